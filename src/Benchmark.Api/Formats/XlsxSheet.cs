using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Letters = DocumentFormat.OpenXml.Spreadsheet.Text;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Formats;

/// <summary>A cell whose text was longer than a cell can hold.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Cell">The cell, such as B7.</param>
/// <param name="Length">How many characters the text has.</param>
internal sealed record CutCell(string Sheet, string Cell, int Length);

/// <summary>Writes one sheet: its head, its cells row by row, each by its type, and its foot. An empty cell is left out.</summary>
/// <param name="writer">Where to.</param>
/// <param name="name">The name of the sheet.</param>
/// <param name="language">The language of its texts.</param>
/// <param name="cuts">Where cells that had to be cut are noted.</param>
internal sealed partial class XlsxSheet(OpenXmlWriter writer, string name, Language language, List<CutCell> cuts)
{
    // A cell with more makes Excel repair the file.
    private const int MostCharacters = 32_767;

    // Neither a text in a formula nor the address of a link made by one can be longer.
    private const int LongestLiteral = 255;

    // About as many characters stand beside each other on a page that is read without a glass.
    private const int CharactersOnPage = 230;

    // A column is as wide as so many digits, and holds a letter more for every so many of them, which are narrower.
    private const int NarrowLetters = 10;

    // The arrow of the filter covers some of a header.
    private const int RoomOfArrow = 2;

    private const uint A4 = 9;

    // In points; a spreadsheet takes no higher row.
    private const double LineHeight = 14;
    private const double HighestRow = 409;

    private static readonly Row Row = new();
    private static readonly Cell Cell = new();
    private static readonly CellValue Value = new();
    private static readonly CellFormula Formula = new();
    private static readonly InlineString Inline = new();
    private static readonly Letters Written = new();
    private static readonly OpenXmlAttribute[] KeepSpaces = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    private readonly List<string> _columns = [];
    private IReadOnlyList<int> _widths = [];
    private uint _look;

    /// <summary>How many rows were written.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins the sheet.</summary>
    /// <param name="widths">How wide the columns are, in characters.</param>
    /// <param name="isTable">Whether it has a header and two columns that stay in view.</param>
    /// <param name="isFirst">Whether it is the one that is opened; it has a fine line below each row.</param>
    public void Begin(IReadOnlyList<int> widths, bool isTable, bool isFirst = false)
    {
        _widths = widths;
        _look = isFirst ? XlsxStyles.Lined : 0;
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var view = new SheetView { TabSelected = isFirst ? true : null, WorkbookViewId = 0 };
        if (isTable)
        {
            view.Append(
                new Pane
                {
                    HorizontalSplit = 2,
                    VerticalSplit = 1,
                    TopLeftCell = "C2",
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = PaneValues.TopRight },
                new Selection { Pane = PaneValues.BottomLeft },
                new Selection { Pane = PaneValues.BottomRight });
        }

        writer.WriteElement(new SheetViews(view));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(widths.Select((width, index) => new Column
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>Ends the sheet.</summary>
    /// <param name="hasFilter">Whether rows can be filtered by their columns.</param>
    /// <param name="isOnePageWide">Whether all columns are printed beside each other on one page.</param>
    /// <param name="header">What stands above each printed page.</param>
    /// <param name="publication">What stands below.</param>
    public void End(bool hasFilter, bool isOnePageWide, string header, Publication publication)
    {
        writer.WriteEndElement();
        if (hasFilter)
            writer.WriteElement(new AutoFilter { Reference = $"A1:{NameOf(_widths.Count - 1)}{Rows}" });
        // All lines of a page that shows columns far from the first.
        if (!isOnePageWide)
            writer.WriteElement(new PrintOptions { GridLines = true });
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup
        {
            PaperSize = A4,
            Orientation = OrientationValues.Landscape,
            FitToWidth = isOnePageWide ? 1 : (uint)Math.Max(1, Math.Ceiling(_widths.Sum() / (double)CharactersOnPage)),
            FitToHeight = 0,
        });
        writer.WriteElement(new HeaderFooter(
            new OddHeader($"&L&\"Calibri,Bold\"&12 {Coded(header)}&R&9 {Coded(name)}"),
            new OddFooter($"&L&8 {Coded(FooterOf(publication))}&R&8 {(language == Language.Vi ? "Trang" : "Page")} &P/&N")));
        writer.WriteEndElement();
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="style">The style of its texts.</param>
    /// <param name="measured">Which columns hold figures in the unit of the indicator.</param>
    /// <param name="decimals">The decimals these are shown with.</param>
    public void Write(ReadOnlySpan<object?> cells, uint style, IReadOnlyList<bool>? measured = null, int? decimals = null)
    {
        Rows++;
        // Not every program makes a row as high as its texts need.
        if (LinesOf(cells, style) is var lines and > 1)
            writer.WriteStartElement(Row, [new("ht", "", Height(lines)), new("customHeight", "", "1")]);
        else
            writer.WriteStartElement(Row);
        for (var column = 0; column < cells.Length; column++)
        {
            switch (cells[column])
            {
                case null:
                    // The line below a row does not stop at what is missing.
                    if (_look > 0)
                        Write(column, null, style, null);
                    break;
                case string text:
                    WriteText(column, style, text);
                    break;
                case Text text:
                    WriteText(column, style, text.In(language));
                    break;
                case TitledLink link:
                    if (FormulaOf(link) is { } formula)
                        Write(
                            column,
                            "str",
                            style == XlsxStyles.Wrapped ? XlsxStyles.Link : XlsxStyles.LinkOnOneLine,
                            Whole(column, link.Title.In(language)),
                            formula);
                    else
                        WriteText(column, style, link.Title.In(language));
                    break;
                case bool flag:
                    Write(column, "b", XlsxStyles.Plain, flag ? "1" : "0");
                    break;
                // ISO text: most dates are known to the month or the year only, and Excel has no day before 1900.
                case DateOnly day:
                    WriteText(column, style, day.ToString("O", CultureInfo.InvariantCulture));
                    break;
                case Figure figure:
                    Write(column, "n", XlsxStyles.Number(figure.Decimals), Exact.Print(figure.Value));
                    break;
                case decimal number:
                    Write(column, "n", measured?[column] == true ? XlsxStyles.Number(decimals) : StyleOfCount(style), Exact.Print(number));
                    break;
                case int number:
                    Write(column, "n", StyleOfCount(style), number.ToString(CultureInfo.InvariantCulture));
                    break;
                case { } other:
                    throw new NotSupportedException($"No cell holds a {other.GetType().Name}.");
            }
        }

        writer.WriteEndElement();
    }

    /// <summary>The name of a column: A to Z, then AA.</summary>
    public static string NameOf(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{NameOf(column / 26 - 1)}{(char)('A' + column % 26)}";

    // A year or a rank between words stands in the middle of its column.
    private static uint StyleOfCount(uint style) => style == XlsxStyles.Wrapped ? XlsxStyles.Centered : XlsxStyles.Plain;

    private static string Height(int lines) => Math.Min(lines * LineHeight, HighestRow).ToString(CultureInfo.InvariantCulture);

    private int LinesOf(ReadOnlySpan<object?> cells, uint style)
    {
        var most = 1;
        // What runs on one line; that of the title is higher.
        if (style is XlsxStyles.Title or XlsxStyles.Section or XlsxStyles.LinkOnOneLine)
            return style == XlsxStyles.Title ? 2 : 1;
        for (var column = 0; column < cells.Length; column++)
        {
            var text = cells[column] switch
            {
                string plain => plain,
                Text pair => pair.In(language),
                TitledLink link => link.Title.In(language),
                _ => "",
            };
            if (text.Length >= _widths[column] || text.Contains('\n'))
                most = Math.Max(
                    most,
                    LinesOf(text, style == XlsxStyles.Header ? _widths[column] - RoomOfArrow : _widths[column] + _widths[column] / NarrowLetters));
        }

        return most;
    }

    /// <summary>How many lines a text takes in a column, words being kept whole where they fit.</summary>
    private static int LinesOf(string text, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var range in text.AsSpan().SplitAny(' ', '\n'))
        {
            var length = range.End.Value - range.Start.Value;
            if (range.Start.Value > 0 && (text[range.Start.Value - 1] == '\n' || used + 1 + length > width))
                (lines, used) = (lines + 1, 0);
            else if (used > 0)
                used++;
            used += length;
            if (used > width)
                (lines, used) = (lines + (used - 1) / width, (used - 1) % width + 1);
        }

        return lines;
    }

    // A text that its column does not hold runs over several lines; the others cost a reader of many rows no height.
    private void WriteText(int column, uint style, string text)
    {
        if (style == XlsxStyles.LinkOnOneLine)
            style = XlsxStyles.AsText;
        else if (style == XlsxStyles.AsText && (text.Length > _widths[column] || text.Contains('\n')))
            style = XlsxStyles.Wrapped;
        Write(column, "inlineStr", style, Whole(column, text));
    }

    private string Whole(int column, string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        cuts.Add(new CutCell(name, $"{ColumnOf(column)}{Rows}", text.Length));
        var end = MostCharacters - 1;
        // Half a character would be none.
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    // A formula, because LibreOffice neither wraps nor prints whole the text of a link of any other kind, and because a link beside the cells would have to be
    // held until the end of the sheet. Null where there is no address that can be followed.
    private string? FormulaOf(TitledLink link)
    {
        if (link.Url is null || !Uri.TryCreate(link.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.AbsoluteUri.Length > LongestLiteral)
        {
            return null;
        }

        var title = link.Title.In(language);
        return $"HYPERLINK({Literal(address.AbsoluteUri)},{string.Join('&', title.Chunk(LongestLiteral / 2).Select(part => Literal(new string(part))))})";
    }

    // A quote is doubled, so that no text ends its literal.
    private static string Literal(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string ColumnOf(int column)
    {
        while (_columns.Count <= column)
            _columns.Add(NameOf(_columns.Count));
        return _columns[column];
    }

    private void Write(int column, string? type, uint style, string? value, string? formula = null)
    {
        var reference = new OpenXmlAttribute("r", "", $"{ColumnOf(column)}{Rows}");
        var look = new OpenXmlAttribute("s", "", (style + _look).ToString(CultureInfo.InvariantCulture));
        OpenXmlAttribute[] attributes = type is null ? [reference, look] : [reference, look, new OpenXmlAttribute("t", "", type)];
        writer.WriteStartElement(Cell, attributes);
        if (formula is not null)
        {
            writer.WriteStartElement(Formula);
            writer.WriteString(Escape(formula));
            writer.WriteEndElement();
        }

        if (value is null)
        {
            writer.WriteEndElement();
            return;
        }

        if (type == "inlineStr")
        {
            writer.WriteStartElement(Inline);
            writer.WriteStartElement(Written, KeepSpaces);
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

    // Excel takes no more than 255 characters in a footer.
    private static string FooterOf(Publication publication)
    {
        var release = $"{publication.Publisher}, {new Text("bản dữ liệu", "data release").In(publication.Language)} {publication.Release.Id}";
        var link = publication.Follow(publication.Page);
        return link.Length <= 150 ? $"{release} · {link}" : release;
    }

    // An ampersand begins a code of headers and footers.
    private static string Coded(string text) => text.Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>
    /// A text as a workbook holds it (ECMA-376, ST_Xstring): what XML cannot represent, and what would be read as such a code, as <c>_xHHHH_</c>.
    /// </summary>
    private static string Escape(string text)
    {
        if (!text.Any(IsSpecial))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in CodePattern().Replace(text, "_x005F$0").EnumerateRunes())
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
}
