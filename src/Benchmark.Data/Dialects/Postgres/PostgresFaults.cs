using System.Data.Common;
using Npgsql;

namespace Benchmark.Data.Dialects.Postgres;

/// <summary>The faults of a PostgreSQL database; only this class knows its codes (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal sealed partial class PostgresDatabase
{
    public override StorageFault FaultOf(DbException exception)
    {
        var kind = KindOf(exception);
        return new StorageFault(
            kind,
            kind switch
            {
                StorageFaultKind.Busy => $"The database {Name} is written by another program; nothing was changed. Try again when that is done.",
                StorageFaultKind.Conflict => $"The database {Name} changed while it was read. Try again.",
                StorageFaultKind.ReadOnly => $"The database {Name} can be read and not written; nothing was changed. Check the rights of the user, and that "
                    + "it is no replica.",
                StorageFaultKind.Missing => $"There is no database {Name}; nothing was changed. Make it with createdb.",
                StorageFaultKind.DiskFailed => $"Reading or writing the database {Name} failed on its disk; nothing was changed.",
                StorageFaultKind.Damaged => $"The database {Name} is damaged; nothing was changed. Restore a backup with pg_restore.",
                StorageFaultKind.DiskFull => $"The disk of the database {Name} is full; nothing was changed.",
                // What PostgreSQL says of it names the user and the host, and never a password.
                // It does not say that nothing was changed: a connection may end when a commit is done and before that is said.
                StorageFaultKind.Unavailable => $"The database {Name} cannot be reached: {Reason(exception)}.",
                _ => $"The database {Name} cannot be used ({Reason(exception)}); nothing was changed.",
            },
            exception)
        {
            Detail = Reason(exception),
        };
    }

    private static string Reason(DbException exception) =>
        (exception is PostgresException said ? said.MessageText : (exception.InnerException ?? exception).Message).TrimEnd('.');

    private static StorageFaultKind KindOf(DbException exception) => exception switch
    {
        PostgresException { SqlState: var state } => KindOf(state),
        // The connection was lost, could not be made in time, or all were taken.
        NpgsqlException => StorageFaultKind.Unavailable,
        _ => StorageFaultKind.Other,
    };

    private static StorageFaultKind KindOf(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => StorageFaultKind.Conflict,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => StorageFaultKind.Busy,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => StorageFaultKind.ReadOnly,
        PostgresErrorCodes.InvalidCatalogName => StorageFaultKind.Missing,
        PostgresErrorCodes.DiskFull => StorageFaultKind.DiskFull,
        PostgresErrorCodes.IoError => StorageFaultKind.DiskFailed,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageFaultKind.Damaged,
        // It has no tables of ours.
        PostgresErrorCodes.UndefinedTable => StorageFaultKind.Unsuitable,
        // Connections (08), authorization (28), resources (53), the operator or a restart (57).
        _ when state[..2] is "08" or "28" or "53" or "57" => StorageFaultKind.Unavailable,
        // A value that a column cannot hold (22), and one that it must not (23).
        _ when state[..2] is "22" or "23" => StorageFaultKind.BrokenRule,
        _ => StorageFaultKind.Other,
    };
}
