using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Figures;

/// <summary>
/// Reads the figures of some provinces on one indicator after the other, with statements that stay prepared as long as the connection is open: preparing them takes longer than
/// running them.
/// </summary>
internal sealed class FigureReader(SqliteConnection connection) : IDisposable
{
    private static readonly string Columns = NounRows.Columns(ObservationSchema.Instance);

    // A look or two for each series, however many years there are: the order of the tables is the order of the search.
    private static readonly string Latest =
        $"""
        select {Columns}
        from province cross join series cross join observation
        where province.id in (@provinces) and series.indicator = @indicator
            and observation.province = province.id and observation.indicator = @indicator and observation.series = series.id
            and year = (
                select max(latest.year) from observation as latest
                where latest.province = province.id and latest.indicator = @indicator and latest.series = series.id)
            and revision = (
                select max(newest.revision) from observation as newest
                where newest.province = province.id and newest.indicator = @indicator and newest.year = observation.year and newest.series = series.id)
        """;

    private readonly SqliteCommand _place = Command(connection, Snapshot.IsNewest, "@Number", "@Id", "@Checksum");

    // By what is asked and of how many provinces.
    private readonly Dictionary<(string Query, int Provinces), SqliteCommand> _prepared = [];
    private string _tables = "";
    private SqliteTransaction? _transaction;

    /// <summary>Reads within one state of the database, from a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public T Read<T>(LoadedRelease release, Func<FigureReader, T> read)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        _transaction = transaction;
        _place.Transaction = transaction;
        _place.Parameters[0].Value = release.Number;
        _place.Parameters[1].Value = release.Release.Id;
        _place.Parameters[2].Value = release.Checksum;
        var isNewest = _place.ExecuteScalar() ?? throw new ReleaseChanged();
        Use((long)isNewest == 1 ? "" : DataTable.AsOf(release.Number));
        return read(this);
    }

    /// <summary>Every target, whatever its standing.</summary>
    public IEnumerable<Target> Targets(IReadOnlyList<string> provinces, Indicator indicator)
    {
        using var reader = Open($"select {NounRows.TargetColumns} from target where province in (@provinces) and indicator = @indicator", provinces, indicator);
        foreach (var target in NounRows.Read(reader, NounRows.Target))
            yield return target;
    }

    /// <summary>The newest revision of the newest year of each series, of each province.</summary>
    public IReadOnlyList<Observation> LatestObservations(IReadOnlyList<string> provinces, Indicator indicator) => Observations(Latest, provinces, indicator);

    /// <summary>Every observation of every revision, by province, year, series and revision.</summary>
    public IReadOnlyList<Observation> Observations(IReadOnlyList<string> provinces, Indicator indicator) => Observations(
        $"select {Columns} from observation where province in (@provinces) and indicator = @indicator order by province, year, series, revision",
        provinces,
        indicator);

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

    private static SqliteCommand Command(SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private SqliteDataReader Open(string query, IReadOnlyList<string> provinces, Indicator indicator)
    {
        if (!_prepared.TryGetValue((query, provinces.Count), out var command))
        {
            string[] names = [.. provinces.Select((_, number) => $"@province{number}")];
            command = Command(connection, $"{_tables} {query.Replace("@provinces", string.Join(", ", names), StringComparison.Ordinal)}", ["@indicator", .. names]);
            _prepared.Add((query, provinces.Count), command);
        }

        command.Transaction = _transaction;
        command.Parameters[0].Value = indicator.Id;
        for (var number = 0; number < provinces.Count; number++)
            command.Parameters[number + 1].Value = provinces[number];
        return command.ExecuteReader();
    }

    private Observation[] Observations(string query, IReadOnlyList<string> provinces, Indicator indicator)
    {
        int? FieldSizeOf(StoredRow row) => row.RequiredCell("series") is var id ? indicator.Series.First(each => each.Id == id).FieldSize : null;
        var observations = NounRows.Read(Open(query, provinces, indicator), row => Observation.Read(row, indicator.Unit, FieldSizeOf(row), newestRevision: null)).ToArray();
        var newest = 0;
        for (var number = observations.Length - 1; number >= 0; number--)
        {
            var observation = observations[number];
            var isNewest = number + 1 == observations.Length || observations[number + 1] is var next
                && (next.Year != observation.Year || next.Province != observation.Province || next.Series != observation.Series);
            newest = isNewest ? observation.Revision : newest;
            observations[number] = observation with
            {
                Id = Observation.IdOf(observation.Province, observation.Indicator, observation.Year, observation.Series, observation.Revision, newest),
            };
        }

        return observations;
    }
}
