using System.Net;
using Benchmark.Data;
using Benchmark.Data.Migrations;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>A newer program and this one on the same database: nothing is served wrong, and nothing is written that the other does not know.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly CliFolder _folder = new();
    private readonly string _database;

    public UpgradeTests()
    {
        _database = _server.Create();
        DatabaseFile.Import(_database, CliProgram.Seed);
    }

    [Fact]
    public async Task The_newer_program_refuses_the_schema_of_before_until_it_is_brought_forward()
    {
        var newer = Newer("0999_add_note");

        var writing = await Assert.ThrowsAsync<StorageFault>(() => newer.EnsureAsync(TestContext.Current.CancellationToken));
        var reading = await Assert.ThrowsAsync<StorageFault>(() => newer.ThrowIfOutdatedAsync(TestContext.Current.CancellationToken));

        Assert.All([writing, reading], fault => Assert.Contains("Run migrate", fault.Message, StringComparison.Ordinal));
        Assert.Equal(["0999_add_note"], await newer.MigrateAsync(TestContext.Current.CancellationToken));
        await newer.ThrowIfOutdatedAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task This_program_goes_on_reading_what_only_adds_and_writes_nothing()
    {
        await using var program = await _folder.Serve("--database", _database);
        var before = await program.Client.GetStringAsync(new Uri("/v1/targets?limit=5", UriKind.Relative), TestContext.Current.CancellationToken);
        await Newer("0999_add_note").MigrateAsync(TestContext.Current.CancellationToken);

        await Wait.Out(TimeSpan.FromSeconds(1.5));
        Assert.Equal(before, await program.Client.GetStringAsync(new Uri("/v1/targets?limit=5", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
        var import = await _folder.Run("import", ImportSets.Many(_folder, 3), "--database", _database);
        Assert.Equal(4, import.ExitCode);
        Assert.Contains("newer schema (0999_add_note)", import.Errors, StringComparison.Ordinal);
        var key = await _folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write", "--database", _database);
        Assert.Equal(4, key.ExitCode);
        Assert.Equal(["1"], DatabaseFile.Query(_database, "select count(*) from release"));
        await using var second = await _folder.Serve("--database", _database);
        Assert.Equal("ready", (await second.Get("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_import_that_waits_while_the_schema_is_brought_forward_is_refused()
    {
        await using var holder = PostgresServer.Open(_database);
        // The lock of the one who writes, as a migration holds it.
        DatabaseFile.Execute(holder, "begin; select pg_advisory_xact_lock(7234019118)");
        await using var import = _folder.Start("import", ImportSets.Many(_folder, 3), "--database", _database);
        await Wait.Until(
            () => DatabaseFile.Query(_database, "select 1 from pg_locks where locktype = 'advisory' and not granted").Count > 0,
            () => "The import does not wait.");
        DatabaseFile.Execute(holder, "insert into schema_migration (name, checksum, applied_at) values ('0999_add_note', '', ''); commit");

        var result = await import.Ended();

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("newer schema (0999_add_note)", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["1"], DatabaseFile.Query(_database, "select count(*) from release"));
    }

    [Fact]
    public async Task This_program_serves_nothing_from_a_schema_that_means_something_else()
    {
        await using var program = await _folder.Serve("--database", _database);
        await Newer("0999_other_meaning").MigrateAsync(TestContext.Current.CancellationToken);

        await Wait.Until(
            async () => (await program.Client.GetAsync(new Uri("/v1/targets", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode
                == HttpStatusCode.ServiceUnavailable,
            () => "A schema that the program does not know is served.");
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    /// <summary>The migrator of a program that knows one script more.</summary>
    private Migrator Newer(string name)
    {
        var database = TestDatabase.Of(_database);
        return new Migrator(
            database,
            TimeProvider.System,
            [.. MigrationScript.Of(database.Scripts), new MigrationScript(name, "alter table target add column remark text collate \"C\"")]);
    }
}
