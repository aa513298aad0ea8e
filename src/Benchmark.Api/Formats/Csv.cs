using System.Globalization;
using Benchmark.Core.Numbers;
using CsvHelper;

namespace Benchmark.Api.Formats;

/// <summary>
/// A table as comma-separated values (RFC 4180): UTF-8, lines ending in CRLF, a point for the decimals, ISO dates, <c>true</c> and <c>false</c>, and nothing
/// where something is missing. With a comma for the decimals, as spreadsheets of many locales read numbers, a semicolon stands between the cells.
/// </summary>
internal static class Csv
{
    public static readonly Format Format = new()
    {
        Id = "csv",
        MediaType = "text/csv",
        Extension = "csv",
        HasFields = true,
        Charset = "utf-8",
        Meaning = "RFC 4180 in UTF-8, one line per row, every row; an empty cell is missing.",
        MadeOf = [typeof(Table)],
        IsFile = true,
        HasNotes = false,
        HasDialects = true,
        WriteByRow = (content, stream) => Write(content.GetTable(), stream, content.ByteOrderMark, content.DecimalComma),
    };

    /// <summary>What a reader of the cells must know.</summary>
    public static readonly Text AboutTexts = new(
        "Văn bản mà bảng tính sẽ chạy như công thức đứng sau một dấu nháy đơn.",
        "A text that a spreadsheet would run as a formula stands behind an apostrophe.");

    // What makes a spreadsheet run a cell (OWASP, CSV Injection), the wide forms that some keyboards type among them. A space before one keeps it a text.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Writes row by row; only a buffer is held.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="byteOrderMark">Whether the mark by which Excel knows UTF-8 stands before it.</param>
    /// <param name="decimalComma">Whether decimals stand behind a comma, and then a semicolon between cells.</param>
    /// <returns>The number of each row, once it is written.</returns>
    public static IEnumerable<int> Write(Table table, Stream stream, bool byteOrderMark, bool decimalComma)
    {
        var rows = 0;
        var options = new CsvWriterOptions
        {
            TrueValue = "true",
            FalseValue = "false",
            WriteByteOrderMark = byteOrderMark,
            Separator = decimalComma ? ';' : ',',
        };
        using var csv = CsvWriter.Create(stream, options, leaveOpen: true);
        foreach (var column in table.Columns)
            csv.WriteField(column.Name);
        csv.EndRecord();
        foreach (var row in table.Rows)
        {
            foreach (var cell in row.Cells)
                Write(csv, cell, decimalComma);
            csv.EndRecord();
            yield return ++rows;
        }
    }

    private static void Write(CsvWriter csv, object? cell, bool decimalComma)
    {
        switch (cell)
        {
            case string text:
                csv.WriteField(Neutral(text), IsLikeANumber(text, decimalComma) ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
                break;
            case decimal number when decimalComma:
                csv.WriteField(Exact.Print(number).Replace('.', ','));
                break;
            case decimal number:
                csv.WriteField(Exact.Normalize(number));
                break;
            case bool flag:
                csv.WriteField(flag);
                break;
            default:
                csv.WriteField(cell);
                break;
        }
    }

    /// <summary>A text that would be run as a formula, behind an apostrophe; numbers never come here, so −4.8 stays one.</summary>
    private static string Neutral(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]) ? $"'{text}" : text;

    /// <summary>A code such as 01 is quoted, by which some readers recognize a text.</summary>
    private static bool IsLikeANumber(string text, bool decimalComma) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '.' or ',') && (IsNumber(text) || (decimalComma && IsNumber(text.Replace(',', '.'))));

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
