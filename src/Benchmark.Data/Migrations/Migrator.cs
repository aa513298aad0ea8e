using System.Data.Common;
using System.Globalization;

namespace Benchmark.Data.Migrations;

/// <summary>Brings the schema forward, script by script, and refuses what it does not know.</summary>
internal sealed class Migrator
{
    // A script of such a name only adds: programs of before go on reading, and what they do not know they do not miss.
    private const string Addition = "_add_";

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<MigrationScript> _scripts;

    /// <summary>Runs the scripts that come with the program.</summary>
    public Migrator(Database database, TimeProvider clock)
        : this(database, clock, MigrationScript.Of(database.Scripts))
    {
    }

    /// <summary>Runs the scripts of another version of the program.</summary>
    public Migrator(Database database, TimeProvider clock, IReadOnlyList<MigrationScript> scripts) =>
        (_database, _clock, _scripts) = (database, clock, scripts);

    /// <summary>The name of the newest script, which is the version of the schema.</summary>
    public string SchemaVersion => _scripts[^1].Name;

    /// <summary>Whether every script has run. Reads only.</summary>
    /// <exception cref="StorageFault">The file is of another program, newer than this program, or was migrated by other scripts.</exception>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellation) =>
        await _database.ExistsAsync(cancellation)
        && (await _database.ReadAsync(connection => PendingAsync(connection, isRead: false, cancellation), cancellation)).Count == 0;

    /// <summary>Refuses a database that this program cannot read. Reads only.</summary>
    /// <exception cref="StorageFault">As for <see cref="IsUpToDateAsync"/>, or the schema is older; a newer one may be read where it only adds.</exception>
    public async Task ThrowIfOutdatedAsync(CancellationToken cancellation)
    {
        if (await _database.ReadAsync(connection => PendingAsync(connection, isRead: true, cancellation), cancellation) is { Count: > 0 })
        {
            var other = _database.IsShared ? "" : ", or start the server anew";
            throw Unsuitable($"The database {_database.Name} is empty or its schema is older than {SchemaVersion}. Run migrate{other}.");
        }
    }

    /// <summary>The name of the newest script that has run; null when none has. Reads only.</summary>
    /// <exception cref="StorageFault">As for <see cref="IsUpToDateAsync"/>.</exception>
    public async Task<string?> FindVersionAsync(CancellationToken cancellation)
    {
        if (!await _database.ExistsAsync(cancellation))
            return null;
        var pending = await _database.ReadAsync(connection => PendingAsync(connection, isRead: false, cancellation), cancellation);
        return pending.Count == _scripts.Count ? null : _scripts.Last(script => !pending.Contains(script)).Name;
    }

    /// <summary>
    /// Makes the schema of a database that is to be written the one of this program. The older one of a database that others serve from stays: it is for its
    /// operator to say when.
    /// </summary>
    /// <exception cref="StorageFault">As for <see cref="IsUpToDateAsync"/>, or the schema of a shared database is older.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (_database.IsShared && await FindVersionAsync(cancellation) is { } version && version != SchemaVersion)
        {
            throw Unsuitable(
                $"The schema of the database {_database.Name} is {version}, older than {SchemaVersion}; nothing was changed. Run migrate: programs of before "
                    + "then read on where it only adds, and write no more.");
        }

        await MigrateAsync(cancellation);
    }

    /// <summary>
    /// Refuses to write into a database that others serve from where one of them has brought its schema forward meanwhile. Asked by the one who writes, whom
    /// nobody can overtake any more.
    /// </summary>
    /// <exception cref="StorageFault">As for <see cref="IsUpToDateAsync"/>.</exception>
    public async Task ThrowIfMovedOnAsync(DbConnection connection, CancellationToken cancellation)
    {
        if (_database.IsShared)
            await PendingAsync(connection, isRead: false, cancellation);
    }

    /// <summary>Runs what has not run yet, all or nothing, and returns what it ran.</summary>
    /// <exception cref="StorageFault">As for <see cref="IsUpToDateAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation) =>
        // Checked before it is opened for writing: a file that is refused stays as it is to the byte, and one that is up to date may be read-only.
        await IsUpToDateAsync(cancellation) ? [] : await _database.WriteAsync(connection => MigrateAsync(connection, cancellation), cancellation);

    private async Task<IReadOnlyList<string>> MigrateAsync(DbConnection connection, CancellationToken cancellation)
    {
        await _database.PrepareAsync(connection, cancellation);
        await using var transaction = await _database.BeginWritingAsync(connection, cancellation);
        var pending = await PendingAsync(connection, isRead: false, cancellation);
        await connection.ExecuteAsync(
            $"""
            create table if not exists schema_migration (
                name text not null primary key,
                checksum text not null,
                applied_at text not null
            ) {_database.TableOptions}
            """,
            null,
            cancellation);
        foreach (var script in pending)
        {
            await connection.ExecuteAsync(script.Sql, null, cancellation);
            await connection.ExecuteAsync(
                "insert into schema_migration (name, checksum, applied_at) values (@Name, @Checksum, @AppliedAt)",
                new { script.Name, script.Checksum, AppliedAt = _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return [.. pending.Select(script => script.Name)];
    }

    /// <param name="connection">The connection.</param>
    /// <param name="isRead">Whether the database is only read: then it may be newer by what only adds.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task<List<MigrationScript>> PendingAsync(DbConnection connection, bool isRead, CancellationToken cancellation)
    {
        var tables = await _database.TablesOfAsync(connection, cancellation);
        if (tables.Count > 0 && !tables.Contains("schema_migration"))
        {
            throw Unsuitable(
                $"What is in the place of {_database.Name} is the database of another program; nothing was changed. Name another one with --database.");
        }

        var applied = tables.Count == 0
            ? []
            : (await connection.QueryAsync<Journal>("select name as Name, checksum as Checksum from schema_migration", null, cancellation))
                .ToDictionary(entry => entry.Name, entry => entry.Checksum);
        var newer = applied.Keys.Except(_scripts.Select(script => script.Name));
        if (newer.Where(name => !isRead || !IsAddition(name)).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw Unsuitable(
                $"The database {_database.Name} has a newer schema ({unknown}) than this program knows ({SchemaVersion}); nothing was changed. Use the newer "
                    + "program.");
        }

        if (_scripts.FirstOrDefault(script => applied.TryGetValue(script.Name, out var checksum) && checksum != script.Checksum) is { } edited)
        {
            throw Unsuitable($"The migration {edited.Name} is not the one that the database {_database.Name} was made with; nothing was changed. A released "
                + "script is never edited: add a new one.");
        }

        return [.. _scripts.Where(script => !applied.ContainsKey(script.Name))];
    }

    private static bool IsAddition(string name) =>
        name.Length > 4 && name[..4].All(char.IsAsciiDigit) && name[4..].StartsWith(Addition, StringComparison.Ordinal);

    private static StorageFault Unsuitable(string message) => new(StorageFaultKind.Unsuitable, message);

    private sealed record Journal
    {
        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
