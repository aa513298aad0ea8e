using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Performance;

/// <summary>The rows of a SQLite file in a PostgreSQL database, so that both are asked the same.</summary>
internal static class PostgresCopy
{
    /// <summary>Makes a database, lets the program make the tables, and copies every row.</summary>
    /// <param name="api">The program.</param>
    /// <param name="set">The set in a file.</param>
    /// <param name="server">The address of a database of the server, as a user who may make others.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The set, and the address at which it is served.</returns>
    public static async Task<SyntheticSet> Make(PublishedApi api, SyntheticSet set, string server, CancellationToken stop)
    {
        var name = $"benchmark_speed_{set.Observations}";
        var address = new UriBuilder(server) { Path = name }.Uri.AbsoluteUri;
        await using (var maintenance = await Open(server, stop))
        {
            await Run(maintenance, $"drop database if exists {name} with (force)", stop);
            await Run(maintenance, $"create database {name} encoding 'UTF8' template template0", stop);
        }

        await api.Migrate(address, stop);
        await using var to = await Open(address, stop);
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = set.Path, Pooling = false }.ToString());
        await from.OpenAsync(stop);
        // References are looked at when all rows are there.
        await using (var transaction = await to.BeginTransactionAsync(stop))
        {
            const string tables = "select name from sqlite_schema where type = 'table' and name not in ('schema_migration', 'hook_lease')";
            foreach (var table in await List(from, tables, stop))
                await Copy(from, to, table, stop);
            await transaction.CommitAsync(stop);
        }

        await Run(to, "vacuum analyze", stop);
        return set with { Address = address };
    }

    private static async Task Copy(SqliteConnection from, NpgsqlConnection to, string table, CancellationToken stop)
    {
        var columns = string.Join(", ", (await List(from, $"select name from pragma_table_info('{table}')", stop)).Select(column => $"\"{column}\""));
#pragma warning disable CA2100 // The names are those of the tables.
        await using var command = new SqliteCommand($"select {columns} from {table}", from);
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync(stop);
        await using var copy = await to.BeginBinaryImportAsync($"copy {table} ({columns}) from stdin (format binary)", stop);
        while (await row.ReadAsync(stop))
        {
            await copy.StartRowAsync(stop);
            for (var column = 0; column < row.FieldCount; column++)
            {
                await (row.GetValue(column) switch
                {
                    long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, stop),
                    double number => copy.WriteAsync(number, NpgsqlDbType.Double, stop),
                    string text => copy.WriteAsync(text, NpgsqlDbType.Text, stop),
                    _ => copy.WriteNullAsync(stop),
                });
            }
        }

        await copy.CompleteAsync(stop);
    }

    private static async Task<NpgsqlConnection> Open(string address, CancellationToken stop)
    {
        var place = new Uri(address);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = place.Host,
            Port = place.Port < 0 ? 5432 : place.Port,
            Username = place.UserInfo,
            Database = place.AbsolutePath[1..],
            Pooling = false,
            CommandTimeout = 0,
        }.ToString());
        await connection.OpenAsync(stop);
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
#pragma warning disable CA2100 // Every text stands above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<List<string>> List(SqliteConnection connection, string sql, CancellationToken stop)
    {
#pragma warning disable CA2100 // Every text stands above.
        await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync(stop);
        var values = new List<string>();
        while (await row.ReadAsync(stop))
            values.Add(row.GetString(0));
        return values;
    }
}
