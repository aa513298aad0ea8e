using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Benchmark.Data.Dialects.Sqlite;

/// <summary>How the rows of an import come into a SQLite file: through a database of their own, which the file is attached to.</summary>
internal partial class SqliteDatabase
{
    // Of each of the two databases at work. The indexes of a million observations are far larger, but their upper parts stay in it.
    private const int KibibytesForAnImport = 32 * 1024;

    /// <summary>On the disk as far as the memory is too small, and gone when it is closed.</summary>
    public override async ValueTask<DbConnection> OpenStagingAsync(CancellationToken cancellation)
    {
        var connection = await OpenAsync(
            new SqliteConnectionStringBuilder
            {
                DataSource = "",
                // The rows of an import are written in any order and checked as a whole before they count.
                ForeignKeys = false,
                DefaultTimeout = SecondsToWaitForALock,
                Pooling = false,
            }.ToString(),
            cancellation);
        await connection.ExecuteAsync($"pragma cache_size = -{KibibytesForAnImport}", null, cancellation);
        return connection;
    }

    public override async Task AttachAsync(DbConnection staging, CancellationToken cancellation)
    {
        await staging.ExecuteAsync("attach database @path as data", new { path = Path }, cancellation);
        // What was acknowledged must survive a power failure, and in write-ahead mode anything less would not promise it.
        await staging.ExecuteAsync("pragma data.synchronous = full", null, cancellation);
        await staging.ExecuteAsync($"pragma data.cache_size = -{KibibytesForAnImport}", null, cancellation);
    }

    public override async Task<bool> HasDanglingReferencesAsync(DbConnection staging, CancellationToken cancellation) =>
        (await staging.QueryAsync("pragma data.foreign_key_check")).Any();

    // Leaves one file that can be copied or put on a read-only volume as it is.
    public override async Task SettleAsync(DbConnection staging, int rows)
    {
        await staging.ExecuteAsync("pragma data.wal_checkpoint(truncate)");
        // Committed into a file that nobody reads any more: whoever sent it must not believe that it is published.
        ThrowIfMoved(staging);
    }

    public override void Load(DbConnection staging, string table, int columns, IEnumerable<object?[]> rows)
    {
        // Bound by hand: the parameters of a command are looked up by name for each row, which takes longer than the row itself.
        var database = ((SqliteConnection)staging).Handle;
        Check(raw.sqlite3_prepare_v2(database, $"insert into {table} values ({string.Join(", ", Enumerable.Repeat("?", columns))})", out var statement));
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

        void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        int number => raw.sqlite3_bind_int(statement, place, number),
        _ => raw.sqlite3_bind_double(statement, place, (double)value),
    };
}
