using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb verify: whatever is wrong with a database is found and said in a line.</summary>
public class VerifyVerbTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // What is done to a database behind the program's back, and the beginning of a line that tells of it.
    private static readonly Dictionary<string, (string Sql, string Line)> Wrongs = new()
    {
        ["a figure was changed"] = (
            "update observation set value = value + 0.5 where province = 'ha-noi' and year = 2022",
            "release 2026-11-21.2: its checksum is "),
        ["a figure of the past was changed"] = ("update province_history set name_en = 'Other'", "release 2026-11-21.1: its checksum is "),
        ["a row is missing"] = ("delete from target where id = (select max(id) from target where standing = 'alternative')", "release 2026-11-21.2: it says "),
        ["a row of the past is missing"] = ("delete from province_history", "release 2026-11-21.1: it says 88 rows of province, there are 87"),
        ["a row refers to nothing"] = (
            "update observation set source = 'nowhere' where province = 'ha-noi' and year = 2022",
            "observation: a row refers to one of source that is not there"),
        ["no target is primary"] = (
            "update target set standing = 'alternative' where id = 'ha-noi.grdp-digital-share.2025.kh-205'",
            "targets.csv: the existing ha-noi.grdp-digital-share.2025."),
        ["no series is preferred"] = ("update series set preferred = 0 where indicator = 'grdp-digital-share'", "series.csv: the existing grdp-digital-share/"),
        ["a figure lies beyond its bounds"] = (
            "update observation set value = 101 where indicator = 'grdp-digital-share' and province = 'ha-noi' and year = 2022",
            "observations.csv: the existing "),
        ["a row holds since a release that is not there"] = (
            "update source set since = 9 where id = (select max(id) from source)",
            "source: 1 rows hold since a release that is not there"),
        ["two rows hold at once"] = (
            "update province set since = 1 where id = 'ha-noi'",
            "province_history: 1 rows hold together with the row that came after them"),
        ["a release is out of order"] = (
            "update release set published_at = '2030-01-01T00:00:00+07:00' where number = 1",
            "release 2026-11-21.2: it is older than 2026-11-21.1"),
        ["the changes are counted wrong"] = (
            "update release_change set changes = 7 where release = 2 and noun = 'province'",
            "release 2026-11-21.2: of province it says "),
        ["a constraint is broken"] = (
            "pragma ignore_check_constraints = on; update observation set certainty = 'sure' where province = 'ha-noi' and year = 2022",
            "every rule of the data set: cannot be checked, since a row cannot be read "),
    };

    public static TheoryData<string> WrongNames() => [.. Wrongs.Keys];

    [Fact]
    public async Task A_sound_database_is_said_to_be_sound_and_stays_as_it_is()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await ImportTwice(folder);
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var result = await folder.Run("verify");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(
            [
                "checked: every page, index and constraint",
                "checked: every reference",
                "checked: the order of the releases",
                "checked: from and until which release each row holds",
                "checked: what each release changed",
                "checked: every rule of the data set",
                "checked: counts and checksum of every release",
                "data/benchmark.db is sound. Its newest release is 2026-11-21.2, the last of 2.",
            ],
            result.OutputLines);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task It_is_found_that(string wrong)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await ImportTwice(folder);
        DatabaseFile.Execute(folder.Database, $"pragma foreign_keys = off; {Wrongs[wrong].Sql}");

        var result = await folder.Run("verify");

        Assert.Contains(result.ErrorLines, line => line.StartsWith(Wrongs[wrong].Line, StringComparison.Ordinal));
        Assert.Equal(6, result.ExitCode);
    }

    [Fact]
    public async Task A_page_that_is_broken_is_found()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(folder.Database))
        {
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 512).ToArray());
        }

        var result = await folder.Run("verify");

        Assert.NotEmpty(result.ErrorLines);
        Assert.All(result.ErrorLines, line => Assert.DoesNotContain("Exception", line, StringComparison.Ordinal));
        Assert.Equal(6, result.ExitCode);
    }

    [Theory]
    [InlineData("none.db", "There is no database none.db.")]
    [InlineData("text.db", "The database text.db is damaged or is no SQLite database")]
    public async Task What_is_no_database_cannot_be_verified(string path, string reason)
    {
        using var folder = new CliFolder();
        await File.WriteAllTextAsync(
            folder.At("text.db"),
            string.Concat(Enumerable.Repeat("no database at all\n", 500)),
            TestContext.Current.CancellationToken);

        var result = await folder.Run("verify", "--database", path);

        Assert.StartsWith(reason, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
    }

    /// <summary>A second release, so that there is a past.</summary>
    private static async Task ImportTwice(CliFolder folder)
    {
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
        Assert.Equal(0, (await folder.Run("import", set)).ExitCode);
    }
}
