using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verbs that take something back, where the disk becomes full half way: one sentence, nothing changed, and nothing left behind.</summary>
public class WritingFaultTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
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
            _ => ["restore", folder.At("backup/copy.db")],
        };
    }
}
