using System.Text.Json;
using Benchmark.Api;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Data;

/// <summary>A small release stays in memory, a large one is read from the file: both must give the same, also of a release that is not the newest.</summary>
public class FigureStoreTests
{
    private const int Selections = 120;

    [Fact]
    public async Task What_is_read_is_what_is_kept()
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, CliProgram.Seed);
        var next = folder.CopySeed("next");
        CliSeed.NextRelease(next);
        CliSeed.Replace(next, "observations.csv", ",17.34,", ",18,");
        DatabaseFile.Import(folder.Database, next);
        var database = TestDatabase.Of(folder.Database);
        var catalogs = new Catalogs(new ReleaseStore(database), new CatalogStore(database), TimeProvider.System);
        var (kept, read) = (new FigureStore(database), new FigureStore(database, mostKept: 0));
        var random = Campaign.Generator();
        var (agreed, differed) = (0, 0);

        var cancellation = TestContext.Current.CancellationToken;
        var releases = await catalogs.ReleasesAsync(cancellation);
        Assert.Equal(2, releases.Count);
        foreach (var release in releases)
        {
            var catalog = await catalogs.OfAsync(release, cancellation);
            var measured = catalog.Indicators.Where(indicator => indicator.Series.Count > 0).Select(indicator => indicator.Id).ToArray();
            var all = await kept.ForGapsAsync(catalog, [.. catalog.Provinces.Select(each => each.Id)], measured, cancellation);
            var busy = all.Observations.CountBy(each => each.Province).OrderByDescending(each => each.Value).Take(12).Select(each => each.Key).ToArray();
            for (var selection = 0; selection < Selections; selection++)
            {
                var provinces = random.GetItems(busy, 4).Distinct().ToList();
                var indicators = random.GetItems(measured, 3).Distinct().ToList();

                var figures = await kept.ForGapsAsync(catalog, provinces, indicators, cancellation);
                Same(figures, await read.ForGapsAsync(catalog, provinces, indicators, cancellation));
                var grounds = await kept.GapGroundsAsync(catalog, provinces, indicators, cancellation);
                Same(grounds, await read.GapGroundsAsync(catalog, provinces, indicators, cancellation));
                Assert.Equal(
                    figures.Observations.GroupBy(each => (each.Province, each.Indicator, each.Series), each => each.Year)
                        .Select(series => (series.Key, series.Min()))
                        .Order(),
                    grounds.Starts.Select(start => ((start.Province, start.Indicator, start.Series), start.FirstYear)).Order());
                Same(
                    await kept.ForPartsAsync(catalog, PartsOf(figures), cancellation),
                    await read.ForPartsAsync(catalog, PartsOf(figures), cancellation));
                Assert.Equal(await Compared(kept, latest: true), await Compared(read, latest: true));
                Assert.Equal(await Compared(kept, latest: false), await Compared(read, latest: false));
                foreach (var series in figures.Observations.GroupBy(each => (each.Indicator, each.Series)))
                    _ = series.GroupBy(each => each.Province).Select(each => each.Max(one => one.Year)).Distinct().Count() == 1 ? agreed++ : differed++;

                async Task<string> Compared(FigureStore store, bool latest)
                {
                    var compared = await store.ForComparisonAsync(catalog, provinces, indicators, latestOnly: latest, cancellation);
                    var matrix = Comparison.Compute(new ComparisonQuestion
                    {
                        Provinces = [.. provinces.Skip(1).Select(id => catalog.FindProvince(id)!)],
                        Indicators = [.. indicators.Select(id => catalog.FindIndicator(id)!)],
                        Reference = catalog.FindProvince(provinces[0]),
                        Targets = compared.Targets,
                        Observations = compared.Observations,
                        Measures = Enum.GetValues<Measure>().ToHashSet(),
                        Years = latest ? [] : [new YearRange(1900, 2200)],
                        LatestYear = latest,
                    });
                    return JsonSerializer.Serialize(matrix, JsonBodies.Writing);
                }
            }
        }

        // Both ways of finding the latest year were taken.
        Assert.True(agreed > 50 && differed > 50, $"{agreed} series ended in one year, {differed} in several.");
    }

    /// <summary>
    /// A database that fails for a moment must not fail for good: neither what was to be kept nor the connections that stay open may remember it.
    /// </summary>
    [Theory]
    [InlineData(FigureStore.MostKept)]
    [InlineData(0)]
    public async Task A_failure_is_over_when_its_cause_is(int mostKept)
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, CliProgram.Seed);
        var database = TestDatabase.Of(folder.Database);
        var catalog =
            await new Catalogs(new ReleaseStore(database), new CatalogStore(database), TimeProvider.System).CurrentAsync(TestContext.Current.CancellationToken);
        var store = new FigureStore(database, mostKept);
        string[] provinces = [catalog.HeadlineProvinces[0].Id];
        string[] indicators = [catalog.HeadlineIndicators[0].Id];

        Rename("alter table observation rename to away");
        for (var attempt = 0; attempt < 3; attempt++)
            await Assert.ThrowsAsync<StorageFault>(async () => await store.ForGapsAsync(catalog, provinces, indicators, TestContext.Current.CancellationToken));
        Rename("alter table away rename to observation");

        for (var attempt = 0; attempt < 3; attempt++)
            Assert.NotEmpty((await store.ForGapsAsync(catalog, provinces, indicators, TestContext.Current.CancellationToken)).Observations);

        void Rename(string statement)
        {
            DatabaseFile.Execute(folder.Database, statement);
        }
    }

    private static void Same(FigureStore.Figures expected, FigureStore.Figures actual)
    {
        Assert.Equal(JsonSerializer.Serialize(expected.Targets, JsonBodies.Writing), JsonSerializer.Serialize(actual.Targets, JsonBodies.Writing));
        Assert.Equal(Written(expected.Observations), Written(actual.Observations));
    }

    private static void Same(FigureStore.GapGrounds expected, FigureStore.GapGrounds actual)
    {
        Assert.Equal(
            expected.Targets.OrderBy(target => target.Id, StringComparer.Ordinal),
            actual.Targets.OrderBy(target => target.Id, StringComparer.Ordinal));
        // Read from the file, only series that judge are looked at, and only where there are targets.
        Assert.Empty(actual.Starts.Except(expected.Starts));
    }

    private static ILookup<string, string> PartsOf(FigureStore.Figures figures) =>
        figures.Observations.Select(each => (each.Indicator, each.Province)).Distinct().ToLookup(part => part.Indicator, part => part.Province);

    // Their order means nothing.
    private static string Written(IReadOnlyList<Observation> observations) =>
        JsonSerializer.Serialize<IReadOnlyList<Observation>>([.. observations.OrderBy(each => each.Id, StringComparer.Ordinal)], JsonBodies.Writing);
}
