using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data;

/// <summary>The database file; the only place that opens it.</summary>
internal sealed class Database(string path)
{
    // Long enough for another process to finish its transaction, short enough for a person to wait for.
    private const int SecondsToWaitForALock = 5;

    // Of each of the two databases at work. The indexes of a million observations are far larger, but their upper parts stay in it.
    private const int KibibytesForAnImport = 32 * 1024;

    private const int CannotOpen = 14;
    private const int ReadOnlyFile = 8;

    private readonly Lazy<string> _reading = new(() => HowToRead(path));

    public string Path => path;

    public bool Exists => File.Exists(path) && new FileInfo(path).Length > 0;

    /// <summary>A connection that can change nothing; requests use no other.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(_reading.Value);
        connection.Open();
        return connection;
    }

    /// <summary>A connection to a database of its own, on the disk as far as the memory is too small, and gone when it is closed: an import gathers its rows there.</summary>
    public static SqliteConnection OpenStaging()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = "",
            // The rows of an import are written in any order and checked as a whole before they count.
            ForeignKeys = false,
            DefaultTimeout = SecondsToWaitForALock,
            Pooling = false,
        }.ToString());
        connection.Open();
        connection.Execute($"pragma cache_size = -{KibibytesForAnImport}");
        return connection;
    }

    /// <summary>Brings this database into a staging connection, to be written.</summary>
    public void Attach(SqliteConnection staging)
    {
        staging.Execute("attach database @path as data", new { path });
        // What was acknowledged must survive a power failure, and in write-ahead mode anything less would not promise it.
        staging.Execute("pragma data.synchronous = full");
        staging.Execute($"pragma data.cache_size = -{KibibytesForAnImport}");
    }

    /// <summary>A connection for migrations; creates the file and its folder.</summary>
    public SqliteConnection OpenForWriting()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = SecondsToWaitForALock,
            // The verbs open one and end; a pool would keep the file open behind them.
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Writes what the database holds at this moment into a new file. Nobody waits for it.</summary>
    public void CopyTo(string file)
    {
        using var connection = OpenForReading();
        connection.Execute("vacuum into @file", new { file });
    }

    /// <summary>Makes a copy that was just written a database like every other, in one file that is on the disk.</summary>
    public void Seal()
    {
        // A copy starts without write-ahead logging. Closing the last connection that writes leaves one file.
        using (var connection = OpenForWriting())
            connection.Execute("pragma journal_mode = wal");
        // Nothing that wrote it waited for the disk.
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>What is broken in the file itself, whatever its schema; empty when nothing is.</summary>
    public IReadOnlyList<string> FindDamage()
    {
        using var connection = OpenForReading();
        return [.. connection.Query<string>("pragma integrity_check(1)").Where(line => line != "ok")];
    }

    private static string HowToRead(string path)
    {
        var plain = ReadingFrom(path);
        try
        {
            using var connection = new SqliteConnection(plain);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from sqlite_schema";
            command.ExecuteScalar();
            return plain;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or ReadOnlyFile && File.Exists(path))
        {
            // A file in write-ahead mode wants a shared-memory file beside it even for reading. Where none can be made, on a read-only volume, nobody can
            // change the file either, and SQLite reads it without one when told so. It then reads the file alone, so what still stands in the log beside it would
            // be missing without a word.
            if (new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 })
            {
                throw new DatabaseFailure(
                    $"The database {path} is read-only and its last changes stand in {path}-wal, which cannot be taken over; nothing was changed. Make both and their folder writable and start again.",
                    exception);
            }

            SqliteConnection.ClearAllPools();
            return ReadingFrom($"file:{Uri.EscapeDataString(System.IO.Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1");
        }
    }

    private static string ReadingFrom(string source) => new SqliteConnectionStringBuilder
    {
        DataSource = source,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = SecondsToWaitForALock,
    }.ToString();
}

/// <summary>The database does not hold the release at hand: another file was put in its place, or another import was faster. Reading anew helps.</summary>
internal sealed class ReleaseChanged : Exception;
