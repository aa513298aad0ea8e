using System.Text.RegularExpressions;
using Benchmark.Core.Gaps;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>Tables that are written by hand name only what there is.</summary>
public sealed partial class WordTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("docs/glossary.md")]
    [InlineData("docs/vi/glossary.md")]
    [InlineData("docs/publishing.md")]
    [InlineData("docs/vi/publishing.md")]
    public async Task Every_word_of_the_API_in_a_table_is_one_of_the_contract(string document)
    {
        var contract = (await api.Get("/openapi/v1.json")).ToJsonString();
        var headers = "ETag X-API-Key Location RateLimit Retry-After links canonical permanent".Split(' ');

        var unknown =
            from line in MarkdownFile.All.Single(file => file.Path == document).Prose()
            where line.Text.StartsWith('|')
            from match in CodePattern().Matches(line.Text)
            from word in match.Groups[1].Value.Split('.', '[', ']', '/', '{', '}')
            where WordPattern().IsMatch(word) && !headers.Contains(word) && !Regex.IsMatch(contract, $@"(?<![A-Za-z-]){Regex.Escape(word)}(?![A-Za-z-])")
            select $"{document}:{line.Number}: {word}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_Vietnamese_page_explains_every_status() =>
        Assert.Equal(
            Enum.GetValues<Status>().Select(Code.Of),
            MarkdownFile.All.Single(file => file.Path == "docs/vi/reading-answers.md").Lines
                .SkipWhile(line => !line.StartsWith("| `status`", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => CodePattern().Match(line).Groups[1].Value));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z-]+$")]
    private static partial Regex WordPattern();
}
