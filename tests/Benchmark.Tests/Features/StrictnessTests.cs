using System.Net;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features;

/// <summary>Invalid input of every kind gives one problem document that names every error.</summary>
public sealed class StrictnessTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var problem = await api.GetProblem(
            "/v1/targets?province=Hải Phòng&tim=2024&indicator=grdp-digital-shar&horizon=soon&limit=0&lang=en&comparator=around&comparator=about",
            400);

        Assert.Equal("/problems/invalid-query", problem.Text("type"));
        Assert.Equal("Invalid query", problem.Text("title"));
        Assert.Equal("6 errors in the query: tim, limit, horizon, comparator, province, indicator.", problem.Text("detail"));
        Assert.Equal(
            [
                "tim unknown-parameter", "limit out-of-range", "horizon not-a-horizon", "comparator unknown-value", "province ambiguous-province",
                "indicator unknown-indicator",
            ],
            problem.Items("errors").Select(error => $"{error.Text("parameter")} {error.Text("code")}"));
        Assert.Equal(["grdp-digital-share"], problem.Texts("errors[5].didYouMean"));
    }

    [Fact]
    public async Task A_required_parameter_that_is_empty_is_one_error()
    {
        var asked =
            from path in (await api.Get("/openapi/v1.json")).At("paths")!.AsObject()
            from parameter in path.Value!["get"]?["parameters"]?.AsArray() ?? []
            where parameter!["in"]?.ToString() == "query" && parameter["required"]?.GetValue<bool>() == true
            select (Path: path.Key, Name: parameter["name"]!.ToString());

        Assert.Contains(asked, each => each.Path == "/v1/search");
        foreach (var (path, name) in asked)
        {
            var errors = (await api.GetProblem($"{path}?{name}=", 400)).Items("errors").Where(error => error.Text("parameter") == name);

            Assert.Equal([$"{path} empty-value"], errors.Select(error => $"{path} {error.Text("code")}"));
        }
    }

    // One row for each kind of error.
    [Theory]
    [InlineData("/v1/targets?tiem=2024", "tiem", "2024", "unknown-parameter")]
    [InlineData("/v1/targets?Province=ha-noi", "Province", "ha-noi", "unknown-parameter")]
    [InlineData("/v1/targets?province=", "province", "", "empty-value")]
    [InlineData("/v1/targets?province=ha-noi,", "province", "ha-noi,", "empty-value")]
    [InlineData("/v1/targets?limit=5&limit=6", "limit", "5,6", "repeated-parameter")]
    [InlineData("/v1/targets?limit=0", "limit", "0", "out-of-range")]
    [InlineData("/v1/targets?limit=1001", "limit", "1001", "out-of-range")]
    [InlineData("/v1/targets?limit=-1", "limit", "-1", "out-of-range")]
    [InlineData("/v1/targets?limit=ten", "limit", "ten", "not-a-whole-number")]
    [InlineData("/v1/targets?limit=1.5", "limit", "1.5", "not-a-whole-number")]
    [InlineData("/v1/targets?limit=99999999999999999999", "limit", "99999999999999999999", "not-a-whole-number")]
    [InlineData("/v1/targets?limit=%2B5", "limit", "+5", "not-a-whole-number")]
    [InlineData("/v1/targets?limit=05", "limit", "05", "not-a-whole-number")]
    [InlineData("/v1/gaps?upTo=02023", "upTo", "02023", "not-a-whole-number")]
    [InlineData("/v1/targets?cursor=abc", "cursor", "abc", "invalid-cursor")]
    [InlineData("/v1/targets?on=2025-13-01", "on", "2025-13-01", "not-a-date")]
    [InlineData("/v1/targets?on=1/7/2025", "on", "1/7/2025", "not-a-date")]
    [InlineData("/v1/targets?horizon=25", "horizon", "25", "not-a-horizon")]
    [InlineData("/v1/targets?province=atlantis", "province", "atlantis", "unknown-province")]
    [InlineData("/v1/targets?province=gso:99", "province", "gso:99", "unknown-province")]
    [InlineData("/v1/targets?province=xyz:1", "province", "xyz:1", "unknown-province")]
    [InlineData("/v1/targets?indicator=GRDP-digital-share", "indicator", "GRDP-digital-share", "unknown-indicator")]
    [InlineData("/v1/targets?document=doc-x", "document", "doc-x", "unknown-document")]
    [InlineData("/v1/targets?standing=main", "standing", "main", "unknown-value")]
    [InlineData("/v1/targets?lang=fr", "lang", "fr", "unknown-value")]
    [InlineData("/v1/targets?format=pdf", "format", "pdf", "unknown-value")]
    [InlineData("/v1/targets?release=2025-01-01.1", "release", "2025-01-01.1", "unknown-release")]
    [InlineData("/v1/targets?asOf=2020-01-01", "asOf", "2020-01-01", "no-release-yet")]
    [InlineData("/v1/targets?asOf=yesterday", "asOf", "yesterday", "not-a-date")]
    [InlineData("/v1/targets?asOf=2027-01-01&release=2026-11-21.1", "asOf", "2027-01-01", "conflicting-parameter")]
    [InlineData("/v1/observations?year=2024..2020", "year", "2024..2020", "not-a-year")]
    [InlineData("/v1/observations?year=2020...2024", "year", "2020...2024", "not-a-year")]
    [InlineData("/v1/observations?series=gso", "series", "gso", "unknown-series")]
    [InlineData("/v1/observations?vintage=old", "vintage", "old", "unknown-value")]
    [InlineData("/v1/indicators?theme=economy", "theme", "economy", "unknown-theme")]
    [InlineData("/v1/indicators?hasTarget=yes", "hasTarget", "yes", "unknown-value")]
    [InlineData("/v1/comparisons?reference=Hải Phòng", "reference", "Hải Phòng", "ambiguous-province")]
    [InlineData("/v1/comparisons?limit=10", "limit", "10", "unknown-parameter")]
    [InlineData("/v1/comparisons?measure=targets", "measure", "targets", "unknown-value")]
    [InlineData("/v1/gaps?pace=cubic", "pace", "cubic", "unknown-value")]
    [InlineData("/v1/gaps?thresholds=mine", "thresholds", "mine", "unknown-value")]
    [InlineData("/v1/gaps?upTo=latest", "upTo", "latest", "not-a-whole-number")]
    [InlineData("/v1/gaps?explain=yes", "explain", "yes", "unknown-value")]
    [InlineData("/v1?x=1", "x", "1", "unknown-parameter")]
    [InlineData("/v1/targets?bom=1", "bom", "1", "not-applicable")]
    [InlineData("/v1/targets?bom=yes&format=csv", "bom", "yes", "unknown-value")]
    [InlineData("/v1/targets?decimal=comma", "decimal", "comma", "not-applicable")]
    [InlineData("/v1/targets?decimal=comma&format=xlsx", "decimal", "comma", "not-applicable")]
    [InlineData("/v1/targets?decimal=Comma&format=csv", "decimal", "Comma", "unknown-value")]
    [InlineData("/v1/targets?limit=10&format=csv", "limit", "10", "not-applicable")]
    [InlineData("/v1/targets?cursor=abc&format=xlsx", "cursor", "abc", "not-applicable")]
    [InlineData("/v1/citations?url=/v1/gaps%3Fprovince%3Dha-noi", "url", "/v1/gaps?province=ha-noi", "not-permanent")]
    [InlineData("/v1/citations?url=https://elsewhere.example/v1/gaps", "url", "https://elsewhere.example/v1/gaps", "foreign-link")]
    [InlineData("/v1/citations?url=//elsewhere.example/v1", "url", "//elsewhere.example/v1", "foreign-link")]
    [InlineData("/v1/citations?url=/v1/gapz", "url", "/v1/gapz", "unknown-path")]
    [InlineData("/v1/citations?url=/health/live", "url", "/health/live", "unknown-path")]
    [InlineData("/v1/citations?url=/v1/citations", "url", "/v1/citations", "unknown-path")]
    [InlineData("/v1/citations?url=/v1/targets/nothing%3Frelease=2026-11-21.1", "url", "/v1/targets/nothing?release=2026-11-21.1", "broken-link")]
    [InlineData("/v1/citations?url=/v1/gaps%3Frelease=2020-01-01.1", "url", "/v1/gaps?release=2020-01-01.1", "broken-link")]
    [InlineData("/v1/citations?url=/v1%3Frelease=2026-11-21.1&style=press", "style", "press", "not-applicable")]
    [InlineData("/v1/citations?url=/v1%3Frelease=2026-11-21.1&style=press&format=ris", "style", "press", "not-applicable")]
    [InlineData("/v1/citations?url=/v1%3Frelease=2026-11-21.1&style=short&format=text", "style", "short", "unknown-value")]
    [InlineData("/v1/provinces/ha-noi?x=1", "x", "1", "unknown-parameter")]
    public async Task One_error_names_the_parameter_the_value_and_the_code(string path, string parameter, string value, string code)
    {
        var problem = await api.GetProblem(path, 400);

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal(parameter, error.Text("parameter"));
        Assert.Equal(value, error.Text("value"));
        Assert.Equal(code, error.Text("code"));
        Assert.False(string.IsNullOrWhiteSpace(error.Text("message")));
    }

    [Theory]
    [InlineData("/v1/targets?asOf=2026-11-21")]
    [InlineData("/v1/targets?asOf=2027-01-01")]
    [InlineData("/v1/targets?release=2026-11-21.1")]
    public async Task A_release_can_be_pinned_and_the_canonical_link_keeps_it(string path) =>
        Assert.Equal("/v1/targets?release=2026-11-21.1", (await api.Get(path)).Text("links.canonical"));

    [Fact]
    public async Task Nothing_leaks_a_very_long_or_hostile_value()
    {
        foreach (var hostile in new[] { new string('x', 3000), "'; drop table target; --", "<script>", "%00", "../../etc/passwd", "\u202Eevil" })
        {
            var problem = await api.GetProblem($"/v1/targets?province={Uri.EscapeDataString(hostile)}", 400);

            Assert.Equal("unknown-province", problem.Text("errors[0].code"));
            Assert.DoesNotContain("select", problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(".cs", problem.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_mapped_route_answers_a_bad_request_with_a_whole_problem_document()
    {
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => path.StartsWith("/v1", StringComparison.Ordinal)
                && path is not ("/v1/imports" or "/v1/verify")
                && !path.EndsWith("/revert", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.True(routes.Count >= 12);

        foreach (var route in routes)
        {
            var path = route.Replace("{id}", "ha-noi").Replace("{province}", "ha-noi").Replace("{set}", "status").Replace("{file}", "csv.zip");
            var problem = await api.GetProblem($"{path}?nonsense=1&lang=en", 400);
            Assert.Equal(["type", "title", "status", "detail", "instance", "traceId", "errors", "deleted"], problem.AsObject().Select(field => field.Key));
            Assert.Equal("unknown-parameter", problem.Text("errors[0].code"));
            Assert.Equal($"{path}?nonsense=1&lang=en", problem.Text("instance"));
        }
    }

    [Theory]
    [InlineData("/v1/nothing", "GET", 404, "not-found")]
    [InlineData("/nothing", "GET", 404, "not-found")]
    [InlineData("/v1/targets/nothing", "GET", 404, "not-found")]
    [InlineData("/v1/indicators/nothing", "GET", 404, "not-found")]
    [InlineData("/v1/sources/nothing", "GET", 404, "not-found")]
    [InlineData("/problems/nothing", "GET", 404, "not-found")]
    [InlineData("/v1/targets", "POST", 405, "method-not-allowed")]
    [InlineData("/v1/targets", "DELETE", 405, "method-not-allowed")]
    [InlineData("/v1/targets/ha-noi.grdp-digital-share.2025.kh-205?format=csv", "GET", 406, "not-acceptable")]
    [InlineData("/v1/gaps?format=json-stat", "GET", 406, "not-acceptable")]
    [InlineData("/v1/targets?format=bibtex", "GET", 406, "not-acceptable")]
    public async Task Every_status_comes_with_a_problem_document_whose_page_exists(string path, string method, int status, string slug)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"/problems/{slug}", problem.Text("type"));
        Assert.Equal(status, problem.Number("status"));
        Assert.Equal($"/problems/{slug}", (await api.Get(problem.Text("type")!)).Text("type"));
    }

    [Fact]
    public async Task A_misspelt_path_suggests_the_right_one() =>
        Assert.Equal("/v1/targets", (await api.GetProblem("/v1/target", 404)).Texts("errors[0].didYouMean")[0]);

    [Fact]
    public async Task A_method_that_is_not_allowed_names_those_that_are()
    {
        using var response = await api.Client.PutAsync("/v1/gaps", null, TestContext.Current.CancellationToken);

        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("image/png", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("text/*;q=0, image/*", null)]
    [InlineData("application/json", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("text/html,*/*;q=0.8", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("TEXT/CSV", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("*/*, application/json;q=0.2, text/csv;q=0.3", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("application/json-stat+json", "application/json-stat+json")]
    public async Task A_format_is_never_replaced_by_another(string accept, string? mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/targets?province=ha-noi");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(mediaType is null ? 406 : 200, (int)response.StatusCode);
        Assert.Equal(mediaType ?? "application/problem+json", response.Content.Headers.ContentType?.MediaType);
        if (mediaType is null)
        {
            Assert.Equal(
                [
                    "application/json", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json-stat+json",
                    "application/x-ndjson", "text/html",
                ],
                JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Texts("errors[0].allowed"));
        }
    }

    [Theory]
    [InlineData(null, null, "Truy vấn không hợp lệ")]
    [InlineData(null, "en-US,en;q=0.9", "Invalid query")]
    [InlineData(null, "fr,en;q=0.3,vi;q=0.5", "Truy vấn không hợp lệ")]
    [InlineData("en", "vi", "Invalid query")]
    [InlineData("vi", "en", "Truy vấn không hợp lệ")]
    public async Task Problems_speak_the_language_of_the_parameter_then_the_header_then_Vietnamese(string? lang, string? header, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/targets?limit=0{(lang is null ? "" : $"&lang={lang}")}");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", header);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(title, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("title"));
    }

    [Fact]
    public async Task The_page_of_a_problem_is_html_for_a_browser_in_its_language()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/problems/invalid-query?lang=en");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>Invalid query</h1>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/targets?limit=1", 200)]
    [InlineData("/v1/targets?limit=0", 400)]
    [InlineData("/v1/nothing", 404)]
    public async Task Any_page_may_read_any_answer_errors_included(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://example.org");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Link", response.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET()
    {
        using var head = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/targets?limit=1"), TestContext.Current.CancellationToken);
        using var get = await api.Client.GetAsync("/v1/targets?limit=1", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.GetValues("Link"), head.Headers.GetValues("Link"));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
    }

    [Fact]
    public async Task No_number_carries_noise_or_trailing_zeros()
    {
        foreach (var path in new[] { "/v1/comparisons", "/v1/gaps?limit=1000&standing=all", "/v1/observations?limit=1000" })
        {
            using var response = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.DoesNotMatch(@"[:\[,]-?\d+\.\d*0[,}\]]", text);
            Assert.DoesNotMatch(@"[:\[,]-?\d+\.\d{11,}", text);
            Assert.DoesNotMatch(@"[:\[,]-0[,}\]]", text);
            Assert.DoesNotMatch(@"[:\[,]-?\d+(\.\d+)?[eE]", text);
        }
    }

    [Fact]
    public async Task Every_path_of_the_service_document_answers()
    {
        foreach (var (name, path) in (await api.Get("/v1")).At("data.resources")!.AsObject())
        {
            using var response = await api.Client.GetAsync(path!.ToString(), TestContext.Current.CancellationToken);
            // A ranking is of one indicator, so it asks for it; a citation of one link, a search of some words.
            var expected = name is "rankings" or "citations" or "search"
                ? HttpStatusCode.BadRequest
                : name == "imports" ? HttpStatusCode.MethodNotAllowed : name == "swagger" ? HttpStatusCode.Moved : HttpStatusCode.OK;
            Assert.Equal((name, expected), (name, response.StatusCode));
        }
    }

    [Fact]
    public async Task Health_says_the_schema_and_the_release()
    {
        Assert.Equal("live", (await api.Get("/health/live")).Text("status"));
        var ready = await api.Get("/health/ready");
        Assert.Equal("2026-11-21.1", ready.Text("release"));
        Assert.Equal(Repository.Migrations[^1], ready.Text("schemaVersion"));
    }
}
