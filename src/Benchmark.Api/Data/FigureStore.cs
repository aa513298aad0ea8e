using System.Runtime.CompilerServices;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Dapper;

namespace Benchmark.Api.Data;

/// <summary>
/// The figures that comparisons and gaps are computed from: targets and observations together, of one state, in one trip at most. All figures of a small release stay in
/// memory with its catalog; of a large one only what a request needs is read.
/// </summary>
internal sealed class FigureStore(Database database)
{
    // In rows of some 300 bytes, for each of the few catalogs that are kept.
    private const int MostKept = 20_000;

    private const string IsNewest =
        """
        observation.revision = (
            select max(newest.revision) from observation as newest
            where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                and newest.series = observation.series)
        """;

    private const string Order = "order by observation.province, observation.indicator, observation.year, observation.series, observation.revision";

    private readonly ConditionalWeakTable<Catalog, Lazy<KnownFigures>> _known = [];

    internal sealed record Figures(IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);

    /// <summary>Every target whatever its standing, and the newest revision of every observation.</summary>
    /// <param name="catalog">The catalog of the release.</param>
    /// <param name="provinces">The provinces.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="latestOnly">Whether only the observations of the latest year of each series are asked for; others may come with them.</param>
    public Task<Figures> ForComparison(Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool latestOnly) =>
        Keeps(catalog) ? Task.FromResult(Known(catalog).Of(provinces, indicators, allRevisions: false)) : ReadForComparison(catalog, provinces, indicators, latestOnly);

    /// <summary>Every target whatever its standing, and every revision of every observation: a gap says when its value was revised.</summary>
    public Task<Figures> ForGaps(Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators) =>
        Keeps(catalog) ? Task.FromResult(Known(catalog).Of(provinces, indicators, allRevisions: true)) : ReadForGaps(catalog, provinces, indicators);

    /// <summary>The newest revision of every observation of one series, all years.</summary>
    public async Task<IReadOnlyList<Observation>> ForRanking(LoadedRelease release, string indicator, string series, IEnumerable<string> provinces)
    {
        using var snapshot = database.OpenSnapshot(release);
        var rows = await snapshot.Connection.QueryAsync<ObservationRow>(
            $"""
            {snapshot.Tables}
            select {ObservationRow.Columns}
            from {ObservationRow.Tables}
            where observation.province in @provinces and observation.indicator = @indicator and observation.series = @series
                and {IsNewest}
            {Order}
            """,
            new { provinces, indicator, series });
        return [.. rows.Select(row => row.ToObservation())];
    }

    private static bool Keeps(Catalog catalog) => catalog.Release.Counts.Targets + catalog.Release.Counts.Observations <= MostKept;

    private KnownFigures Known(Catalog catalog) =>
        _known.GetValue(catalog, catalog => new Lazy<KnownFigures>(() => ReadAll(catalog.Release))).Value;

    private KnownFigures ReadAll(LoadedRelease release)
    {
        using var snapshot = database.OpenSnapshot(release);
        return new KnownFigures(
            snapshot.Connection.Query<TargetRow>($"{snapshot.Tables} select {TargetRow.Columns} from target order by id"),
            snapshot.Connection.Query<ObservationRow>($"{snapshot.Tables} select {ObservationRow.Columns} from {ObservationRow.Tables} {Order}"));
    }

    private async Task<Figures> ReadForGaps(Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
    {
        using var snapshot = database.OpenSnapshot(catalog.Release);
        return new Figures(await Targets(snapshot, provinces, indicators), await Observations(snapshot, provinces, indicators, "true"));
    }

    private async Task<Figures> ReadForComparison(Catalog catalog, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool latestOnly)
    {
        using var snapshot = database.OpenSnapshot(catalog.Release);
        var targets = await Targets(snapshot, provinces, indicators);
        if (!latestOnly)
            return new Figures(targets, await Observations(snapshot, provinces, indicators, IsNewest));

        // Where all end in the same year, that year is the latest of the series; where they don't, the years before decide.
        var latest = await LatestObservations(snapshot, provinces, indicators);
        var undecided = latest.GroupBy(observation => (observation.Indicator, observation.Series))
            .Where(group => group.Select(observation => observation.Year).Distinct().Skip(1).Any())
            .Select(group => group.Key.Indicator)
            .ToHashSet();
        return undecided.Count == 0
            ? new Figures(targets, latest)
            : new Figures(targets, [.. latest.Where(observation => !undecided.Contains(observation.Indicator)), .. await Observations(snapshot, provinces, [.. undecided], IsNewest)]);
    }

    private static async Task<IReadOnlyList<Target>> Targets(Snapshot snapshot, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
    {
        var rows = await snapshot.Connection.QueryAsync<TargetRow>(
            $"{snapshot.Tables} select {TargetRow.Columns} from target where province in @provinces and indicator in @indicators order by id",
            new { provinces, indicators });
        return [.. rows.Select(row => row.ToTarget())];
    }

    private static async Task<IReadOnlyList<Observation>> Observations(Snapshot snapshot, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, string condition)
    {
        var rows = await snapshot.Connection.QueryAsync<ObservationRow>(
            $"""
            {snapshot.Tables}
            select {ObservationRow.Columns}
            from {ObservationRow.Tables}
            where observation.province in @provinces and observation.indicator in @indicators and {condition}
            {Order}
            """,
            new { provinces, indicators });
        return [.. rows.Select(row => row.ToObservation())];
    }

    /// <summary>Of each province and series the newest year. The order of the tables is the order of the search: a look or two for each row, however many there are.</summary>
    private static async Task<IReadOnlyList<Observation>> LatestObservations(Snapshot snapshot, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
    {
        var rows = await snapshot.Connection.QueryAsync<ObservationRow>(
            $"""
            {snapshot.Tables}
            select {ObservationRow.Columns}
            from indicator cross join series cross join province cross join observation
            where indicator.id in @indicators and series.indicator = indicator.id and province.id in @provinces
                and observation.province = province.id and observation.indicator = indicator.id and observation.series = series.id
                and observation.year = (
                    select max(latest.year) from observation as latest
                    where latest.province = province.id and latest.indicator = indicator.id and latest.series = series.id)
                and {IsNewest}
            """,
            new { provinces, indicators });
        return [.. rows.Select(row => row.ToObservation())];
    }

    /// <summary>All figures of a release, by province and indicator.</summary>
    private sealed class KnownFigures
    {
        private readonly ILookup<(string Province, string Indicator), Target> _targets;
        private readonly ILookup<(string Province, string Indicator), Observation> _observations;
        private readonly ILookup<(string Province, string Indicator), Observation> _newest;

        public KnownFigures(IEnumerable<TargetRow> targets, IEnumerable<ObservationRow> observations)
        {
            var rows = observations.ToList();
            _targets = targets.Select(row => row.ToTarget()).ToLookup(target => (target.Province, target.Indicator));
            _observations = rows.Select(row => row.ToObservation()).ToLookup(observation => (observation.Province, observation.Indicator));
            _newest = rows.Where(row => row.Revision == row.NewestRevision).Select(row => row.ToObservation()).ToLookup(observation => (observation.Province, observation.Indicator));
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
