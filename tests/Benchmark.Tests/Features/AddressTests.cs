using System.Net;
using System.Text.Json.Nodes;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features;

/// <summary>Under which addresses the program answers, and which addresses its answers name.</summary>
public sealed class AddressTests : IDisposable
{
    private const string Prefix = "/benchmark";
    private const string Cited = "/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&release=2026-11-21.1";
    private const string Citation = "/v1/citations?url=%2Fv1%2Fgaps%3Fprovince%3Dha-noi%26release%3D2026-11-21.1";
    private const string Feed = "/v1/changes?format=atom";

    private readonly List<BenchmarkApi> _running = [];

    [Fact]
    public async Task Every_link_of_every_kind_of_answer_begins_with_the_prefix_and_can_be_followed()
    {
        var api = Running(("public-url", $"http://localhost{Prefix}"));
        var found = new Dictionary<string, string>();
        foreach (var path in Answers(api))
        {
            using var answer = await api.Client.GetAsync(Prefix + path, TestContext.Current.CancellationToken);
            var text = await OwnPaths.TextOf(answer);
            Assert.True((int)answer.StatusCode is < 500, $"{path}: {text}");
            Assert.True(OwnPaths.WithoutPrefix(text) is [], $"{path}: {string.Join('\n', OwnPaths.WithoutPrefix(text).Take(3))}");
            var links = OwnPaths.Under(Prefix, text);
            // Health has none.
            if (answer.StatusCode == HttpStatusCode.OK && !path.StartsWith("/health", StringComparison.Ordinal))
                Assert.NotEmpty(links);
            // The request that a problem names fails again.
            foreach (var link in links.Where(link => answer.IsSuccessStatusCode || link.StartsWith($"{Prefix}/problems/", StringComparison.Ordinal)))
                found.TryAdd(link, path);
        }

        Assert.InRange(found.Count, 200, 20_000);
        // These resources cannot be read without anything: one is posted to, the others need to be told of what.
        foreach (var name in new[] { "imports", "rankings", "citations", "search", "charts/ranking", "charts/target-card" })
            found.Remove($"{Prefix}/v1/{name}");
        foreach (var (link, path) in found)
        {
            using var answer = await api.Client.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode < 400, $"{link} in {path}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_prefix_is_that_of_a_trusted_proxy_where_no_public_address_is_set()
    {
        var api = Running(("trusted-proxy", "127.0.0.1"));

        foreach (var path in new[] { "/v1/targets?limit=1", "/bench/v1/targets?limit=1" })
        {
            var links = (await Json(api, path, ("X-Forwarded-Prefix", "/bench/"))).At("links")!;
            Assert.Equal("/bench/v1/targets?limit=1", links.Text("self"));
            Assert.StartsWith("/bench/v1/targets?cursor=", links.Text("next"), StringComparison.Ordinal);
        }

        // Kept for each prefix, under one tag.
        using var under = await Send(api, "/v1/targets?limit=1", ("X-Forwarded-Prefix", "/bench"));
        using var plain = await Send(api, "/v1/targets?limit=1");
        Assert.Equal(plain.Headers.ETag, under.Headers.ETag);
        Assert.Equal("/v1/targets?limit=1", JsonNode.Parse(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("links.self"));
        Assert.DoesNotContain("/bench", await OwnPaths.TextOf(plain), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/a/../b")]
    [InlineData("/<script>")]
    [InlineData("/a b")]
    [InlineData("bench")]
    public async Task What_is_no_prefix_is_none(string prefix)
    {
        var api = Running(("trusted-proxy", "127.0.0.1"));

        Assert.Equal("/v1/targets?limit=1", (await Json(api, "/v1/targets?limit=1", ("X-Forwarded-Prefix", prefix))).Text("links.self"));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        var api = Running();
        (string, string)[] said = [("X-Forwarded-Prefix", "/bench"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https")];

        Assert.Equal("/v1/targets?limit=1", (await Json(api, "/v1/targets?limit=1", said)).Text("links.self"));
        Assert.StartsWith("http://localhost/v1/", (await Json(api, Citation, said)).Text("data.url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_and_a_citation_key_are_the_same_with_and_without_the_prefix()
    {
        var (plain, under) = (Running(), Running(("public-url", $"http://localhost{Prefix}")));

        var next = (await plain.Get("/v1/targets?limit=1")).Text("links.next")!;
        Assert.Equal((await plain.Get(next)).At("data")!.ToJsonString(), (await under.Get(next)).At("data")!.ToJsonString());
        Assert.Equal((await plain.Get(Citation)).Text("data.key"), (await under.Get(Citation)).Text("data.key"));
    }

    [Theory]
    [InlineData(Cited, true)]
    [InlineData($"{Prefix}{Cited}", true)]
    [InlineData($"https://portal.example{Prefix}{Cited}", true)]
    [InlineData($"https://portal.example{Cited}", false)]
    [InlineData($"http://portal.example{Prefix}{Cited}", false)]
    [InlineData($"https://portal.example:8443{Prefix}{Cited}", false)]
    [InlineData($"https://evil.example{Prefix}{Cited}", false)]
    [InlineData($"//evil.example{Prefix}{Cited}", false)]
    [InlineData($"https://portal.example@evil.example{Prefix}{Cited}", false)]
    [InlineData($"{Prefix}{Prefix}{Cited}", false)]
    [InlineData($"/benchmarks{Cited}", false)]
    public async Task Own_links_are_cited_and_others_are_not(string link, bool isOwn)
    {
        var api = Running(("public-url", $"https://portal.example{Prefix}"));
        var path = $"/v1/citations?url={Uri.EscapeDataString(link)}";
        if (isOwn)
            Assert.StartsWith($"https://portal.example{Prefix}/v1/gaps?", (await api.Get(path)).Text("data.url"), StringComparison.Ordinal);
        else
            Assert.Equal("url", (await api.GetProblem(path, 400)).Items("errors").Single().Text("parameter"));
    }

    [Fact]
    public async Task Without_a_public_address_only_this_machine_gets_whole_addresses()
    {
        var api = Running(("public-url", "request"));

        foreach (var host in new[] { "localhost:5000", "127.0.0.1", "[::1]:5000" })
            Assert.StartsWith($"http://{host}/v1/", (await Json(api, Citation, ("Host", host))).Text("data.url"), StringComparison.Ordinal);
        string[] others =
            ["", "evil.example", "evil.example:99999", "localhost:99999", "localhost.evil.example", "127.0.0.1.evil.example", "::1", "a:b:c"];
        foreach (var host in others)
        {
            Assert.StartsWith("/v1/gaps?", (await Json(api, Citation, ("Host", host))).Text("data.url"), StringComparison.Ordinal);
            using var feed = await Send(api, Feed, ("Host", host));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, feed.StatusCode);
            var problem = JsonNode.Parse(await feed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal(("/problems/public-url-missing", "public-url-missing"), (problem.Text("type"), problem.Text("errors[0].code")));
            // Only a path can be known to be own.
            using var whole = await Send(api, $"/v1/citations?url=http://{host}/v1/gaps?release=2026-11-21.1", ("Host", host));
            Assert.Equal(HttpStatusCode.BadRequest, whole.StatusCode);
        }
    }

    [Fact]
    public async Task Another_host_is_misdirected_where_the_answer_names_the_host_and_nowhere_else()
    {
        var api = Running(("public-url", "https://portal.example"));

        foreach (var host in new[] { "portal.example", "PORTAL.example:443", "localhost:5000" })
        {
            Assert.StartsWith("https://portal.example/v1/", (await Json(api, Citation, ("Host", host))).Text("data.url"), StringComparison.Ordinal);
            using var feed = await Send(api, Feed, ("Host", host));
            Assert.Equal(HttpStatusCode.OK, feed.StatusCode);
        }

        foreach (var host in new[] { "evil.example", "evil.example:99999", "portal.example:8443", "portal.example.evil.example", "" })
        {
            foreach (var path in new[] { Citation, Feed })
            {
                using var answer = await Send(api, path, ("Host", host));
                Assert.Equal(421, (int)answer.StatusCode);
                var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
                Assert.Equal(("/problems/unknown-host", "unknown-host"), (problem.Text("type"), problem.Text("errors[0].code")));
                Assert.Equal(["portal.example"], problem.Texts("errors[0].allowed"));
            }

            Assert.Equal("/v1/targets?limit=1", (await Json(api, "/v1/targets?limit=1", ("Host", host))).Text("links.self"));
        }
    }

    [Fact]
    public async Task No_host_whatever_breaks_an_answer()
    {
        foreach (var api in new[] { Running(), Running(("public-url", "https://portal.example/benchmark")), Running(("trusted-proxy", "127.0.0.1")) })
        {
            foreach (var path in Answers(api).Where(path => !path.StartsWith("/swagger", StringComparison.Ordinal)))
            {
                foreach (var host in new[] { "", "evil.example:99999" })
                {
                    using var answer = await Send(api, path, ("Host", host), ("X-Forwarded-Host", "a:99999"), ("X-Forwarded-Proto", "gopher"));
                    Assert.True((int)answer.StatusCode is < 500 or 503, $"{path} of \"{host}\": {(int)answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task The_bare_address_and_the_documents_lead_on_under_the_prefix()
    {
        var api = Running(("public-url", $"https://portal.example{Prefix}"));
        foreach (var path in new[] { "/", Prefix, $"{Prefix}/" })
        {
            using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.Found, $"{Prefix}/v1"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal(["https://portal.example/benchmark"], (await api.Get("/openapi/v1.json")).Items("servers").Select(server => server.Text("url")!));
        Assert.Equal(["/"], (await Running().Get("/openapi/v1.json")).Items("servers").Select(server => server.Text("url")!));
        var page = System.Text.Encoding.UTF8.GetString(await api.Download($"{Prefix}/swagger/index.js"));
        Assert.Contains($"{Prefix}/openapi/v1.json", page, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var api in _running)
            api.Dispose();
    }

    private BenchmarkApi Running(params (string Name, string Value)[] settings)
    {
        var api = BenchmarkApi.With(settings);
        _running.Add(api);
        return api;
    }

    /// <summary>Every example in each format of its route, and what has no example: pages, problems, and a list in pages.</summary>
    private static IEnumerable<string> Answers(BenchmarkApi api)
    {
        foreach (var endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            var name = endpoint.Metadata.GetMetadata<FastEndpoints.EndpointDefinition>()?.EndpointType.Name;
            if (!methods.Contains("GET") || name is null || Example.Find(name) is not { } example)
                continue;
            yield return example.Request;
            foreach (var format in endpoint.Metadata.GetMetadata<RequestDescription>()?.Formats ?? [])
            {
                var path = example.Request.Split('?');
                var query = string.Join('&', path.Skip(1).SelectMany(text => text.Split('&')).Where(each => each.Split('=')[0] is not ("format" or "limit")));
                yield return $"{path[0]}?{query}{(query.Length == 0 ? "" : "&")}format={format.Id}";
            }
        }

        foreach (var path in new[] { "/v1/targets?limit=1", "/v1/nowhere", "/v1/gaps?pronvince=1", "/v1/provinces/nowhere", "/problems", Feed, Citation })
            yield return path;
        foreach (var kind in ProblemKind.All)
            yield return $"/problems/{kind.Slug}";
    }

    private static async Task<JsonNode> Json(BenchmarkApi api, string path, params (string Name, string Value)[] headers)
    {
        using var answer = await Send(api, path, headers);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static Task<HttpResponseMessage> Send(BenchmarkApi api, string path, params (string Name, string Value)[] headers) => api.SendTo(
        headers.Where(header => header.Name == "Host").Select(header => header.Value).FirstOrDefault("localhost"),
        path,
        [.. headers.Where(header => header.Name != "Host")]);
}
