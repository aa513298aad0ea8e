using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Benchmark.Data.Dialects.Sqlite;

/// <summary>How it is noticed that another file stands at the path than the one that is open.</summary>
internal partial class SqliteDatabase
{
    // https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int HasMovedControl = 20;

    private static readonly byte[] Attached = "data\0"u8.ToArray();

    public override void ThrowIfMoved(DbConnection staging)
    {
        if (HasMoved(staging, Attached))
        {
            throw new StorageFault(
                StorageFaultKind.Missing,
                $"The file {Path} was replaced or deleted while it was written; the file in its place was not changed. Send the import again.");
        }
    }

    /// <summary>
    /// Gives up the connections that are kept open when the file was written since the last look. What another program copies over it in place has the same
    /// file number, and what a connection keeps of its pages would be mixed with it. An import writes it too, so now and then this happens for nothing.
    /// </summary>
    private void GiveUpWhenWritten()
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
            return;
        var now = (file.LastWriteTimeUtc, file.Length);
        lock (Attached)
        {
            if (now == _seen)
                return;
            var isFirst = _seen == default;
            _seen = now;
            if (isFirst)
                return;
        }

        CloseKept();
    }

    /// <summary>Gives up the connections that are kept open: they hold another file than the one at the path.</summary>
    private void GiveUp()
    {
        CloseKept();
        _reading = ReadingOf(Path);
        Interlocked.Increment(ref _openings);
    }

    public override void Close() => CloseKept();

    private void CloseKept()
    {
        if (!_reading.IsValueCreated)
            return;
        using var any = new SqliteConnection(_reading.Value);
        SqliteConnection.ClearPool(any);
    }

    private static bool HasMoved(DbConnection connection, byte[]? attached = null) =>
        FileControl(((SqliteConnection)connection).Handle!, attached, HasMovedControl, out var moved) == raw.SQLITE_OK && moved != 0;

    // What .NET does not say of a file, SQLite knows of the one that it has open; the library of ours does not pass it on.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(sqlite3 connection, byte[]? name, int control, out int result);
}
