using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Conventions;

/// <summary>Which way dependencies run. The compiler guards Core; these guard the rest.</summary>
public sealed partial class DependencyTests
{
    // Program, Endpoints → Features, Import → Formats, Http, Data → Core.
    [Theory]
    [InlineData("Data", "Features", "Import", "Http", "Formats")]
    [InlineData("Formats", "Features", "Import", "Data", "Http")]
    [InlineData("Http", "Features", "Import", "Data")]
    [InlineData("Import", "Features", "Http", "Formats")]
    [InlineData("Features", "Import")]
    public void A_folder_uses_only_what_lies_below_it(string folder, params string[] forbidden)
    {
        foreach (var (file, used) in UsesOf(folder))
            Assert.False(forbidden.Contains(used.Split('.')[0]), $"{file} uses Benchmark.Api.{used}.");
    }

    [Fact]
    public void A_feature_never_uses_another_feature()
    {
        foreach (var (file, used) in UsesOf("Features").Where(use => use.Used.StartsWith("Features.", StringComparison.Ordinal)))
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(file)), used.Split('.')[1]);
    }

    [Theory]
    [InlineData("Http")]
    [InlineData("Formats")]
    public void Http_and_formats_know_nothing_of_the_nouns(string folder)
    {
        string[] nouns = ["Provinces", "Indicators", "Targets", "Gaps", "Comparisons"];
        foreach (var file in Files(folder))
            Assert.DoesNotContain(nouns, noun => File.ReadAllText(file).Contains($"Benchmark.Core.{noun}", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_stands_on_the_base_class_library_alone()
    {
        var foreign = typeof(Code).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
        string[] world = ["System.IO", "System.Net", "System.Data", "Microsoft."];
        Assert.DoesNotContain(typeof(Code).Assembly.GetReferencedAssemblies(), assembly => world.Any(name => assembly.Name!.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Core_has_no_clock_and_no_chance()
    {
        foreach (var file in Directory.GetFiles(Repository.File("src", "Benchmark.Core"), "*.cs", SearchOption.AllDirectories).Where(IsSource))
            Assert.DoesNotMatch(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|Stopwatch|Guid\.NewGuid|new Random|Random\.Shared|Environment\.|Console\.", File.ReadAllText(file));
    }

    [Fact]
    public void Only_Data_speaks_SQL()
    {
        foreach (var file in Directory.GetFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource).Where(file => !file.Contains("/Data/")))
            Assert.DoesNotMatch(@"using Dapper;|\bselect [a-z_., ]+ from |\binsert into ", File.ReadAllText(file));
    }

    [Fact]
    public void No_province_indicator_series_or_source_is_named_in_code()
    {
        // Data is content: the ids of a data set stand in its files and nowhere else. Words of the language that are ids too are left out.
        string[] words = ["projection", "unspecified", "hue"];
        var ids = new[] { "provinces.csv", "indicators.csv", "series.csv", "sources.csv" }
            .SelectMany(file => File.ReadLines(Repository.File("tests", "Benchmark.Tests", "Sample", file)).Skip(1).Select(line => line.Split(',')[file == "series.csv" ? 1 : 0]))
            .Where(id => IdPattern().IsMatch(id))
            .Except(words)
            .ToHashSet();
        Assert.True(ids.Count > 300);

        foreach (var file in Directory.GetFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource))
        {
            // What explains a parameter by an example, or a trap in a comment, decides nothing.
            var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("[Parameter(", StringComparison.Ordinal)));
            foreach (Match literal in LiteralPattern().Matches(code))
                Assert.False(ids.Contains(literal.Groups[1].Value), $"{file} names {literal.Value}.");
        }
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("\"([a-z0-9-]+)\"")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex(@"^(?:using|namespace) Benchmark\.Api\.([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();

    private static IEnumerable<(string File, string Used)> UsesOf(string folder) =>
        Files(folder).SelectMany(file => UsingPattern().Matches(File.ReadAllText(file)).Where(match => match.Value.StartsWith("using", StringComparison.Ordinal)).Select(match => (file, match.Groups[1].Value)));

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(Repository.File("src", "Benchmark.Api", folder), "*.cs", SearchOption.AllDirectories).Where(IsSource);

    private static bool IsSource(string file) => !file.Contains("/obj/") && !file.Contains("/bin/");
}
