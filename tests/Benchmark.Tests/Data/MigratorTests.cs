using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Migrations;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Data;

/// <summary>A database that is there already keeps working with every program that comes after.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
public class MigratorTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // Source: the table schema_migration of a database that the verb migrate of commit 15a7adb made.
    private static readonly (string Name, string Checksum)[] JournalBefore =
    [
        ("0001_initial_schema", "891e5d3c55a20bf585c7f836f1ae27e058e9441f08a817df472a18b1da69281a"),
        ("0002_releases_and_history", "3a14f2263694b15d37473f36895e2de91f470fce431ed7f3a6e1dee33c91584e"),
        ("0003_keys_and_imports", "b532ebf4de580b655b4236a511b78a2cf2ba170ec54acec5ae100226cd5f94ae"),
    ];

    [Fact]
    public void The_scripts_of_the_first_database_are_the_first_of_today()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);

        Assert.Equal(
            JournalBefore.Select(script => $"{script.Name}|{script.Checksum}"),
            DatabaseFile.Query(folder.Database, "select name, checksum from schema_migration order by name").Take(JournalBefore.Length));
    }

    [Fact]
    public async Task A_database_made_before_opens_without_its_scripts_running_again_and_serves()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        DatabaseFile.Execute(
            folder.Database,
            $"delete from schema_migration where name in ({string.Join(", ", JournalBefore.Select(script => $"'{script.Name}'"))})");
        foreach (var (name, checksum) in JournalBefore)
        {
            DatabaseFile.Execute(
                folder.Database,
                $"insert into schema_migration (name, checksum, applied_at) values ('{name}', '{checksum}', '2026-11-21T00:00:00Z')");
        }

        var journal = DatabaseFile.Query(folder.Database, "select * from schema_migration order by name");

        Assert.Empty(await new Migrator(new SqliteDatabase(folder.Database), TimeProvider.System).MigrateAsync(TestContext.Current.CancellationToken));

        using var api = BenchmarkApi.On(folder.Database);
        await api.Get("/v1/comparisons");
        Assert.Equal(journal, DatabaseFile.Query(folder.Database, "select * from schema_migration order by name"));
    }
}
