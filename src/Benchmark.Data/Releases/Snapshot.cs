using System.Data.Common;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Releases;

/// <summary>A connection that sees one state throughout, and what makes its statements answer from a release.</summary>
internal sealed class Snapshot : IAsyncDisposable, IDisposable
{
    /// <summary>Whether a release is the newest; no row when the database has no such release.</summary>
    public const string IsNewest =
        "select number = (select max(number) from release) from release where number = @Number and id = @Id and checksum = @Checksum";

    private readonly DbTransaction _transaction;

    private Snapshot(DbConnection connection, DbTransaction transaction, string tables) =>
        (Connection, _transaction, Tables) = (connection, transaction, tables);

    public DbConnection Connection { get; }

    /// <summary>Stands before each statement: nothing for the newest release, and for an older one the tables as they were then.</summary>
    public string Tables { get; }

    /// <summary>
    /// Answers from the release the caller's catalog belongs to, also when an import is committed between reading parameters and reading figures. What is made
    /// of the snapshot closes it.
    /// </summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    public static async Task<T> OpenAsync<T>(Database database, LoadedRelease release, Func<Snapshot, Task<T>> make, CancellationToken cancellation)
    {
        Snapshot? snapshot = null;
        try
        {
            snapshot = await OpenUnguardedAsync(database, release, cancellation);
            var made = await make(snapshot);
            snapshot = null;
            return made;
        }
        catch (DbException exception)
        {
            throw database.FaultOf(exception);
        }
        finally
        {
            if (snapshot is not null)
                await snapshot.DisposeAsync();
        }
    }

    /// <summary>Reads from a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(Database database, LoadedRelease release, Func<Snapshot, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var snapshot = await OpenUnguardedAsync(database, release, cancellation);
            return await read(snapshot);
        }
        catch (DbException exception)
        {
            throw database.FaultOf(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    public void Dispose()
    {
        _transaction.Dispose();
        Connection.Dispose();
    }

    private static async Task<Snapshot> OpenUnguardedAsync(Database database, LoadedRelease release, CancellationToken cancellation)
    {
        var connection = await database.OpenForReadingAsync(cancellation);
        try
        {
            var transaction = await database.BeginReadingAsync(connection, cancellation);
            var isNewest =
                await connection.QuerySingleOrDefaultAsync<bool?>(IsNewest, new { release.Number, release.Release.Id, release.Checksum }, cancellation);
            return isNewest is null
                ? throw new ReleaseChanged()
                : new Snapshot(connection, transaction, isNewest.Value ? "" : DataTable.AsOf(database, release.Number));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
