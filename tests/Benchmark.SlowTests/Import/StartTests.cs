using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>Starting the program on an empty machine, and again.</summary>
public class StartTests
{
    private static readonly string[] SeedFiles =
    [
        "indicators.csv",
        "observations.csv",
        "provinces.csv",
        "release.csv",
        "series.csv",
        "sources.csv",
        "targets.csv",
        "themes.csv",
    ];

    [Fact]
    public async Task A_first_start_creates_and_fills_the_database_and_says_what_to_open()
    {
        using var folder = new CliFolder();

        await using var program = await folder.Serve("--log-level", "warning");

        var release = (await program.Get("/v1")).GetProperty("data").GetProperty("release");
        var counts = release.GetProperty("counts");
        Assert.True(counts.GetProperty("provinces").GetInt32() > 0);
        Assert.True(counts.GetProperty("observations").GetInt32() > 0);
        await program.Says("Ctrl+C");
        var address = program.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var held = string.Join(", ", new[] { "provinces", "indicators", "targets", "observations" }.Select(noun => $"{counts.GetProperty(noun)} {noun}"));
        Assert.Equal(
            $"""
            Created {Path.Combine("data", "benchmark.db")} with release {release.GetProperty("id")}: {held}.
            Listening on {address}
            Open {address}/ to read, {address}/swagger for the whole API. Ctrl+C ends it.

            """,
            program.Output);
        Assert.Equal("", program.Errors);
        Assert.True(File.Exists(folder.Database));
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
        Assert.NotEmpty((await program.Get("/v1/comparisons")).GetProperty("data").EnumerateObject());
    }

    [Fact]
    public async Task What_a_first_start_counts_is_what_the_tables_hold()
    {
        using var folder = new CliFolder();
        await using (var program = await folder.Serve())
            await program.Stop();

        Assert.Equal(
            DatabaseFile.Query(
                folder.Database,
                "select source_count, province_count, indicator_count, series_count, target_count, observation_count from release"),
            DatabaseFile.Query(
                folder.Database,
                """
                select (select count(*) from source), (select count(*) from province), (select count(*) from indicator), (select count(*) from series),
                    (select count(*) from target), (select count(*) from observation)
                """));
        Assert.Equal(SeedRows("provinces.csv"), int.Parse(DatabaseFile.Query(folder.Database, "select province_count from release")[0], null));
    }

    [Fact]
    public async Task A_second_start_imports_nothing_and_changes_no_byte()
    {
        using var folder = new CliFolder();
        await using (var first = await folder.Serve())
            Assert.Equal(0, (await first.Stop()).ExitCode);
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        var written = File.GetLastWriteTimeUtc(folder.Database);

        await using var second = await folder.Serve("--log-level", "warning");
        Assert.Equal("ready", (await second.Get("/health/ready")).GetProperty("status").GetString());
        await second.Says("Ctrl+C");
        var result = await second.Stop();

        Assert.StartsWith("Listening on ", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.OutputLines.Count);
        Assert.Equal("", result.Errors);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.Database));
    }

    // Two releases of one second are dated a second apart, and clocks of machines differ a little.
    [Fact]
    public async Task A_release_dated_a_few_seconds_ahead_is_no_wrong_clock()
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, CliProgram.Seed);
        DatabaseFile.Execute(folder.Database, $"update release set published_at = '{DateTimeOffset.UtcNow.AddSeconds(30):yyyy-MM-dd'T'HH:mm:sszzz}'");

        var result = await folder.Run("import", ReplacedFileTests.Deletion(folder), "--reason", "Why");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("import")]
    public async Task A_clock_behind_the_newest_release_is_pointed_out(string verb)
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, CliProgram.Seed);
        DatabaseFile.Execute(folder.Database, "update release set published_at = '2199-01-01T00:00:00+07:00'");

        string errors;
        if (verb == "serve")
        {
            await using var program = await folder.Serve();
            using var answer = await program.Client.GetAsync(new Uri("/v1/targets?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);
            // RFC 9110, section 8.8.2.1: never later than the date of the answer.
            Assert.True(answer.Content.Headers.LastModified <= answer.Headers.Date, $"{answer.Content.Headers.LastModified} > {answer.Headers.Date}");
            errors = (await program.Stop()).Errors;
        }
        else
        {
            var result = await folder.Run("import", ReplacedFileTests.Deletion(folder), "--reason", "Why");
            Assert.Equal(0, result.ExitCode);
            errors = result.Errors;
        }

        Assert.Contains("is dated 2199-01-01 00:00:0", errors, StringComparison.Ordinal);
        Assert.Contains("Check the clock.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_the_program_leaves_one_file_that_can_be_copied_and_exit_code_0()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();
        await program.Get("/v1/comparisons");

        var result = await program.Stop();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Errors);
        var log = new FileInfo($"{folder.Database}-wal");
        Assert.True(!log.Exists || log.Length == 0);
    }

    [Fact]
    public async Task Programs_started_at_once_on_the_same_empty_folder_all_serve_and_the_data_are_loaded_once()
    {
        using var folder = new CliFolder();

        var programs = await Task.WhenAll(folder.Serve(), folder.Serve(), folder.Serve());
        try
        {
            foreach (var program in programs)
            {
                Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
                Assert.Equal("", program.Errors);
            }

            Assert.Single(programs, program => program.Output.Contains("Created ", StringComparison.Ordinal));
        }
        finally
        {
            foreach (var program in programs)
                await program.DisposeAsync();
        }

        Assert.Equal(
            [$"1|{Repository.Migrations.Count}"],
            DatabaseFile.Query(folder.Database, "select (select count(*) from release), (select count(*) from schema_migration)"));
        Assert.Equal(SeedRows("provinces.csv"), int.Parse(DatabaseFile.Query(folder.Database, "select count(*) from province")[0], null));
    }

    [Fact]
    public async Task A_database_that_is_migrated_but_empty_is_loaded()
    {
        using var folder = new CliFolder();
        Assert.Equal(0, (await folder.Run("migrate")).ExitCode);

        await using var program = await folder.Serve();

        Assert.StartsWith("Created ", program.Output, StringComparison.Ordinal);
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_file_of_no_length_is_an_empty_database_and_is_loaded()
    {
        using var folder = new CliFolder();
        await File.WriteAllBytesAsync(folder.Database, [], TestContext.Current.CancellationToken);

        await using var program = await folder.Serve();

        Assert.StartsWith("Created ", program.Output, StringComparison.Ordinal);
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_copy_of_the_program_carries_its_data_set_and_starts_in_any_folder()
    {
        using var copy = new CliFolder();
        using var folder = new CliFolder { Program = CliProgram.CopyTo(copy.At("program")) };
        Assert.Equal(SeedFiles, Directory.GetFiles(CliProgram.Seed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        await using var program = await folder.Serve();

        Assert.StartsWith("Created ", program.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Database));
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_seed_that_differs_from_the_loaded_data_is_told_and_not_loaded()
    {
        using var copy = new CliFolder();
        using var folder = new CliFolder { Program = CliProgram.CopyTo(copy.At("program")) };
        Assert.Equal(0, (await folder.Run("import", CliProgram.Seed)).ExitCode);
        var before = DatabaseFile.Content(folder.Database);
        CliSeed.Replace(copy.At("program/seed"), "provinces.csv", "Ha Noi", "Hanoi");

        await using var program = await folder.Serve();
        await program.Says("To load it");

        Assert.Contains("differs from the loaded release", program.Output, StringComparison.Ordinal);
        Assert.Contains($"import {copy.At("program/seed")}", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Created", program.Output, StringComparison.Ordinal);
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    [Fact]
    public async Task The_database_may_have_any_name()
    {
        using var folder = new CliFolder();
        const string name = "thư mục/a b;c=d'e%20?f#g.db";

        await using var program = await folder.Serve("--database", name);

        Assert.StartsWith($"Created {name} ", program.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, name)));
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }

    // Every row of this file stands on one line.
    private static int SeedRows(string file) => File.ReadAllLines(Path.Combine(CliProgram.Seed, file)).Length - 1;
}
