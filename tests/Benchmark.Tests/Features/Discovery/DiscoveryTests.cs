using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Tests.Pages;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Discovery;

/// <summary>What crawlers and clients find without being told an address.</summary>
public sealed class DiscoveryTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_sitemap_names_everything_that_has_a_page_of_its_own_and_no_query()
    {
        var map = XDocument.Parse(await Text("/sitemap.xml")).Root!;
        var pages = map.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
        var release = (await api.Get("/v1")).At("data.release")!;

        Assert.Equal(Sitemap + "urlset", map.Name);
        Assert.Equal(pages.Count, pages.Distinct().Count());
        Assert.InRange(pages.Count, 1, 50_000);
        Assert.All(pages, page => Assert.StartsWith("http://localhost/", page, StringComparison.Ordinal));
        Assert.DoesNotContain(pages, page => page.Contains('?', StringComparison.Ordinal));
        Assert.All(map.Elements(Sitemap + "url"), url => Assert.Equal(release.Text("publishedAt")![..10], url.Element(Sitemap + "lastmod")!.Value));
        foreach (var list in new[] { "provinces", "indicators", "sources", "targets", "documents" })
        {
            var ids = (await api.Get($"/v1/{list}?limit=1000")).Items("data").Select(row => $"http://localhost/v1/{list}/{row.Text("id")}");
            Assert.Equal(ids.Order(), pages.Where(page => page.Contains($"/v1/{list}/", StringComparison.Ordinal)).Order());
        }

        var country = (await api.Get("/v1/provinces?kind=country")).Text("data[0].id");
        Assert.Equal(IdsIn("provinces").Where(id => id != country), IdsIn("profiles"));
        Assert.Equal(5, pages.Count(page => page.Contains("/datasets/", StringComparison.Ordinal)));

        // One of each kind, as a crawler sees it: a page that says that it is this one.
        foreach (var page in pages.GroupBy(page => page[..page.LastIndexOf('/')]).Select(kind => kind.Last()))
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, page);
            message.Headers.TryAddWithoutValidation("Accept", PageTests.Browser);
            using var answer = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        IEnumerable<string> IdsIn(string list) =>
            pages.Where(page => page.Contains($"/v1/{list}/", StringComparison.Ordinal)).Select(page => page.Split('/')[^1]).Order();
    }

    [Fact]
    public async Task Crawlers_may_read_everything_but_the_pages_of_a_walk()
    {
        Assert.Equal("User-agent: *\nDisallow: /v1/*cursor=\n\nSitemap: http://localhost/sitemap.xml\n", await Text("/robots.txt"));

        // It can be read without the public address too: where it cannot, crawlers leave out everything.
        using var there = await api.SendTo("evil.example", "/robots.txt", []);
        Assert.Equal(
            (HttpStatusCode.OK, "User-agent: *\nDisallow: /v1/*cursor=\n"),
            (there.StatusCode, await there.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_api_is_found_with_its_description_its_page_and_its_state()
    {
        using var answer = await api.Client.GetAsync("/.well-known/api-catalog", TestContext.Current.CancellationToken);
        var set = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Items("linkset").Single();

        Assert.Equal("application/linkset+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<http://localhost/.well-known/api-catalog>; rel=\"api-catalog\"", answer.Headers.GetValues("Link").Single());
        Assert.Equal("http://localhost/v1", set.Text("anchor"));
        foreach (var relation in new[] { "service-desc", "service-doc", "service-meta", "status" })
        {
            using var followed = await api.Client.GetAsync(set.Text($"{relation}[0].href"), TestContext.Current.CancellationToken);
            Assert.True(followed.IsSuccessStatusCode || (int)followed.StatusCode is 301 or 302, $"{relation}: {followed.StatusCode}");
            if (followed.IsSuccessStatusCode)
                Assert.Equal(set.Text($"{relation}[0].type"), followed.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_weakness_is_reported_where_the_operator_says_and_nowhere_otherwise()
    {
        var none = await api.GetProblem("/.well-known/security.txt", 404);
        Assert.Equal(["unknown-path"], none.Codes("errors"));
        Assert.Empty(none.Texts("errors[0].didYouMean"));
        Assert.Contains("--contact", none.Text("detail"), StringComparison.Ordinal);

        using var there = BenchmarkApi.On(api.Database, ("contact", "security@portal.example"), ("public-url", "https://portal.example"));
        using var answer = await there.Client.GetAsync("/.well-known/security.txt", TestContext.Current.CancellationToken);
        var fields = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1]);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("mailto:security@portal.example", fields["Contact"]);
        Assert.Equal("https://portal.example/.well-known/security.txt", fields["Canonical"]);
        Assert.Equal("vi, en", fields["Preferred-Languages"]);
        // Less than a year ahead, and not past.
        var expires = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(30), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task The_description_of_a_csv_is_found_by_its_address()
    {
        var template = (await Text("/.well-known/csvm")).Trim();
        var address = "http://localhost/v1/targets?format=csv";

        var described = await api.Get(template.Replace("{url}", Uri.EscapeDataString(address), StringComparison.Ordinal));

        Assert.Equal(address, described.Text("tables[0].url"));
    }

    [Theory]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/.well-known/csvm", "text/plain")]
    public async Task Documents_have_tags_and_heads_and_are_open_to_every_origin(string path, string type)
    {
        using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers.ETag!.ToString());
        using var known = await api.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal((type, HttpStatusCode.OK, HttpStatusCode.NotModified), (answer.Content.Headers.ContentType!.MediaType, head.StatusCode, known.StatusCode));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(["unknown-parameter"], (await api.GetProblem($"{path}?x=1", 400)).Codes("errors"));
    }

    private async Task<string> Text(string path) => System.Text.Encoding.UTF8.GetString(await api.Download(path));
}
