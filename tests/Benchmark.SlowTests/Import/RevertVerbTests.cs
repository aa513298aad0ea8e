using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verbs revert and withdraw: a wrong release is taken back, and marked as wrong.</summary>
public class RevertVerbTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    [Fact]
    public async Task Reverting_makes_a_new_release_of_the_same_checksum_and_again_none()
    {
        using var folder = new CliFolder();
        var (first, second) = await Two(folder);

        var dry = await folder.Run("revert", first, "--reason", "Wrong file", "--dry-run");
        var done = await folder.Run("revert", first, "--reason", "Nhầm tệp", "--reason-en", "Wrong file", "--author", "Office", "--if-release", second);
        var again = await folder.Run("revert", first, "--reason", "Wrong file");

        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.Contains("This was a dry run; nothing was changed.", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (done.ExitCode, done.Errors));
        // A dry run says the same of the rows as the run that follows.
        Assert.Equal(dry.OutputLines.Skip(1), done.OutputLines.Skip(1));
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Contains("holds this content already", again.Output, StringComparison.Ordinal);
        var checksums = CliVerify.AssertSound(folder.Database);
        Assert.Equal(3, checksums.Count);
        Assert.Equal(checksums[0], checksums[2]);
        Assert.NotEqual(checksums[0], checksums[1]);
        Assert.Equal(
            ["Office|Nhầm tệp|Wrong file"],
            DatabaseFile.Query(folder.Database, "select author, reason_vi, reason_en from release order by number desc limit 1"));
    }

    [Fact]
    public async Task Reverting_needs_a_release_that_stands_and_the_newest_that_is_named()
    {
        using var folder = new CliFolder();
        var (first, second) = await Two(folder);
        Assert.Equal(0, (await folder.Run("revert", first, "--reason", "Why")).ExitCode);
        Assert.Equal(0, (await folder.Run("withdraw", second, "--reason", "Sai", "--reason-en", "Wrong")).ExitCode);
        var before = DatabaseFile.Content(folder.Database);

        foreach (var (arguments, sentence) in new (string[] Arguments, string Sentence)[]
        {
            (["revert", second, "--reason", "Why"], $"The release {second} was withdrawn; nothing was changed."),
            (["revert", "2020-01-01.1", "--reason", "Why"], "There is no release 2020-01-01.1: there are 3"),
            (["revert", first, "--reason", "Why", "--if-release", second], $", not {second}; nothing was changed."),
            (["revert", first], "The option --reason is needed"),
            (["withdraw", second, "--reason", "Why"], $"The release {second} is withdrawn already"),
            (["withdraw", first, "--undo"], $"The release {first} is not withdrawn"),
            (["withdraw", "2020-01-01.1", "--reason", "Why"], "There is no release 2020-01-01.1: there are 3"),
            (["withdraw", second, "--undo", "--reason", "Why"], "The option --undo takes the mark away and needs no reason."),
            (["withdraw", second], "The option --reason is needed"),
            (["withdraw", Newest(folder), "--reason", "Why"], "is the newest, which everybody reads; nothing was changed. Revert to an earlier one first."),
        })
        {
            var result = await folder.Run(arguments);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(sentence, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
            Assert.Equal(before, DatabaseFile.Content(folder.Database));
        }
    }

    [Fact]
    public async Task Withdrawing_marks_a_release_until_it_is_undone_and_changes_no_checksum()
    {
        using var folder = new CliFolder();
        var (first, second) = await Two(folder);
        Assert.Equal(0, (await folder.Run("revert", first, "--reason", "Why")).ExitCode);
        var before = CliVerify.AssertSound(folder.Database);
        await using var server = await folder.Serve();
        var answer = await server.Get($"/v1/targets?limit=1&release={second}");

        var done = await folder.Run("withdraw", second, "--reason", "Sai đơn vị", "--reason-en", "Wrong unit");
        await Wait.Out(TimeSpan.FromSeconds(1.2));

        Assert.Equal((0, ""), (done.ExitCode, done.Errors));
        Assert.Equal(before, CliVerify.AssertSound(folder.Database));
        var warned = await server.Get($"/v1/targets?limit=1&release={second}");
        Assert.Equal(answer.GetProperty("data").GetRawText(), warned.GetProperty("data").GetRawText());
        var warning = warned.GetProperty("meta").GetProperty("warnings").EnumerateArray().First();
        Assert.Equal("withdrawn-release", warning.GetProperty("code").GetString());
        Assert.EndsWith("(“Wrong unit”).", warning.GetProperty("message").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "Sai đơn vị",
            (await server.Get($"/v1/releases/{second}")).GetProperty("data").GetProperty("withdrawn").GetProperty("reason").GetProperty("vi").GetString());

        Assert.Equal(0, (await folder.Run("withdraw", second, "--undo")).ExitCode);
        await Wait.Out(TimeSpan.FromSeconds(1.2));
        Assert.Equal(answer.GetRawText(), (await server.Get($"/v1/targets?limit=1&release={second}")).GetRawText());
    }

    /// <summary>A database of two releases.</summary>
    private async Task<(string First, string Second)> Two(CliFolder folder)
    {
        template.CopyTo(folder.Database);
        var first = Newest(folder);
        Assert.Equal(0, (await folder.Run("import", ReplacedFileTests.Deletion(folder), "--reason", "Mistake")).ExitCode);
        return (first, Newest(folder));
    }

    private static string Newest(CliFolder folder) => DatabaseFile.Query(folder.Database, "select id from release order by number desc limit 1")[0];
}
