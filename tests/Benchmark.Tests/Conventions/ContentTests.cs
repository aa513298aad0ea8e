using System.Text.RegularExpressions;
using Benchmark.Core.DataSets;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Conventions;

/// <summary>Content is in the data, not in the code.</summary>
public sealed partial class ContentTests
{
    [Fact]
    public void No_province_indicator_series_or_source_is_named_in_code()
    {
        // Data is content: the ids of the data set are in seed/ alone. Words of the language that are ids too are left out.
        string[] words = ["projection", "unspecified", "hue"];
        var ids = new[] { "provinces.csv", "indicators.csv", "series.csv", "sources.csv" }
            .SelectMany(file => File.ReadLines(Repository.File("seed", file)).Skip(1).Select(line => line.Split(',')[file == "series.csv" ? 1 : 0]))
            .Where(id => IdPattern().IsMatch(id))
            .Except(words)
            // A column may be called like the series of an office.
            .Except(DataSetFiles.All.SelectMany(schema => schema.FileColumns))
            .ToHashSet();
        Assert.True(ids.Count > 300);

        foreach (var file in Directory.GetFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource))
        {
            // What explains a parameter by an example, or a trap in a comment, decides nothing.
            var lines = File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
            var code = ParameterPattern().Replace(string.Join('\n', lines), "");
            foreach (Match literal in LiteralPattern().Matches(code))
                Assert.False(ids.Contains(literal.Groups[1].Value), $"{file} names {literal.Value}.");
        }
    }

    [Fact]
    public void Every_phrase_is_said_somewhere()
    {
        var code = string.Concat(Directory.GetFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText));

        Assert.DoesNotContain(Enum.GetNames<Phrase>(), phrase => !Regex.IsMatch(code, $@"Phrase\.{phrase}\b"));
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("\"([a-z0-9-]+)\"")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex(@"\[Parameter\((?:[^""\]]|""(?:[^""\\]|\\.)*"")*\)\]")]
    private static partial Regex ParameterPattern();

    private static bool IsSource(string file) => !file.Contains("/obj/") && !file.Contains("/bin/");
}
