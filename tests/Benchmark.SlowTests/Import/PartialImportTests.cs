using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb import with some rows only: what they name changes, everything else stays, and what results obeys every rule.</summary>
public class PartialImportTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    private const string Observations = "province,indicator,year,series,revision,value,vintage,certainty,source,second_source,note_vi,note_en";

    private static readonly string Name = Path.Combine("data", "benchmark.db");

    [Fact]
    public async Task Rows_of_one_file_are_inserted_or_changed_and_nothing_else_is()
    {
        using var folder = Loaded();
        Write(
            folder,
            "observations.csv",
            Observations,
            "ha-giang,grdp-growth,2001,annual-constant-prices,1,3.5,,official,iso-codes-debian,,,",
            "bac-ninh,grdp-digital-share,2022,mic-estimate,1,56.9,,preliminary,itpc-mic2022,baomoi-mic2022,,");

        var result = await folder.Run("import", "set/observations.csv", "--reason", "Một lý do", "--reason-en", "A reason", "--author", "Somebody");

        Assert.Equal("", result.Errors);
        var id = DatabaseFile.Query(folder.Database, "select id from release where number = 2")[0];
        Assert.Equal(
            [$"{Name} now holds release {id}: 206 targets, 442 observations.", "observations.csv: 1 inserted, 1 changed, 0 deleted"],
            result.OutputLines.Take(2));
        Assert.Equal(["Somebody|Một lý do|A reason"], DatabaseFile.Query(folder.Database, "select author, reason_vi, reason_en from release where number = 2"));
        Assert.Equal(
            ["56.9|2"],
            DatabaseFile.Query(
                folder.Database,
                "select value, since from observation where province = 'bac-ninh' and indicator = 'grdp-digital-share' and year = 2022"));
        Assert.Equal(["56.83|1|2"], DatabaseFile.Query(folder.Database, "select value, since, until from observation_history"));
    }

    [Fact]
    public async Task The_same_rows_again_make_no_release()
    {
        using var folder = Loaded();
        Write(folder, "observations.csv", Observations, "bac-ninh,grdp-digital-share,2022,mic-estimate,1,56.9,,preliminary,itpc-mic2022,,,");
        Write(
            folder,
            "deletions.csv",
            "noun,id",
            "target,hai-phong.ms-modern-industrial-city.2030.vnplus-4ir",
            "observation,thai-nguyen.grdp-digital-share.2022.mic-estimate");
        Assert.Equal((0, ""), Outcome(await folder.Run("import", "set", "--reason", "Why")));
        var before = DatabaseFile.Content(folder.Database);

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Equal((0, ""), Outcome(result));
        Assert.Contains("holds this content already", Assert.Single(result.OutputLines), StringComparison.Ordinal);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        using var folder = Loaded();
        var before = DatabaseFile.Content(folder.Database);
        Write(folder, "deletions.csv", "noun,id", "observation,thai-nguyen.grdp-digital-share.2022.mic-estimate");

        var result = await folder.Run("import", "set", "--reason", "Why", "--dry-run");

        Assert.Equal((0, ""), Outcome(result));
        Assert.StartsWith($"{Name} would hold release ", result.OutputLines[0], StringComparison.Ordinal);
        Assert.EndsWith("206 targets, 440 observations. This was a dry run; nothing was changed.", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal("observations.csv: 0 inserted, 0 changed, 1 deleted", result.OutputLines[1]);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task A_dry_run_where_there_is_no_database_makes_none()
    {
        using var folder = new CliFolder();

        var result = await folder.Run("import", CliProgram.Seed, "--dry-run");

        Assert.Equal((0, ""), Outcome(result));
        Assert.Contains("would hold release 2026-11-21.1: 206 targets, 441 observations.", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_reason_is_needed_where_no_release_file_gives_one()
    {
        using var folder = Loaded();
        Write(folder, "deletions.csv", "noun,id", "observation,thai-nguyen.grdp-digital-share.2022.mic-estimate");

        var result = await folder.Run("import", "set");

        Assert.Equal(
            ["release.csv: is not there to say why this release exists; say it with --reason", "The data set has 1 problem; nothing was changed."],
            result.ErrorLines);
        Assert.Equal(3, result.ExitCode);
    }

    [Theory]
    // A row that stays rests on what goes.
    [InlineData(
        "deletions.csv",
        "noun,id\nsource,itpc-mic2022",
        "observations.csv: the existing bac-ninh.grdp-digital-share.2022.mic-estimate.r1: source \"itpc-mic2022\": is not in sources.csv")]
    // One primary target.
    [InlineData(
        "deletions.csv",
        "noun,id\ntarget,ha-noi.grdp-digital-share.2025.kh-205",
        "targets.csv: the existing ha-noi.grdp-digital-share.2025.congress-17: standing: no target of ha-noi, grdp-digital-share and 2025 is primary; exactly "
            + "one must be")]
    // Revisions without gaps.
    [InlineData(
        "deletions.csv",
        "noun,id\nobservation,ha-noi.grdp-growth.2025.annual-constant-prices.r1",
        "observations.csv: the existing ha-noi.grdp-growth.2025.annual-constant-prices.r2: revision \"2\": revisions count from 1 without gaps; this one "
            + "should be 1")]
    [InlineData(
        "deletions.csv",
        "noun,id\nobservation,ha-noi.grdp-growth.2025.annual-constant-prices",
        "deletions.csv:2: id \"ha-noi.grdp-growth.2025.annual-constant-prices\": has 2 revisions; say which, as in "
            + "ha-noi.grdp-growth.2025.annual-constant-prices.r2")]
    [InlineData("deletions.csv", "noun,id\nprovince,atlantis", "deletions.csv:2: id \"atlantis\": is no province of the data")]
    [InlineData(
        "deletions.csv",
        "noun,id\nobservation,atlantis.grdp-growth.2020.annual-constant-prices",
        "deletions.csv:2: id \"atlantis.grdp-growth.2020.annual-constant-prices\": is no observation of the data")]
    [InlineData(
        "deletions.csv",
        "noun,id\nobservation,atlantis",
        "deletions.csv:2: id \"atlantis\": must be province, indicator, year and series joined by points")]
    [InlineData(
        "deletions.csv",
        "noun,id\nrelease,2026-11-21.1",
        "deletions.csv:2: noun \"release\": must be one of source, province, theme, indicator, series, target, observation")]
    [InlineData("observation.csv", "id", "observation.csv: is no file of a data set; there are ")]
    public async Task What_would_result_is_checked(string file, string content, string problem)
    {
        using var folder = Loaded();
        var before = DatabaseFile.Content(folder.Database);
        Write(folder, file, content);

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Contains(result.ErrorLines, line => line.StartsWith(problem, StringComparison.Ordinal));
        Assert.All(
            result.ErrorLines.SkipLast(1),
            line => Assert.True(line.StartsWith(file, StringComparison.Ordinal) || line.Contains("existing", StringComparison.Ordinal), line));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task Rows_that_stay_are_checked_against_what_changes()
    {
        using var folder = Loaded();
        var lines = File.ReadAllLines(Path.Combine(CliProgram.Seed, "indicators.csv"));
        // The largest value of the indicator falls from 100 to 25.
        Write(
            folder,
            "indicators.csv",
            lines[0],
            lines.Single(line => line.StartsWith("grdp-digital-share,", StringComparison.Ordinal)).Replace(",0,100,0,", ",0,25,0,", StringComparison.Ordinal));

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Contains(
            result.ErrorLines,
            line => line.StartsWith("targets.csv: the existing hai-phong.grdp-digital-share.2030.nq-03: low: is larger than 25, ", StringComparison.Ordinal));
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Places_may_be_swapped()
    {
        using var folder = Loaded();
        var lines = File.ReadAllLines(Path.Combine(CliProgram.Seed, "provinces.csv"));
        string Line(string id) => lines.Single(line => line.StartsWith($"{id},", StringComparison.Ordinal));
        Write(
            folder,
            "provinces.csv",
            lines[0],
            Line("hai-phong").Replace(",1,", ",2,", StringComparison.Ordinal),
            Line("ha-noi").Replace(",2,", ",1,", StringComparison.Ordinal));

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Equal((0, ""), Outcome(result));
        Assert.Equal(
            ["ha-noi|1", "hai-phong|2", "hai-duong|3"],
            DatabaseFile.Query(folder.Database, "select id, headline from province where headline is not null order by headline"));
    }

    [Fact]
    public async Task A_whole_set_that_would_delete_most_of_the_data_is_refused_unless_it_is_meant()
    {
        using var folder = Loaded();
        var set = folder.CopySeed("whole");
        CliSeed.NextRelease(set);
        var path = Path.Combine(set, "observations.csv");
        await File.WriteAllLinesAsync(path, File.ReadLines(path).Take(100).ToList(), TestContext.Current.CancellationToken);

        var refused = await folder.Run("import", set);

        Assert.Contains("observations.csv: would delete ", refused.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains(
            " of 441 rows, since a whole data set replaces what is there; if that is meant, say --replace",
            refused.ErrorLines[0],
            StringComparison.Ordinal);
        Assert.Equal(3, refused.ExitCode);
        Assert.Equal((0, ""), Outcome(await folder.Run("import", set, "--replace")));
        Assert.Equal(["99"], DatabaseFile.Query(folder.Database, "select count(*) from observation"));
    }

    [Fact]
    public async Task A_whole_set_without_a_release_file_gets_the_next_id()
    {
        using var folder = Loaded();
        var set = folder.CopySeed("whole");
        File.Delete(Path.Combine(set, "release.csv"));
        CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
        // A source that nothing refers to.
        var sources = Path.Combine(set, "sources.csv");
        CliSeed.Append(set, "sources.csv", "added,web,,Added,Nobody,,,,");
        Assert.Equal((0, ""), Outcome(await folder.Run("import", set, "--replace", "--reason", "Why")));
        await File.WriteAllLinesAsync(sources, File.ReadLines(sources).SkipLast(1).ToList(), TestContext.Current.CancellationToken);

        var result = await folder.Run("import", set, "--replace", "--reason", "Why");

        Assert.Equal((0, ""), Outcome(result));
        Assert.Equal("sources.csv: 0 inserted, 0 changed, 1 deleted", result.OutputLines[1]);
        var ids = DatabaseFile.Query(folder.Database, "select id from release order by number");
        Assert.Equal(3, ids.Count);
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    private CliFolder Loaded()
    {
        var folder = new CliFolder();
        template.CopyTo(folder.Database);
        return folder;
    }

    private static void Write(CliFolder folder, string file, params string[] lines) => File.WriteAllLines(folder.At($"set/{file}"), lines);

    private static (int ExitCode, string Errors) Outcome(CliResult result) => (result.ExitCode, result.Errors);
}
