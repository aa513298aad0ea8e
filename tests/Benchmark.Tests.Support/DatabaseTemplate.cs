using System.Data.Common;
using System.Globalization;
using Benchmark.Data;
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
    public void CopyTo(string path)
    {
        if (Dialect.IsShared(path))
            DatabaseFile.Import(path, CliProgram.Seed);
        else
            File.Copy(_folder.Database, path);
    }

    /// <summary>A connection to a copy that is gone when it is closed: one in memory, or a transaction that nobody ends.</summary>
    public DbConnection OpenCopy()
    {
        if (TestDatabase.IsPostgres)
        {
            var changed = TestDatabase.Open(_folder.Database);
            DatabaseFile.Execute(changed, "begin");
            return changed;
        }

        var copy = new SqliteConnection("Data Source=:memory:;Foreign Keys=True;Pooling=False");
        copy.Open();
        using var template = DatabaseFile.Open(_folder.Database);
        template.BackupDatabase(copy);
        return copy;
    }

    /// <summary>What the program makes of an error of the database.</summary>
    internal StorageFault FaultOf(DbException exception) => TestDatabase.Of(_folder.Database).FaultOf(exception);

    /// <summary>The rows that refer to rows that are not there.</summary>
    public IEnumerable<(string Table, string Parent)> FindDanglingReferences(DbConnection connection) =>
        TestDatabase.Of(_folder.Database).FindDanglingReferences(connection);

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
        using var connection = TestDatabase.Open(path);
        Execute(connection, sql);
    }

    /// <summary>Runs statements.</summary>
    public static int Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, each as text.</summary>
    public static IReadOnlyList<string> Query(string path, string sql)
    {
        using var connection = TestDatabase.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture));
            rows.Add(string.Join('|', cells));
        }

        return rows;
    }

    /// <summary>Takes a data set into a database, which is made where there is none, or throws with every problem in the message.</summary>
    public static void Import(string database, string set, Text? reason = null)
    {
        var file = TestDatabase.Of(database);
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
            TestDatabase.Close();
        }
    }

    /// <summary>Everything that is loaded, and the journal of the schema.</summary>
    public static IReadOnlyList<string> Content(string path) =>
        [.. Tables.SelectMany(table => Query(path, $"select * from {table} order by 1, 2, 3").Select(row => $"{table}: {row}"))];

    private static readonly string[] Tables =
        ["schema_migration", "release", "release_change", "source", "province", "indicator", "series", "target", "observation"];
}
