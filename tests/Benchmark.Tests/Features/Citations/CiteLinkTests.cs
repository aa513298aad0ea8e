using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Api.Features.Citations;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Citations;

/// <summary>A figure can be cited so that a reader finds it again.</summary>
public sealed class CiteLinkTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Cited = "/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&release=2026-11-21.1";
    private const string Permanent = "http://localhost/v1/gaps?horizon=2025&indicator=grdp-digital-share&province=ha-noi&release=2026-11-21.1";

    [Fact]
    public async Task The_sentence_names_what_when_where_and_who_says_so_in_both_languages()
    {
        var data = (await api.Get(Request(Cited))).At("data")!;

        Assert.Equal(Permanent, data.Text("url"));
        Assert.Equal(
            "Khoảng cách đến mục tiêu (2025; Tỷ trọng kinh tế số trong GRDP (GDP); Hà Nội)".Replace("(2025;", "(horizon: 2025;"),
            data.Text("title.vi"));
        Assert.Contains("bản dữ liệu 2026-11-21.1, công bố ngày 21/11/2026", data.Text("sentence.vi"), StringComparison.Ordinal);
        Assert.Contains("data release 2026-11-21.1, published 21 November 2026", data.Text("sentence.en"), StringComparison.Ordinal);
        // The plan that set the target, with its number.
        Assert.All([data.Text("sentence.vi"), data.Text("sentence.en")], sentence => Assert.Contains("205-KH/TU", sentence, StringComparison.Ordinal));
        Assert.All([data.Text("sentence.vi"), data.Text("sentence.en")], sentence => Assert.Contains(Permanent, sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bibtex", "application/x-bibtex")]
    [InlineData("ris", "application/x-research-info-systems")]
    [InlineData("csl-json", "application/vnd.citationstyles.csl+json")]
    [InlineData("text", "text/plain")]
    public async Task Every_format_holds_the_link_and_the_release(string format, string mediaType)
    {
        using var response = await api.Client.GetAsync(Request(Cited) + $"&format={format}&lang=en", TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(Permanent, text, StringComparison.Ordinal);
        Assert.Contains("2026-11-21.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BibTeX_has_balanced_braces_and_escapes_what_TeX_would_read()
    {
        var text = await Text(Request(Cited) + "&format=bibtex");

        Assert.StartsWith("@misc{benchmark-2026-11-21.1-vi,\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(letter => letter == '{'), text.Count(letter => letter == '}'));
        Assert.DoesNotMatch(@"(title|note) = \{[^\n]*(?<!\\)[%#&$_]", text);
    }

    [Fact]
    public async Task RIS_is_lines_of_tags_from_TY_to_ER()
    {
        var lines = (await Text(Request(Cited) + "&format=ris")).Split("\r\n");

        Assert.Equal("TY  - DATA", lines[0]);
        Assert.Equal("ER  - ", lines[^2]);
        Assert.All(lines[..^1], line => Assert.Matches("^[A-Z][A-Z0-9]  - ", line));
    }

    [Fact]
    public async Task CSL_JSON_is_an_item_of_a_data_set()
    {
        var item = JsonNode.Parse(await Text(Request(Cited) + "&format=csl-json"))!.AsArray().Single()!;

        Assert.Equal("dataset", item.Text("type"));
        Assert.Equal(Permanent, item.Text("URL"));
        Assert.Equal(["2026", "11", "21"], item.At("issued.date-parts")!.AsArray()[0]!.AsArray().Select(part => part!.ToString()));
    }

    [Fact]
    public async Task The_text_has_both_sentences_the_language_asked_for_first()
    {
        Assert.Matches("(?s)^[^\n]*bản dữ liệu[^\n]*\n[^\n]*data release[^\n]*\n$", await Text(Request(Cited) + "&format=text"));
        Assert.Matches("(?s)^[^\n]*data release[^\n]*\n[^\n]*bản dữ liệu[^\n]*\n$", await Text(Request(Cited) + "&format=text&lang=en"));
    }

    [Fact]
    public async Task The_link_of_a_file_is_cited_as_it_is_with_the_sources_of_its_figures()
    {
        var data = (await api.Get(Request("/v1/targets?province=ha-noi&format=csv&release=2026-11-21.1"))).At("data")!;

        Assert.EndsWith("&format=csv", data.Text("url"), StringComparison.Ordinal);
        Assert.NotEmpty(data.Texts("sources"));
    }

    [Fact]
    public async Task The_error_of_a_link_without_a_release_names_its_permanent_form_which_works()
    {
        var problem = await api.GetProblem(Request("/v1/comparisons?province=Hà Nội"), 400);
        var permanent = problem.Texts("errors[0].didYouMean").Single();

        Assert.Equal("/v1/comparisons?province=ha-noi&release=2026-11-21.1", permanent);
        Assert.Equal($"http://localhost{permanent}", (await api.Get(Request(permanent))).Text("data.url"));
    }

    [Fact]
    public void Every_route_that_reads_data_has_a_title()
    {
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>()?.Request.IsAssignableTo(typeof(DataRequest)) == true)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct();

        Assert.Equal(routes.Order(), LinkTitles.OfRoutes.Keys.Order());
    }

    [Fact]
    public async Task The_permanent_link_of_every_answer_can_be_cited()
    {
        string[] paths =
        [
            "/v1", "/v1/provinces/ha-noi", "/v1/targets?limit=2", "/v1/observations?year=latest", "/v1/comparisons", "/v1/gaps?province=ha-noi",
            "/v1/rankings?indicator=dti-rank", "/v1/scorecards", "/v1/methods", "/v1/sources?q=52-NQ",
        ];
        foreach (var path in paths)
        {
            var permanent = (await api.Get(path)).Text("links.permanent")!;
            Assert.Matches(new Regex("^http://localhost/v1"), (await api.Get(Request(permanent))).Text("data.url")!);
        }
    }

    private static string Request(string link) => $"/v1/citations?url={Uri.EscapeDataString(link)}";

    private async Task<string> Text(string path)
    {
        using var response = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
