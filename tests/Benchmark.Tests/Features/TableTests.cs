using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>Every route that has rows gives them as CSV and XLSX too.</summary>
public sealed class TableTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("provinces", "/v1/provinces?q=hai")]
    [InlineData("indicators", "/v1/indicators?theme=digital-economy")]
    [InlineData("sources", "/v1/sources?kind=statistics")]
    [InlineData("methods", "/v1/methods")]
    [InlineData("groups", "/v1/groups")]
    [InlineData("search", "/v1/search?q=noi%20ha")]
    [InlineData("targets", "/v1/targets?province=ha-noi,hai-phong&indicator=dti-rank,grdp-digital-share")]
    [InlineData("observations", "/v1/observations?province=ha-noi,viet-nam&indicator=dti-rank,grdp-digital-share&vintage=all")]
    [InlineData("comparisons", "/v1/comparisons?indicator=dti-rank,grdp-digital-share&horizon=2025&year=latest")]
    [InlineData("gaps", "/v1/gaps?province=ha-noi,hai-phong&indicator=dti-rank,grdp-digital-share&standing=all")]
    [InlineData("gaps-summary", "/v1/gaps/summary?by=horizon&standing=all")]
    [InlineData("documents", "/v1/documents?province=ha-noi&kind=plan")]
    [InlineData("rankings", "/v1/rankings?indicator=grdp-digital-share")]
    [InlineData("scorecards", "/v1/scorecards?province=ha-noi,viet-nam&indicator=grdp-digital-share,grdp-growth&horizon=2025")]
    public async Task A_table_is_the_one_on_file_and_its_columns_are_those_it_always_had(string name, string path) =>
        Golden.MatchesTable(await api.Download($"{path}{(path.Contains('?') ? '&' : '?')}format=csv"), Golden.File($"{name}.csv"));

    [Theory]
    [InlineData("/v1/provinces?")]
    [InlineData("/v1/indicators?")]
    [InlineData("/v1/sources?")]
    [InlineData("/v1/methods?")]
    [InlineData("/v1/groups?")]
    [InlineData("/v1/search?q=h&")]
    [InlineData("/v1/targets?")]
    [InlineData("/v1/observations?")]
    [InlineData("/v1/observations?vintage=all&")]
    [InlineData("/v1/observations?province=ha-noi&year=1990&")]
    [InlineData("/v1/comparisons?")]
    // The reference is a column too, and has a row as each.
    [InlineData("/v1/comparisons?province=viet-nam,ha-noi&")]
    [InlineData("/v1/gaps?standing=all&")]
    [InlineData("/v1/gaps/summary?")]
    [InlineData("/v1/documents?")]
    [InlineData("/v1/documents/doc-kh-205-hn?")]
    [InlineData("/v1/gaps/summary?by=document&")]
    [InlineData("/v1/rankings?indicator=dti-rank&")]
    [InlineData("/v1/rankings?indicator=grdp-digital-share&year=2022&")]
    [InlineData("/v1/scorecards?")]
    // Nothing is promised for that year: no parts.
    [InlineData("/v1/scorecards?horizon=1999&")]
    public async Task Tables_have_as_many_rows_as_the_JSON_answer_says_and_are_never_paged(string path)
    {
        var total = (int)(await api.Get(path.TrimEnd('?', '&'))).Number("meta.total")!.Value;
        var csv = CsvText.Read(await api.Download($"{path}format=csv"));
        var book = Workbook.ReadValid(await api.Download($"{path}format=xlsx"));

        Assert.Equal(total, csv.Rows.Count);
        Assert.Equal(total, book.Rows.Count);
        Assert.Equal(csv.Header, book.Header);
        Assert.Equal(csv.Header.Count, csv.Header.Distinct().Count());
    }

    [Theory]
    [InlineData("/v1/targets?province=ha-noi", "source")]
    [InlineData("/v1/observations?province=ha-noi", "source")]
    [InlineData("/v1/comparisons?", "source")]
    [InlineData("/v1/gaps?province=ha-noi", "target.source")]
    [InlineData("/v1/gaps?province=ha-noi", "observation.source")]
    [InlineData("/v1/rankings?indicator=dti-rank", "observation.source")]
    [InlineData("/v1/scorecards?", "evidence.targetSource")]
    public async Task Every_figure_carries_its_source_and_the_notes_list_it(string path, string column)
    {
        var csv = CsvText.Read(await api.Download($"{path}&format=csv"));
        var notes = Workbook.Read(await api.Download($"{path}&format=xlsx")).Notes.SelectMany(row => row).OfType<string>().ToHashSet();

        Assert.Contains(csv.Column(column), id => id.Length > 0);
        foreach (var (id, title, issuer) in csv.Column(column).Zip(csv.Column($"{column}Title.vi"), csv.Column($"{column}Issuer.en")))
        {
            Assert.Equal(id.Length == 0, title.Length == 0);
            Assert.Equal(id.Length == 0, issuer.Length == 0);
            if (id.Length > 0)
                Assert.Contains(id, notes);
        }
    }

    [Fact]
    public async Task A_comparison_has_a_row_for_each_cell_with_what_concerns_it()
    {
        var csv = CsvText.Read(await api.Download("/v1/comparisons?indicator=dti-rank&measure=target&format=csv"));

        Assert.Equal("false", csv.Column("isReference")[0]);
        Assert.Equal(["viet-nam"], csv.Column("province").Where((_, row) => csv.Column("isReference")[row] == "true").Distinct());
        // Hải Phòng and Hải Dương were merged in 2025; Hà Nội and the country were not.
        Assert.Equal(
            csv.Column("province").Select(province => province is "hai-phong" or "hai-duong"),
            csv.Column("warnings").Select(warnings => warnings.Contains("ended-province", StringComparison.Ordinal)));
        Assert.All(csv.Column("rank").Zip(csv.Column("isReference")).Where(cell => cell.Second == "true"), cell => Assert.Empty(cell.First));
    }

    [Fact]
    public async Task A_unit_without_a_value_stands_in_the_table_with_its_reason()
    {
        var csv = CsvText.Read(await api.Download("/v1/rankings?indicator=grdp-digital-share&format=csv"));

        Assert.All(csv.Column("rankAmongKnown").Zip(csv.Column("reason")), unit => Assert.Equal(unit.First.Length == 0, unit.Second == "no-observation"));
        Assert.Contains("no-observation", csv.Column("reason"));
    }

    [Fact]
    public async Task Sheets_are_in_the_language_asked_for_and_have_the_columns_of_the_other_unless_it_is_asked_for_in_the_link()
    {
        var (vi, en) =
            (Workbook.Read(await api.Download("/v1/targets?format=xlsx&lang=vi")), Workbook.Read(await api.Download("/v1/targets?format=xlsx&lang=en")));
        var plain = Workbook.Read(await api.Download("/v1/targets?format=xlsx"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/targets?format=xlsx");
        request.Headers.Add("Accept-Language", "en");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var byHeader = Workbook.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["Tóm tắt", "Dữ liệu", "Ghi chú"], vi.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["Summary", "Data", "Notes"], en.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["Summary", "Data", "Notes"], byHeader.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(plain.Header, byHeader.Header);
        Assert.Equal(plain.Header.Where(name => !name.EndsWith(".en", StringComparison.Ordinal)), vi.Header);
        Assert.Equal(plain.Header.Where(name => !name.EndsWith(".vi", StringComparison.Ordinal)), en.Header);
    }

    [Theory]
    [InlineData("/v1/gaps?province=ha-noi&")]
    [InlineData("/v1/gaps?province=hai-phong&standing=all&")]
    public async Task The_notes_name_every_warning_of_every_row(string path)
    {
        var rows = (await api.Get($"{path}limit=1000")).Items("data");
        var notes = Workbook.Read(await api.Download($"{path}format=xlsx")).Notes;

        // The header is row 1.
        var expected = rows.Index().SelectMany(row => row.Item.Items("warnings").Select(warning => (row.Index + 2m, warning.Text("message.vi"))));
        Assert.Equal(expected, notes.Where(note => note is [decimal, ..]).Select(note => ((decimal)note[0]!, (string?)note[2])));
    }

    [Fact]
    public async Task With_a_decimal_comma_a_CSV_has_the_same_figures()
    {
        var plain = CsvText.Read(await api.Download("/v1/gaps?format=csv"));
        var bytes = await api.Download("/v1/gaps?format=csv&decimal=comma");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var header = System.Text.Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n")[0];
        Assert.Equal(string.Join(';', plain.Header), header);
        Assert.Equal(await api.Download("/v1/gaps?format=csv&decimal=comma&bom=1"), bytes);
    }
}
