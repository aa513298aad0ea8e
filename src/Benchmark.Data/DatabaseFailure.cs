using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data;

/// <summary>Why the database cannot be used, in one sentence for the person at the terminal.</summary>
internal sealed class DatabaseFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Says in a sentence what SQLite says in a code (https://www.sqlite.org/rescode.html).</summary>
    public static DatabaseFailure From(DbException exception, string path) => new(
        (exception as SqliteException)?.SqliteErrorCode switch
        {
            5 or 6 => $"The database {path} is locked by another program; nothing was changed. Stop that program or wait until it is done, then start again.",
            8 => $"The database {path} is read-only and would have to be written; nothing was changed. Make it writable and start again.",
            10 => $"Reading or writing the database {path} failed on the disk; nothing was changed.",
            11 or 26 => $"The database {path} is damaged or is no SQLite database; nothing was changed. Put a good copy in its place, or move it away to start anew from the seed.",
            13 => $"The disk is full; the database {path} was left as it was.",
            14 => $"The database {path} cannot be opened; nothing was changed. Check that the path exists and that you may read and write there.",
            _ => $"The database {path} cannot be used (SQLite error {(exception as SqliteException)?.SqliteErrorCode}: {exception.Message}); nothing was changed.",
        },
        exception);
}
