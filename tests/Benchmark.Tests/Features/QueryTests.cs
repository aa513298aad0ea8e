using System.Net;
using System.Text.Json.Nodes;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features;

/// <summary>Queries as people and platforms write them: nothing else is let through, and what is near is named.</summary>
public sealed class QueryTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Links =>
    [
        "/v1", "/v1/comparisons", "/v1/comparisons?release=2026-11-21.1", "/v1/gaps?province=ha-noi&limit=2", "/v1/targets?format=csv",
        "/v1/targets?format=xlsx", "/v1/changes?format=atom", "/v1/provinces/ha-noi", "/v1/citations?url=%2Fv1%2Fgaps%3Frelease%3D2026-11-21.1",
    ];

    /// <summary>Requests with a fault, each of which names something near: misspelled, of other days, ambiguous, in a path.</summary>
    public static TheoryData<string, int> Misspelled => new()
    {
        { "/v1/targets?province=ha-nop", 400 },
        { "/v1/targets?province=H%E1%BA%A3i%20Ph%C3%B2ng", 400 },
        { "/v1/targets?province=%C4%90%E1%BB%93ng%20Nai&on=2025-08-01x", 400 },
        { "/v1/gaps?indicator=grdp-digital-shar&province=iso:VN-HM", 400 },
        { "/v1/comparisons?reference=viet-nan", 400 },
        { "/v1/targets?document=kh-20", 400 },
        { "/v1/indicators/grdp-digital-shar", 404 },
        { "/v1/provinces/ha-nop", 404 },
    };

    [Theory]
    [MemberData(nameof(Misspelled))]
    public async Task A_problem_speaks_both_languages_and_calls_what_is_near_by_its_name(string request, int status)
    {
        var separator = request.Contains('?') ? '&' : '?';
        var vietnamese = await api.GetProblem($"{request}{separator}lang=vi", status);
        var english = await api.GetProblem($"{request}{separator}lang=en", status);

        var names = new HashSet<string>();
        foreach (var noun in new[] { "provinces", "indicators", "sources" })
        {
            foreach (var row in (await api.Get($"/v1/{noun}?limit=1000")).Items("data"))
                names.Add($"{row.Text("id")} {(noun == "provinces" ? row.Text("validTo") : null)}");
        }

        Assert.NotEmpty(vietnamese.Items("errors"));
        foreach (var (vi, en) in vietnamese.Items("errors").Zip(english.Items("errors")))
        {
            Assert.Equal((vi.Text("message"), en.Text("message")), (vi.Text("messages.vi"), vi.Text("messages.en")));
            Assert.Equal(vi["messages"]!.ToJsonString(), en["messages"]!.ToJsonString());
            if (vi.Text("parameter") == "on")
                continue;
            Assert.Equal(vi.Texts("didYouMean"), vi.Items("options").Select(option => option.Text("id")!).Distinct());
            Assert.All(
                vi.Items("options"),
                option => Assert.False(string.IsNullOrEmpty(option.Text("name.vi")) || string.IsNullOrEmpty(option.Text("name.en"))));
            Assert.All(
                vi.Items("options").Where(option => !option.Text("id")!.Contains(':')),
                option => Assert.Contains($"{option.Text("id")} {option.Text("validTo")}", names));
        }
    }

    [Theory]
    [MemberData(nameof(Links))]
    public async Task What_platforms_append_to_a_link_changes_nothing(string link)
    {
        using var clean = await api.Client.GetAsync(link, TestContext.Current.CancellationToken);
        var separator = link.Contains('?') ? '&' : '?';
        foreach (var name in QueryText.Tracking.Concat(["utm_source", "utm_x", "%75tm_medium"]))
        {
            using var shared = await api.Client.GetAsync($"{link}{separator}{name}=a%20b", TestContext.Current.CancellationToken);
            using var bare = await api.Client.GetAsync($"{link}{separator}{name}", TestContext.Current.CancellationToken);

            Assert.All([shared, bare], each => Assert.Equal(HttpStatusCode.OK, each.StatusCode));
            Assert.All([shared, bare], each => Assert.Equal(clean.Headers.ETag, each.Headers.ETag));
            Assert.All([shared, bare], each => Assert.Equal(clean.Headers.GetValues("Link"), each.Headers.GetValues("Link")));
        }
    }

    [Theory]
    [InlineData("fbclid=x&province=ha-noi")]
    [InlineData("province=ha-noi&utm_source=zalo&utm_campaign=y")]
    public async Task A_shared_link_answers_and_is_cited_as_the_clean_one(string query)
    {
        var body = await api.Get($"/v1/gaps?{query}");
        Assert.Equal("/v1/gaps?province=ha-noi", body.Text("links.self"));

        var clean = "/v1/citations?url=" + Uri.EscapeDataString("/v1/gaps?province=ha-noi&release=2026-11-21.1");
        var shared = "/v1/citations?url=" + Uri.EscapeDataString($"/v1/gaps?{query}&release=2026-11-21.1");
        using var one = await api.Client.GetAsync(clean, TestContext.Current.CancellationToken);
        using var other = await api.Client.GetAsync(shared, TestContext.Current.CancellationToken);
        Assert.Equal((await api.Get(clean)).Text("data.url"), (await api.Get(shared)).Text("data.url"));
        Assert.Equal(one.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("fbclidx")]
    [InlineData("utm")]
    [InlineData("FBCLID")]
    [InlineData("__")]
    public async Task Nothing_else_is_let_through(string name) =>
        Assert.Equal("unknown-parameter", (await api.GetProblem($"/v1/targets?{name}=x", 400)).Text("errors[0].code"));

    [Theory]
    [InlineData("/v1/gaps?limit=1", "explain")]
    [InlineData("/v1/gaps?limit=1", "trajectory")]
    [InlineData("/v1/indicators?limit=1", "hasTarget")]
    [InlineData("/v1/indicators?limit=1", "hasObservation")]
    [InlineData("/v1/targets?format=csv", "bom")]
    public async Task A_flag_has_two_spellings_and_one_canonical_form(string link, string flag)
    {
        foreach (var (one, other) in new[] { ("true", "1"), ("false", "0") })
        {
            using var word = await api.Client.GetAsync($"{link}&{flag}={one}", TestContext.Current.CancellationToken);
            using var digit = await api.Client.GetAsync($"{link}&{flag}={other}", TestContext.Current.CancellationToken);

            Assert.All([word, digit], each => Assert.Equal(HttpStatusCode.OK, each.StatusCode));
            Assert.Equal(word.Headers.ETag, digit.Headers.ETag);
            Assert.DoesNotMatch($"[?&]{flag}={other}[^>]*>; rel=\"canonical\"", digit.Headers.GetValues("Link").Single());
        }
    }

    /// <summary>Clients made from a contract send every default that it names.</summary>
    [Fact]
    public async Task A_default_that_is_sent_answers_what_leaving_it_out_answers()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var described = endpoint.Metadata.GetMetadata<RequestDescription>();
            var isRead = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true;
            // What was imported is read with a key, and has no parameters with a default.
            if (described?.Request.IsAssignableTo(typeof(AnswerRequest)) != true
                || !isRead
                || endpoint.RoutePattern.RawText!.StartsWith("/v1/imports", StringComparison.Ordinal))
            {
                continue;
            }

            var route = PathOf(endpoint.RoutePattern.RawText!);
            var defaults = described.Parameters().Where(parameter => parameter.About is { Default: not null, FollowsHeader: false })
                .Select(parameter => $"{parameter.Name}={parameter.About.Default}")
                .ToList();
            foreach (var format in described.Formats)
            {
                var plain = $"{route}{(route.Contains('?') ? '&' : '?')}format={format.Id}";
                using var without = await api.Client.GetAsync(plain, TestContext.Current.CancellationToken);
                foreach (var sent in defaults.Append(string.Join('&', defaults)).Where(sent => sent.Length > 0))
                {
                    tried++;
                    using var with = await api.Client.GetAsync($"{plain}&{sent}", TestContext.Current.CancellationToken);
                    if (with.StatusCode != without.StatusCode || with.StatusCode != HttpStatusCode.OK || !with.Headers.ETag!.Equals(without.Headers.ETag))
                        wrong.Add($"{plain}&{sent}: {(int)with.StatusCode} {with.Headers.ETag}, without: {(int)without.StatusCode} {without.Headers.ETag}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // As many as there were when this was written.
        Assert.True(tried >= 150, $"{tried} were tried.");
    }

    [Theory]
    [InlineData("/v1/targets?bom=true", "bom")]
    [InlineData("/v1/targets?decimal=comma", "decimal")]
    [InlineData("/v1/targets?format=csv&limit=7", "limit")]
    public async Task What_has_no_effect_may_stand_only_at_its_default(string path, string parameter)
    {
        var problem = await api.GetProblem(path, 400);

        Assert.Equal((parameter, "not-applicable"), (problem.Text("errors[0].parameter"), problem.Text("errors[0].code")));
    }

    // Latin-1 and Windows-1258 letters, a surrogate, an overlong slash.
    [Theory]
    [InlineData("/v1/provinces?q=H%E0%20N%F4i", "q")]
    [InlineData("/v1/provinces?code=%FA", "code")]
    [InlineData("/v1/targets?province=H%ED%A0%80", "province")]
    [InlineData("/v1/targets?province=%C0%AF&province=ha-noi", "province")]
    [InlineData("/v1/citations?url=/v1/gaps%FA", "url")]
    public async Task Bytes_that_are_not_UTF8_are_an_error_of_their_parameter(string path, string parameter)
    {
        var problem = await api.GetProblem(path, 400);

        Assert.Contains($"{parameter} not-utf8", problem.Items("errors").Select(error => $"{error.Text("parameter")} {error.Text("code")}"));
    }

    [Theory]
    [InlineData("/v1/provinces/ha%FAnoi")]
    [InlineData("/v1/targets/%C3")]
    [InlineData("/v1/%FF")]
    public async Task Bytes_that_are_not_UTF8_in_a_path_are_an_unreadable_request(string path)
    {
        var answer = await Send(path);

        Assert.Equal(400, answer.Response.StatusCode);
        var problem = (await JsonNode.ParseAsync(answer.Response.Body, cancellationToken: TestContext.Current.CancellationToken))!;
        Assert.Equal(("/problems/bad-request", "not-utf8"), (problem.Text("type"), problem.Text("errors[0].code")));
    }

    [Fact]
    public async Task A_percent_sign_that_is_written_as_one_may_stand_in_a_path() => Assert.Equal(404, (await Send("/v1/provinces/%25FA")).Response.StatusCode);

    // Clients repair a broken escape before they send it, so what reads it is asked itself.
    [Theory]
    [InlineData("ha%2", false)]
    [InlineData("%", false)]
    [InlineData("%zz", false)]
    [InlineData("100%25", true)]
    [InlineData("H%C3%A0+N%E1%BB%99i", true)]
    [InlineData("Hà%20Nội", true)]
    public void A_percent_sign_begins_a_byte(string text, bool isRead) => Assert.Equal(isRead, QueryText.IsUtf8(text));

    [Theory]
    [InlineData("/v1/provinces?q=%F0%9F%99%82")]
    [InlineData("/v1/provinces?q=%25")]
    [InlineData("/v1/provinces?q=H%C3%A0+N%E1%BB%99i")]
    public async Task What_is_UTF8_is_taken(string path) => await api.Get(path);

    [Theory]
    [InlineData("/v1/provinces?code=01,31", "code", "01 31")]
    [InlineData("/v1/targets?limit=10,20", "limit", "10 20")]
    [InlineData("/v1/comparisons?reference=ha-noi,hai-phong", "reference", "ha-noi hai-phong")]
    [InlineData("/v1/rankings?indicator=grdp-digital-share,grdp-growth", "indicator", "grdp-digital-share grdp-growth")]
    [InlineData("/v1/scorecards?minCoverage=0,5", "minCoverage", "0.5")]
    [InlineData("/v1/targets?format=csv,xlsx", "format", "csv xlsx")]
    [InlineData("/v1/targets?release=2026-11-21.1,2026-11-22.1", "release", "2026-11-21.1 2026-11-22.1")]
    public async Task A_list_where_one_value_is_taken_is_an_error_that_names_its_parts(string path, string parameter, string near)
    {
        var error = (await api.GetProblem(path, 400)).Items("errors").Single(each => each.Text("code") == "several-values");

        Assert.Equal((parameter, near), (error.Text("parameter"), string.Join(' ', error.Texts("didYouMean"))));
    }

    [Theory]
    [InlineData("/v1/observations?year=2020:2022", "2020..2022")]
    [InlineData("/v1/observations?year=2020-2022", "2020..2022")]
    [InlineData("/v1/observations?year=2022..2020", "2020..2022")]
    [InlineData("/v1/comparisons?year=2020/2022", "2020..2022")]
    [InlineData("/v1/observations?year=2024-12-31", "2024")]
    [InlineData("/v1/rankings?indicator=grdp-digital-share&year=2024-12-31", "2024")]
    [InlineData("/v1/gaps?horizon=2030-12-31", "2030")]
    [InlineData("/v1/gaps?upTo=2023-12", "2023")]
    [InlineData("/v1/targets?page=2", "cursor")]
    [InlineData("/v1/targets?offset=10", "cursor")]
    [InlineData("/v1/targets?per_page=10", "limit")]
    [InlineData("/v1/targets?language=en", "lang")]
    [InlineData("/v1/targets?limit=1&amp;lang=en", "lang")]
    [InlineData("/v1/targets?as_of=2026-11-21", "asOf")]
    [InlineData("/v1/provinces?search=ha", "q")]
    [InlineData("/v1/targets?lang=vi-VN", "vi")]
    [InlineData("/v1/targets?lang=en_US", "en")]
    [InlineData("/v1/targets?format=excel", "xlsx")]
    [InlineData("/v1/targets?format=text/csv", "csv")]
    [InlineData("/v1/targets?format=JSON", "json")]
    [InlineData("/v1/gaps?explain=no", "false")]
    [InlineData("/v1/provinces?on=1/7/2025", "2025-07-01")]
    [InlineData("/v1/targets?asOf=2026-11-21T00:00:00Z", "2026-11-21")]
    [InlineData("/v1/targets?province=01", "gso:01")]
    [InlineData("/v1/targets?province=1", "gso:01")]
    [InlineData("/v1/targets?province=VN-HN", "iso:VN-HN")]
    [InlineData("/v1/targets?province=hn&lang=en", "iso:VN-HN")]
    [InlineData("/v1/provinces?code=1", "gso:01")]
    [InlineData("/v1/provinces?code=HN", "iso:VN-HN")]
    [InlineData("/v1/provinces?code=Hà Nội", "gso:01")]
    public async Task A_near_miss_is_named(string path, string near) =>
        Assert.Equal(near, (await api.GetProblem(path, 400)).Items("errors").SelectMany(error => error.Texts("didYouMean")).First());

    [Fact]
    public async Task A_code_that_nothing_bears_is_an_error() =>
        Assert.Equal("unknown-province", (await api.GetProblem("/v1/provinces?code=999", 400)).Text("errors[0].code"));

    [Theory]
    [InlineData("/v1/targets.csv", "/v1/targets?format=csv")]
    [InlineData("/v1/gaps.xls", "/v1/gaps?format=xlsx")]
    [InlineData("/v1/provinces.json", "/v1/provinces?format=json")]
    public async Task A_file_that_is_asked_for_by_its_name_is_a_format(string path, string near) =>
        Assert.Equal(near, (await api.GetProblem(path, 404)).Texts("errors[0].didYouMean").Single());

    [Theory]
    [InlineData("/catalog.xml")]
    [InlineData("/v1/targets.atom")]
    [InlineData("/v1/bulk.csv")]
    public async Task What_is_suggested_answers(string path)
    {
        var near = (await api.GetProblem(path, 404)).Texts("errors[0].didYouMean");

        Assert.NotEmpty(near);
        foreach (var each in near)
        {
            using var answer = await api.Client.GetAsync(each, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, each);
        }
    }

    [Theory]
    [InlineData("*", "application/json")]
    [InlineData("text/html, image/gif, *; q=.2", "application/json")]
    [InlineData("text/csv, */*", "text/csv")]
    [InlineData("*/*, text/csv", "text/csv")]
    [InlineData("text/csv, *", "text/csv")]
    [InlineData("text/csv;q=0.5, */*;q=0.8", "application/json")]
    [InlineData("application/x-ndjson;q=0.8, application/*;q=0.8", "application/x-ndjson")]
    [InlineData("text/*, */*", "text/csv")]
    public async Task What_is_named_outranks_a_wildcard_of_the_same_weight(string accept, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/targets?province=ha-noi");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
    }

    // As a server passes it on: what cannot be decoded stays encoded, and the target is there as it was written.
    private async Task<HttpContext> Send(string path) => await ((TestServer)api.Services.GetRequiredService<IServer>()).SendAsync(
        http =>
        {
            http.Request.Method = HttpMethods.Get;
            http.Request.Path = path.Replace("%25", "%", StringComparison.Ordinal);
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = path;
        },
        TestContext.Current.CancellationToken);

    // One of each, and what a route cannot do without.
    private static string PathOf(string route) => route switch
    {
        "/v1/rankings" => "/v1/rankings?indicator=grdp-digital-share",
        "/v1/charts/ranking" => "/v1/charts/ranking?indicator=grdp-digital-share",
        "/v1/charts/target-card" => "/v1/charts/target-card?id=ha-noi.pci-rank.2025.dx-smart",
        "/v1/search" => "/v1/search?q=ha",
        "/v1/codes/{set}" => "/v1/codes/status",
        "/v1/citations" => "/v1/citations?url=%2Fv1%2Fgaps%3Frelease%3D2026-11-21.1",
        _ when route.StartsWith("/v1/indicators/", StringComparison.Ordinal) => "/v1/indicators/grdp-digital-share",
        _ when route.StartsWith("/v1/methods/", StringComparison.Ordinal) => "/v1/methods/goalpost",
        _ when route.StartsWith("/v1/sources/", StringComparison.Ordinal) => "/v1/sources/doc-kh-205-hn",
        _ when route.StartsWith("/v1/targets/", StringComparison.Ordinal) => "/v1/targets/ha-noi.grdp-digital-share.2025.kh-205",
        _ when route.StartsWith("/v1/releases/", StringComparison.Ordinal) => route.Replace("{id}", "2026-11-21.1", StringComparison.Ordinal),
        _ when route.StartsWith("/v1/documents/", StringComparison.Ordinal) => "/v1/documents/doc-kh-205-hn",
        _ => route.Replace("{id}", "ha-noi", StringComparison.Ordinal).Replace("{province}", "ha-noi", StringComparison.Ordinal),
    };
}
