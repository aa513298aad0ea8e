using Benchmark.Core.Observations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Figures;

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

    private const string Where =
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

    private const string Order = "order by observation.province, observation.indicator, observation.year, observation.series, observation.revision";

    /// <summary>A page of observations by province, indicator, year, series and revision, how many there are in all, and whether more follow.</summary>
    public async Task<(IReadOnlyList<Observation> Observations, int Total, bool More)> List(LoadedRelease release, Selection selection, Position? after, int limit)
    {
        using var snapshot = Snapshot.Open(database, release);
        var parameters = ParametersOf(selection);
        parameters.AddDynamicParams(new
        {
            FromStart = after is null,
            AfterProvince = after?.Province,
            AfterIndicator = after?.Indicator,
            AfterYear = after?.Year,
            AfterSeries = after?.Series,
            AfterRevision = after?.Revision,
            Limit = limit + 1,
        });
        using var results = await snapshot.Connection.ExecuteReaderAsync(
            $"""
            {snapshot.Tables}
            select count(*) from observation {Where};

            {snapshot.Tables}
            select {NounRows.ObservationColumns}
            from {NounRows.ObservationTables}
            {Where}
                and (@FromStart or (observation.province, observation.indicator, observation.year, observation.series, observation.revision)
                    > (@AfterProvince, @AfterIndicator, @AfterYear, @AfterSeries, @AfterRevision))
            {Order}
            limit @Limit;
            """,
            parameters);
        return NounRows.Page(results, limit, NounRows.Observation);
    }

    /// <summary>All observations of a selection, to be read one by one, because there may be millions.</summary>
    public async Task<Reading> Open(LoadedRelease release, Selection selection)
    {
        var snapshot = Snapshot.Open(database, release);
        try
        {
            var parameters = ParametersOf(selection);
            return new Reading(snapshot, parameters, await snapshot.Connection.ExecuteScalarAsync<int>($"{snapshot.Tables} select count(*) from observation {Where}", parameters));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    private static DynamicParameters ParametersOf(Selection selection) => new(new
    {
        selection.Provinces,
        selection.Indicators,
        AnyYear = selection.Years is null,
        Years = selection.Years ?? [],
        AnySeries = selection.Series is null,
        Series = selection.Series ?? [],
        selection.Latest,
        selection.AllVintages,
    });

    /// <summary>The observations of a selection, all of one state of the data, which stays open until this is disposed of.</summary>
    internal sealed class Reading(Snapshot snapshot, DynamicParameters parameters, int total) : IDisposable
    {
        /// <summary>How many there are.</summary>
        public int Total => total;

        /// <summary>The observations by province, indicator, year, series and revision, read as they are asked for.</summary>
        public IEnumerable<Observation> Rows => NounRows.Read(
            snapshot.Connection.ExecuteReader($"{snapshot.Tables} select {NounRows.ObservationColumns} from {NounRows.ObservationTables} {Where} {Order}", parameters),
            NounRows.Observation);

        /// <summary>How many cells they take, empty ones counted, along province, series and year, and along revision where a value has several.</summary>
        public Task<long> CountCells() => snapshot.Connection.ExecuteScalarAsync<long>(
            $"""
            {snapshot.Tables}
            select count(distinct observation.province) * count(distinct observation.indicator || ' ' || observation.series) * count(distinct observation.year)
                * case when count(*) = count(distinct observation.province || ' ' || observation.indicator || ' ' || observation.series || ' ' || cast(observation.year as text))
                    then 1 else count(distinct observation.revision) end
            from observation
            {Where}
            """,
            parameters);

        /// <summary>The provinces they are of, by id.</summary>
        public Task<IReadOnlyList<string>> Provinces() => Distinct($"select distinct observation.province from observation {Where} order by observation.province");

        /// <summary>The sources they were read in, second ones included.</summary>
        public Task<IReadOnlyList<string>> Sources() => Distinct(
            $"""
            select observation.source from observation {Where}
            union
            select observation.second_source from observation {Where} and observation.second_source is not null
            order by 1
            """);

        public void Dispose() => snapshot.Dispose();

        private async Task<IReadOnlyList<string>> Distinct(string query) => [.. await snapshot.Connection.QueryAsync<string>($"{snapshot.Tables} {query}", parameters)];
    }
}
