using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb export: what it writes is what the import takes.</summary>
public class ExportVerbTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    [Fact]
    public async Task Every_release_makes_itself_again_from_its_export()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var set = ImportSets.Many(folder, 700);
        CliSeed.Replace(set, "indicators.csv", "Digital economy share of GRDP (GDP)", "=1+1 digital");
        CliSeed.Replace(set, "targets.csv", "By 2030 the city wants", "The city wants");
        Assert.Equal(0, (await folder.Run("import", set)).ExitCode);
        await File.WriteAllTextAsync(
            folder.At("part/deletions.csv"),
            "noun,id\nobservation,ha-noi.grdp-growth.1900.many.r3\n",
            TestContext.Current.CancellationToken);
        Assert.Equal(0, (await folder.Run("import", "part", "--reason", "Vì sao", "--reason-en", "Why")).ExitCode);
        var releases = DatabaseFile.Query(
            folder.Database,
            "select id, published_at, author, reason_vi, reason_en, checksum, observation_count from release order by number");
        Assert.Equal(3, releases.Count);

        foreach (var release in releases)
        {
            var id = release.Split('|')[0];
            var export = await folder.Run(release == releases[^1] ? ["export", id] : ["export", id, "--release", id]);
            Assert.Equal((0, ""), (export.ExitCode, export.Errors));
            Assert.StartsWith($"{id} holds release {id}: ", Assert.Single(export.OutputLines), StringComparison.Ordinal);

            Assert.Equal((0, ""), await folder.Run("import", id, "--database", $"{id}.db") is var import ? (import.ExitCode, import.Errors) : default);
            Assert.Equal(
                [release],
                DatabaseFile.Query(folder.At($"{id}.db"), "select id, published_at, author, reason_vi, reason_en, checksum, observation_count from release"));
            CliVerify.AssertSound(folder.At($"{id}.db"));
        }

        Assert.Equal(["=1+1 digital"], DatabaseFile.Query(folder.At("2026-11-21.2.db"), "select name_en from indicator where id = 'grdp-digital-share'"));
    }

    [Fact]
    public async Task An_export_has_the_files_and_columns_of_the_seed()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);

        Assert.Equal(0, (await folder.Run("export", "deep/er/set")).ExitCode);

        Assert.Equal([folder.At("deep/er/set")], Directory.GetFileSystemEntries(folder.At("deep/er")));
        foreach (var file in Directory.GetFiles(CliProgram.Seed, "*.csv"))
        {
            var written = CsvText.Read(await File.ReadAllBytesAsync(folder.At($"deep/er/set/{Path.GetFileName(file)}"), TestContext.Current.CancellationToken));
            var set = CsvText.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            // A set that is older than a column does not have it, and the header is the contract, not the position.
            Assert.Equal(set.Header.Order(StringComparer.Ordinal), written.Header.Where(set.Header.Contains).Order(StringComparer.Ordinal));
            Assert.Equal(set.Rows.Count, written.Rows.Count);
            // A number may be written otherwise there, as 0.50.
            foreach (var column in set.Header.Where(column => column != "value"))
                Assert.Equal(set.Column(column).Order(StringComparer.Ordinal), written.Column(column).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_that_is_there_is_written_over()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await File.WriteAllTextAsync(folder.At("taken/precious.txt"), "mine", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.At("empty/."));

        foreach (var path in new[] { "taken", "taken/precious.txt" })
        {
            var result = await folder.Run("export", path);
            Assert.Equal([$"{path} is there already and not empty; nothing was written. Name a new folder."], result.ErrorLines);
            Assert.Equal(7, result.ExitCode);
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(folder.At("taken/precious.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await folder.Run("export", "empty")).ExitCode);
        Assert.Equal(7, (await folder.Run("export", "empty")).ExitCode);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_and_a_release_that_is_not_there_are_told()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        template.CopyTo(folder.Database);
        var closed = folder.At("closed/.");
        CliFolder.MakeReadOnly(Path.GetDirectoryName(closed)!);

        var unwritable = await folder.Run("export", "closed/set");
        var unknown = await folder.Run("export", "set", "--release", "2020-01-01.1");
        var missing = await folder.Run("export", "set", "--database", "none.db");

        Assert.StartsWith("closed/set cannot be written: ", Assert.Single(unwritable.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(7, unwritable.ExitCode);
        Assert.Equal(["There is no release 2020-01-01.1: there are 1, from 2026-11-21.1 to 2026-11-21.1."], unknown.ErrorLines);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Equal(["There is no database none.db; nothing was written."], missing.ErrorLines);
        Assert.Equal(4, missing.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "set")));
    }

    [Fact]
    public async Task Rows_that_are_not_those_of_the_release_are_not_exported()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        DatabaseFile.Execute(folder.Database, "update observation set value = value + 1 where province = 'ha-noi' and year = 2022");

        var result = await folder.Run("export", "set");

        Assert.Contains("nothing was written", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "set")));
    }
}
