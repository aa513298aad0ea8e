using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>A citation is read by citation-js, and a feed by feedparser and rss-parser, none of which knows how they were written.</summary>
public sealed class CitationReaderTests(BenchmarkApi api, NodeTools tools) : IClassFixture<BenchmarkApi>, IClassFixture<NodeTools>
{
    private const string Link = "/v1/gaps?horizon=2025&indicator=grdp-digital-share&province=ha-noi&release=2026-11-21.1";

    [Theory]
    [InlineData("bibtex", "2026-11")]
    [InlineData("ris", "2026-11-21")]
    [InlineData("csl-json", "2026-11-21")]
    public async Task A_citation_is_understood(string format, string date)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var path = $"/v1/citations?url={Uri.EscapeDataString(Link)}";
            var data = (await api.Get(path)).At("data")!;

            var read = await tools.Read("citation.js", await api.Download($"{path}&format={format}&lang={language}"), format);

            var item = read.Items("items").Single();
            Assert.Equal(data.Text("key"), item.Text("id"));
            Assert.Equal("dataset", item.Text("type"));
            Assert.Equal(data.Text($"title.{language}"), item.Text("title"));
            Assert.Equal(data.Text("url"), item.Text("URL"));
            Assert.Equal(data.Text("release"), item.Text("version"));
            Assert.Equal(data.Text("publisher"), item.Text("publisher"));
            Assert.Equal(date, string.Join('-', item.At("issued.date-parts")!.AsArray()[0]!.AsArray().Select(part => $"{part}")));
            // The plan that set the target, with its number.
            Assert.Contains("205-KH/TU", item["note"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains(data.Text($"title.{language}")!, read.Text("printed"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_links_of_one_release_are_two_items()
    {
        var keys = new List<string?>();
        foreach (var link in new[] { Link, Link.Replace("2025", "2030", StringComparison.Ordinal) })
        {
            var content = await api.Download($"/v1/citations?url={Uri.EscapeDataString(link)}&format=bibtex");
            keys.Add((await tools.Read("citation.js", content, "bibtex")).Items("items").Single().Text("id"));
        }

        Assert.Equal(2, keys.Distinct().Count());
    }

    [Fact]
    public async Task Two_readers_understand_the_feed_of_a_fresh_database()
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var read = await tools.Read("feed.js", await api.Download($"/v1/changes?format=atom&lang={language}"));

            Assert.Equal(language, read.Text("feedparser.language"));
            foreach (var reader in new[] { "feedparser", "rssParser" })
            {
                var item = read.Items($"{reader}.items").Single();
                Assert.StartsWith("urn:uuid:", item.Text("id"), StringComparison.Ordinal);
                Assert.StartsWith(language == "vi" ? "Bản dữ liệu đầu tiên: " : "First data release: ", item.Text("title"), StringComparison.Ordinal);
                // The page, not the data.
                Assert.EndsWith($"/v1/releases/2026-11-21.1/changes?format=html&lang={language}", item.Text("link"), StringComparison.Ordinal);
                Assert.StartsWith("<p>", item.Text("content"), StringComparison.Ordinal);
                Assert.Equal(
                    DateTimeOffset.Parse("2026-11-21T00:00:00+07:00"),
                    DateTimeOffset.Parse(item.Text("date")!));
            }

            Assert.Contains("ha-noi", read.Items("feedparser.items").Single().Texts("categories"));
        }
    }
}
