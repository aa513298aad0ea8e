using Benchmark.Data.Dialects.Postgres;
using Benchmark.Data.Dialects.Sqlite;

namespace Benchmark.Data.Dialects;

/// <summary>Which database a place is: the address of PostgreSQL, or the file of SQLite.</summary>
internal static class Dialect
{
    /// <summary>The database at a place.</summary>
    /// <param name="place">A file, or an address.</param>
    /// <param name="replica">Where what follows it can be read; null to read the database itself.</param>
    /// <param name="connections">The most connections that read, where there are any; null for a command, which may read as long as it takes.</param>
    public static Database Of(string place, string? replica = null, int? connections = null) => PostgresAddress.IsOne(place)
        ? new PostgresDatabase(PostgresAddress.Of(place), replica is null ? null : PostgresAddress.Of(replica), connections)
        : new SqliteDatabase(place);

    /// <summary>Whether several programs serve from what is at a place.</summary>
    public static bool IsShared(string place) => PostgresAddress.IsOne(place);

    /// <summary>The sentence that says why a place cannot be one of a database; null for one that can.</summary>
    public static string? FaultOf(string place) =>
        PostgresAddress.IsOne(place) ? PostgresAddress.FaultOf(place) : LooksLikeAddress(place) ? NoFile : null;

    // Not repeated: it may hold a password.
    private const string NoFile = "The database is neither a file nor an address of PostgreSQL, which is like postgres://user@host/name.";

    private static bool LooksLikeAddress(string place) =>
        place.Contains("://", StringComparison.Ordinal) || place.Contains("password=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sentence that says why a place cannot be one of a replica; null for one that can.</summary>
    public static string? FaultOfReplica(string place) => PostgresAddress.FaultOf(place);
}
