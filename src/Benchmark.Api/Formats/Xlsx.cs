using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Formats;

/// <summary>
/// A workbook: the table on one sheet with typed cells, and on another what a reader of the file without its web page must know.
/// </summary>
internal static partial class Xlsx
{
    public static readonly Format Format = new()
    {
        Id = "xlsx",
        MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Extension = "xlsx",
        Meaning = "A workbook: the data, and notes with sources, warnings, release, license and the permanent link.",
        MadeOf = [typeof(Table)],
        InLanguage = true,
        IsFile = true,
        IsCompressed = true,
        MostRows = MostRows,
        WriteByRow = (content, stream) => Write(content.Get<Table>(), content.Publication, stream),
    };

    /// <summary>The most rows that a sheet holds below its header.</summary>
    public const int MostRows = 1_048_575;

    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    // A cell with more makes Excel repair the file.
    private const int MostCharacters = 32_767;

    // The rows whose content decides how wide the columns are; in characters.
    private const int RowsMeasured = 100;
    private const int Narrowest = 9;
    private const int Widest = 60;

    // The places of the formats in the style sheet.
    private const uint Bold = 1;
    private const uint AsText = 2;
    private const uint Wrapped = 3;

    /// <summary>Writes row by row; only a buffer is held.</summary>
    /// <returns>The number of each row, once it is written.</returns>
    public static IEnumerable<int> Write(Table table, Publication publication, Stream stream)
    {
        // The workbook class of the library keeps every part in memory until the end; a package that is only written does not.
        using var package = Package.Open(stream, FileMode.Create, FileAccess.Write);
        var workbook = Add(package, "/xl/workbook.xml", "sheet.main", writer => WriteWorkbook(writer, publication.Language));
        package.CreateRelationship(workbook.Uri, TargetMode.Internal, $"{Relations}officeDocument");
        Relate("/xl/styles.xml", "styles", "styles", "styles", WriteStyles);
        var data = package.CreatePart(new Uri("/xl/worksheets/sheet1.xml", UriKind.Relative), $"{Main}worksheet+xml", CompressionOption.Fast);
        using (var part = data.GetStream())
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartDocument(standalone: true);
            foreach (var row in WriteData(writer, table))
                yield return row;
        }

        workbook.CreateRelationship(data.Uri, TargetMode.Internal, $"{Relations}worksheet", DataSheet);
        Relate("/xl/worksheets/sheet2.xml", "worksheet", "worksheet", NotesSheet, writer => WriteNotes(writer, table, publication));

        void Relate(string path, string content, string relation, string id, Action<OpenXmlWriter> write) =>
            workbook.CreateRelationship(Add(package, path, content, write).Uri, TargetMode.Internal, Relations + relation, id);
    }

    private const string DataSheet = "data";
    private const string NotesSheet = "notes";

    private static PackagePart Add(Package package, string path, string content, Action<OpenXmlWriter> write)
    {
        var part = package.CreatePart(new Uri(path, UriKind.Relative), $"{Main}{content}+xml", CompressionOption.Fast);
        using var stream = part.GetStream();
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(standalone: true);
        write(writer);
        return part;
    }

    private static void WriteWorkbook(OpenXmlWriter writer, Language language) => writer.WriteElement(new Workbook(
        new Sheets(
            new Sheet { Name = new Text("Dữ liệu", "Data").In(language), SheetId = 1, Id = DataSheet },
            new Sheet { Name = new Text("Ghi chú", "Notes").In(language), SheetId = 2, Id = NotesSheet })));

    private static void WriteStyles(OpenXmlWriter writer)
    {
        // The number format "text", with which a spreadsheet keeps what is typed as it is.
        const uint text = 49;
        writer.WriteElement(new Stylesheet(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(
                new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
                new CellFormat { NumberFormatId = text, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = text, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true },
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
                {
                    NumberFormatId = text,
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                    FormatId = 0,
                    ApplyAlignment = true,
                    ApplyNumberFormat = true,
                }),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 })));
    }

    private static IEnumerable<int> WriteData(OpenXmlWriter writer, Table table)
    {
        using var rows = table.Rows.GetEnumerator();
        var first = new List<object?[]>();
        while (first.Count < RowsMeasured && rows.MoveNext())
            first.Add(rows.Current);

        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft })
        {
            TabSelected = true,
            WorkbookViewId = 0,
        }));
        WriteWidths(writer, table.Columns.Select((column, index) => first.Select(row => LengthOf(row[index])).Append(column.Name.Length).Max()));

        var sheet = new SheetWriter(writer);
        sheet.Begin();
        sheet.Write([.. table.Columns.Select(column => column.Name)], Bold);
        foreach (var row in first)
            sheet.Write(row, AsText);
        while (rows.MoveNext())
        {
            sheet.Write(rows.Current, AsText);
            yield return sheet.Rows;
        }

        sheet.End();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{NameOf(table.Columns.Count - 1)}{sheet.Rows}" });
        writer.WriteEndElement();
    }

    private static void WriteNotes(OpenXmlWriter writer, Table table, Publication publication)
    {
        var language = publication.Language;
        string In(string vi, string en) => new Text(vi, en).In(language);
        writer.WriteStartElement(new Worksheet());
        WriteWidths(writer, [28, Widest, Widest, 18, 14, Widest]);
        var sheet = new SheetWriter(writer);
        sheet.Begin();
        sheet.Write([table.Title.In(language)], Bold);
        sheet.Write([In("Bản dữ liệu", "Release"), publication.Release.Id], Wrapped);
        sheet.Write(
            [In("Công bố lúc", "Published at"), publication.Release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)],
            Wrapped);
        sheet.Write([In("Giấy phép", "License"), Publication.License, Publication.LicenseUrl], Wrapped);
        sheet.Write([In("Cách trích dẫn", "How to cite"), Publication.HowToCite(publication.Release, publication.Publisher).In(language)], Wrapped);
        sheet.Write([In("Liên kết cố định", "Permanent link"), publication.Permanent], Wrapped);

        sheet.Write([], Wrapped);
        sheet.Write([In("Lưu ý", "Warnings"), In("Nội dung", "Message"), In("Ở đâu trong câu trả lời JSON", "Where in the JSON answer")], Bold);
        foreach (var warning in publication.Warnings)
            sheet.Write([Code.Of(warning.Code), warning.Message.In(language), warning.At], Wrapped);
        if (publication.Warnings.Count == 0)
            sheet.Write([In("Không có", "None")], Wrapped);

        sheet.Write([], Wrapped);
        sheet.Write(
            [
                In("Nguồn", "Source"), In("Nhan đề", "Title"), In("Nơi công bố hoặc ban hành", "Issuer"), In("Số hiệu", "Number"), In("Ngày", "Date"),
                In("Địa chỉ", "Address"),
            ],
            Bold);
        foreach (var source in publication.Sources)
        {
            var (title, issuer) = (source.Title.In(publication.Language), source.Issuer.In(publication.Language));
            sheet.Write([source.Id, title, issuer, source.Number, source.PublishedOn, source.Url], Wrapped);
        }

        sheet.Write([], Wrapped);
        sheet.Write([In("Cột", "Column"), In("Ý nghĩa", "Meaning")], Bold);
        foreach (var (name, meaning) in table.Columns)
            sheet.Write([name, meaning.In(language)], Wrapped);
        sheet.End();
        writer.WriteEndElement();
    }

    private static void WriteWidths(OpenXmlWriter writer, IEnumerable<int> lengths) =>
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(lengths.Select((length, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            // Room for the arrow of the filter.
            Width = Math.Clamp(length + 2, Narrowest, Widest),
            CustomWidth = true,
        })));

    private static int LengthOf(object? cell) => cell switch
    {
        null => 0,
        string text => text.Length,
        decimal number => Exact.Print(number).Length,
        _ => Narrowest,
    };

    /// <summary>The name of a column: A to Z, then AA.</summary>
    private static string NameOf(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{NameOf(column / 26 - 1)}{(char)('A' + column % 26)}";

    /// <summary>
    /// A text as a workbook holds it (ECMA-376, ST_Xstring): what XML cannot represent, and what would be read as such a code, as <c>_xHHHH_</c>.
    /// </summary>
    private static string Escape(string text)
    {
        var cut = text.Length <= MostCharacters ? text : $"{text[..(MostCharacters - 1)]}…";
        if (!cut.Any(IsSpecial))
            return cut;
        var escaped = new StringBuilder(cut.Length + 16);
        foreach (var rune in CodePattern().Replace(cut, "_x005F$0").EnumerateRunes())
        {
            if (rune.Value is (< ' ' and not '\t' and not '\n') or 0xFFFE or 0xFFFF)
                escaped.Append(CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_");
            else
                // An unpaired surrogate comes as the replacement character.
                escaped.Append(rune.ToString());
        }

        return escaped.ToString();
    }

    private static bool IsSpecial(char letter) => letter is '_' or < ' ' or (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE';

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex CodePattern();

    /// <summary>Writes the cells of a sheet, each by its type; an empty one is left out.</summary>
    private sealed class SheetWriter(OpenXmlWriter writer)
    {
        private static readonly Row Row = new();
        private static readonly Cell Cell = new();
        private static readonly CellValue Value = new();
        private static readonly InlineString Inline = new();
        private static readonly DocumentFormat.OpenXml.Spreadsheet.Text Letters = new();
        private static readonly OpenXmlAttribute[] KeepSpaces = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];
        private readonly List<string> _names = [];

        /// <summary>How many rows were written.</summary>
        public int Rows { get; private set; }

        public void Begin() => writer.WriteStartElement(new SheetData());

        public void End() => writer.WriteEndElement();

        public void Write(object?[] cells, uint styleOfTexts)
        {
            Rows++;
            writer.WriteStartElement(Row);
            for (var column = 0; column < cells.Length; column++)
            {
                switch (cells[column])
                {
                    case null:
                        break;
                    case string text:
                        Write(column, "inlineStr", styleOfTexts, text);
                        break;
                    case bool flag:
                        Write(column, "b", null, flag ? "1" : "0");
                        break;
                    // ISO text: most dates are known to the month or the year only, and Excel has no day before 1900.
                    case DateOnly day:
                        Write(column, "inlineStr", styleOfTexts, day.ToString("O", CultureInfo.InvariantCulture));
                        break;
                    case decimal number:
                        Write(column, "n", null, Exact.Print(number));
                        break;
                    case int number:
                        Write(column, "n", null, number.ToString(CultureInfo.InvariantCulture));
                        break;
                    case { } other:
                        throw new NotSupportedException($"No cell holds a {other.GetType().Name}.");
                }
            }

            writer.WriteEndElement();
        }

        private void Write(int column, string type, uint? style, string value)
        {
            while (_names.Count <= column)
                _names.Add(NameOf(_names.Count));
            var reference = new OpenXmlAttribute("r", "", $"{_names[column]}{Rows}");
            var kind = new OpenXmlAttribute("t", "", type);
            writer.WriteStartElement(
                Cell,
                style is null ? [reference, kind] : [reference, new OpenXmlAttribute("s", "", style.Value.ToString(CultureInfo.InvariantCulture)), kind]);
            if (type == "inlineStr")
            {
                writer.WriteStartElement(Inline);
                writer.WriteStartElement(Letters, KeepSpaces);
                writer.WriteString(Escape(value));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            else
            {
                writer.WriteStartElement(Value);
                writer.WriteString(value);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }
    }
}
