using Benchmark.Data.Dialects;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Support;

/// <summary>A database loaded with the sample, made once and copied for each test.</summary>
public sealed class DatabaseTemplate : IDisposable
{
    private readonly CliFolder _folder = new();

    public DatabaseTemplate() => DatabaseFile.Import(_folder.Database, CliProgram.Seed);

    /// <summary>Puts a copy at a path.</summary>
    public void CopyTo(string path) => File.Copy(_folder.Database, path);

    /// <summary>Puts a copy into an open database, in place of what it holds.</summary>
    public void CopyTo(SqliteConnection connection)
    {
        using var template = DatabaseFile.Open(_folder.Database);
        template.BackupDatabase(connection);
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>A look into a database file, and a hand in it.</summary>
internal static class DatabaseFile
{
    /// <summary>A connection that holds the file only while it is open.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Runs statements.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        Execute(connection, sql);
    }

    /// <summary>Runs statements.</summary>
    public static int Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, each as text.</summary>
    public static IReadOnlyList<string> Query(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetString(column))));
        return rows;
    }

    /// <summary>Takes a data set into a database, which is made where there is none, or throws with every problem in the message.</summary>
    public static void Import(string database, string set, Text? reason = null)
    {
        var file = new SqliteDatabase(database);
        var migrator = new Migrator(file, TimeProvider.System);
        var importer = new Importer(file, migrator, TimeProvider.System);
        try
        {
            Wait.Here(importer.RunAsync(CsvSet.Open(set, replaces: false), new ImportOptions { Reason = reason }), () => $"The import of {set} does not end.");
        }
        catch (ImportFailure failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n{string.Join('\n', failure.Problems)}", failure);
        }
        finally
        {
            // So that the file can be copied as it lies there.
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Everything that is loaded, and the journal of the schema.</summary>
    public static IReadOnlyList<string> Content(string path) =>
        [.. Tables.SelectMany(table => Query(path, $"select * from {table} order by 1, 2, 3").Select(row => $"{table}: {row}"))];

    private static readonly string[] Tables =
        ["schema_migration", "release", "release_change", "source", "province", "indicator", "series", "target", "observation"];
}
