using System.Data.Common;
using Benchmark.Data;
using Benchmark.Data.Dialects;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Support;

/// <summary>
/// The databases of the tests: files of SQLite, or databases of one PostgreSQL server where the variable BENCHMARK_TEST_DATABASE says so. The same tests run on
/// both; those that are about a file say so with the trait <see cref="Trait"/>.
/// </summary>
internal static class TestDatabase
{
    /// <summary>The name of the trait of tests that are about one kind of database.</summary>
    public const string Trait = "Database";

    /// <summary>The value of the trait for tests about a file of SQLite.</summary>
    public const string Sqlite = "SQLite";

    private static readonly Lazy<PostgresServer> Server = new(() =>
    {
        var server = PostgresServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("BENCHMARK_TEST_DATABASE") switch
    {
        null or "" or "sqlite" => false,
        "postgresql" => true,
        var other => throw new InvalidOperationException($"BENCHMARK_TEST_DATABASE is sqlite or postgresql, not {other}."),
    };

    /// <summary>A place for a new database, which is not there or empty.</summary>
    /// <param name="file">Where it is, if it is a file.</param>
    public static string At(string file) => IsPostgres ? Server.Value.Create() : file;

    /// <summary>A copy of a database that nobody is connected to.</summary>
    /// <param name="template">The database.</param>
    /// <param name="file">Where the copy is, if it is a file.</param>
    public static string Copy(string template, string file)
    {
        if (IsPostgres)
            return Server.Value.Create(template);
        using var source = DatabaseFile.Open(template);
        DatabaseFile.Execute(source, $"vacuum into '{file}'");
        return file;
    }

    /// <summary>Removes a database; a file goes with its folder.</summary>
    public static void Remove(string place)
    {
        if (IsPostgres)
            Server.Value.Drop(place);
    }

    /// <summary>A connection that holds the database only while it is open.</summary>
    public static DbConnection Open(string place) => Dialect.IsShared(place) ? PostgresServer.Open(place) : DatabaseFile.Open(place);

    /// <summary>The database at a place, as the program sees it.</summary>
    public static Database Of(string place) => Dialect.Of(place);

    /// <summary>Closes what is kept open for the next connection.</summary>
    public static void Close()
    {
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }
}
