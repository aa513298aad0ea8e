using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Dialects.Sqlite;

/// <summary>The faults of a SQLite file; only this class knows its codes (https://www.sqlite.org/rescode.html).</summary>
internal partial class SqliteDatabase
{
    public override StorageFault FaultOf(DbException exception)
    {
        var kind = KindOf(exception);
        if (kind == StorageFaultKind.Unavailable && _wasOpened && !System.IO.Path.Exists(Path))
            kind = StorageFaultKind.Missing;
        // Also what a connection keeps of a file that was overwritten since.
        if (kind == StorageFaultKind.Damaged)
            GiveUp();
        return new StorageFault(
            kind,
            kind switch
            {
                StorageFaultKind.Busy =>
                    $"The database {Path} is locked by another program; nothing was changed. Stop that program or wait until it is done, then start again.",
                StorageFaultKind.ReadOnly =>
                    $"The database {Path} is read-only and would have to be written; nothing was changed. Make it writable and start again.",
                StorageFaultKind.Missing =>
                    $"There is no database {Path} any more: the file was moved or deleted; nothing was changed. Put it back, or restore a backup.",
                StorageFaultKind.DiskFailed => $"Reading or writing the database {Path} failed on the disk; nothing was changed.",
                StorageFaultKind.Damaged =>
                    $"The database {Path} is damaged or is no SQLite database; nothing was changed. Restore a backup: restore <file>.",
                StorageFaultKind.DiskFull => $"The disk is full; the database {Path} was left as it was.",
                StorageFaultKind.Unavailable =>
                    $"The database {Path} cannot be opened; nothing was changed. Check that the path exists and that you may read and write there.",
                _ =>
                    $"The database {Path} cannot be used (SQLite error {(exception as SqliteException)?.SqliteErrorCode}: {exception.Message}); nothing was "
                        + "changed.",
            },
            exception);
    }

    private static StorageFaultKind KindOf(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => StorageFaultKind.Busy,
        8 => StorageFaultKind.ReadOnly,
        10 => StorageFaultKind.DiskFailed,
        11 or 26 => StorageFaultKind.Damaged,
        13 => StorageFaultKind.DiskFull,
        14 => StorageFaultKind.Unavailable,
        19 => StorageFaultKind.BrokenRule,
        _ => StorageFaultKind.Other,
    };
}
