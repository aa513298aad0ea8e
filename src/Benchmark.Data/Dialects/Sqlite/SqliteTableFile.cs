using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Dialects.Sqlite;

/// <summary>
/// Tables in a SQLite file of their own, for readers who want to ask them questions. The same tables make the same bytes. It is a new file: nothing of the
/// database of the program comes into it but the rows that are given.
/// </summary>
internal sealed class SqliteTableFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    /// <param name="path">The file; it must not be there.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public SqliteTableFile(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            _connection.Open();
            // A file that is not whole is thrown away, so nothing needs to be undone.
            Execute("pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off");
            _transaction = _connection.BeginTransaction();
        }
        catch (SqliteException exception)
        {
            _connection.Dispose();
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Writes a table with its rows and indexes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(FileTable table)
    {
        try
        {
            WriteUnguarded(table);
        }
        catch (SqliteException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Makes what was written lasting.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Complete()
    {
        try
        {
            _transaction.Commit();
        }
        catch (SqliteException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private void WriteUnguarded(FileTable table)
    {
        Execute($"create table {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Declared))}) strict");
        using var insert = _connection.CreateCommand();
        insert.Transaction = _transaction;
        insert.CommandText =
            $"insert into {Quoted(table.Name)} values ({string.Join(", ", table.Columns.Select((_, place) => $"${Number(place)}"))})";
        var cells = table.Columns.Select((column, place) => insert.Parameters.Add($"${Number(place)}", TypeOf(column.Kind))).ToList();
        foreach (var row in table.Rows)
        {
            for (var place = 0; place < cells.Count; place++)
                cells[place].Value = Stored(row[place]) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        foreach (var column in table.Columns.Where(column => column.IsIndexed))
            Execute($"create index {Quoted($"{table.Name}_{column.Name}")} on {Quoted(table.Name)} ({Quoted(column.Name)})");
    }

    private static string Declared(FileColumn column)
    {
        var type = column.Kind switch
        {
            FileColumnKind.WholeNumber => "integer",
            FileColumnKind.Number => "real",
            _ => "text",
        };
        var refers = column.RefersTo is var (table, referred) ? $" references {Quoted(table)} ({Quoted(referred)})" : "";
        return $"{Quoted(column.Name)} {type}{(column.IsKey ? " primary key not null" : "")}{refers}";
    }

    private static SqliteType TypeOf(FileColumnKind kind) => kind switch
    {
        FileColumnKind.WholeNumber => SqliteType.Integer,
        FileColumnKind.Number => SqliteType.Real,
        _ => SqliteType.Text,
    };

    private static object? Stored(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        decimal number => (double)number,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Number(int place) => place.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
