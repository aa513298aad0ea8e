using System.Collections.Concurrent;
using System.Globalization;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>Several at once, a disk without room, a file that is damaged: nothing that was acknowledged is lost, and whoever fails says so in a
/// sentence.</summary>
public class SafetyTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    private static readonly string Name = Path.Combine("data", "benchmark.db");

    [Fact]
    public async Task Of_two_imports_at_once_both_arrive_or_one_says_why_not()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        string[] parts = ["one", "two"];
        foreach (var part in parts)
        {
            await File.WriteAllTextAsync(
                folder.At($"{part}/sources.csv"),
                $"id,kind,number,title,issuer,published_on,url,note_vi,note_en\n{part},web,,Added,Nobody,,,,\n",
                TestContext.Current.CancellationToken);
        }

        var results = await Task.WhenAll(parts.Select(part => folder.Run("import", part, "--reason", part)));

        var arrived = parts.Zip(results).Where(each => each.Second.ExitCode == 0).Select(each => each.First).ToList();
        Assert.NotEmpty(arrived);
        foreach (var failed in results.Where(result => result.ExitCode != 0))
            RefusedDatabaseTests.AssertRefused(failed, Name, "nothing was changed");
        Assert.Equal(1 + arrived.Count, CliVerify.AssertSound(folder.Database).Count);
        Assert.Equal(arrived, DatabaseFile.Query(folder.Database, "select id from source where id in ('one', 'two') order by id"));
    }

    [Fact]
    public async Task An_open_reader_sees_one_state_and_holds_nobody_up()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        using var reader = new SqliteConnection($"Data Source={folder.Database};Mode=ReadOnly;Pooling=False");
        reader.Open();
        using var transaction = reader.BeginTransaction(deferred: true);
        long Count()
        {
            using var command = reader.CreateCommand();
            command.CommandText = "select count(*) from observation";
            return (long)command.ExecuteScalar()!;
        }

        var before = Count();

        Assert.Equal((0, ""), await folder.Run("import", ImportSets.Many(folder, 500)) is var result ? (result.ExitCode, result.Errors) : default);

        Assert.Equal(before, Count());
        transaction.Commit();
        Assert.Equal(before + 500, Count());
    }

    [Fact]
    public async Task Readers_get_one_release_each_while_imports_and_backups_go_on()
    {
        const int Added = 20_000;
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = CliVerify.AssertSound(folder.Database);
        await using var program = await folder.Serve();
        using var enough = new CancellationTokenSource(Wait.Patience);
        var counts = new ConcurrentDictionary<string, ConcurrentDictionary<int, bool>>();
        var asked = 0;
        var reading = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var answer = await program.Get("/v1/observations?vintage=all&limit=1");
                var meta = answer.GetProperty("meta");
                var release = meta.GetProperty("release").GetString()!;
                counts.GetOrAdd(release, _ => []).TryAdd(meta.GetProperty("total").GetInt32(), true);
                asked++;
            }
        },
        TestContext.Current.CancellationToken);

        var first = DatabaseFile.Query(folder.Database, "select id from release")[0];
        await using var import = folder.Start("import", ImportSets.Many(folder, Added));
        var backups = 0;
        while (!import.HasEnded || backups == 0)
        {
            Assert.False(enough.IsCancellationRequested, "The import does not end.");
            var path = $"backup-{backups++}.db";
            Assert.Equal((0, ""), await folder.Run("backup", path) is var backup ? (backup.ExitCode, backup.Errors) : default);
            Assert.StartsWith(string.Join(' ', before), string.Join(' ', CliVerify.AssertSound(folder.At(path))), StringComparison.Ordinal);
            Assert.Equal([folder.At(path)], Directory.GetFiles(folder.Path, "*backup-*").Where(file => file.EndsWith(path, StringComparison.Ordinal)));
        }

        Assert.Equal(0, (await import.Ended()).ExitCode);
        var next = DatabaseFile.Query(folder.Database, "select id from release order by number")[^1];
        // Who reads no more has failed, and says why below.
        await Wait.Until(
            () => counts.ContainsKey(next) || reading.IsCompleted,
            () => $"Release {next} is never served, only {string.Join(", ", counts.Keys)}.");
        await enough.CancelAsync();
        await Wait.For(reading, () => "The reader does not end.");

        Assert.True(asked > 0);
        var total = int.Parse(DatabaseFile.Query(folder.Database, "select count(*) from observation")[0], CultureInfo.InvariantCulture);
        Assert.Equal(total - Added, Assert.Single(counts[first]).Key);
        Assert.Equal(total, Assert.Single(counts[next]).Key);
        Assert.Equal("", program.Errors);
    }

    [Fact]
    public async Task A_backup_is_a_database_and_writes_over_nothing()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);

        Assert.Equal((0, ""), await folder.Run("backup", "copies/one.db") is var made ? (made.ExitCode, made.Errors) : default);
        var again = await folder.Run("backup", "copies/one.db");

        Assert.Equal(["copies/one.db is there already; nothing was written. Name a new file."], again.ErrorLines);
        Assert.Equal(7, again.ExitCode);
        Assert.Equal([folder.At("copies/one.db")], Directory.GetFileSystemEntries(folder.At("copies")));
        Assert.Equal(["wal"], DatabaseFile.Query(folder.At("copies/one.db"), "pragma journal_mode"));
        Assert.Equal(DatabaseFile.Content(folder.Database), DatabaseFile.Content(folder.At("copies/one.db")));
        await using var program = await folder.Serve("--database", "copies/one.db");
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_damaged_database_is_not_copied_as_if_it_were_sound()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        DatabaseFile.Execute(folder.Database, "update observation set value = value + 0.5 where province = 'ha-noi' and year = 2022");

        var result = await folder.Run("backup", "copy.db");

        Assert.Contains("is not sound", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path, "*copy.db*"));
    }

    [Theory]
    // The limits, in blocks of 512 bytes, that a file may grow to: less than the rows gathered, and about what the database has already.
    [InlineData(200)]
    [InlineData(1300)]
    [InlineData(2600)]
    public async Task A_disk_without_room_takes_no_import_and_loses_nothing(int blocks)
    {
        using var folder = new CliFolder { LargestFile = blocks };
        template.CopyTo(folder.Database);
        var before = CliVerify.AssertSound(folder.Database);

        var result = await folder.Run("import", ImportSets.Many(folder, 40_000));

        Assert.Equal("", result.Output);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains("data/benchmark.db", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
        Assert.Equal(before, CliVerify.AssertSound(folder.Database));
    }
}
