using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>The verbs that take something back, where the database cannot be written: one sentence, nothing changed, and nothing left behind.</summary>
public class WritingFaultTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    public static TheoryData<string> Verbs() => ["revert", "withdraw", "restore"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task While_another_program_writes(string verb)
    {
        using var folder = new CliFolder();
        var arguments = Prepare(folder, verb);
        var before = DatabaseFile.Content(folder.Database);
        CliResult result;
        using (var other = DatabaseFile.Open(folder.Database))
        {
            DatabaseFile.Execute(other, "begin immediate");
            result = await folder.Run(arguments);
            DatabaseFile.Execute(other, "rollback");
        }

        AssertFailed(result, 4, "is locked by another program");
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
        AssertNothingLeft(folder);
        Assert.Equal(0, (await folder.Run(arguments)).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task On_a_volume_that_cannot_be_written(string verb)
    {
        using var folder = new CliFolder { PermissionsBind = true };
        var arguments = Prepare(folder, verb);
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);

        var result = await folder.Run(arguments);

        AssertFailed(result, verb == "restore" ? 7 : 4, verb == "restore" ? "cannot be written" : "is read-only");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("revert", 40)]
    [InlineData("restore", 100)]
    [InlineData("restore", 400)]
    public async Task On_a_full_disk(string verb, int blocks)
    {
        using var folder = new CliFolder { LargestFile = blocks };
        var arguments = Prepare(folder, verb);
        var before = DatabaseFile.Content(folder.Database);

        var result = await folder.Run(arguments);

        AssertFailed(result, verb == "restore" ? 7 : 4, verb == "restore" ? "cannot be written" : "disk");
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
        AssertNothingLeft(folder);
        CliVerify.AssertSound(folder.Database);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Without_a_database(string verb)
    {
        using var folder = new CliFolder();
        var arguments = Prepare(folder, verb);
        SqliteConnection.ClearAllPools();
        File.Delete(folder.Database);

        var result = await folder.Run(arguments);

        // A backup may become the database where there is none.
        if (verb == "restore")
            Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        else
            AssertFailed(result, 4, "There is no database");
        Assert.Equal(verb == "restore", File.Exists(folder.Database));
    }

    private static void AssertFailed(CliResult result, int code, string reason)
    {
        Assert.Contains(reason, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Equal(code, result.ExitCode);
    }

    private static void AssertNothingLeft(CliFolder folder) => Assert.DoesNotContain(
        Directory.GetFiles(Path.GetDirectoryName(folder.Database)!),
        file => file.Contains("replaced", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith('.'));

    /// <summary>A database of two releases, and a command line that changes it.</summary>
    private string[] Prepare(CliFolder folder, string verb)
    {
        template.CopyTo(folder.Database);
        File.Copy(folder.Database, folder.At("backup/copy.db"));
        var first = DatabaseFile.Query(folder.Database, "select id from release")[0];
        // Enough rows that a revert writes more than a small disk holds.
        DatabaseFile.Import(folder.Database, ImportSets.Many(folder, 1000));
        return verb switch
        {
            "revert" => ["revert", first, "--reason", "Why"],
            "withdraw" => ["withdraw", first, "--reason", "Why"],
            _ => ["restore", folder.At("backup/copy.db")],
        };
    }
}
