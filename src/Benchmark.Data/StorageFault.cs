using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data;

/// <summary>What is wrong when a file of the database cannot be read or written; nobody else knows the codes of SQLite (https://www.sqlite.org/rescode.html).</summary>
internal static class StorageFault
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int DiskFailed = 10;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;

    /// <summary>Whether the database cannot be used at the moment, rather than the program being wrong.</summary>
    public static bool IsOutage(Exception exception) => exception is DbException or DatabaseFailure or ReleaseChanged;

    /// <summary>Whether somebody else is writing.</summary>
    public static bool IsBusy(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <summary>Whether a file cannot be written.</summary>
    public static bool IsUnwritable(Exception exception) => exception is SqliteException { SqliteErrorCode: ReadOnly or DiskFailed or DiskFull or CannotOpen };

    public static bool IsDiskFull(Exception exception) => exception is SqliteException { SqliteErrorCode: DiskFull };

    /// <summary>Lets go of every file that is kept open for the next connection.</summary>
    public static void CloseFiles() => SqliteConnection.ClearAllPools();
}
