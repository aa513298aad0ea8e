using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

using Table = Benchmark.Api.Formats.Table;
using Text = Benchmark.Core.Language.Text;
using Workbook = Benchmark.Tests.Support.Workbook;

namespace Benchmark.Tests.Formats;

public sealed class XlsxTests
{
    private static readonly Text Title = new("Bảng thử", "Trial table");

    [Fact]
    public void Cells_have_the_type_of_their_values_and_what_is_missing_has_none()
    {
        var row = Read([-4.80m, 116.6666666667m, 3, true, new DateOnly(2025, 7, 1), null, "01"]).Rows[0];

        Assert.Equal([-4.8m, 116.6666666667m, 3m, true, "2025-07-01", null, "01"], row);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 24")]
    [InlineData("@SUM(A1)")]
    [InlineData("\ttab")]
    [InlineData("  spaces  ")]
    [InlineData("một, hai; \"ba\" <bốn> & năm")]
    [InlineData("dòng 1\r\ndòng 2\rdòng 3\ndòng 4")]
    [InlineData("_x0041_ is no A, nor is _x005F_")]
    [InlineData("bell \a, null \0, \uFFFE")]
    [InlineData("🏙 thành phố")]
    public void A_text_survives_as_it_is(string text) => Assert.Equal(text, Read([text]).Rows[0][0]);

    [Fact]
    public void What_no_workbook_can_hold_is_seen_to_be_cut()
    {
        Assert.Equal(new string('a', 32_766) + "…", Read([new string('a', 40_000)]).Rows[0][0]);
        Assert.Equal("half \uFFFD", Read(["half \uD83C"]).Rows[0][0]);
    }

    [Fact]
    public void The_header_is_bold_and_frozen_filtered_and_the_columns_are_as_wide_as_what_stands_in_them()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write([new string('x', 30), 1m, new string('x', 500)])), isEditable: false);
        var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)).Worksheet;
        var pane = sheet.Descendants<Pane>().Single();
        var header = sheet.Descendants<Row>().First().Elements<Cell>().First();
        var fonts = document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        var font = (int)fonts.CellFormats!.Elements<CellFormat>().ElementAt((int)header.StyleIndex!.Value).FontId!.Value;

        Assert.Equal((1d, "A2", PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.NotNull(fonts.Fonts!.Elements<Font>().ElementAt(font).Bold);
        Assert.Equal("A1:C2", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal([32, 9, 60], sheet.Descendants<Column>().Select(column => column.Width!.Value));
    }

    [Theory]
    [InlineData(Language.Vi, "Dữ liệu", "Ghi chú", "Bảng thử", "Số liệu này là số sơ bộ.", "cột 1")]
    [InlineData(Language.En, "Data", "Notes", "Trial table", "This value is preliminary.", "column 1")]
    public void The_notes_say_in_the_language_what_a_reader_must_know(
        Language language,
        string data,
        string notes,
        string title,
        string warning,
        string meaning)
    {
        var book = Read([1m], language);
        var cells = book.Sheets[1].Rows.SelectMany(row => row).OfType<string>().ToList();

        Assert.Equal([data, notes], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(title, cells[0]);
        string[] expected =
        [
            "2026-11-21.1", "2026-11-21T08:00:00+07:00", "CC-BY-4.0", "/v1/x?release=2026-11-21.1", "preliminary-value", warning, "data[0]",
            "src", language == Language.Vi ? "Niên giám" : "Yearbook", "GSO", "12/QĐ", "2022-08", "https://example.org/a?b=1&c=2", "c1", meaning,
        ];
        Assert.All(expected, text => Assert.Contains(text, cells));
        Assert.Contains(Publication.HowToCite(Release).In(language), cells);
    }

    [Fact]
    public void A_table_without_rows_is_a_workbook_too() =>
        Assert.Empty(Workbook.ReadValid(Write([new Column<int>("c1", Title, row => row)], [], Language.Vi)).Rows);

    private static readonly Release Release = new("2026-11-21.1", new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7)), "a", new("b", "c"));

    private static Workbook Read(object?[] row, Language language = Language.Vi) => Workbook.ReadValid(Write(row, language));

    private static byte[] Write(object?[] row, Language language = Language.Vi) =>
        Write(
            [.. row.Select((_, index) => new Column<object?[]>($"c{index + 1}", new($"cột {index + 1}", $"column {index + 1}"), cells => cells[index]))],
            [row],
            language);

    private static byte[] Write<T>(IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, Language language)
    {
        var publication = new Publication(
            Release,
            "/v1/x?release=2026-11-21.1",
            [new Warning(WarningCode.PreliminaryValue, new("Số liệu này là số sơ bộ.", "This value is preliminary."), "data[0]")],
            [new CitedSource("src", new("Niên giám", "Yearbook"), new("GSO", "GSO"), "12/QĐ", "2022-08", "https://example.org/a?b=1&c=2")],
            language);
        using var stream = new MemoryStream();
        foreach (var _ in Xlsx.Write(Table.Of(Title, columns, summary ?? new([]), rows), publication, stream))
        {
            // Written to the end.
        }

        return stream.ToArray();
    }
}
