using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Core.Claims;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>Caching as RFC 9110 and RFC 9111 mean it: a client that asks twice pays once.</summary>
public sealed class ConditionalRequestTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Requests =>
    [
        "/v1", "/v1/provinces", "/v1/provinces/ha-noi", "/v1/indicators", "/v1/indicators/dti-rank", "/v1/targets",
        "/v1/targets/ha-noi.grdp-digital-share.2025.kh-205",
        "/v1/observations", "/v1/sources", "/v1/sources/doc-kh-205-hn", "/v1/comparisons", "/v1/gaps?province=ha-noi", "/v1/rankings?indicator=dti-rank",
        "/v1/scorecards",
        "/v1/methods", "/v1/methods/goalpost", "/v1/targets?limit=3", "/v1/targets?format=csv", "/v1/targets?format=xlsx", "/v1/targets?format=json-stat",
        "/v1/citations?url=/v1/gaps%3Frelease=2026-11-21.1", "/v1/citations?url=/v1/gaps%3Frelease=2026-11-21.1&format=ris",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_answer_says_what_a_cache_must_know(string path)
    {
        using var response = await Send(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.ETag!.IsWeak);
        // The time of the release in seed/release.csv.
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T00:00:00+07:00", CultureInfo.InvariantCulture), response.Content.Headers.LastModified);
        Assert.Equal("public, no-cache", Header(response, "Cache-Control"));
        Assert.Contains("Accept-Encoding", Header(response, "Vary"), StringComparison.Ordinal);
        Assert.Equal(!path.Contains("format="), Header(response, "Vary").Contains("Accept,", StringComparison.Ordinal));
        var links = Header(response, "Link");
        Assert.All(["self", "canonical", "service-desc"], relation => Assert.Contains($"rel=\"{relation}\"", links, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_a_client_has_is_not_sent_again(string path)
    {
        using var first = await Send(path);
        var tag = first.Headers.ETag!.ToString();

        foreach (var tags in new[] { tag, tag[2..], $"\"other\", {tag}", $"W/\"x\",{tag} , \"y\"", "*" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var again = await Send(path, method, ("If-None-Match", tags));

                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                Assert.Equal(tag, again.Headers.ETag!.ToString());
                Assert.All(["Cache-Control", "Vary", "Link"], name => Assert.Equal(Header(first, name), Header(again, name)));
            }
        }
    }

    [Theory]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-None-Match", "W/\"other\", \"another\"", 200)]
    [InlineData("If-None-Match", "nonsense", 200)]
    [InlineData("If-Modified-Since", "Fri, 20 Nov 2026 17:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Sun, 22 Nov 2026 00:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Thu, 19 Nov 2026 00:00:00 GMT", 200)]
    [InlineData("If-Modified-Since", "yesterday", 200)]
    public async Task Another_tag_or_an_older_date_gets_the_answer(string header, string value, int status)
    {
        using var response = await Send("/v1/targets?province=ha-noi", HttpMethod.Get, (header, value));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_tag_outweighs_a_date()
    {
        using var response =
            await Send("/v1/targets?province=ha-noi", HttpMethod.Get, ("If-None-Match", "\"other\""), ("If-Modified-Since", "Sun, 22 Nov 2026 00:00:00 GMT"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/provinces/atlantis")]
    [InlineData("/v1/targets/atlantis")]
    [InlineData("/v1/targets?limit=0")]
    [InlineData("/v1/targets/ha-noi.grdp-digital-share.2025.kh-205?format=csv")]
    public async Task What_does_not_exist_has_no_tag_that_could_match(string path)
    {
        using var response = await Send(path, HttpMethod.Get, ("If-None-Match", "*"));

        Assert.True((int)response.StatusCode is 400 or 404 or 406);
        Assert.Null(response.Headers.ETag);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
    }

    [Theory]
    [InlineData("/v1/targets?province=ha-noi,hai-duong&limit=100", "/v1/targets?province=H%C3%A0%20N%E1%BB%99i&province=hai-duong&format=json", true)]
    [InlineData("/v1/comparisons", "/v1/comparisons?province=hai-phong,ha-noi,hai-duong", true)]
    [InlineData("/v1/comparisons?province=hai-phong,ha-noi", "/v1/comparisons?province=ha-noi,hai-phong", false)]
    [InlineData("/v1/targets", "/v1/targets?format=csv", false)]
    [InlineData("/v1/targets?format=csv", "/v1/targets?format=csv&bom=1", false)]
    [InlineData("/v1/targets?format=csv", "/v1/targets?format=csv&decimal=comma", false)]
    [InlineData("/v1/targets?format=csv&decimal=comma", "/v1/targets?format=csv&decimal=comma&bom=1", true)]
    [InlineData("/v1/targets?format=xlsx", "/v1/targets?format=xlsx&lang=vi", false)]
    [InlineData("/v1/targets?format=csv&lang=en", "/v1/targets?format=csv&lang=vi", true)]
    [InlineData("/v1/targets?format=xlsx&lang=en", "/v1/targets?format=xlsx&lang=vi", false)]
    [InlineData("/v1/targets?limit=2", "/v1/targets?limit=3", false)]
    [InlineData("/v1/targets", "/v1/targets?release=2026-11-21.1", false)]
    public async Task Two_requests_share_a_tag_when_they_mean_the_same(string one, string other, bool same)
    {
        using var first = await Send(one);
        using var second = await Send(other);

        Assert.Equal(same, first.Headers.ETag!.Equals(second.Headers.ETag));
    }

    [Fact]
    public async Task Each_spelling_gets_its_own_self_link()
    {
        foreach (var path in new[] { "/v1/targets?province=ha-noi&limit=2", "/v1/targets?limit=2&province=ha%20noi", "/v1/targets?province=ha-noi&limit=2" })
        {
            using var response = await Send(path);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

            Assert.Equal(path, body.Text("links.self"));
            Assert.Contains($"<{path}>; rel=\"self\"", Header(response, "Link"), StringComparison.Ordinal);
            Assert.StartsWith($"<{body.Text("links.next")}>; rel=\"next\"", Header(response, "Link"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pinned_answer_is_kept_for_an_hour_and_every_answer_names_its_permanent_form()
    {
        var permanent = (await api.Get("/v1/gaps?province=ha-noi")).Text("links.permanent")!;
        Assert.Equal("/v1/gaps?province=ha-noi&release=2026-11-21.1", permanent);

        using var response = await Send(permanent);

        Assert.Equal("public, max-age=3600, stale-while-revalidate=86400", Header(response, "Cache-Control"));
        Assert.Equal(permanent, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("links.permanent"));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity", null)]
    [InlineData("identity, br;q=0.5", null)]
    [InlineData("deflate", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    public async Task A_body_is_compressed_as_the_client_accepts_it(string accepted, string? encoding)
    {
        using var plain = await Send("/v1/comparisons");
        var expected = await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        // The first is made, the second comes from the cache.
        for (var time = 0; time < 2; time++)
        {
            using var response = await Send("/v1/comparisons", HttpMethod.Get, ("Accept-Encoding", accepted));
            await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await using var decoded = encoding == "br"
                ? new BrotliStream(body, CompressionMode.Decompress)
                : encoding == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : body;
            using var actual = new MemoryStream();
            await decoded.CopyToAsync(actual, TestContext.Current.CancellationToken);

            Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(expected, actual.ToArray());
            Assert.Equal(plain.Headers.ETag, response.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_posted_computation_is_compressed_and_not_cached()
    {
        const string body = """{"entities":[{"id":"A","scores":{"x":80,"y":60}},{"id":"B","scores":{"x":70,"y":90}},{"id":"C","scores":{"x":10,"y":20}}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/scorecards") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task HEAD_says_the_length_that_GET_has(string path)
    {
        using var head = await Send(path, HttpMethod.Head);
        using var get = await Send(path);
        var body = await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(body.Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    [Theory]
    [InlineData("/problems")]
    [InlineData("/problems/not-found")]
    [InlineData("/openapi/v1.json")]
    public async Task A_document_of_the_program_has_a_tag_too(string path)
    {
        using var first = await Send(path);
        using var again = await Send(path, HttpMethod.Get, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Every_origin_may_read_what_a_cache_got_without_an_origin()
    {
        using var response = await Send("/v1/targets?limit=1");
        using var unchanged = await Send("/v1/targets?limit=1", HttpMethod.Get, ("If-None-Match", "*"));

        Assert.All([response, unchanged], each => Assert.Equal("*", Header(each, "Access-Control-Allow-Origin")));
        Assert.DoesNotContain("Origin", Header(response, "Vary"), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Send(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : response.Content.Headers.GetValues(name));
}

/// <summary>What reads the database, and what does not.</summary>
public sealed class CacheTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task A_known_answer_reads_no_data_and_a_new_release_ends_it_within_a_second()
    {
        const string known = "/v1/comparisons";
        // Rows are taken away and not their table: another schema is seen as another database, at whatever moment the program looks.
        Execute("create table away as select * from observation");
        var before = await api.Get(known);
        using var first = await api.Client.GetAsync(known, TestContext.Current.CancellationToken);

        // Without figures another answer would be computed; what is known needs none.
        Execute("delete from observation");
        Assert.Empty((await api.Get("/v1/observations?limit=1")).Items("data"));
        Assert.Equal(before.ToJsonString(), (await api.Get(known)).ToJsonString());
        Assert.Equal(200, (int)(await Status(known)));
        Assert.Equal(304, (int)(await Status(known, first.Headers.ETag!.ToString())));
        // Another spelling of the same request is not known word by word, but it means the same.
        Assert.Equal(304, (int)(await Status("/v1/comparisons?province=hai-phong,ha-noi,hai-duong", first.Headers.ETag!.ToString())));
        Execute("insert into observation select * from away");

        // As another process would do it.
        Execute("update release set id = '2026-11-22.1', published_at = '2026-11-22T08:00:00+07:00', checksum = replace(checksum, 'a', 'b')");
        await Wait.Until(async () => (await api.Get(known)).Text("meta.release") == "2026-11-22.1", () => "The newer release is never served.");

        using var after = await api.Client.GetAsync(known, TestContext.Current.CancellationToken);
        Assert.Equal("2026-11-22.1", (await api.Get(known)).Text("meta.release"));
        Assert.NotEqual(first.Headers.ETag, after.Headers.ETag);
        var now = (await api.Get(known))["data"]!.ToJsonString();
        Assert.NotEqual(before["data"]!.ToJsonString(), now);
        Assert.Equal(WithoutClaims(before["data"]!.ToJsonString()), WithoutClaims(now));
    }

    /// <summary>An answer but for what names its release in each claim.</summary>
    private static string WithoutClaims(string data) => Regex.Replace(data, $"@[0-9a-f]{{{ClaimId.ChecksumLength}}}\"", "\"");

    private async Task<HttpStatusCode> Status(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private void Execute(string sql) => DatabaseFile.Execute(api.Database, sql);
}
