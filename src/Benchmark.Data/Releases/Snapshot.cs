using Benchmark.Data.Tables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Releases;

/// <summary>A connection within a read transaction.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction.</param>
/// <param name="tables">What makes a statement answer from an older release.</param>
internal sealed class Snapshot(SqliteConnection connection, SqliteTransaction transaction, string tables) : IDisposable
{
    /// <summary>Whether a release is the newest; no row when the database has no such release.</summary>
    public const string IsNewest = "select number = (select max(number) from release) from release where number = @Number and id = @Id and checksum = @Checksum";

    public SqliteConnection Connection => connection;

    /// <summary>Stands before each statement: nothing for the newest release, and for an older one the tables as they were then.</summary>
    public string Tables => tables;

    /// <summary>
    /// A connection that sees one state throughout, and answers from the release the caller's catalog belongs to, also when an import lands between reading
    /// parameters and reading figures.
    /// </summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public static Snapshot Open(Database database, LoadedRelease release)
    {
        var connection = database.OpenForReading();
        try
        {
            var transaction = connection.BeginTransaction(deferred: true);
            var isNewest = connection.QuerySingleOrDefault<bool?>(IsNewest, new { release.Number, release.Release.Id, release.Checksum });
            return isNewest is null ? throw new ReleaseChanged() : new Snapshot(connection, transaction, isNewest.Value ? "" : DataTable.AsOf(release.Number));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
