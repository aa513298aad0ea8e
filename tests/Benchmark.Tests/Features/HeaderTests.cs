using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>The headers of answers: bounded whatever is asked, naming the release, and saying what a browser may do.</summary>
public sealed partial class HeaderTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What nginx keeps for the headers of an answer by default is 4 KiB; a quarter of it is left for what it adds itself.
    private const string Parts = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; ";
    private const string Page = $"{Parts}frame-ancestors 'none'";
    private const string Frame = $"{Parts}frame-ancestors *";

    private const int MostBytes = 3 * 1024;

    [Theory]
    [InlineData("/v1/comparisons", "json csv xlsx json-stat")]
    [InlineData("/v1/gaps", "json csv xlsx ndjson")]
    [InlineData("/v1/observations", "json csv xlsx json-stat ndjson")]
    [InlineData("/v1/targets", "json csv xlsx json-stat ndjson")]
    public async Task However_much_is_asked_the_headers_stay_small(string route, string formats)
    {
        var provinces = (await api.Get("/v1/provinces?on=2025-08-01&limit=100")).Items("data").Where(each => each.Text("kind") != "country")
            .Select(each => each.Text("id"))
            .ToList();
        var indicators = (await api.Get("/v1/indicators?hasTarget=true")).Items("data").Select(each => each.Text("id")).Take(9).ToList();
        // The units since 1 July 2025 (Resolution 202/2025/QH15).
        Assert.Equal(34, provinces.Count);
        Assert.Equal(9, indicators.Count);
        var query = $"province={string.Join(',', provinces)}&indicator={string.Join(',', indicators)}";
        var asked = new[] { query, query.Replace(",", "%2C", StringComparison.Ordinal), $"{query}&province={string.Join(',', provinces)}" };

        foreach (var format in formats.Split(' '))
        {
            foreach (var path in asked.Select(each => $"{route}?{each}&format={format}"))
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                {
                    using var response = await Send(path, method);
                    Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
                    using var unchanged = await Send(path, method, ("If-None-Match", response.Headers.ETag!.ToString()));

                    Assert.Equal((200, 304), ((int)response.StatusCode, (int)unchanged.StatusCode));
                    Assert.All([response, unchanged], each => Assert.InRange(BytesOf(each), 1, MostBytes));
                    Assert.All([response, unchanged], each => Assert.InRange(Header(each, "Link").Length, 1, LinkHeader.MostBytes));
                    var relations = LinksOf(response).Select(link => link.Relation).ToList();
                    Assert.Contains("service-desc", relations);
                    Assert.Equal(relations.OrderBy(Order.IndexOf), relations);
                }
            }
        }
    }

    [Fact]
    public async Task Problems_and_preflights_of_long_requests_have_small_headers_too()
    {
        using var problem = await Send($"/v1/provinces/{new string('x', 4000)}?{new string('y', 2000)}=1", HttpMethod.Get);
        using var preflight = await Send(
            "/v1/gaps",
            HttpMethod.Options,
            ("Origin", "https://page.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", string.Join(',', Enumerable.Range(0, 500).Select(number => $"x-header-{number}"))));

        Assert.All([problem, preflight], each => Assert.InRange(BytesOf(each), 1, MostBytes));
        Assert.Equal("*", Header(preflight, "Access-Control-Allow-Headers"));
    }

    [Theory]
    [InlineData("/v1/targets?limit=2&province=hai-duong", "next service-desc canonical self alternate alternate alternate alternate alternate")]
    [InlineData(
        "/v1/targets?format=csv&province=hai-duong",
        "service-desc bookmark canonical self alternate alternate alternate alternate alternate describedby")]
    public async Task Links_stand_in_one_order_and_can_be_followed(string path, string relations)
    {
        using var response = await Send(path, HttpMethod.Get);
        var links = LinksOf(response);

        Assert.Equal(relations.Split(' '), links.Select(link => link.Relation));
        foreach (var (address, _, type) in links)
        {
            using var followed = await Send(address, HttpMethod.Get);
            Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
            if (type.Length > 0)
                Assert.Equal(type, followed.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Every_answer_names_its_release_and_its_content()
    {
        var newest = (await api.Get("/v1/releases")).At("data[0]")!;
        var expected = $"{newest.Text("id")}; checksum={newest.Text("checksum")![..8]}";
        foreach (var path in ConditionalRequestTests.Requests.Select(row => row.Data))
        {
            using var response = await Send(path, HttpMethod.Get);
            using var unchanged = await Send(path, HttpMethod.Head, ("If-None-Match", "*"));

            Assert.All([response, unchanged], each => Assert.Equal(expected, Header(each, "Benchmark-Release")));
            Assert.All(
                [response, unchanged],
                each => Assert.Contains("Benchmark-Release", Header(each, "Access-Control-Expose-Headers"), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/v1/comparisons", "application/json", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/v1/comparisons?format=csv", "text/csv", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/v1/nothing", "text/html", Page)]
    [InlineData("/v1/comparisons", "text/html", Page)]
    [InlineData("/v1/comparisons?format=html", "*/*", Page)]
    [InlineData("/v1/nothing", "*/*", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/openapi/v1.json", "*/*", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/problems/not-found", "text/html", Page)]
    [InlineData("/v1/charts", "text/html", Page)]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth", "text/html", Frame)]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth", "*/*", "default-src 'none'; style-src 'unsafe-inline'")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&format=png", "*/*", "default-src 'none'; frame-ancestors 'none'")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path, string accept, string policy)
    {
        // The first is made, the second comes from the cache.
        for (var time = 0; time < 2; time++)
        {
            using var response = await Send(path, HttpMethod.Get, ("Accept", accept));

            Assert.Equal(policy, Header(response, "Content-Security-Policy"));
            Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
            Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        }
    }

    [Theory]
    [InlineData("/problems/not-found")]
    [InlineData("/v1/comparisons")]
    [InlineData("/v1/nothing")]
    [InlineData("/swagger/index.html")]
    public async Task A_page_holds_nothing_that_its_policy_forbids(string path)
    {
        using var response = await Send(path, HttpMethod.Get, ("Accept", "text/html"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var parts = SourcePattern().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotMatch("<style|<script>| style=| on[a-z]+=", page);
        Assert.NotEmpty(parts);
        foreach (var part in parts)
        {
            using var loaded = await Send(new Uri(new Uri($"http://localhost{path}"), part).AbsolutePath, HttpMethod.Get);
            Assert.Equal(HttpStatusCode.OK, loaded.StatusCode);
            Assert.Equal("nosniff", Header(loaded, "X-Content-Type-Options"));
        }
    }

    [Theory]
    [InlineData("If-Match", "\"x\"", 412)]
    [InlineData("If-Match", "W/\"x\"", 412)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Unmodified-Since", "Wed, 01 Jan 2020 00:00:00 GMT", 412)]
    // The time of the release in release.csv of the sample.
    [InlineData("If-Unmodified-Since", "Fri, 20 Nov 2026 17:00:00 GMT", 200)]
    [InlineData("If-Unmodified-Since", "yesterday", 200)]
    public async Task A_condition_that_does_not_hold_is_412(string header, string value, int status)
    {
        foreach (var path in new[] { "/v1/comparisons", "/v1/targets?format=csv", "/v1/methods/goalpost" })
        {
            // The first is made, the second comes from the cache.
            for (var time = 0; time < 2; time++)
            {
                using var response = await Send(path, HttpMethod.Get, (header, value), ("Accept-Language", "en"));

                Assert.Equal(status, (int)response.StatusCode);
                if (status == 412)
                {
                    var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
                    Assert.Equal("/problems/precondition-failed", problem.Text("type"));
                    Assert.Equal((header, value), (problem.Text("errors[0].parameter"), problem.Text("errors[0].value")));
                }
            }
        }
    }

    [Fact]
    public async Task A_tag_never_meets_If_Match_because_every_tag_is_weak()
    {
        // RFC 9110, section 13.1.1: the comparison is the strong one.
        using var first = await Send("/v1/comparisons", HttpMethod.Get);
        using var matched = await Send("/v1/comparisons", HttpMethod.Get, ("If-Match", first.Headers.ETag!.ToString()));
        using var both = await Send("/v1/comparisons", HttpMethod.Get, ("If-Match", "\"x\""), ("If-None-Match", first.Headers.ETag!.ToString()));
        using var missing = await Send("/v1/provinces/nowhere", HttpMethod.Get, ("If-Match", "\"x\""));

        Assert.Equal((412, 412, 404), ((int)matched.StatusCode, (int)both.StatusCode, (int)missing.StatusCode));
    }

    private static readonly List<string> Order = ["next", "service-desc", "bookmark", "canonical", "self", "alternate", "describedby"];

    private static List<(string Address, string Relation, string Type)> LinksOf(HttpResponseMessage response) =>
        [.. LinkPattern().Matches(Header(response, "Link")).Select(link => (link.Groups[1].Value, link.Groups[2].Value, link.Groups[3].Value))];

    // As they are written: a line for each, and an empty one.
    private static int BytesOf(HttpResponseMessage response) =>
        "HTTP/1.1 200 OK\r\n\r\n".Length + response.Headers.Concat(response.Content.Headers)
            .Sum(header => header.Value.Sum(value => Encoding.UTF8.GetByteCount($"{header.Key}: {value}\r\n")));

    private async Task<HttpResponseMessage> Send(string path, HttpMethod method, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : response.Content.Headers.GetValues(name));

    [GeneratedRegex("<([^>]+)>; rel=\"([a-z-]+)\"(?:; type=\"([^\"]+)\")?")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("(?:<link rel=\"stylesheet\"[^>]* href|<script src)=\"([^\"]+)\"")]
    private static partial Regex SourcePattern();
}

/// <summary>A release is what it holds, not what it is called: two servers can make the same id on one day.</summary>
public sealed class ReleaseContentTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    // Another figure, so another checksum.
    [InlineData("update release set checksum = replace(checksum, 'a', 'b')", true)]
    [InlineData("update release set checksum = checksum", false)]
    public async Task Two_databases_with_the_same_release_id_and_other_content_share_no_tag_and_no_cursor(string change, bool isOther)
    {
        using var other = new BenchmarkApi();
        DatabaseFile.Execute(other.Database, change);
        foreach (var path in ConditionalRequestTests.Requests.Select(row => row.Data))
        {
            using var here = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
            using var there = await other.Client.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal((path, isOther), (path, !here.Headers.ETag!.Equals(there.Headers.ETag)));
        }

        var (next, nextThere) = ((await api.Get("/v1/targets?limit=2")).Text("links.next")!, (await other.Get("/v1/targets?limit=2")).Text("links.next")!);
        if (!isOther)
        {
            Assert.Equal(next, nextThere);
            return;
        }

        Assert.Equal("/problems/release-gone", (await other.GetProblem(next, 410)).Text("type"));
        Assert.Equal("/problems/release-gone", (await api.GetProblem(nextThere, 410)).Text("type"));
        Assert.Equal(2, (await other.Get(nextThere)).Items("data").Count);
    }

    [Fact]
    public async Task A_release_dated_ahead_of_the_clock_was_modified_now()
    {
        using var ahead = new BenchmarkApi();
        DatabaseFile.Execute(ahead.Database, "update release set published_at = '2199-01-01T00:00:00+07:00'");
        using var response = await ahead.Client.GetAsync("/v1/comparisons", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/comparisons");
        request.Headers.IfModifiedSince = response.Content.Headers.LastModified;
        using var again = await ahead.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(response.Headers.Date, response.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(DateTimeOffset.Parse("2199-01-01", CultureInfo.InvariantCulture) > response.Content.Headers.LastModified);
    }
}
