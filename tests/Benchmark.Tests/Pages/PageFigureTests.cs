using System.Net;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Pages;

/// <summary>
/// Pages say what the answers say that they link, and lead only to what is there. Over the whole sample in both languages: every province, every document,
/// every indicator, targets of every kind, and the lists with and without filters.
/// </summary>
public sealed class PageFigureTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // The start of the numbers that choose among many.
    private const int Seed = 20261127;

    private const int MostLinks = 1500;

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Every_number_of_a_page_stands_in_an_answer_that_it_links(string language)
    {
        var wrong = new List<string>();
        var addresses = await Addresses();
        Assert.True(addresses.Count >= 200, $"{addresses.Count} addresses.");
        foreach (var address in addresses)
        {
            var page = await Page(address, language);
            var answers = new List<JsonNode>();
            foreach (var answer in page.Answers)
                answers.Add(await api.Get(answer));
            Assert.NotEmpty(answers);
            var known = PageText.NumbersOf(answers);
            wrong.AddRange(page.Numbers.Where(number => !known.Contains(number)).Select(number => $"{address}: {number} in “{page.Around(number)}”"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task Every_link_of_a_page_answers()
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in await Addresses())
        {
            var page = await Page(address, "vi");
            links.UnionWith(page.Links.Where(link => link.StartsWith('/')).Select(link => link.Split('#')[0]));
            // Nothing but our own pages and what the sources name.
            Assert.All(page.Links, link => Assert.Matches("^(/|#|[?]|https?://|data:image/svg)", link));
        }

        Assert.True(links.Count > 500, $"{links.Count} links.");
        var chosen = links.Order(StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(chosen);
        var broken = new List<string>();
        foreach (var link in chosen.Take(MostLinks))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Headers.TryAddWithoutValidation("Accept", PageTests.Browser);
            using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                broken.Add($"{(int)response.StatusCode} {link}");
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(60)));
    }

    private async Task<PageText> Page(string address, string language)
    {
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new(System.Text.Encoding.UTF8.GetString(await api.Download($"{address}{separator}format=html&lang={language}")));
    }

    private async Task<IReadOnlyList<string>> Addresses()
    {
        var provinces = await Ids("/v1/provinces?limit=1000");
        var targets = (await Ids("/v1/targets?limit=1000")).Index().Where(target => target.Index % 6 == 0).Select(target => target.Item);
        var documents = await Ids("/v1/documents?limit=1000");
        var indicators = (await api.Get("/v1/indicators?limit=1000")).Items("data");
        var ranked = indicators.Where(indicator => indicator.At("coverage.observations")?.GetValue<int>() > 0 && indicator.Text("kind") is "number" or "rank")
            .Select(indicator => indicator.Text("id")!);
        var observed = new List<string>();
        foreach (var indicator in ranked)
        {
            using var response = await api.Client.GetAsync($"/v1/rankings?indicator={indicator}", TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
                observed.Add(indicator);
        }

        return
        [
            "/v1", "/v1/provinces", "/v1/groups", "/v1/indicators", "/v1/targets", "/v1/observations", "/v1/sources", "/v1/documents", "/v1/comparisons",
            "/v1/gaps", "/v1/gaps?hasValue=true", "/v1/gaps/summary", "/v1/scorecards", "/v1/changes", "/v1/releases", "/v1/releases/latest", "/v1/methods",
            "/v1/codes",
            "/v1/codes/status", "/v1/codes/unit", "/v1/search?q=hai+phong", "/v1/search?q=kinh+te+so", "/v1/comparisons?province=group:current",
            .. provinces.Select(province => $"/v1/profiles/{province}"),
            .. provinces.Where((_, place) => place % 9 == 0)
                .SelectMany(province => new[] { $"/v1/provinces/{province}", $"/v1/gaps?province={province}", $"/v1/targets?province={province}" }),
            .. targets.Select(target => $"/v1/targets/{target}"),
            .. documents.Where((_, place) => place % 4 == 0).Select(document => $"/v1/documents/{document}"),
            .. documents.Where((_, place) => place % 20 == 0).Select(document => $"/v1/sources/{document}"),
            .. indicators.Where((_, place) => place % 8 == 0).Select(indicator => $"/v1/indicators/{indicator.Text("id")}"),
            .. observed.Select(indicator => $"/v1/rankings?indicator={indicator}"),
            .. observed.Where((_, place) => place % 4 == 0).Select(indicator => $"/v1/comparisons?indicator={indicator}"),
        ];
    }

    private async Task<IReadOnlyList<string>> Ids(string path) => [.. (await api.Get(path)).Items("data").Select(row => row.Text("id")!)];
}
