using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb restore: a good backup replaces the content of the database, which is kept; another one changes nothing.</summary>
public class RestoreVerbTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // What a backup must not be, and how the reason is worded.
    private static readonly Dictionary<string, (Action<string> Spoil, string Reason)> Wrongs = new()
    {
        ["there is none"] = (File.Delete, "there is no such file"),
        ["it is a text"] = (path => File.WriteAllText(path, "hello\n"), "it is damaged, or no SQLite database"),
        ["it is empty"] = (path => File.WriteAllBytes(path, []), "there is no such file"),
        ["it is cut off"] = (path => Cut(path), "it is damaged, or no SQLite database"),
        ["a page of it is overwritten"] = (Overwrite, "it is damaged, or no SQLite database"),
        ["it belongs to another program"] = (
            path =>
            {
                File.Delete(path);
                DatabaseFile.Execute(path, "create table invoice (id integer primary key)");
            },
            "is the database of another program"),
        ["its schema is newer"] = (
            path => DatabaseFile.Execute(path, "insert into schema_migration (name, checksum, applied_at) values ('9999_later', 'x', '2099-01-01T00:00:00Z')"),
            "has a newer schema (9999_later) than this program knows"),
        ["it holds no release"] = (path => DatabaseFile.Execute(path, "pragma foreign_keys = off; delete from release"), "cannot be restored: "),
        ["a figure of it was changed"] = (
            path => DatabaseFile.Execute(path, "update observation set value = value + 0.5 where province = 'ha-noi' and year = 2022"),
            "cannot be restored: "),
        ["a row of it is missing"] = (
            path => DatabaseFile.Execute(path, "pragma foreign_keys = off; delete from observation where province = 'ha-noi' and year = 2022"),
            "cannot be restored: "),
    };

    public static TheoryData<string> WrongNames() => [.. Wrongs.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task A_backup_is_refused_and_nothing_is_changed_when(string name)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var backup = folder.At("backup/copy.db");
        template.CopyTo(backup);
        Wrongs[name].Spoil(backup);
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        var files = Files(folder);

        var result = await folder.Run("restore", backup);

        Assert.Equal("", result.Output);
        Assert.Contains(Wrongs[name].Reason, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("othing was changed.", result.Errors, StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
        Assert.Equal(files, Files(folder));
    }

    [Fact]
    public async Task The_database_itself_is_no_backup()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);

        var result = await folder.Run("restore", "data/../data/benchmark.db");

        Assert.Contains("it is the database itself", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public async Task A_backup_replaces_a_later_state_which_is_kept_and_can_be_restored_too()
    {
        using var folder = new CliFolder();
        var (earlier, later) = await Later(folder);

        var result = await folder.Run("restore", "backup/copy.db");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(earlier, CliVerify.AssertSound(folder.Database));
        var kept = KeptOf(result);
        Assert.Equal(later, CliVerify.AssertSound(Path.Combine(folder.Path, kept)));
        Assert.Equal(0, (await folder.Run("restore", kept)).ExitCode);
        Assert.Equal(later, CliVerify.AssertSound(folder.Database));
    }

    [Fact]
    public async Task Where_there_is_no_database_a_backup_becomes_one()
    {
        using var folder = new CliFolder();
        var (earlier, _) = await Later(folder);
        SqliteConnection.ClearAllPools();
        File.Delete(folder.Database);

        var result = await folder.Run("restore", "backup/copy.db");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Single(result.OutputLines);
        Assert.Equal(earlier, CliVerify.AssertSound(folder.Database));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(4096 * 3, 4096)]
    public async Task A_damaged_database_is_kept_to_the_byte_and_replaced(long offset, int length)
    {
        using var folder = new CliFolder();
        var (earlier, _) = await Later(folder);
        SqliteConnection.ClearAllPools();
        using (var file = File.OpenWrite(folder.Database))
        {
            file.Position = offset;
            file.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
        }

        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var result = await folder.Run("restore", "backup/copy.db");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(earlier, CliVerify.AssertSound(folder.Database));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder.Path, KeptOf(result)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_backup_of_an_older_schema_is_brought_forward_and_stays_as_it_is()
    {
        using var folder = new CliFolder();
        var (earlier, _) = await Later(folder);
        var backup = folder.At("backup/copy.db");
        OlderSchema.Make(backup);
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken);

        var result = await folder.Run("restore", backup);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains($"Its schema was brought from {Repository.Migrations[^2]} to {Repository.Migrations[^1]}", result.Output, StringComparison.Ordinal);
        Assert.Equal(earlier, CliVerify.AssertSound(folder.Database));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_running_server_serves_the_backup_within_a_second()
    {
        using var folder = new CliFolder();
        await Later(folder);
        await using var server = await folder.Serve();
        var later = (await server.Get("/v1/releases")).GetProperty("meta").GetProperty("total").GetInt32();

        var result = await folder.Run("restore", "backup/copy.db");
        await Wait.Out(TimeSpan.FromSeconds(1.2));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(later - 1, (await server.Get("/v1/releases")).GetProperty("meta").GetProperty("total").GetInt32());
        await server.Get("/v1/comparisons");
        await server.Stop();
        CliVerify.AssertSound(folder.Database);
    }

    /// <summary>A database with a release more than its backup.</summary>
    /// <returns>The checksums of the backup, and those of the database.</returns>
    private async Task<(IReadOnlyList<string> Earlier, IReadOnlyList<string> Later)> Later(CliFolder folder)
    {
        template.CopyTo(folder.Database);
        folder.At("backup/copy.db");
        Assert.Equal(0, (await folder.Run("backup", "backup/copy.db")).ExitCode);
        Assert.Equal(0, (await folder.Run("import", ReplacedFileTests.Deletion(folder), "--reason", "Wrong")).ExitCode);
        return (CliVerify.AssertSound(folder.At("backup/copy.db")), CliVerify.AssertSound(folder.Database));
    }

    private static string KeptOf(CliResult result) =>
        Assert.Single(result.OutputLines, line => line.StartsWith("What was there before is kept in ", StringComparison.Ordinal)).Split(" is kept in ")[1]
            .TrimEnd('.');

    private static string[] Files(CliFolder folder) => [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void Cut(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }

    private static void Overwrite(string path)
    {
        using var file = File.OpenWrite(path);
        file.Position = file.Length / 2 / 4096 * 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, 512).ToArray());
    }
}
