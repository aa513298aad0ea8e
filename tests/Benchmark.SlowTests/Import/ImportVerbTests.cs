using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb import: a whole data set takes the place of the data of the database, all or nothing.</summary>
public class ImportVerbTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    private const string Source = "added,web,,Added,Nobody,,,,";

    private static readonly string Name = Path.Combine("data", "benchmark.db");

    // How a folder is spoiled, and the beginning of the first line that tells of it; empty where a constraint of the tables may be the first to tell.
    private static readonly Dictionary<string, (Action<string> Spoil, string FirstLine)> Problems = new()
    {
        ["a file is missing"] = (folder => File.Delete(Path.Combine(folder, "series.csv")), "series.csv: the file is missing"),
        ["a file is empty"] = (folder => File.WriteAllText(Path.Combine(folder, "sources.csv"), ""), "sources.csv: the file is empty"),
        ["a file has a header only"] = (folder => Keep(folder, "release.csv", 1), "release.csv: must hold exactly one row: the release that the set is"),
        ["a release has two rows"] = (
            folder => CliSeed.Append(folder, "release.csv", "2026-11-21.3,2026-11-21T00:00:00+07:00,Benchmark,Hai.,Two."),
            "release.csv:3: must hold exactly one row: the release that the set is"),
        ["a file is binary"] = (
            folder => File.WriteAllBytes(Path.Combine(folder, "sources.csv"), [.. Enumerable.Range(0, 5000).Select(number => (byte)(number * 151 % 256))]),
            "sources.csv: the file is not UTF-8"),
        ["a file is UTF-16, little end first"] = (folder => CliSeed.Encode(folder, "sources.csv", Encoding.Unicode), "sources.csv: the file is not UTF-8"),
        ["a file is UTF-16, big end first"] = (
            folder => CliSeed.Encode(folder, "sources.csv", Encoding.BigEndianUnicode),
            "sources.csv: the file is not UTF-8"),
        ["a file is Latin-1"] = (folder => CliSeed.Encode(folder, "sources.csv", Encoding.Latin1), "sources.csv: the file is not UTF-8"),
        ["a file has bytes that are no UTF-8 behind a byte order mark"] = (
            folder =>
                File.WriteAllBytes(
                    Path.Combine(folder, "sources.csv"),
                    [.. Encoding.UTF8.Preamble, .. File.ReadAllBytes(Path.Combine(folder, "sources.csv")), 0xC3, 0x28]),
            "sources.csv: the file is not UTF-8"),
        ["a quote is never closed"] = (
            folder => CliSeed.Append(folder, "sources.csv", "added,web,,\"Added,Nobody,,,,"),
            $"sources.csv:{Added("sources.csv")}: a quote is opened and never closed"),
        ["a quote stands inside a cell"] = (
            folder => CliSeed.Append(folder, "sources.csv", "added,web,,Ad\"ded,Nobody,,,,"),
            $"sources.csv:{Added("sources.csv")}: a quote stands inside a cell that is not quoted"),
        ["text follows a quote"] = (
            folder => CliSeed.Append(folder, "sources.csv", "added,web,,\"Add\"ed,Nobody,,,,"),
            $"sources.csv:{Added("sources.csv")}: text follows a closing quote; a quote inside a cell is written twice"),
        ["a row follows one that spans lines"] = (
            folder =>
            {
                CliSeed.Append(folder, "sources.csv", "added,web,,\"A\nB\n\nC\",Nobody,,,,");
                CliSeed.Append(folder, "sources.csv", "more,cobweb,,More,Nobody,,,,");
            },
            $"sources.csv:{Added("sources.csv") + 4}: kind \"cobweb\": must be one of resolution, decision, plan, statistics, report, news, web"),
        ["a row is larger than any honest one"] = (
            folder => CliSeed.Append(folder, "sources.csv", $"added,web,,\"{new string('a', 2 * 1024 * 1024)}\",Nobody,,,,"),
            "sources.csv: the file cannot be read: "),
        ["a line is empty"] = (
            folder => CliSeed.Append(folder, "sources.csv", $"\n{Source}"),
            $"sources.csv:{Added("sources.csv")}: the line is empty; delete it"),
        ["a column is misspelled"] = (
            folder => CliSeed.Replace(folder, "release.csv", "published_at", "published"),
            "release.csv:1: published_at: is missing from the header"),
        ["a column is there twice"] = (folder => CliSeed.Replace(folder, "release.csv", "author", "id"), "release.csv:1: author: is missing from the header"),
        ["a row stands there twice"] = (
            folder =>
            {
                CliSeed.Append(folder, "sources.csv", Source);
                CliSeed.Append(folder, "sources.csv", Source);
            },
            $"sources.csv:{Added("sources.csv") + 1}: added stands on line {Added("sources.csv")} already"),
        ["a reference dangles"] = (
            folder => CliSeed.Append(folder, "observations.csv", "atlantis,grdp-digital-share,2022,gso-value-added,1,1,,official,nowhere,,,"),
            $"observations.csv:{Added("observations.csv")}: province \"atlantis\": is not in provinces.csv"),
        ["an address is one that the tables refuse"] = (folder => CliSeed.Append(folder, "sources.csv", "added,web,,Added,Nobody,,HTTP://example.org,,"), ""),
        ["a break stands there twice"] = (
            folder => CliSeed.Append(folder, "series.csv", "dti-national,added,Thêm,Added,,,,,no,no,2020 2020,,"),
            ""),
    };

    public static TheoryData<string> ProblemNames() => [.. Problems.Keys];

    [Fact]
    public async Task A_data_set_of_the_first_edition_has_no_themes_and_is_exported_as_it_was()
    {
        using var folder = new CliFolder();
        var set = folder.CopySeed("set");
        File.Delete(Path.Combine(set, "themes.csv"));

        var imported = await folder.Run("import", set);
        Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
        var exported = await folder.Run("export", Path.Combine(folder.Path, "out"));
        Assert.Equal((0, ""), (exported.ExitCode, exported.Errors));

        Assert.Equal(Names(set), Names(Path.Combine(folder.Path, "out")));

        static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Importing_into_nothing_makes_the_database()
    {
        using var folder = new CliFolder();

        var result = await folder.Run("import", folder.CopySeed("set"));

        Assert.Equal("", result.Errors);
        Assert.StartsWith($"{Name} now holds release ", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["1"], DatabaseFile.Query(folder.Database, "select count(*) from release"));
        Assert.False(File.Exists($"{folder.Database}-wal"));
    }

    [Fact]
    public async Task The_same_content_changes_nothing()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        var release = DatabaseFile.Query(folder.Database, "select id from release")[0];

        var result = await folder.Run("import", folder.CopySeed("set"));

        Assert.Equal("", result.Errors);
        Assert.Equal([$"{Name} holds this content already, as release {release}; nothing was changed."], result.OutputLines);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_content_written_otherwise_changes_nothing()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = DatabaseFile.Content(folder.Database);
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        foreach (var path in Directory.GetFiles(set))
        {
            var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                path,
                string.Join("\r\n", [lines[0], .. lines.Skip(1).Reverse()]),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
                TestContext.Current.CancellationToken);
        }

        var result = await folder.Run("import", set);

        Assert.Equal("", result.Errors);
        Assert.Contains("holds this content already", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task Other_content_under_the_same_release_is_refused()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = DatabaseFile.Content(folder.Database);
        var release = DatabaseFile.Query(folder.Database, "select id from release")[0];
        var set = folder.CopySeed("set");
        CliSeed.Append(set, "sources.csv", Source);

        var result = await folder.Run("import", set);

        Assert.Equal("", result.Output);
        Assert.Equal(
            [
                $"release.csv: id \"{release}\": exists with other content, and links that name a release must stay true; give the set a new id and time, or "
                    + "say --reason and it gets them",
                "The data set has 1 problem; nothing was changed.",
            ],
            result.ErrorLines);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task A_new_release_replaces_the_data_and_a_running_program_notices()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var release = DatabaseFile.Query(folder.Database, "select id from release")[0];
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        CliSeed.Append(set, "sources.csv", Source);
        CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
        await using var program = await folder.Serve();
        Assert.Equal(release, await Release(program));
        Assert.Equal("Ha Noi", await NameOfHaNoi(program));

        var result = await folder.Run("import", set);

        Assert.Equal("", result.Errors);
        Assert.StartsWith($"{Name} now holds release {release[..^1]}2: ", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "sources.csv: 1 inserted, 0 changed, 0 deleted",
                "provinces.csv: 0 inserted, 1 changed, 0 deleted",
                "insert sources.csv added: kind web, title Added, issuer Nobody",
                "change provinces.csv ha-noi: name.en Ha Noi → Hanoi",
            ],
            result.OutputLines.Skip(1));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([release, $"{release[..^1]}2"], DatabaseFile.Query(folder.Database, "select id from release order by number"));
        Assert.Equal(["added"], DatabaseFile.Query(folder.Database, "select id from source where id = 'added'"));
        // Every request on the way is answered; each tells the release it was answered from.
        var now = release;
        await Wait.Until(async () => (now = await Release(program)) != release, () => $"Release {release} is served for ever.");
        Assert.Equal($"{release[..^1]}2", now);
        Assert.Equal("Hanoi", await NameOfHaNoi(program));
        Assert.Equal("", program.Errors);
    }

    [Theory]
    [MemberData(nameof(ProblemNames))]
    public async Task A_folder_is_refused_and_changes_nothing_when(string problem)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = DatabaseFile.Content(folder.Database);
        var set = folder.CopySeed("set");
        if (problem != "a release has two rows")
            CliSeed.NextRelease(set);
        Problems[problem].Spoil(set);

        var result = await folder.Run("import", set);

        Assert.Equal("", result.Output);
        Assert.StartsWith(Problems[problem].FirstLine, result.ErrorLines[0], StringComparison.Ordinal);
        Assert.EndsWith("nothing was changed.", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.All(
            result.ErrorLines,
            line => Assert.False(line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal), line));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task An_import_that_fails_halfway_changes_nothing()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        // The observations are among the last to be written.
        DatabaseFile.Execute(
            folder.Database,
            "create trigger refusal before insert on observation when new.year = 2022 begin select raise(abort, 'no figure of 2022'); end");
        var before = DatabaseFile.Content(folder.Database);
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        CliSeed.Append(set, "sources.csv", Source);
        CliSeed.Append(set, "observations.csv", "ha-noi,grdp-growth,2022,annual-constant-prices,2,8.88,,official,added,,,");

        var result = await folder.Run("import", set);

        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("The data set breaks a rule of the tables: ", line, StringComparison.Ordinal);
        Assert.Contains("no figure of 2022", line, StringComparison.Ordinal);
        Assert.EndsWith("; nothing was changed.", line, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Theory]
    [InlineData("nowhere", "nowhere: there is no such folder or file")]
    [InlineData("data", "data: the folder holds no CSV file")]
    [InlineData(
        "data/benchmark.db",
        "benchmark.db: is no file of a data set; there are release.csv, sources.csv, provinces.csv, themes.csv, indicators.csv, series.csv, targets.csv, "
            + "observations.csv and deletions.csv")]
    public async Task What_is_no_data_set_is_refused(string path, string problem)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var result = await folder.Run("import", path);

        Assert.Equal([problem, "The data set has 1 problem; nothing was changed."], result.ErrorLines);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Problems_are_told_in_the_language_of_the_steward()
    {
        using var folder = new CliFolder();
        var set = folder.CopySeed("set");
        var line = CliSeed.Append(set, "observations.csv", "atlantis,grdp-digital-share,2022,gso-value-added,1,\"9,5\",,official,nowhere,,,");

        var result = await folder.Run("import", set, "--lang", "vi");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"observations.csv:{line}: value \"9,5\": phải là số, dấu chấm trước phần thập phân", result.Errors, StringComparison.Ordinal);
        Assert.EndsWith("Bộ dữ liệu có 1 lỗi; không có gì bị thay đổi.", result.Errors.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("There is no language french. There are vi, en. See --help.", (await folder.Run("import", set, "--lang", "french")).ErrorLines[0]);
    }

    [Fact]
    public async Task A_refused_folder_makes_no_database()
    {
        using var folder = new CliFolder();

        var result = await folder.Run("import", "nowhere");

        Assert.Equal(3, result.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Of_a_thousand_broken_rows_a_hundred_are_shown()
    {
        using var folder = new CliFolder();
        var set = folder.CopySeed("set");
        var line = Added("observations.csv");
        for (var count = 0; count < 1000; count++)
            CliSeed.Append(set, "observations.csv", "ha-noi,grdp-digital-share,2022,gso-value-added,1,much,,official,dti-gov-2022,,,");

        var result = await folder.Run("import", set);

        Assert.Equal(
            [
                .. Enumerable.Range(line, 100)
                    .Select(number => $"observations.csv:{number}: value \"much\": must be a number with a point for the decimals and no exponent or "
                        + "thousands separator"),
                "… and 900 more",
                "The data set has 1000 problems; nothing was changed.",
            ],
            result.ErrorLines);
        Assert.Equal(3, result.ExitCode);
    }

    private static async Task<string> Release(CliProcess program) =>
        (await program.Get("/v1/provinces?limit=1")).GetProperty("meta").GetProperty("release").GetString()!;

    private static async Task<string> NameOfHaNoi(CliProcess program) =>
        (await program.Get("/v1/provinces/ha-noi")).GetProperty("data").GetProperty("name").GetProperty("en").GetString()!;

    /// <summary>The line of a row that is added to a file.</summary>
    private static int Added(string file) => File.ReadAllLines(Path.Combine(CliProgram.Seed, file)).Length + 1;

    private static void Keep(string folder, string file, int lines) =>
        File.WriteAllLines(Path.Combine(folder, file), File.ReadAllLines(Path.Combine(folder, file)).Take(lines));
}
