using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Data.Dialects.Postgres;

/// <summary>How the rows of an import come into a PostgreSQL database: through temporary tables of a connection, copied in binary.</summary>
internal sealed partial class PostgresDatabase
{
    private const int ManyRows = 10_000;

    /// <summary>New tables are temporary ones, and hide none of the database: they have names of their own.</summary>
    public override async ValueTask<DbConnection> OpenStagingAsync(CancellationToken cancellation)
    {
        var settings = ToWrite(_address);
        // Its tables end with it.
        settings.Pooling = false;
        settings.SearchPath = "pg_temp,public";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override void Load(DbConnection staging, string table, int columns, IEnumerable<object?[]> rows)
    {
        using var copy = ((NpgsqlConnection)staging).BeginBinaryImport($"copy {table} from stdin (format binary)");
        foreach (var row in rows)
        {
            copy.StartRow();
            for (var index = 0; index < columns; index++)
                Write(copy, index < row.Length ? row[index] : null);
        }

        copy.Complete();
    }

    public override Task AttachAsync(DbConnection staging, CancellationToken cancellation) => Task.CompletedTask;

    // The constraints are checked when they are no longer deferred; a violation ends the transaction, as it must.
    public override async Task<bool> HasDanglingReferencesAsync(DbConnection staging, CancellationToken cancellation)
    {
        try
        {
            await staging.ExecuteAsync("set constraints all immediate", null, cancellation);
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return true;
        }
    }

    public override void ThrowIfMoved(DbConnection staging)
    {
        // What is connected to stays what it is.
    }

    // Otherwise the first questions about a large import are planned for the tables of before. PostgreSQL looks at its tables by itself within a minute.
    public override async Task SettleAsync(DbConnection staging, int rows)
    {
        if (rows < ManyRows)
            return;
        try
        {
            await staging.ExecuteAsync("analyze (skip_locked)", null, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // What was committed stays.
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case string text:
                copy.Write(text, NpgsqlDbType.Text);
                break;
            case int number:
                copy.Write((long)number, NpgsqlDbType.Bigint);
                break;
            default:
                copy.Write((double)value, NpgsqlDbType.Double);
                break;
        }
    }
}
