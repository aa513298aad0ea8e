using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Data.Tables;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Benchmark.Data.Imports;

/// <summary>The rows of an import before they count: in a database of their own, which the real one is attached to when all of them are read.</summary>
internal sealed class Staging : IDisposable
{
    private const int ProgressStep = 10_000;

    public Staging()
    {
        foreach (var table in DataTable.All)
            Connection.Execute($"create table {NameOf(table)} ({Columns(table)}, line)");
        Connection.Execute($"create table deletion ({Keys(DataTable.Observation)})");
    }

    public SqliteConnection Connection { get; } = Database.OpenStaging();

    public static string NameOf(DataTable table) => $"staged_{table.Name}";

    /// <summary>Takes the rows of a frame.</summary>
    public void Add(DataFrame frame)
    {
        using var transaction = Connection.BeginTransaction();
        Add(SourceSchema.Instance, frame.Sources);
        Add(ProvinceSchema.Instance, frame.Provinces);
        Add(IndicatorSchema.Instance, frame.Indicators);
        Add(SeriesSchema.Instance, frame.Indicators.SelectMany(indicator => indicator.Series));
        Add(TargetSchema.Instance, frame.Targets);
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
            object?[] cells = [.. ObservationSchema.Instance.Store(row.Item), row.Line];
            return cells;
        }));
        Connection.Execute($"create index staged_observation_key on staged_observation ({DataTable.List(DataTable.Observation.Key)}, line)");
        transaction.Commit();
    }

    /// <summary>The observations that came in more than once.</summary>
    public IEnumerable<RevisionRow> Repeated() => TableReader.Revisions(
        Connection,
        """
        select province, indicator, year, series, revision, null, line
        from staged_observation
        where (province, indicator, year, series, revision) in (
            select province, indicator, year, series, revision from staged_observation group by province, indicator, year, series, revision having count(*) > 1)
        order by province, indicator, year, series, revision, line
        """);

    public void Dispose() => Connection.Dispose();

    // Of the types that the tables have: SQLite looks up a number by an index only where it stands as one.
    private static string Keys(DataTable table) => string.Join(", ", table.Columns.Where(table.Key.Contains).Select(column => $"{column} {TypeOf(table, column)}"));

    private static string Columns(DataTable table) => string.Join(", ", table.Columns.Select(column => table.Key.Contains(column) ? $"{column} {TypeOf(table, column)}" : column));

    private static string TypeOf(DataTable table, string column) => table.Schema.StoredFields.Single(field => field.Column == column).Type == FieldType.WholeNumber ? "integer" : "text";

    private void Add<T>(Schema<T> schema, IEnumerable<T> items) => Add(DataTable.Of(schema), items.Select(schema.Store));

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
}
