using System.Collections.Concurrent;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Dapper;

namespace Benchmark.Api.Data;

/// <summary>
/// The figures that comparisons and gaps are computed from: targets and observations together, in one trip at most and of one state. What was read of a release is
/// kept, within a bound: most requests ask for the same few provinces and indicators in another combination.
/// </summary>
internal sealed class FigureStore(Database database)
{
    // In rows of some 300 bytes: the whole of a data set of this size stays in memory, of a larger one what was asked for last.
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<(string Release, string Province, string Indicator), PairFigures> _known = new();
    private int _kept;

    internal sealed record Figures(IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);

    /// <summary>Every target whatever its standing, and the newest revision of every observation.</summary>
    public Task<Figures> ForComparison(LoadedRelease release, IEnumerable<string> provinces, IEnumerable<string> indicators) =>
        Load(release, provinces, indicators, allRevisions: false);

    /// <summary>Every target whatever its standing, and every revision of every observation: a gap says when its value was revised.</summary>
    public Task<Figures> ForGaps(LoadedRelease release, IEnumerable<string> provinces, IEnumerable<string> indicators) =>
        Load(release, provinces, indicators, allRevisions: true);

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
                and observation.revision = (
                    select max(newest.revision) from observation as newest
                    where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                        and newest.series = observation.series)
            order by observation.province, observation.year
            """,
            new { provinces, indicator, series });
        return [.. rows.Select(row => row.ToObservation())];
    }

    private async Task<Figures> Load(LoadedRelease release, IEnumerable<string> provinces, IEnumerable<string> indicators, bool allRevisions)
    {
        var pairs = (from province in provinces.Distinct().Order(StringComparer.Ordinal) from indicator in indicators.Distinct().Order(StringComparer.Ordinal) select (province, indicator)).ToList();
        var found = new Dictionary<(string, string), PairFigures>(pairs.Count);
        foreach (var pair in pairs)
        {
            if (_known.TryGetValue((release.Key, pair.province, pair.indicator), out var figures))
                found[pair] = figures;
        }

        if (found.Count < pairs.Count)
        {
            var missing = pairs.Where(pair => !found.ContainsKey(pair)).ToList();
            await Read(release, [.. missing.Select(pair => pair.province).Distinct()], [.. missing.Select(pair => pair.indicator).Distinct()], found);
        }

        var all = pairs.Select(pair => found[pair]).ToList();
        return new Figures(
            [.. all.SelectMany(figures => figures.Targets).OrderBy(target => target.Id, StringComparer.Ordinal)],
            [.. all.SelectMany(figures => allRevisions ? figures.Observations : figures.Newest)]);
    }

    private async Task Read(LoadedRelease release, IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, Dictionary<(string, string), PairFigures> found)
    {
        using var snapshot = database.OpenSnapshot(release);
        using var results = await snapshot.Connection.QueryMultipleAsync(
            $"""
            {snapshot.Tables}
            select {TargetRow.Columns}
            from target
            where province in @provinces and indicator in @indicators;

            {snapshot.Tables}
            select {ObservationRow.Columns}
            from {ObservationRow.Tables}
            where observation.province in @provinces and observation.indicator in @indicators
            order by observation.province, observation.indicator, observation.year, observation.series, observation.revision;
            """,
            new { provinces, indicators });
        var targets = (await results.ReadAsync<TargetRow>()).Select(row => row.ToTarget()).ToLookup(target => (target.Province, target.Indicator));
        var observations = (await results.ReadAsync<ObservationRow>()).Select(row => row.ToObservation()).ToLookup(observation => (observation.Province, observation.Indicator));
        foreach (var pair in from province in provinces from indicator in indicators select (province, indicator))
        {
            var figures = new PairFigures([.. targets[pair]], [.. observations[pair]]);
            found[pair] = figures;
            Keep((release.Key, pair.province, pair.indicator), figures);
        }
    }

    /// <summary>Keeps the figures of a pair; when there is no room, everything goes: what is asked for comes back at once.</summary>
    private void Keep((string, string, string) key, PairFigures figures)
    {
        if (figures.Size > MostKept)
            return;
        if (Interlocked.Add(ref _kept, figures.Size) > MostKept)
        {
            _known.Clear();
            Interlocked.Exchange(ref _kept, figures.Size);
        }

        _known[key] = figures;
    }

    /// <summary>What is known of a province on an indicator; a release never changes, so it stays true.</summary>
    private sealed class PairFigures(IReadOnlyList<Target> targets, IReadOnlyList<Observation> observations)
    {
        public IReadOnlyList<Target> Targets => targets;

        /// <summary>Every revision, by year, series and revision.</summary>
        public IReadOnlyList<Observation> Observations => observations;

        /// <summary>The newest revision of each.</summary>
        public IReadOnlyList<Observation> Newest { get; } = [.. observations.Where((each, index) =>
            index + 1 == observations.Count || observations[index + 1].Year != each.Year || observations[index + 1].Series != each.Series)];

        /// <summary>How much room they take, in rows. That nothing is known takes room too.</summary>
        public int Size => 1 + targets.Count + observations.Count;
    }
}
