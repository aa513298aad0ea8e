using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Proxies;

/// <summary>Nothing that the program says is too long for a proxy, and every link leads back through it.</summary>
public sealed class NginxTests(Nginx nginx) : IClassFixture<Nginx>
{
    private static readonly string[] Formats = ["json", "csv", "xlsx", "json-stat", "ndjson"];

    [Fact]
    public async Task The_largest_comparisons_pass_in_every_format_and_through_a_cache()
    {
        var (provinces, indicators) = (await Ids("provinces"), await Ids("indicators"));
        var query = $"province={string.Join(',', provinces.Take(34))}&indicator={string.Join(',', indicators.Take(9))}";
        foreach (var route in new[] { "comparisons", "gaps", "observations", "targets" })
        {
            foreach (var format in Formats)
            {
                foreach (var prefix in new[] { Nginx.Prefix, $"/kept{Nginx.Prefix}" })
                {
                    using var answer = await Get($"{prefix}/v1/{route}?{query}&format={format}");
                    // A format that a route does not give is 406; none is 502.
                    Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotAcceptable, $"{route} {format} {prefix}: {answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_link_leads_back_through_the_proxy()
    {
        string[] paths =
        [
            "/v1", "/v1/provinces/ha-noi", "/v1/targets?limit=1", "/v1/gaps?limit=1", "/v1/comparisons?format=xlsx", "/v1/indicators?format=json-stat",
            "/v1/releases", "/v1/changes?format=atom", "/v1/citations?url=/v1/gaps?release=2026-11-21.1",
            "/v1/citations?url=/v1/gaps?release=2026-11-21.1&format=ris",
            "/v1/profiles/ha-noi", "/v1/gaps/summary?limit=3", "/v1/documents?limit=2", "/v1/groups", "/v1/search?q=ha&limit=5",
            "/problems", "/v1/gaps?pronvince=ha-noi", "/v1/nowhere",
        ];
        var found = new HashSet<string>();
        foreach (var path in paths)
        {
            using var answer = await Get(Nginx.Prefix + path);
            var text = await OwnPaths.TextOf(answer);
            Assert.Empty(OwnPaths.WithoutPrefix(text.Replace(nginx.Address, Nginx.Prefix)));
            found.UnionWith(
                OwnPaths.Under(Nginx.Prefix, text).Where(link => answer.IsSuccessStatusCode || link.Contains("/problems/", StringComparison.Ordinal)));
        }

        Assert.InRange(found.Count, 50, 2_000);
        // These resources cannot be read without anything: one is posted to, the others need to be told of what.
        foreach (var link in found.Except(new[] { "imports", "rankings", "citations", "search" }.Select(name => $"{Nginx.Prefix}/v1/{name}")))
        {
            using var answer = await Get(link);
            Assert.True((int)answer.StatusCode < 400, $"{link}: {answer.StatusCode}");
            if (answer.Headers.Location is { } location)
            {
                using var there = await Get(new Uri(new Uri(nginx.Client.BaseAddress!, link), location).PathAndQuery);
                Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            }
        }
    }

    [Fact]
    public async Task The_page_of_the_contract_finds_its_document()
    {
        using var moved = await Get($"{Nginx.Prefix}/swagger");
        var page = new Uri(new Uri($"{nginx.Address}/swagger"), moved.Headers.Location!);
        using var index = await Get(page.PathAndQuery);
        using var script = await Get(new Uri(page, "index.js").PathAndQuery);

        Assert.Equal(HttpStatusCode.OK, index.StatusCode);
        Assert.Contains(
            $"{Nginx.Prefix}/openapi/v1.json",
            await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        var document = await Json($"{Nginx.Prefix}/openapi/v1.json");
        Assert.Equal(nginx.Address, document.Text("servers[0].url"));
    }

    [Fact]
    public async Task What_is_too_long_or_too_large_is_a_problem_here_too()
    {
        using var import = new HttpRequestMessage(HttpMethod.Post, $"{Nginx.Prefix}/v1/imports") { Content = Of(17_000_000) };
        import.Headers.Add("X-API-Key", "benchmark_none");
        using var refused = await nginx.Client.SendAsync(import, TestContext.Current.CancellationToken);
        using var gaps = await nginx.Client.PostAsync($"{Nginx.Prefix}/v1/gaps", Of(31_000_000), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            $"{Nginx.Prefix}/problems/unauthorized",
            JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("type"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, gaps.StatusCode);
        var problem = JsonNode.Parse(await gaps.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal($"{Nginx.Prefix}/problems/payload-too-large", problem.Text("type"));

        static ByteArrayContent Of(int length) =>
            new(new byte[length]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    [Fact]
    public async Task An_import_says_where_it_is()
    {
        var key = (await nginx.Folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write")).Output.Split()
            .Last(word => word.Length > 0);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Nginx.Prefix}/v1/imports")
        {
            Content = new StringContent(
                """{"reason":"Why","sources":[{"id":"a-source","kind":"news","title":"A title","issuer":"An office"}]}""",
                System.Text.Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Add("X-API-Key", key);
        using var made = await nginx.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(made.StatusCode == HttpStatusCode.Created, text);
        Assert.StartsWith($"{Nginx.Prefix}/v1/imports/", made.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, made.Headers.Location);
        again.Headers.Add("X-API-Key", key);
        using var found = await nginx.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    private async Task<IReadOnlyList<string>> Ids(string noun) =>
        [.. (await Json($"{Nginx.Prefix}/v1/{noun}?limit=1000")).Items("data").Select(item => item.Text("id")!)];

    private Task<HttpResponseMessage> Get(string path) => nginx.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<JsonNode> Json(string path)
    {
        using var answer = await Get(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
