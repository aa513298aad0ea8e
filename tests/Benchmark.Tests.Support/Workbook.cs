using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Benchmark.Tests.Support;

/// <summary>A workbook as a spreadsheet program sees it: the rows of each sheet, a cell being a decimal, a flag, a text or null.</summary>
internal sealed partial class Workbook
{
    private Workbook(IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows)> sheets)
    {
        Sheets = sheets;
        Header = [.. Data[0].Cast<string>()];
        Rows = [.. Data.Skip(1).Select(row => row.Concat(Enumerable.Repeat<object?>(null, Header.Count - row.Count)).ToList())];
    }

    public IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows)> Sheets { get; }

    /// <summary>The sheet that is opened, its header among the rows.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Summary => Sheets[0].Rows;

    /// <summary>The whole table, its header among the rows.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Data => Sheets[1].Rows;

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Notes => Sheets[2].Rows;

    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows of the data sheet, each as wide as the header.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>Reads a workbook that must obey every rule of the format, so that no program offers to repair it.</summary>
    public static Workbook ReadValid(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(error => $"{error.Path?.PartUri} {error.Path?.XPath}: {error.Description}"));
        return Read(bytes);
    }

    /// <summary>Reads a workbook.</summary>
    public static Workbook Read(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var workbook = document.WorkbookPart!;
        return new Workbook(
        [
            .. workbook.Workbook.Sheets!.Elements<Sheet>().Select(sheet =>
                (
                    sheet.Name!.Value!,
                    (IReadOnlyList<IReadOnlyList<object?>>)[.. ((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)).Worksheet.GetFirstChild<SheetData>()!
                        .Elements<Row>()
                        .Select(CellsOf)])),
        ]);
    }

    /// <summary>The cells of a column of the data sheet.</summary>
    public IReadOnlyList<object?> Column(string name)
    {
        var column = Header.ToList().IndexOf(name);
        Assert.True(column >= 0, $"There is no column {name}.");
        return [.. Rows.Select(row => row[column])];
    }

    private static IReadOnlyList<object?> CellsOf(Row row)
    {
        var cells = new List<object?>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter).Aggregate(0, (number, letter) => 26 * number + (letter - 'A' + 1)) - 1;
            while (cells.Count < column)
                cells.Add(null);
            cells.Add(cell.InlineString is null && cell.CellValue is null ? null : ValueOf(cell));
        }

        return cells;
    }

    private static object ValueOf(Cell cell)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return CodePattern().Replace(
                cell.InlineString!.Text!.Text,
                code => ((char)int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        // The text that a formula gives.
        if (cell.DataType?.Value == CellValues.String)
            return cell.CellValue!.Text;
        return cell.DataType?.Value == CellValues.Boolean ? cell.CellValue!.Text == "1" : decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
    }

    // ECMA-376, ST_Xstring.
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex CodePattern();
}
