using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>
/// Tables of the reference are made from what the program is made from. Each stands in its document between two comments; the rest of the document is written
/// by hand.
/// </summary>
public sealed partial class ReferenceTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Documents =>
        [.. MarkdownFile.All.Where(file => file.Lines.Any(line => BeginPattern().IsMatch(line))).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_table_says_what_the_program_says(string document)
    {
        var tables = await ReferenceTables.ReadAsync(api);
        var path = Repository.File(document);

        Golden.Matches(RegionPattern().Replace(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), Made), path);

        string Made(Match region)
        {
            var name = region.Groups["name"].Value;
            Assert.True(tables.ContainsKey(name), $"{document}: nothing makes the table {name}.");
            return $"{region.Groups["begin"].Value}\n\n{string.Join('\n', tables[name])}\n\n<!-- end -->";
        }
    }

    [Fact]
    public async Task Every_table_stands_in_a_document()
    {
        var placed = MarkdownFile.All.SelectMany(file => file.Lines).Select(line => BeginPattern().Match(line)).Where(match => match.Success).Select(match =>
            match.Groups["name"].Value);

        Assert.Equal((await ReferenceTables.ReadAsync(api)).Keys.Order(StringComparer.Ordinal), placed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^<!-- table made by a test: (?<name>[a-z-]+) -->$")]
    private static partial Regex BeginPattern();

    [GeneratedRegex("^(?<begin><!-- table made by a test: (?<name>[a-z-]+) -->)$.*?^<!-- end -->$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RegionPattern();
}
