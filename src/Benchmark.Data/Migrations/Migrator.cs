using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Migrations;

/// <summary>Brings the schema forward, script by script, and refuses what it does not know.</summary>
internal sealed class Migrator(Database database, TimeProvider clock)
{
    private const string ResourcePrefix = "migrations/sqlite/";

    // Reading every page costs time in step with the size; a larger file is checked by its header alone.
    private const long LargestFileChecked = 64 * 1024 * 1024;

    private static readonly IReadOnlyList<Script> Scripts = ReadScripts();

    /// <summary>The name of the newest script, which is the version of the schema.</summary>
    public static string SchemaVersion => Scripts[^1].Name;

    /// <summary>Whether every script has run. Reads only.</summary>
    /// <exception cref="DatabaseFailure">The file is damaged, of another program, newer than this program, or was migrated by other scripts.</exception>
    public bool IsUpToDate()
    {
        if (!database.Exists)
            return false;
        using var connection = database.OpenForReading();
        var length = new FileInfo(database.Path).Length;
        // SQLite writes whole pages, and reads what is missing of the last one as zeros.
        var finding = length % connection.ExecuteScalar<long>("pragma page_size") != 0 ? "the last page is cut off"
            : length <= LargestFileChecked ? connection.ExecuteScalar<string>("pragma quick_check(1)") ?? "" : "ok";
        if (finding != "ok")
            throw new DatabaseFailure($"The database {database.Path} is damaged ({finding.Split('\n')[^1]}); nothing was changed. Put a good copy in its place, or move it away to start anew from the seed.");
        return Pending(connection).Count == 0;
    }

    /// <summary>Runs what has not run yet, all or nothing, and says what it ran.</summary>
    /// <exception cref="DatabaseFailure">As for <see cref="IsUpToDate"/>.</exception>
    public IReadOnlyList<string> Migrate()
    {
        // Looked at before it is opened for writing: a file that is refused stays as it is to the byte, and one that is up to date may be read-only.
        if (IsUpToDate())
            return [];
        using var connection = database.OpenForWriting();
        // Stored in the file: readers and one writer work side by side, and a reader sees one state throughout.
        connection.Execute("pragma journal_mode = wal");
        using var transaction = connection.BeginTransaction(deferred: false);
        var pending = Pending(connection);
        connection.Execute(
            """
            create table if not exists schema_migration (
                name text not null primary key,
                checksum text not null,
                applied_at text not null
            ) strict
            """,
            transaction: transaction);
        foreach (var script in pending)
        {
            connection.Execute(script.Sql, transaction: transaction);
            connection.Execute(
                "insert into schema_migration (name, checksum, applied_at) values (@Name, @Checksum, @AppliedAt)",
                new { script.Name, script.Checksum, AppliedAt = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
                transaction);
        }

        transaction.Commit();
        return [.. pending.Select(script => script.Name)];
    }

    private List<Script> Pending(SqliteConnection connection)
    {
        var tables = connection.Query<string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'").ToHashSet();
        if (tables.Count > 0 && !tables.Contains("schema_migration"))
            throw new DatabaseFailure($"The file {database.Path} is the database of another program; nothing was changed. Name another file with --database.");

        var applied = tables.Count == 0
            ? []
            : connection.Query<Journal>("select name as Name, checksum as Checksum from schema_migration").ToDictionary(entry => entry.Name, entry => entry.Checksum);
        if (applied.Keys.Except(Scripts.Select(script => script.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new DatabaseFailure($"The database {database.Path} has a newer schema ({unknown}) than this program knows ({SchemaVersion}); nothing was changed. Use the newer program.");
        foreach (var script in Scripts.Where(script => applied.TryGetValue(script.Name, out var checksum) && checksum != script.Checksum))
            throw new DatabaseFailure($"The migration {script.Name} is not the one that the database {database.Path} was made with; nothing was changed. A released script is never edited: add a new one.");
        return [.. Scripts.Where(script => !applied.ContainsKey(script.Name))];
    }

    private static List<Script> ReadScripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                    // A checkout may turn the line ends; that is no edit.
                    var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
                    var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
                    return new Script(name[ResourcePrefix.Length..^".sql".Length], sql, checksum);
                }),
        ];
    }

    private sealed record Script(string Name, string Sql, string Checksum);

    private sealed record Journal
    {
        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
