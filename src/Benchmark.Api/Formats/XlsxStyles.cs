using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmark.Api.Formats;

/// <summary>How the cells of a workbook look, each by its place in the style sheet. Every look there is twice: bare, and with a fine line below.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint AsText = 2;
    public const uint Wrapped = 3;
    public const uint Link = 4;
    public const uint Title = 5;
    public const uint Section = 6;

    public const uint Centered = 7;
    public const uint LinkOnOneLine = 8;

    /// <summary>How far behind a look it stands with a fine line below, by which a row is followed across a page.</summary>
    public const uint Lined = NumberWithoutDecimals + MostDecimals + 1;

    private const uint NumberWithoutDecimals = 9;
    private const int MostDecimals = 10;

    // The number format "text", with which a spreadsheet keeps what is typed as it is.
    private const uint TextFormat = 49;

    // Up to here the formats are those that every spreadsheet has.
    private const uint FirstOwnFormat = 164;

    private const string Gray = "FFBFBFBF";

    /// <summary>The style of a number that is shown with some decimals; of null, of one that is shown as it is.</summary>
    public static uint Number(int? decimals) => decimals is { } known ? NumberWithoutDecimals + (uint)Math.Clamp(known, 0, MostDecimals) : Plain;

    public static void Write(OpenXmlWriter writer) => writer.WriteElement(new Stylesheet(
        new NumberingFormats(Enumerable.Range(0, MostDecimals + 1).Select(decimals => new NumberingFormat
        {
            NumberFormatId = FirstOwnFormat + (uint)decimals,
            // The separators are those of the reader's computer.
            FormatCode = decimals == 0 ? "#,##0" : $"#,##0.{new string('0', decimals)}",
        })),
        new Fonts(
            FontOf(11),
            FontOf(11, new Bold()),
            FontOf(11, new Underline(), new Color { Rgb = "FF0B5394" }),
            FontOf(14, new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF4" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            BorderOf(BorderStyleValues.Hair),
            BorderOf(BorderStyleValues.Thin)),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats([.. Looks(line: 0), .. Looks(line: 1)]),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 })));

    private static IEnumerable<CellFormat> Looks(uint line) =>
    [
        Style(format: 0, font: 0, line),
        Style(TextFormat, font: 1, border: 2, fill: 2, wraps: true),
        Style(TextFormat, font: 0, line),
        Style(TextFormat, font: 0, line, wraps: true),
        Style(TextFormat, font: 2, line, wraps: true),
        Style(TextFormat, font: 3),
        Style(TextFormat, font: 1, border: 2, fill: 2),
        Style(format: 0, font: 0, line, across: HorizontalAlignmentValues.Center),
        Style(TextFormat, font: 2, line),
        .. Enumerable.Range(0, MostDecimals + 1)
            .Select(decimals => Style(FirstOwnFormat + (uint)decimals, font: 0, line, across: HorizontalAlignmentValues.Right)),
    ];

    private static Font FontOf(int size, params OpenXmlElement[] looks)
    {
        // The schema has an order: bold, underline, size, color, name.
        var font = new Font();
        foreach (var look in looks.Where(look => look is not Color))
            font.Append(look);
        font.Append(new FontSize { Val = size });
        foreach (var look in looks.Where(look => look is Color))
            font.Append(look);
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Border BorderOf(BorderStyleValues style) => new(
        new LeftBorder(),
        new RightBorder(),
        new TopBorder(),
        new BottomBorder(new Color { Rgb = Gray }) { Style = style },
        new DiagonalBorder());

    private static CellFormat Style(
        uint format,
        uint font,
        uint border = 0,
        uint fill = 0,
        bool wraps = false,
        HorizontalAlignmentValues? across = null) => new(new Alignment
        {
            Horizontal = across is { } side ? side : null,
            // A number does not touch the words of the next column.
            Indent = across == HorizontalAlignmentValues.Right ? 1u : null,
            Vertical = VerticalAlignmentValues.Top,
            WrapText = wraps ? true : null,
        })
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
}
