using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Releases;

/// <summary>
/// What the first release said when it was the only one, as the program of that time answered it. The sample holds all its rows, so every figure of it must
/// still be there. Left out of the files are names and notes, and what section 7 of the contract changed: verdicts, ranks and what hangs on them, and words.
/// </summary>
public sealed class FirstReleaseTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("gaps.csv", "/v1/gaps?standing=all&format=csv", "target.id", "series")]
    [InlineData("comparisons.csv", "/v1/comparisons?format=csv", "measure", "indicator.id", "horizon", "year", "series", "province")]
    [InlineData("targets.csv", "/v1/targets?format=csv", "id")]
    [InlineData("observations.csv", "/v1/observations?vintage=all&format=csv", "id")]
    public async Task Every_figure_of_the_first_release_is_what_it_was(string file, string path, params string[] key)
    {
        var before = CsvText.Read(await File.ReadAllBytesAsync(
            Repository.File("tests", "Benchmark.Tests", "Features", "Releases", "FirstRelease", file),
            TestContext.Current.CancellationToken));
        var now = CsvText.Read(await api.Download(path));
        var columns = before.Header.Select((name, index) => (Name: name, Before: index, Now: now.Header.ToList().IndexOf(name))).ToList();
        var rows = now.Rows.ToDictionary(row => Key(now, row));

        Assert.DoesNotContain(columns, column => column.Now < 0);
        Assert.NotEmpty(before.Rows);
        var differences =
            from row in before.Rows
            let id = Key(before, row)
            from column in columns
            let said = row[column.Before]
            let says = rows.TryGetValue(id, out var found) ? found[column.Now] : "no such row"
            // A pace is no longer given where its time is over.
            where said != says && !(says.Length == 0 && column.Name.StartsWith("pace.", StringComparison.Ordinal))
            select $"{id} {column.Name}: \"{said}\", now \"{says}\"";
        Assert.Empty(differences);

        string Key(CsvText csv, IReadOnlyList<string> row) => string.Join('|', key.Select(column => row[csv.Header.ToList().IndexOf(column)]));
    }
}
