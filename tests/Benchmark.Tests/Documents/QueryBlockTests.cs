using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>The queries that documents show for the SQLite file are put to the file of the sample: each is answered, and with rows.</summary>
public sealed class QueryBlockTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Queries =>
        [.. MarkdownFile.All.SelectMany(file => file.Blocks()).Where(block => block.Info == "sql").Select(block => block.Text)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_query_is_answered(string query)
    {
        using var folder = new CliFolder();
        var file = folder.At("benchmark.sqlite");
        await File.WriteAllBytesAsync(file, await api.Download("/v1/bulk/benchmark.sqlite"), TestContext.Current.CancellationToken);

        var rows = DatabaseFile.Query(file, query);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEqual("", row.Replace("|", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_newest_figures_of_the_file_are_those_of_the_api()
    {
        using var folder = new CliFolder();
        var file = folder.At("benchmark.sqlite");
        await File.WriteAllBytesAsync(file, await api.Download("/v1/bulk/benchmark.sqlite"), TestContext.Current.CancellationToken);
        var shown = MarkdownFile.All.Single(document => document.Path == "docs/portals.md").Blocks().First(block => block.Info == "sql").Text;
        var newest = (await api.Get("/v1/observations?province=ha-noi&indicator=grdp-digital-share&limit=1000")).Items("data");

        Assert.Equal(
            newest.Select(row => row.Text("year")!).Order(),
            DatabaseFile.Query(file, shown).Select(row => row.Split('|')[0]).Order());
    }
}
