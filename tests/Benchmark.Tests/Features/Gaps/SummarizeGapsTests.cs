using System.IO.Compression;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Gaps;

/// <summary>A summary counts the rows that <c>/v1/gaps</c> answers with the same filters.</summary>
public sealed class SummarizeGapsTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Filters => ["", "standing=all", "horizon=2025,open", "hasValue=true", "upTo=2023&pace=compound", "status=not-assessable"];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Every_group_has_the_rows_that_its_link_leads_to(string filter)
    {
        foreach (var by in new[] { "province", "indicator", "theme", "horizon", "document" })
        {
            var total = (await api.Get($"/v1/gaps?limit=1&{filter}")).Number("meta.total");
            var summary = await api.Get($"/v1/gaps/summary?limit=1000&by={by}&{filter}");
            var groups = summary.Items("data");

            Assert.Equal(total, groups.Sum(group => group.Number("rows")));
            foreach (var group in groups)
            {
                if (group.Text("links.gaps") is not { } link)
                {
                    Assert.Equal(("document", null), (by, group.Text("id")));
                    continue;
                }

                var gaps = await api.Get($"{link}{(link.Contains('?') ? '&' : '?')}limit=1000&explain=false");
                Check(group, gaps.Items("data"));
                Assert.Equal(link, gaps.Text("links.canonical")!.Replace("explain=false&", "").Replace("limit=1000&", "").Replace("&limit=1000", ""));
                if (group.Text("links.milestones") is { } milestones)
                    Assert.Equal(group.Number("milestones"), (await api.Get(milestones)).Number("meta.total"));
                else
                    Assert.Equal(0, group.Number("milestones"));
            }
        }
    }

    [Fact]
    public async Task The_default_is_by_province_and_says_so()
    {
        var answer = await api.Get("/v1/gaps/summary?by=province");

        Assert.Equal("/v1/gaps/summary", answer.Text("links.canonical"));
        Assert.All(answer.Items("data"), group => Assert.Equal("province", group.Text("by")));
        Assert.Equal("Hải Phòng (trước sáp nhập)", answer.Items("data").Single(group => group.Text("id") == "hai-phong").Text("name.vi"));
        Assert.Equal(answer.Number("meta.milestones"), (await api.Get(answer.Text("links.milestones")!)).Number("meta.total"));
    }

    [Fact]
    public async Task Themes_have_their_names_and_stand_in_their_order()
    {
        // Sample/themes.csv.
        var themes = (await api.Get("/v1/gaps/summary?by=theme")).Items("data");

        Assert.Equal(("digital-economy", "Kinh tế số", "Digital economy"), (themes[0].Text("id"), themes[0].Text("name.vi"), themes[0].Text("name.en")));
        Assert.Equal(themes.Select(theme => theme.Text("id")), (await ThemesOnFile()).Where(id => themes.Any(theme => theme.Text("id") == id)));
    }

    [Fact]
    public async Task Targets_of_no_known_document_are_the_last_group()
    {
        var last = (await api.Get("/v1/gaps/summary?by=document&limit=1000")).Items("data")[^1];

        Assert.Null(last.At("id"));
        Assert.Equal("No document known", last.Text("name.en"));
    }

    [Fact]
    public async Task A_summary_of_all_provinces_is_small()
    {
        using var response = await api.Client.GetAsync("/v1/gaps/summary?limit=1000", TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await brotli.WriteAsync(body, TestContext.Current.CancellationToken);

        // Issue 17: below 20 kB compressed.
        Assert.InRange(packed.Length, 1, 20_000);
    }

    [Fact]
    public async Task Gaps_are_filtered_by_document()
    {
        var rows = (await api.Get("/v1/gaps?document=doc-kh-205-hn")).Items("data");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal("doc-kh-205-hn", row.Text("target.document")));
        Assert.Equal("unknown-document", (await api.GetProblem("/v1/gaps?document=doc-kh-205", 400)).Text("errors[0].code"));
    }

    [Fact]
    public async Task A_group_that_is_not_one_of_the_five_is_an_error() =>
        Assert.Equal("by", (await api.GetProblem("/v1/gaps/summary?by=provinces", 400)).Text("errors[0].parameter"));

    // Counted again from the rows, apart from the program: each target by the row of its preferred series, else by its first.
    private static void Check(JsonNode group, IReadOnlyList<JsonNode> rows)
    {
        Assert.Equal(rows.Count, group.Number("rows"));
        var targets = rows.GroupBy(row => row.Text("target.id")).ToList();
        Assert.Equal(targets.Count, group.Number("targets"));
        Assert.Equal(targets.Count, group.At("statuses")!.AsObject().Sum(status => status.Value!.GetValue<int>()));
        // Where all series of a target say the same, it does not matter which counts.
        var agreed = targets.Where(target => target.Select(row => row.Text("status")).Distinct().Count() == 1)
            .CountBy(target => target.First().Text("status")!);
        foreach (var (status, count) in agreed)
            Assert.True(count <= group.At("statuses")![status]!.GetValue<int>(), $"{group.Text("id")}: {status}");
    }

    private static async Task<IReadOnlyList<string>> ThemesOnFile()
    {
        var lines = await File.ReadAllLinesAsync(
            Repository.File("tests", "Benchmark.Tests", "Sample", "themes.csv"),
            TestContext.Current.CancellationToken);
        return [.. lines.Skip(1).Select(line => line.Split(',')[0])];
    }
}
