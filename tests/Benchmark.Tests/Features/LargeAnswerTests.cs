using System.IO.Compression;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>Answers that are written while they are read, and those that a format cannot hold.</summary>
public sealed class LargeAnswerTests : IClassFixture<BenchmarkApi>
{
    private readonly BenchmarkApi _api;

    public LargeAnswerTests(BenchmarkApi api)
    {
        _api = api;
        // Every province in 240 years and more: 21,208 rows, more than are kept in memory.
        DatabaseFile.Execute(
            api.Database,
            """
            with recursive years (year) as (select 1960 union all select year + 1 from years where year < 2200)
            insert into observation (province, indicator, year, series, revision, value, certainty, source)
            select province.id, 'grdp-digital-share', years.year, 'mic-estimate', 1, years.year / 1000.0 - 2, 'official', (select min(id) from source)
            from province, years
            where true
            on conflict do nothing
            """);
    }

    [Fact]
    public async Task No_row_is_lost_where_there_are_many()
    {
        const string path = "/v1/observations?indicator=grdp-digital-share&series=mic-estimate";
        var total = (int)(await _api.Get($"{path}&limit=1")).Number("meta.total")!.Value;
        Assert.True(total >= 88 * 241);

        var csv = CsvText.Read(await _api.Download($"{path}&format=csv"));
        // As a document in memory the sheet would be large; the beginnings of its rows say enough.
        using var book = new ZipArchive(new MemoryStream(await _api.Download($"{path}&format=xlsx")));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        var rows = Regex.Count(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), "<x:row[ >]") - 1;
        var cube = JsonStatData.Read(await _api.Get($"{path}&format=json-stat"));

        var lines = System.Text.Encoding.UTF8.GetString(await _api.Download($"{path}&format=ndjson")).Count(letter => letter == '\n');

        Assert.Equal((total, total, total, total), (csv.Rows.Count, rows, cube.Filled, lines));
        Assert.Equal(total, csv.Column("id").Distinct().Count());
    }

    [Fact]
    public async Task What_a_format_cannot_hold_is_a_problem_and_is_never_cut()
    {
        // 88 provinces, 241 years and the series of all indicators make more than a million cells.
        var problem = await _api.GetProblem("/v1/observations?format=json-stat&lang=en", 400);

        Assert.Equal("/problems/invalid-query", problem.Text("type"));
        Assert.Equal(
            ("format", "json-stat", "too-many-cells"),
            (problem.Text("errors[0].parameter"), problem.Text("errors[0].value"), problem.Text("errors[0].code")));
        Assert.Contains("1000000", problem.Text("errors[0].message"));
    }
}
