using System.Data.Common;
using System.Globalization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Figures;

/// <summary>
/// Reads the figures of some provinces on one indicator after the other, with statements that stay prepared as long as the connection is open: preparing them
/// takes longer than running them.
/// </summary>
internal sealed class FigureReader(Database database, DbConnection connection) : IDisposable
{
    private static readonly string Columns = NounRows.Columns(ObservationSchema.Instance);

    // A look or two for each series, however many years there are: the order of the tables is the order of the search.
    private static readonly string Latest =
        $"""
        select {Columns}
        from province cross join series cross join observation
        where province.id in (@provinces) and series.indicator = @indicator
            and observation.province = province.id and observation.indicator = @indicator and observation.series = series.id
            and year = {NounRows.NewestYear("province.id", "@indicator", "series.id")} and {NounRows.IsNewest("observation")}
        """;

    private readonly DbCommand _place = Command(connection, Snapshot.IsNewest, "@Number", "@Id", "@Checksum");

    // By what is asked and of how many provinces.
    private readonly Dictionary<(string Query, int Provinces), DbCommand> _prepared = [];
    private string _checksum = "";
    private string _tables = "";
    private DbTransaction? _transaction;

    /// <summary>Reads within one state of the database, from a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public async Task<T> ReadAsync<T>(LoadedRelease release, Func<FigureReader, Task<T>> read, CancellationToken cancellation)
    {
        await using var transaction = await database.BeginReadingAsync(connection, cancellation);
        _transaction = transaction;
        _place.Transaction = transaction;
        _place.Parameters[0].Value = release.Number;
        _place.Parameters[1].Value = release.Release.Id;
        _place.Parameters[2].Value = release.Checksum;
        var isNewest = await _place.ExecuteScalarAsync(cancellation) ?? throw new ReleaseChanged();
        Use(Convert.ToBoolean(isNewest, CultureInfo.InvariantCulture) ? "" : DataTable.AsOf(database, release.Number));
        _checksum = release.ChecksumOfClaims;
        return await read(this);
    }

    /// <summary>Every target, whatever its standing.</summary>
    public async Task<IReadOnlyList<Target>> TargetsAsync(IReadOnlyList<string> provinces, Indicator indicator, CancellationToken cancellation)
    {
        var reader = await OpenAsync(
            $"select {NounRows.TargetColumns} from target where province in (@provinces) and indicator = @indicator",
            provinces,
            indicator,
            cancellation);
        return await NounRows.ListAsync(reader, NounRows.TargetOf(_checksum), cancellation);
    }

    /// <summary>The newest revision of the newest year of each series, of each province.</summary>
    public Task<IReadOnlyList<Observation>> LatestObservationsAsync(IReadOnlyList<string> provinces, Indicator indicator, CancellationToken cancellation) =>
        ObservationsAsync(Latest, provinces, indicator, cancellation);

    /// <summary>Every observation of every revision, by province, year, series and revision.</summary>
    public Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyList<string> provinces, Indicator indicator, CancellationToken cancellation) =>
        ObservationsAsync(
            $"select {Columns} from observation where province in (@provinces) and indicator = @indicator order by province, year, series, revision",
            provinces,
            indicator,
            cancellation);

    /// <summary>
    /// The keys of all targets, and the oldest year of every series that has values where there are targets: a look into the index for each series, however
    /// many values there are.
    /// </summary>
    /// <param name="provinces">The provinces; null for all.</param>
    /// <param name="indicators">The indicators; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FigureStore.GapGrounds> GapGroundsAsync(
        IReadOnlyList<string>? provinces,
        IReadOnlyList<string>? indicators,
        CancellationToken cancellation)
    {
        var where = "where 1 = 1"
            + (provinces is null ? "" : $" and {database.IsIn("province", "@Provinces")}")
            + (indicators is null ? "" : $" and {database.IsIn("indicator", "@Indicators")}");
        var parameters = new { Provinces = provinces?.ToArray(), Indicators = indicators?.ToArray() };
        var keys = await ReaderAsync(
            $"{_tables} select id, province, indicator, horizon, series, standing, document from target {where}",
            parameters,
            cancellation);
        var targets = await NounRows.ListAsync(
            keys,
            row => new TargetKey(
                row.RequiredCell("id"),
                row.RequiredCell("province"),
                row.RequiredCell("indicator"),
                row.WholeNumber("horizon"),
                row.OptionalCell("series"),
                row.Code<Standing>("standing"),
                row.OptionalCell("document")),
            cancellation);
        var years = await ReaderAsync(
            $"""
            {_tables}
            select *
            from (
                select judged.province as province, judged.indicator as indicator, series.id as series,
                    {NounRows.OldestYear("judged.province", "judged.indicator", "series.id")} as first_year
                from (select distinct province, indicator from target {where}) as judged
                    join series on series.indicator = judged.indicator
                where series.judges_targets = 1
            ) as starts
            where first_year is not null
            """,
            parameters,
            cancellation);
        var starts = await NounRows.ListAsync(
            years,
            row => new SeriesStart(
                row.RequiredCell("province"),
                row.RequiredCell("indicator"),
                row.RequiredCell("series"),
                row.WholeNumber("first_year")!.Value),
            cancellation);
        return new FigureStore.GapGrounds(targets, starts);
    }

    public void Dispose()
    {
        Forget();
        _place.Dispose();
        connection.Dispose();
    }

    private void Use(string tables)
    {
        if (_tables == tables)
            return;
        Forget();
        _tables = tables;
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
    }

    private static DbCommand Command(DbConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            var made = command.CreateParameter();
            made.ParameterName = parameter;
            command.Parameters.Add(made);
        }

        return command;
    }

    private Task<DbDataReader> OpenAsync(string query, IReadOnlyList<string> provinces, Indicator indicator, CancellationToken cancellation)
    {
        if (!_prepared.TryGetValue((query, provinces.Count), out var command))
        {
            string[] names = [.. provinces.Select((_, number) => $"@province{number}")];
            command =
                Command(connection, $"{_tables} {query.Replace("@provinces", string.Join(", ", names), StringComparison.Ordinal)}", ["@indicator", .. names]);
            _prepared.Add((query, provinces.Count), command);
        }

        command.Transaction = _transaction;
        command.Parameters[0].Value = indicator.Id;
        for (var number = 0; number < provinces.Count; number++)
            command.Parameters[number + 1].Value = provinces[number];
        return command.ExecuteReaderAsync(cancellation);
    }

    private Task<DbDataReader> ReaderAsync(string query, object parameters, CancellationToken cancellation) =>
        connection.ExecuteReaderAsync(new CommandDefinition(query, parameters, _transaction, cancellationToken: cancellation));

    private async Task<IReadOnlyList<Observation>> ObservationsAsync(
        string query,
        IReadOnlyList<string> provinces,
        Indicator indicator,
        CancellationToken cancellation)
    {
        int? FieldSizeOf(StoredRow row) => row.RequiredCell("series") is var id ? indicator.Series.First(each => each.Id == id).FieldSize : null;
        var observations = await NounRows.ListAsync(
            await OpenAsync(query, provinces, indicator, cancellation),
            row => Observation.Read(row, indicator.Unit, FieldSizeOf(row), newestRevision: null, _checksum),
            cancellation);
        var newest = 0;
        for (var number = observations.Count - 1; number >= 0; number--)
        {
            var observation = observations[number];
            newest = Revisions.IsNewest(observations, number) ? observation.Revision : newest;
            observations[number] = observation with
            {
                Id = Observation.IdOf(observation.Province, observation.Indicator, observation.Year, observation.Series, observation.Revision, newest),
            };
        }

        return observations;
    }
}
