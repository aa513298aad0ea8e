using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>The rows of an import before they count: in tables of their own, beside which the real ones come when all of them are read.</summary>
internal sealed class Staging : IAsyncDisposable
{
    private readonly Database _database;

    private Staging(Database database, DbConnection connection) => (_database, Connection) = (database, connection);

    public DbConnection Connection { get; }

    public static string NameOf(DataTable table) => $"staged_{table.Name}";

    public static async Task<Staging> OpenAsync(Database database, CancellationToken cancellation)
    {
        var staging = new Staging(database, await database.OpenStagingAsync(cancellation));
        try
        {
            await staging.MakeTablesAsync(cancellation);
            return staging;
        }
        catch
        {
            await staging.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds the rows of a frame.</summary>
    public async Task AddAsync(DataFrame frame, CancellationToken cancellation)
    {
        await using var transaction = await Connection.BeginTransactionAsync(cancellation);
        Add(SourceSchema.Instance, frame.Sources);
        Add(ProvinceSchema.Instance, frame.Provinces);
        Add(ThemeSchema.Instance, frame.Themes);
        Add(IndicatorSchema.Instance, frame.Indicators);
        Add(SeriesSchema.Instance, frame.Indicators.SelectMany(indicator => indicator.Series));
        Add(TargetSchema.Instance, frame.Targets);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Adds observations as they are read.</summary>
    /// <param name="observations">The observations.</param>
    /// <param name="progress">Reports from time to time how many there were.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public async Task AddAsync(IEnumerable<Read<Observation>> observations, Action<long>? progress, CancellationToken cancellation)
    {
        await using var transaction = await Connection.BeginTransactionAsync(cancellation);
        Add(DataTable.Observation, observations.Select((row, index) =>
        {
            if (index > 0 && index % Advance.Step == 0)
                progress?.Invoke(index);
            object?[] cells = [.. ObservationSchema.Instance.Store(row.Item), row.Line];
            return cells;
        }));
        await IndexObservationsAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Adds the rows that a release of the database had, which must be attached.</summary>
    public async Task AddAsync(LoadedRelease release, CancellationToken cancellation)
    {
        foreach (var table in DataTable.All)
        {
            var columns = DataTable.List(table.Columns);
            await Connection.ExecuteAsync(
                $"""
                insert into {NameOf(table)} ({columns})
                select {columns} from {table.Name} as present where {DataTable.Holds("present", "@Number")}
                union all
                select {columns} from {table.History} as past where {DataTable.Held("past", "@Number")}
                """,
                new { release.Number },
                cancellation);
        }

        await IndexObservationsAsync(cancellation);
    }

    /// <summary>The observations that came in more than once.</summary>
    public IEnumerable<RevisionRow> Repeated()
    {
        var key = DataTable.List(DataTable.Observation.Key);
        return TableReader.Revisions(
            Connection,
            $"""
            select {key}, null, line
            from staged_observation
            where ({key}) in (select {key} from staged_observation group by {key} having count(*) > 1)
            order by {key}, line
            """);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task MakeTablesAsync(CancellationToken cancellation)
    {
        foreach (var table in DataTable.All)
        {
            var columns = $"{Columns(_database, table, table.Columns)}, line {_database.TypeOf(FieldType.WholeNumber)}";
            await Connection.ExecuteAsync($"create table {NameOf(table)} ({columns})", null, cancellation);
        }

        var key = Columns(_database, DataTable.Observation, DataTable.Observation.Key);
        await Connection.ExecuteAsync($"create table deletion ({key})", null, cancellation);
    }

    private Task<int> IndexObservationsAsync(CancellationToken cancellation) => Connection.ExecuteAsync(
        $"create index staged_observation_key on staged_observation ({DataTable.List(DataTable.Observation.Key)}, line)",
        null,
        cancellation);

    // Of the types that the tables have: SQLite looks up a number by an index only where it is stored as one.
    private static string Columns(Database database, DataTable table, IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"{DataTable.NameOf(column)} {database.TypeOf(table.TypeOf(column))}"));

    private void Add<T>(Schema<T> schema, IEnumerable<T> items) => Add(DataTable.Of(schema), items.Select(schema.Store));

    private void Add(DataTable table, IEnumerable<object?[]> rows) => _database.Load(Connection, NameOf(table), table.Columns.Count + 1, rows);
}
