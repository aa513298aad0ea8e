using Benchmark.Core.Observations;
using Dapper;

namespace Benchmark.Api.Data;

/// <summary>Observations.</summary>
internal sealed class ObservationStore(Database database)
{
    /// <summary>Which observations.</summary>
    /// <param name="Provinces">The provinces, every one wanted.</param>
    /// <param name="Indicators">The indicators, every one wanted.</param>
    /// <param name="Years">The years; null for all.</param>
    /// <param name="Latest">The newest year of each province, indicator and series as well.</param>
    /// <param name="Series">The series; null for all.</param>
    /// <param name="AllVintages">Older revisions too.</param>
    internal sealed record Selection(
        IReadOnlyList<string> Provinces,
        IReadOnlyList<string> Indicators,
        IReadOnlyList<int>? Years,
        bool Latest,
        IReadOnlyList<string>? Series,
        bool AllVintages);

    /// <summary>The place of an observation in the order they are listed in.</summary>
    internal sealed record Position(string Province, string Indicator, int Year, string Series, int Revision);

    /// <summary>A page of observations by province, indicator, year, series and revision, how many there are in all, and whether more follow.</summary>
    public async Task<(IReadOnlyList<Observation> Observations, int Total, bool More)> List(LoadedRelease release, Selection selection, Position? after, int limit)
    {
        using var snapshot = database.OpenSnapshot(release);
        const string where =
            """
            where observation.province in @Provinces
                and observation.indicator in @Indicators
                and (@AnyYear or observation.year in @Years or (@Latest and observation.year = (
                    select max(newest.year) from observation as newest
                    where newest.province = observation.province and newest.indicator = observation.indicator and newest.series = observation.series)))
                and (@AnySeries or observation.series in @Series)
                and (@AllVintages or observation.revision = (
                    select max(newest.revision) from observation as newest
                    where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                        and newest.series = observation.series))
            """;
        var parameters = new
        {
            selection.Provinces,
            selection.Indicators,
            AnyYear = selection.Years is null,
            Years = selection.Years ?? [],
            AnySeries = selection.Series is null,
            Series = selection.Series ?? [],
            selection.Latest,
            selection.AllVintages,
            FromStart = after is null,
            AfterProvince = after?.Province,
            AfterIndicator = after?.Indicator,
            AfterYear = after?.Year,
            AfterSeries = after?.Series,
            AfterRevision = after?.Revision,
            // One more than asked for tells whether there is another page.
            Limit = limit + 1,
        };
        using var results = await snapshot.Connection.QueryMultipleAsync(
            $"""
            {snapshot.Tables}
            select count(*) from observation {where};

            {snapshot.Tables}
            select {ObservationRow.Columns}
            from {ObservationRow.Tables}
            {where}
                and (@FromStart or (observation.province, observation.indicator, observation.year, observation.series, observation.revision)
                    > (@AfterProvince, @AfterIndicator, @AfterYear, @AfterSeries, @AfterRevision))
            order by observation.province, observation.indicator, observation.year, observation.series, observation.revision
            limit @Limit;
            """,
            parameters);
        var total = await results.ReadSingleAsync<int>();
        var rows = (await results.ReadAsync<ObservationRow>()).Select(row => row.ToObservation()).ToList();
        return (rows[..Math.Min(limit, rows.Count)], total, rows.Count > limit);
    }
}
