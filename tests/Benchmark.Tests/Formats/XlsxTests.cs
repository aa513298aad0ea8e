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
        var book = Read(["b", new string('a', 40_000)]);

        Assert.Equal(new string('a', 32_766) + "…", book.Rows[0][1]);
        Assert.Contains(book.Notes, note => note is ["Dữ liệu!B2", string why] && why.Contains("40000", StringComparison.Ordinal));
        Assert.DoesNotContain(Read(["b"]).Notes, note => note is ["Ô bị cắt bớt", ..]);
        Assert.Equal("half \uFFFD", Read(["half \uD83C"]).Rows[0][0]);
    }

    [Fact]
    public void The_header_and_two_columns_are_frozen_and_the_columns_are_as_wide_as_what_stands_in_them()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write([new string('x', 30), 1m, new string('x', 500)])), isEditable: false);
        var sheet = (
            (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().ElementAt(1).Id!.Value!)).Worksheet;
        var pane = sheet.Descendants<Pane>().Single();
        var setup = sheet.Descendants<PageSetup>().Single();
        var header = sheet.Descendants<Row>().First().Elements<Cell>().First();
        var fonts = document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        var font = (int)fonts.CellFormats!.Elements<CellFormat>().ElementAt((int)header.StyleIndex!.Value).FontId!.Value;

        Assert.Equal(
            (2d, 1d, "C2", PaneStateValues.Frozen),
            (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.NotNull(fonts.Fonts!.Elements<Font>().ElementAt(font).Bold);
        Assert.Equal("A1:C2", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal([32, 9, 80], sheet.Descendants<Column>().Select(column => column.Width!.Value));
        // A4, ISO 216, is paper 9 of ECMA-376 18.3.1.63.
        Assert.Equal((9u, OrientationValues.Landscape, 0u), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToHeight!.Value));
        Assert.Equal(
            ["'Tóm tắt'!$A:$B,'Tóm tắt'!$1:$1", "'Dữ liệu'!$A:$B,'Dữ liệu'!$1:$1"],
            document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(name => name.Text));
    }

    [Theory]
    [InlineData(Language.Vi, "Tóm tắt", "Dữ liệu", "Ghi chú", "Bảng thử", "Số liệu này là số sơ bộ.", "cột 1")]
    [InlineData(Language.En, "Summary", "Data", "Notes", "Trial table", "This value is preliminary.", "column 1")]
    public void The_notes_say_in_the_language_what_a_reader_must_know(
        Language language,
        string summary,
        string data,
        string notes,
        string title,
        string warning,
        string meaning)
    {
        var book = Read([1m], language);
        var cells = book.Notes.SelectMany(row => row).OfType<string>().ToList();

        Assert.Equal([summary, data, notes], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(title, cells[0]);
        string[] expected =
        [
            "2026-11-21.1", "2026-11-21T08:00:00+07:00", "CC-BY-4.0",
            "https://benchmark.example/v1/x?format=html&release=2026-11-21.1", "preliminary-value", warning,
            "data[0]",
            "src", language == Language.Vi ? "Niên giám" : "Yearbook", "GSO", "12/QĐ", "2022-08", "https://example.org/a?b=1&c=2", "c1", meaning,
        ];
        Assert.All(expected, text => Assert.Contains(text, cells));
        Assert.Contains(Publication.HowToCite(Release).In(language), cells);
    }

    [Fact]
    public void The_warnings_of_every_row_stand_in_the_notes_with_the_number_of_the_row()
    {
        Warning[] none = [];
        Warning[] two = [new(WarningCode.Clipped, new("Một.", "One."), null), new(WarningCode.MethodBreak, new("Hai.", "Two."), "year")];
        var book = Workbook.ReadValid(Write(
            [new Column<Warning[]>("c1", Title, row => row.Length)],
            [two, none, two],
            Language.En,
            new Summary<Warning[]>([new(new("Ai", "Who"), 10, _ => new Text("Cần Thơ", "Can Tho")), new(new("Gì", "What"), 10, row => row.Length)])
            {
                WarningsOf = row => row,
            }));

        Assert.Equal(
            [(2m, "Can Tho – 2", "One.", "clipped"), (2m, "Can Tho – 2", "Two.", "method-break"), (4m, "Can Tho – 2", "One.", "clipped"),
                (4m, "Can Tho – 2", "Two.", "method-break")],
            book.Notes.Where(row => row is [decimal, ..]).Select(row => ((decimal)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!)));
    }

    [Fact]
    public void A_summary_has_numbers_with_the_decimals_of_the_indicator_and_sources_that_are_links()
    {
        const string title = "Một \"nguồn\" & hai";
        var bytes = Write(
            [new Column<decimal>("c1", Title, row => row) { IsMeasured = true }],
            [17.5m],
            Language.Vi,
            new Summary<decimal>(
            [
                new(new("Con số", "Figure"), 10, row => Figure.Of(row, 3)),
                new(new("Nguồn", "Source"), 10, _ => new TitledLink(new(title, title), "https://example.org/a?b=1&c=\"2\"")),
                new(new("Không có địa chỉ", "Without an address"), 10, _ => new TitledLink(new("Tên", "Name"), "javascript:alert(1)")),
            ])
            {
                Decimals = _ => 2,
            });
        Assert.Equal([17.5m, title, "Tên"], Workbook.ReadValid(bytes).Summary[1]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var sheets = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()
            .Select(sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)));
        var cells = sheets.First().Worksheet.Descendants<Row>().Last().Elements<Cell>().ToList();
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        string FormatOf(Cell cell)
        {
            var id = formats.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).NumberFormatId!.Value;
            return formats.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == id).FormatCode!.Value!;
        }

        Assert.Equal("#,##0.000", FormatOf(cells[0]));
        Assert.Equal("#,##0.00", FormatOf(sheets.ElementAt(1).Worksheet.Descendants<Row>().Last().Elements<Cell>().Single()));
        Assert.Equal("""HYPERLINK("https://example.org/a?b=1&c=%222%22","Một ""nguồn"" & hai")""", cells[1].CellFormula!.Text);
        Assert.Null(cells[2].CellFormula);
    }

    [Fact]
    public void The_other_language_is_left_out_where_one_is_asked_for_and_nothing_else()
    {
        Column<int>[] columns =
            [.. Benchmark.Api.Formats.Columns.Pair<int>("name", Title, _ => Title), new("code.en", Title, row => row), new("value", Title, row => row)];

        Assert.Equal(["name.vi", "name.en", "code.en", "value"], Workbook.ReadValid(Write(columns, [1], Language.En)).Header);
        Assert.Equal(["name.en", "code.en", "value"], Workbook.ReadValid(Write(columns, [1], Language.En, leavesOut: true)).Header);
        Assert.Equal(["name.vi", "code.en", "value"], Workbook.ReadValid(Write(columns, [1], Language.Vi, leavesOut: true)).Header);
    }

    [Fact]
    public void The_properties_say_what_the_file_is_and_the_same_figures_are_the_same_bytes()
    {
        var bytes = Write([1m], Language.En);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var properties = document.PackageProperties;

        Assert.Equal(("Trial table", "Benchmark", "en"), (properties.Title, properties.Creator, properties.Language));
        Assert.Equal(Release.PublishedAt.UtcDateTime, properties.Created!.Value.ToUniversalTime());
        Assert.Equal("https://benchmark.example/v1/x?format=html&release=2026-11-21.1", properties.Description);
        Assert.Equal(bytes, Write([1m], Language.En));
    }

    [Fact]
    public void A_table_without_rows_is_a_workbook_too() =>
        Assert.Empty(Workbook.ReadValid(Write([new Column<int>("c1", Title, row => row)], [], Language.Vi)).Rows);

    [Fact]
    public void Rows_are_written_while_they_are_read_and_read_again_for_each_sheet()
    {
        const int count = 20_000;
        using var stream = new MemoryStream();
        var written = new List<long>();
        IEnumerable<int> Rows()
        {
            for (var number = 0; number < count; number++)
                yield return number;
            written.Add(stream.Length);
        }

        var table = Table.Of(Title, [new Column<int>("c1", Title, row => row)], new([new(Title, 10, row => row)]), Rows());
        var steps = Xlsx.Write(table, new Publication(Release, "/v1/x", [], [], Language.Vi), stream).Count();

        // The summary and the table; the notes read no rows where none has warnings.
        Assert.Equal(2, written.Count);
        Assert.True(steps > 2 * count, $"{steps} steps");
        // Of each sheet no more is held back than a buffer: a row takes two bytes and more when it is compressed.
        Assert.True(written[0] > 2 * count && written[1] > written[0] + 2 * count, string.Join(", ", written));
    }

    private static readonly Release Release = new("2026-11-21.1", new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7)), "a", new("b", "c"));

    private static Workbook Read(object?[] row, Language language = Language.Vi) => Workbook.ReadValid(Write(row, language));

    private static byte[] Write(object?[] row, Language language = Language.Vi) =>
        Write(
            [.. row.Select((_, index) => new Column<object?[]>($"c{index + 1}", new($"cột {index + 1}", $"column {index + 1}"), cells => cells[index]))],
            [row],
            language);

    private static byte[] Write<T>(
        IReadOnlyList<Column<T>> columns,
        IEnumerable<T> rows,
        Language language,
        Summary<T>? summary = null,
        bool leavesOut = false)
    {
        var publication = new Publication(
            Release,
            "/v1/x?release=2026-11-21.1",
            [new Warning(WarningCode.PreliminaryValue, new("Số liệu này là số sơ bộ.", "This value is preliminary."), "data[0]")],
            [new CitedSource("src", new("Niên giám", "Yearbook"), new("GSO", "GSO"), "12/QĐ", "2022-08", "https://example.org/a?b=1&c=2")],
            language)
        {
            Address = "https://benchmark.example",
            LeavesOutOtherLanguage = leavesOut,
        };
        using var stream = new MemoryStream();
        foreach (var _ in Xlsx.Write(Table.Of(Title, columns, summary ?? new([new(Title, 10, _ => null)]), rows), publication, stream))
        {
            // Written to the end.
        }

        return stream.ToArray();
    }
}
