using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Figures;

/// <summary>
/// The figures that comparisons and gaps are computed from: targets and observations together, of one state, in one trip at most. All figures of a small release stay in
/// memory with its catalog; of a large one only what a request needs is read.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="mostKept">The largest release that stays in memory, in targets and observations; each takes some 300 bytes, for each of the few catalogs that are kept.</param>
internal sealed class FigureStore(Database database, int mostKept = FigureStore.MostKept)
{
    public const int MostKept = 20_000;

    private const string IsNewest =
        """
        observation.revision = (
            select max(newest.revision) from observation as newest
            where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                and newest.series = observation.series)
        """;

    private const string Order = "order by observation.province, observation.indicator, observation.year, observation.series, observation.revision";

    private readonly ConditionalWeakTable<Catalog.Catalog, Lazy<KnownFigures>> _known = [];

    // Each reader has its connection; there are never more than requests were at once.
    private readonly ConcurrentBag<FigureReader> _idle = [];

    internal sealed record Figures(IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);

    /// <summary>Every target whatever its standing, and the newest revision of every observation.</summary>
    /// <param name="catalog">The catalog of the release.</param>
    /// <param name="provinces">The provinces.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="latestOnly">Whether only the observations of the latest year of each series are asked for; others may come with them.</param>
    public Figures ForComparison(Catalog.Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool latestOnly) =>
        Keeps(catalog) ? Known(catalog).Of(provinces, indicators, allRevisions: false) : ReadForComparison(catalog, provinces, indicators, latestOnly);

    /// <summary>Every target whatever its standing, and every revision of every observation: a gap says when its value was revised.</summary>
    public Figures ForGaps(Catalog.Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators) =>
        Keeps(catalog) ? Known(catalog).Of(provinces, indicators, allRevisions: true) : ReadForGaps(catalog, provinces, indicators);

    /// <summary>The newest revision of every observation of one series, all years.</summary>
    public async Task<IReadOnlyList<Observation>> ForRanking(LoadedRelease release, string indicator, string series, IEnumerable<string> provinces)
    {
        using var snapshot = Snapshot.Open(database, release);
        var reader = await snapshot.Connection.ExecuteReaderAsync(
            $"""
            {snapshot.Tables}
            select {NounRows.ObservationColumns}
            from {NounRows.ObservationTables}
            where observation.province in @provinces and observation.indicator = @indicator and observation.series = @series
                and {IsNewest}
            {Order}
            """,
            new { provinces, indicator, series });
        return [.. NounRows.Read(reader, NounRows.Observation)];
    }

    private bool Keeps(Catalog.Catalog catalog) => catalog.Release.Counts.Targets + catalog.Release.Counts.Observations <= mostKept;

    // What could not be read is read again by the next who asks; any other mode would remember the failure.
    private KnownFigures Known(Catalog.Catalog catalog) =>
        _known.GetValue(catalog, catalog => new Lazy<KnownFigures>(() => ReadAll(catalog.Release), LazyThreadSafetyMode.PublicationOnly)).Value;

    private KnownFigures ReadAll(LoadedRelease release)
    {
        using var snapshot = Snapshot.Open(database, release);
        var connection = snapshot.Connection;
        return new KnownFigures(
            NounRows.Read(connection.ExecuteReader($"{snapshot.Tables} select {NounRows.TargetColumns} from target order by id"), NounRows.Target),
            NounRows.Read(connection.ExecuteReader($"{snapshot.Tables} select {NounRows.ObservationColumns} from {NounRows.ObservationTables} {Order}"), NounRows.Observation));
    }

    private Figures ReadForGaps(Catalog.Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators) => Read(catalog.Release, reader => new Figures(
        TargetsOf(reader, catalog, provinces, indicators),
        [.. from id in indicators from observation in reader.Observations(provinces, catalog.FindIndicator(id)!) select observation]));

    private Figures ReadForComparison(Catalog.Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool latestOnly) => Read(catalog.Release, reader =>
    {
        var observations = new List<Observation>();
        foreach (var indicator in indicators.Select(id => catalog.FindIndicator(id)!))
        {
            // Where the series of all provinces end in the same year, that year is the latest; where they don't, the years before decide.
            List<Observation> latest = latestOnly ? [.. reader.LatestObservations(provinces, indicator)] : [];
            if (latestOnly && latest.GroupBy(observation => observation.Series).All(series => series.All(observation => observation.Year == series.First().Year)))
                observations.AddRange(latest);
            else
                observations.AddRange(Newest(reader.Observations(provinces, indicator)));
        }

        return new Figures(TargetsOf(reader, catalog, provinces, indicators), observations);
    });

    /// <summary>By id.</summary>
    private static List<Target> TargetsOf(FigureReader reader, Catalog.Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
    {
        var targets = (from id in indicators from target in reader.Targets(provinces, catalog.FindIndicator(id)!) select target).ToList();
        targets.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return targets;
    }

    /// <summary>The newest revision of each.</summary>
    private static IEnumerable<Observation> Newest(IReadOnlyList<Observation> observations) => observations.Where((each, index) =>
        index + 1 == observations.Count || observations[index + 1].Province != each.Province || observations[index + 1].Indicator != each.Indicator || observations[index + 1].Year != each.Year || observations[index + 1].Series != each.Series);

    private T Read<T>(LoadedRelease release, Func<FigureReader, T> read)
    {
        if (!_idle.TryTake(out var reader))
            reader = new FigureReader(database.OpenForReading());
        try
        {
            var found = reader.Read(release, read);
            _idle.Add(reader);
            return found;
        }
        catch
        {
            // Whatever it was, none of them may be good any more: another file may have been put in the place of the database.
            reader.Dispose();
            while (_idle.TryTake(out var other))
                other.Dispose();
            throw;
        }
    }

    /// <summary>All figures of a release, by province and indicator.</summary>
    private sealed class KnownFigures
    {
        private readonly ILookup<(string Province, string Indicator), Target> _targets;
        private readonly ILookup<(string Province, string Indicator), Observation> _observations;
        private readonly ILookup<(string Province, string Indicator), Observation> _newest;

        public KnownFigures(IEnumerable<Target> targets, IEnumerable<Observation> observations)
        {
            var all = observations.ToList();
            _targets = targets.ToLookup(target => (target.Province, target.Indicator));
            _observations = all.ToLookup(each => (each.Province, each.Indicator));
            _newest = Newest(all).ToLookup(each => (each.Province, each.Indicator));
        }

        public Figures Of(IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool allRevisions)
        {
            var (targets, observations) = (new List<Target>(), new List<Observation>());
            foreach (var province in provinces)
            {
                foreach (var indicator in indicators)
                {
                    targets.AddRange(_targets[(province, indicator)]);
                    observations.AddRange((allRevisions ? _observations : _newest)[(province, indicator)]);
                }
            }

            targets.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
            return new Figures(targets, observations);
        }
    }
}
