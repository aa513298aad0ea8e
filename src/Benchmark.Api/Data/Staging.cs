using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Benchmark.Api.Data;

/// <summary>The rows of an import before they count: in a database of their own, which the real one is attached to when all of them are read.</summary>
internal sealed class Staging : IDisposable
{
    private const int ProgressStep = 10_000;

    public Staging()
    {
        foreach (var table in DataTable.All)
            Connection.Execute($"create table {NameOf(table)} ({Keys(table)}, {DataTable.List(table.Others)}, line)");
        Connection.Execute($"create table deletion ({Keys(DataTable.Observation)})");
    }

    public SqliteConnection Connection { get; } = Database.OpenStaging();

    public static string NameOf(DataTable table) => $"staged_{table.Name}";

    /// <summary>Takes the rows of a frame.</summary>
    public void Add(DataFrame frame)
    {
        var directions = frame.Indicators.ToDictionary(indicator => indicator.Id, indicator => Code.Of(indicator.Direction));
        using var transaction = Connection.BeginTransaction();
        Add(DataTable.Source, frame.Sources.Select(Values));
        Add(DataTable.Province, frame.Provinces.Select(Values));
        Add(DataTable.Indicator, frame.Indicators.Select(Values));
        Add(DataTable.Series, frame.Indicators.SelectMany(indicator => indicator.Series).Select(Values));
        Add(DataTable.Target, frame.Targets.Select(target => Values(target, directions[target.Indicator])));
        transaction.Commit();
    }

    /// <summary>Takes observations as they pass by.</summary>
    /// <param name="observations">The observations.</param>
    /// <param name="progress">Told from time to time how many there were.</param>
    public void Add(IEnumerable<Read<Observation>> observations, Action<long>? progress)
    {
        using var transaction = Connection.BeginTransaction();
        Add(DataTable.Observation, observations.Select((row, index) =>
        {
            if (index % ProgressStep == 0)
                progress?.Invoke(index);
            return Values(row);
        }));
        Connection.Execute($"create index staged_observation_key on staged_observation ({DataTable.List(DataTable.Observation.Key)}, line)");
        transaction.Commit();
    }

    /// <summary>The observations that came in more than once.</summary>
    public IEnumerable<RevisionRow> Repeated() => Revisions(
        Connection,
        """
        select province, indicator, year, series, revision, null, line
        from staged_observation
        where (province, indicator, year, series, revision) in (
            select province, indicator, year, series, revision from staged_observation group by province, indicator, year, series, revision having count(*) > 1)
        order by province, indicator, year, series, revision, line
        """);

    /// <summary>Reads revisions one at a time.</summary>
    public static IEnumerable<RevisionRow> Revisions(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new RevisionRow(
                row.GetString(0),
                row.GetString(1),
                row.GetInt32(2),
                row.GetString(3),
                row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetInt32(6));
        }
    }

    public void Dispose() => Connection.Dispose();

    // Of the types that the tables have: SQLite looks up a number by an index only where it stands as one.
    private static string Keys(DataTable table) => string.Join(", ", table.Key.Select(column => $"{column} {(column is "year" or "revision" ? "integer" : "text")}"));

    private void Add(DataTable table, IEnumerable<object?[]> rows)
    {
        // Bound by hand: the parameters of a command are looked up by name for each row, which takes longer than the row itself.
        var columns = table.Columns.Count + 1;
        Check(raw.sqlite3_prepare_v2(Connection.Handle, $"insert into {NameOf(table)} values ({string.Join(", ", Enumerable.Repeat("?", columns))})", out var statement));
        using (statement)
        {
            foreach (var row in rows)
            {
                for (var index = 0; index < columns; index++)
                    Check(Bind(statement, index + 1, index < row.Length ? row[index] : null));
                Check(raw.sqlite3_step(statement));
                Check(raw.sqlite3_reset(statement));
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        int number => raw.sqlite3_bind_int(statement, place, number),
        _ => raw.sqlite3_bind_double(statement, place, (double)value),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, Connection.Handle);

    // The cells of each row in the order of the columns of its table.
    private static object?[] Values(Source source) =>
        [source.Id, Code.Of(source.Kind), source.Number, source.Title, source.Issuer, source.PublishedOn, source.Url, source.Note?.Vi, source.Note?.En];

    private static object?[] Values(Province province) =>
    [
        province.Id, province.Name.Vi, province.Name.En, string.Join('|', province.Aliases), Code.Of(province.Kind), province.Region?.Vi, province.Region?.En,
        province.Codes.Gso, province.Codes.Iso, Day(province.ValidFrom), Day(province.ValidTo), province.Successor, province.Headline, province.Source,
        province.Note?.Vi, province.Note?.En,
    ];

    private static object?[] Values(Indicator indicator) =>
    [
        indicator.Id, indicator.Name.Vi, indicator.Name.En, Code.Of(indicator.Kind), indicator.Unit, indicator.UnitName?.Vi, indicator.UnitName?.En,
        Code.Of(indicator.Direction), indicator.Theme, indicator.Headline, (double?)indicator.Minimum, (double?)indicator.Maximum, (double?)indicator.Worst,
        indicator.WorstReason?.Vi, indicator.WorstReason?.En, indicator.ScoreMethod, indicator.Pace, Flag(indicator.RatioScale), indicator.Decimals,
        indicator.Source, indicator.Note?.Vi, indicator.Note?.En,
    ];

    private static object?[] Values(Series series) =>
    [
        series.Indicator, series.Id, series.Name.Vi, series.Name.En, series.FieldSize, series.Map, series.AverageOf?.Start, series.AverageOf?.End,
        Flag(series.JudgesTargets), Flag(series.Preferred), series.Breaks.Count == 0 ? null : string.Join(' ', series.Breaks), series.Note?.Vi, series.Note?.En,
    ];

    private static object?[] Values(Target target, string direction) =>
    [
        target.Id, target.Province, target.Indicator, target.Horizon, target.HorizonStated, Code.Of(target.HorizonReading), target.Period?.Start,
        target.Period?.End, Code.Of(target.Basis), Code.Of(target.Comparator), (double?)target.Low, (double?)target.High, target.Unit, direction,
        (double?)target.Normalized.Band, target.Normalized.FieldSize, target.Series, Code.Of(target.Standing), target.SupersededBy, target.Statement.Vi,
        target.Statement.En, target.Document, target.Source, Code.Of(target.Certainty), target.Note?.Vi, target.Note?.En,
    ];

    private static object?[] Values(Read<Observation> row) =>
    [
        row.Item.Province, row.Item.Indicator, row.Item.Year, row.Item.Series, row.Item.Revision, (double)row.Item.Value, row.Item.Vintage,
        Code.Of(row.Item.Certainty), row.Item.Source, row.Item.SecondSource, row.Item.Note?.Vi, row.Item.Note?.En, row.Line,
    ];

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static int Flag(bool flag) => flag ? 1 : 0;
}
