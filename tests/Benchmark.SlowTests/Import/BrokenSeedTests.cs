using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>A first start from a data set with problems says every one of them, and leaves nothing behind.</summary>
public class BrokenSeedTests
{
    [Fact]
    public async Task A_broken_seed_stops_the_start_with_every_problem_and_makes_no_database()
    {
        using var copy = new CliFolder();
        using var folder = new CliFolder { Program = CliProgram.CopyTo(copy.At("program")) };
        var seed = copy.At("program/seed");
        CliSeed.Replace(seed, "release.csv", "+07:00", "");
        var source = CliSeed.Append(seed, "sources.csv", "added,website,,Added,Nobody,2022-13,,one,");
        var indicator = CliSeed.Append(seed, "indicators.csv", "added,Thêm,Added,number,products,,,higher-is-better,added,,,,,,,,never,maybe,,nowhere,,");
        var observation = CliSeed.Append(seed, "observations.csv", "ha-noi,grdp-digital-share,2022,gso-value-added,1,\"1,5\",,official,added,,,");
        var short_ = CliSeed.Append(seed, "observations.csv", "ha-noi,grdp-digital-share");

        var result = await folder.Run();

        Assert.Equal("", result.Output);
        Assert.Equal(3, result.ExitCode);
        Assert.Collection(
            result.ErrorLines,
            line => Assert.StartsWith("release.csv:2: published_at \"2026-11-21T00:00:00\": must be a time with its offset", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"sources.csv:{source}: kind \"website\": must be one of ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"sources.csv:{source}: published_on \"2022-13\": must be a date as far as it is known", line, StringComparison.Ordinal),
            line => Assert.Equal($"sources.csv:{source}: note_en: is empty while the other language is not", line),
            line => Assert.StartsWith($"indicators.csv:{indicator}: unit_name_vi: is required", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"indicators.csv:{indicator}: pace \"never\": must be one of ", line, StringComparison.Ordinal),
            line => Assert.Equal($"indicators.csv:{indicator}: ratio_scale \"maybe\": must be yes or no", line),
            line => Assert.StartsWith($"observations.csv:{observation}: value \"1,5\": must be a number", line, StringComparison.Ordinal),
            line => Assert.Equal($"observations.csv:{short_}: has 2 cells, the header has 12", line),
            line => Assert.Equal("The data set has 9 problems; nothing was changed.", line));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_program_without_its_seed_says_so_and_makes_no_database()
    {
        using var copy = new CliFolder();
        using var folder = new CliFolder { Program = CliProgram.CopyTo(copy.At("program")) };
        Directory.Delete(copy.At("program/seed"), recursive: true);

        var result = await folder.Run();

        Assert.Equal("", result.Output);
        Assert.Equal([$"{copy.At("program/seed")}: there is no such folder or file", "The data set has 1 problem; nothing was changed."], result.ErrorLines);
        Assert.Equal(3, result.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_loaded_database_is_served_also_beside_a_broken_seed()
    {
        using var copy = new CliFolder();
        using var folder = new CliFolder { Program = CliProgram.CopyTo(copy.At("program")) };
        Assert.Equal(0, (await folder.Run("import", CliProgram.Seed)).ExitCode);
        CliSeed.Append(copy.At("program/seed"), "sources.csv", "added");

        await using var program = await folder.Serve();

        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
    }
}
