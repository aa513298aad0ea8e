using System.Data.Common;
using Benchmark.Core.Observations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Figures;

/// <summary>Observations.</summary>
internal sealed class ObservationStore(Database database)
{
    /// <summary>Which observations. A list holds the values of a filter; a filter that is not set is null and no part of the statement.</summary>
    /// <param name="Provinces">The provinces.</param>
    /// <param name="Indicators">The indicators.</param>
    /// <param name="Years">The years.</param>
    /// <param name="Latest">The newest year of each province, indicator and series as well.</param>
    /// <param name="Series">The series.</param>
    /// <param name="AllVintages">Older revisions too.</param>
    internal sealed record Selection(
        IReadOnlyList<string>? Provinces,
        IReadOnlyList<string>? Indicators,
        IReadOnlyList<int>? Years,
        bool Latest,
        IReadOnlyList<string>? Series,
        bool AllVintages)
    {
        private static readonly string IsLatest =
            $"observation.year = {NounRows.NewestYear("observation.province", "observation.indicator", "observation.series")}";

        /// <summary>The conditions.</summary>
        public string Where(Database database) => string.Concat(
            "where 1 = 1",
            Provinces is null ? "" : $" and {database.IsIn("observation.province", "@Provinces")}",
            Indicators is null ? "" : $" and {database.IsIn("observation.indicator", "@Indicators")}",
            Years is null ? "" : $" and ({database.IsIn("observation.year", "@Years")}{(Latest ? $" or {IsLatest}" : "")})",
            Series is null ? "" : $" and {database.IsIn("observation.series", "@Series")}",
            AllVintages ? "" : $" and {NounRows.IsNewest("observation")}");

        public DynamicParameters Parameters => new(new
        {
            Provinces = Provinces?.ToArray(),
            Indicators = Indicators?.ToArray(),
            Years = Years?.ToArray(),
            Series = Series?.ToArray(),
        });
    }

    /// <summary>The place of an observation in the order they are listed in.</summary>
    internal sealed record Position(string Province, string Indicator, int Year, string Series, int Revision);

    /// <summary>A page of observations by province, indicator, year, series and revision, how many there are in all, and whether more follow.</summary>
    public Task<(IReadOnlyList<Observation> Observations, int Total, bool More)> ListAsync(
        LoadedRelease release,
        Selection selection,
        Position? after,
        int limit,
        CancellationToken cancellation) => Snapshot.ReadAsync(
            database,
            release,
            async snapshot =>
            {
                var where = selection.Where(database);
                var parameters = selection.Parameters;
                parameters.AddDynamicParams(new
                {
                    // The series of the selection are called so already.
                    AfterProvince = after?.Province,
                    AfterIndicator = after?.Indicator,
                    AfterYear = after?.Year,
                    AfterSeries = after?.Series,
                    AfterRevision = after?.Revision,
                    Limit = limit + 1,
                });
                var behind = after is null
                    ? ""
                    : $" and ({DataTable.List(DataTable.Observation.Key, "observation")}) > (@AfterProvince, @AfterIndicator, @AfterYear, @AfterSeries, "
                        + "@AfterRevision)";
                var results = await snapshot.Connection.ExecuteReaderAsync(
                    $"""
                    {snapshot.Tables}
                    select count(*) from observation {where};

                    {snapshot.Tables}
                    select {NounRows.ObservationColumns}
                    from {NounRows.ObservationTables}
                    {where}{behind}
                    {NounRows.ObservationOrder}
                    limit @Limit;
                    """,
                    parameters,
                    cancellation);
                return await NounRows.PageAsync(results, limit, NounRows.ObservationOf(release.ChecksumOfClaims), cancellation);
            },
            cancellation);

    /// <summary>All observations of a selection, to be read one by one, because there may be millions.</summary>
    public Task<Reading> OpenAsync(LoadedRelease release, Selection selection, CancellationToken cancellation) => Snapshot.OpenAsync(
        database,
        release,
        async snapshot => new Reading(
            database,
            release,
            snapshot,
            selection,
            await snapshot.Connection.ExecuteScalarAsync<int>(
                $"{snapshot.Tables} select count(*) from observation {selection.Where(database)}",
                selection.Parameters,
                cancellation)),
        cancellation);

    /// <summary>The observations of a selection, all of one state of the data, which stays open until this is disposed of.</summary>
    internal sealed class Reading(Database database, LoadedRelease release, Snapshot snapshot, Selection selection, int total) : IDisposable
    {
        private readonly string _where = selection.Where(database);

        /// <summary>How many there are.</summary>
        public int Total => total;

        /// <summary>
        /// The observations by province, indicator, year, series and revision, read as they are asked for; each time from the same state of the data.
        /// </summary>
        public IEnumerable<Observation> Rows => database.Guard(Read());

        /// <summary>How many cells they take, empty ones counted, along province, series and year, and along revision where a value has several.</summary>
        public Task<long> CountCellsAsync(CancellationToken cancellation) => AskAsync(() => snapshot.Connection.ExecuteScalarAsync<long>(
            $"""
            {snapshot.Tables}
            select count(distinct observation.province) * count(distinct observation.indicator || ' ' || observation.series) * count(distinct observation.year)
                * case when count(*) = count(distinct observation.province || ' ' || observation.indicator || ' ' || observation.series
                || ' ' || cast(observation.year as text))
                    then 1 else count(distinct observation.revision) end
            from observation
            {_where}
            """,
            selection.Parameters,
            cancellation));

        /// <summary>The provinces they are of, by id.</summary>
        public Task<IReadOnlyList<string>> ProvincesAsync(CancellationToken cancellation) =>
            DistinctAsync($"select distinct observation.province from observation {_where} order by observation.province", cancellation);

        /// <summary>The sources they were read in, second ones included.</summary>
        public Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellation) => DistinctAsync(
            $"""
            select observation.source from observation {_where}
            union
            select observation.second_source from observation {_where} and observation.second_source is not null
            order by 1
            """,
            cancellation);

        public void Dispose() => snapshot.Dispose();

        // One at a time and not awaited: what writes them into an answer takes rows as they come. An iterator, so that each reading asks again.
        private IEnumerable<Observation> Read()
        {
            var reader = (DbDataReader)snapshot.Connection.ExecuteReader(
                $"{snapshot.Tables} select {NounRows.ObservationColumns} from {NounRows.ObservationTables} {_where} {NounRows.ObservationOrder}",
                selection.Parameters);
            foreach (var observation in NounRows.Read(reader, NounRows.ObservationOf(release.ChecksumOfClaims)))
                yield return observation;
        }

        private Task<IReadOnlyList<string>> DistinctAsync(string query, CancellationToken cancellation) => AskAsync<IReadOnlyList<string>>(
            async () => [.. await snapshot.Connection.QueryAsync<string>($"{snapshot.Tables} {query}", selection.Parameters, cancellation)]);

        private async Task<T> AskAsync<T>(Func<Task<T>> ask)
        {
            try
            {
                return await ask();
            }
            catch (DbException exception)
            {
                throw database.FaultOf(exception);
            }
        }
    }
}
