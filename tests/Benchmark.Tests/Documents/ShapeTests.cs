using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>How long documents may be and what each folder of them owes.</summary>
public sealed partial class ShapeTests
{
    private const int LongestLine = 160;

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public void A_README_is_short(string file) => Assert.InRange(File.ReadAllLines(Repository.File(file)).Length, 1, 150);

    [Fact]
    public void No_line_is_long_but_rows_of_tables()
    {
        var tooLong =
            from file in MarkdownFile.All
            from line in file.Lines.Index()
            where line.Item.Length > LongestLine && !line.Item.TrimStart().StartsWith('|')
            select $"{file.Path}:{line.Index + 1}: {line.Item.Length}";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_decision_has_a_file_under_its_number_and_stands_once_in_the_index()
    {
        var index = MarkdownFile.All.Single(file => file.Path == "docs/decisions/README.md");
        var decisions = MarkdownFile.All.Where(file => file.Path.StartsWith("docs/decisions/0", StringComparison.Ordinal)).ToList();

        Assert.True(decisions.Count >= 74);
        Assert.Equal(
            decisions.Select(file => Path.GetFileName(file.Path)),
            index.Links().Select(link => link.Target).Where(target => DecisionPattern().IsMatch(target)).Order(StringComparer.Ordinal));
        Assert.All(decisions, file =>
        {
            var number = int.Parse(Path.GetFileName(file.Path)[..4]);
            Assert.StartsWith($"# {number}. ", file.Lines[0], StringComparison.Ordinal);
            Assert.Contains("**Why.** ", string.Join('\n', file.Lines), StringComparison.Ordinal);
            Assert.Contains(index.Lines, line => line.Contains($"[{file.Lines[0][2..]}]({Path.GetFileName(file.Path)})", StringComparison.Ordinal));
        });
        Assert.Equal(decisions.Count, decisions.Select(file => Path.GetFileName(file.Path)[..4]).Distinct().Count());
    }

    [Fact]
    public void Every_document_is_reached_from_the_README()
    {
        var reached = new HashSet<string>();
        var waiting = new Queue<string>(["README.md"]);
        while (waiting.TryDequeue(out var path))
        {
            if (!reached.Add(path) || MarkdownFile.All.FirstOrDefault(file => file.Path == path) is not { } document)
                continue;
            foreach (var (_, target) in document.Links().Where(link => !link.Target.Contains("://", StringComparison.Ordinal)))
            {
                var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.File(path))!, target.Split('#')[0]));
                waiting.Enqueue(Path.GetRelativePath(Repository.Root, Directory.Exists(full) ? Path.Combine(full, "README.md") : full));
            }
        }

        Assert.Empty(MarkdownFile.All.Select(file => file.Path).Except(reached));
    }

    [Fact]
    public void The_recipes_are_as_short_as_they_say_and_the_same_in_both_languages()
    {
        var (english, vietnamese) = (Programs("docs/recipes.md"), Programs("docs/vi/recipes.md"));

        Assert.Equal(["ts", "ts", "csharp", "csharp"], english.Select(block => block.Info));
        Assert.All(english.Index(), program => Assert.InRange(program.Item.Text.Split('\n').Length, 1, program.Index % 2 == 0 ? 20 : 30));
        Assert.Equal(english.Select(block => block.Text), vietnamese.Select(block => block.Text));
    }

    private static List<FencedBlock> Programs(string path) =>
        [.. MarkdownFile.All.Single(file => file.Path == path).Blocks().Where(block => block.Info != "sh")];

    [GeneratedRegex("^[0-9]{4}-")]
    private static partial Regex DecisionPattern();
}
