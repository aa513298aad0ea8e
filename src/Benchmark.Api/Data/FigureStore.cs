using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Dapper;

namespace Benchmark.Api.Data;

/// <summary>The figures that comparisons and gaps are computed from: targets and observations together, in one trip and of one state.</summary>
internal sealed class FigureStore(Database database)
{
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
        using var snapshot = database.OpenSnapshot(release);
        using var results = await snapshot.Connection.QueryMultipleAsync(
            $"""
            {snapshot.Tables}
            select {TargetRow.Columns}
            from target
            where province in @provinces and indicator in @indicators
            order by id;

            {snapshot.Tables}
            select {ObservationRow.Columns}
            from {ObservationRow.Tables}
            where observation.province in @provinces and observation.indicator in @indicators
                and (@allRevisions or observation.revision = (
                    select max(newest.revision) from observation as newest
                    where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                        and newest.series = observation.series))
            order by observation.province, observation.indicator, observation.year, observation.series, observation.revision;
            """,
            new { provinces, indicators, allRevisions });
        var targets = (await results.ReadAsync<TargetRow>()).Select(row => row.ToTarget()).ToList();
        return new Figures(targets, [.. (await results.ReadAsync<ObservationRow>()).Select(row => row.ToObservation())]);
    }
}
