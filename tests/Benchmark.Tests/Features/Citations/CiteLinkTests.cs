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
    private const string Permanent = "http://localhost/v1/gaps?format=html&horizon=2025&indicator=grdp-digital-share&province=ha-noi&release=2026-11-21.1";

    [Fact]
    public async Task The_sentence_names_what_when_where_and_who_says_so_in_both_languages()
    {
        var data = (await api.Get(Request(Cited))).At("data")!;

        Assert.Equal(Permanent, data.Text("url"));
        Assert.Equal("Hà Nội: tỷ trọng kinh tế số trong GRDP, mục tiêu năm 2025 và kết quả", data.Text("title.vi"));
        Assert.Equal("Ha Noi: digital economy share of GRDP, 2025 target and result", data.Text("title.en"));
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
    public async Task BibTeX_is_a_data_set_with_balanced_braces_and_escapes_what_TeX_would_read()
    {
        var text = await Text(Request(Cited) + "&format=bibtex");

        Assert.StartsWith($"@dataset{{{(await api.Get(Request(Cited))).Text("data.key")},\n", text, StringComparison.Ordinal);
        // A macro, which a style writes in its own language.
        Assert.Contains("\n  month = nov,\n", text, StringComparison.Ordinal);
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
        Assert.NotEmpty(data.Items("sources"));
    }

    [Fact]
    public async Task A_source_is_named_with_who_published_it_when_and_where()
    {
        var data = (await api.Get(Request(Cited))).At("data")!;

        var plan = data.Items("sources").Single(source => source.Text("number") == "205-KH/TU");
        Assert.All(["title.vi", "title.en", "issuer.vi", "issuer.en"], path => Assert.NotEqual("", plan.Text(path)));
        foreach (var source in data.Items("sources").Where(source => source.Text("url") is not null))
        {
            Assert.Contains($"{source.Text("issuer.vi")}, “{source.Text("title.vi")}”", data.Text("sentence.vi"), StringComparison.Ordinal);
            Assert.Contains($"{source.Text("issuer.en")}, “{source.Text("title.en")}”", data.Text("sentence.en"), StringComparison.Ordinal);
            Assert.All(["vi", "en"], language =>
                Assert.Contains(source.Text("url")!, data.Text($"sentence.{language}"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_press_style_is_one_line_in_the_language_asked_for()
    {
        var data = (await api.Get(Request(Cited))).At("data")!;

        Assert.Equal(data.Text("press.vi") + "\n", await Text(Request(Cited) + "&format=text&style=press"));
        Assert.Equal(data.Text("press.en") + "\n", await Text(Request(Cited) + "&format=text&style=press&lang=en"));
        Assert.StartsWith("Nguồn: ", data.Text("press.vi"), StringComparison.Ordinal);
        Assert.Contains("; Benchmark tổng hợp, bản dữ liệu 2026-11-21.1 ngày 21/11/2026, ", data.Text("press.vi"), StringComparison.Ordinal);
        Assert.Contains("; compiled by Benchmark, data release 2026-11-21.1 of 21 November 2026, ", data.Text("press.en"), StringComparison.Ordinal);
        // The usual style may be asked for beside any format.
        Assert.Equal(data.Text("key"), (await api.Get(Request(Cited) + "&style=full")).Text("data.key"));
    }

    [Fact]
    public async Task Key_and_ids_are_those_of_the_link_whatever_the_address_of_the_server()
    {
        using var elsewhere = BenchmarkApi.On(api.Database, ("public-url", "http://data.example.vn/portal"));
        var there = (await elsewhere.Get(Request(Permanent.Replace("localhost", "data.example.vn/portal")))).At("data")!;
        var here = (await api.Get(Request(Cited))).At("data")!;

        Assert.Equal(here.Text("key"), there.Text("key"));
        Assert.Equal(here.Text("title.vi"), there.Text("title.vi"));
        Assert.StartsWith("http://data.example.vn/portal/v1/", there.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_links_drawn_at_random_have_keys_of_their_own_plain_titles_and_a_short_sentence()
    {
        var ids = await IdsOfData();
        var random = new Random(20261126);
        var keys = new Dictionary<string, string>();
        foreach (var link in LinksOfAllRoutes(await Lists()).Concat(RandomLinks(await Lists(), random, 120)))
        {
            var permanent = (await api.Get(link)).Text("links.permanent")!;
            var data = (await api.Get(Request(permanent))).At("data")!;
            var key = data.Text("key")!;
            Assert.Matches("^benchmark-2026-11-21\\.1-[0-9a-f]{12}$", key);
            if (!keys.TryAdd(key, permanent))
                Assert.Equal(keys[key], permanent);
            foreach (var language in new[] { "vi", "en" })
            {
                var (title, press) = (data.Text($"title.{language}")!, data.Text($"press.{language}")!);
                Assert.True(press.Length <= 200, $"{permanent}: {press}");
                Assert.True(press.IsNormalized(), press);
                Assert.DoesNotContain('\n', press);
                Assert.EndsWith(".", press, StringComparison.Ordinal);
                Assert.True(SaysNoCode(title, ids), $"{permanent}: {title}");
                Assert.False(char.IsLower(title[0]), title);
            }
        }
    }

    // The longest name that a host may have is longer than the sentence.
    [Theory]
    [InlineData(60)]
    [InlineData(250)]
    public async Task A_long_address_gives_way_to_what_the_sentence_must_say(int length)
    {
        var host = string.Concat(Enumerable.Repeat("so-lieu.", length / 8)) + "vn";
        using var there = BenchmarkApi.On(api.Database, ("public-url", $"http://{host}"));
        var data = (await there.Get(Request(Cited))).At("data")!;

        foreach (var language in new[] { "vi", "en" })
        {
            Assert.InRange(data.Text($"press.{language}")!.Length, 50, 200);
            Assert.Contains("2026-11-21.1", data.Text($"press.{language}"), StringComparison.Ordinal);
            Assert.Equal(length < 100, data.Text($"press.{language}")!.Contains(host, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_error_of_a_link_without_a_release_names_its_permanent_form_which_works()
    {
        var problem = await api.GetProblem(Request("/v1/comparisons?province=Hà Nội"), 400);
        var permanent = problem.Texts("errors[0].didYouMean").Single();

        Assert.Equal("/v1/comparisons?province=ha-noi&release=2026-11-21.1", permanent);
        // A citation leads to the page.
        Assert.Equal("http://localhost/v1/comparisons?format=html&province=ha-noi&release=2026-11-21.1", (await api.Get(Request(permanent))).Text("data.url"));
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

    /// <summary>A link of each route that reads data, alone and with what it can be asked.</summary>
    private static IEnumerable<string> LinksOfAllRoutes(Named named) =>
    [
        "/v1", "/v1/provinces", "/v1/provinces?on=2024-01-01&kind=city", "/v1/provinces/hai-phong", "/v1/indicators", "/v1/indicators?theme=digital-economy",
        "/v1/indicators/grdp-digital-share", "/v1/targets", "/v1/targets?document=doc-kh-205-hn&horizon=2025,open", $"/v1/targets/{named.Targets[0]}",
        "/v1/observations?year=latest", "/v1/observations?year=2020..2024&vintage=all&series=mic-estimate", "/v1/sources?kind=plan",
        $"/v1/sources/{named.Sources[0]}", "/v1/comparisons", "/v1/comparisons?reference=hai-phong&measure=target", "/v1/gaps",
        "/v1/gaps?status=met&thresholds=sdsn&upTo=2023&standing=all&pace=linear", "/v1/rankings?indicator=dti-rank",
        "/v1/gaps/summary", "/v1/gaps/summary?by=theme&province=ha-noi&horizon=2025", "/v1/documents", "/v1/documents?province=ha-noi&q=205",
        "/v1/documents/doc-kh-205-hn", "/v1/profiles/hai-phong-2025",
        "/v1/rankings?indicator=grdp-digital-share&ties=dense&rankOn=rounded-1", "/v1/scorecards",
        "/v1/scorecards?indicator=dti-rank,pci-rank&weight=dti-rank:1&weight=pci-rank:2&aggregation=geometric&minCoverage=0.5", "/v1/releases",
        "/v1/releases/2026-11-21.1", "/v1/releases/2026-11-21.1/changes?noun=target&action=insert", "/v1/changes?province=ha-noi&since=2026-11-21.1",
        "/v1/methods", .. named.Methods.Select(id => $"/v1/methods/{id}"),
    ];

    private static IEnumerable<string> RandomLinks(Named named, Random random, int count)
    {
        string[] routes = ["/v1/gaps", "/v1/targets", "/v1/observations", "/v1/comparisons", "/v1/scorecards", "/v1/changes"];
        for (var number = 0; number < count; number++)
        {
            var route = routes[random.Next(routes.Length)];
            var provinces = string.Join(',', random.GetItems(named.Provinces.ToArray(), random.Next(1, 6)).Distinct());
            var indicators = string.Join(',', random.GetItems(named.Indicators.ToArray(), random.Next(1, 5)).Distinct());
            var horizon = route is "/v1/gaps" or "/v1/targets" && random.Next(2) == 0 ? $"&horizon={random.Next(2021, 2031)}" : "";
            yield return $"{route}?province={provinces}&indicator={indicators}{horizon}";
        }

        foreach (var id in random.GetItems(named.Targets.ToArray(), 20))
            yield return $"/v1/targets/{id}";
        foreach (var id in random.GetItems(named.Sources.ToArray(), 20))
            yield return $"/v1/sources/{id}";
    }

    /// <summary>Whether a text holds no id of the data and nothing that only programs write. A word such as "innovation" may be an id and a word.</summary>
    private static bool SaysNoCode(string text, IReadOnlySet<string> ids) =>
        !text.Split(' ', ',', ';', ':', '(', ')', '“', '”').Any(ids.Contains) && !Regex.IsMatch(text, @"[a-z]=|_|\{|\b(horizon|upTo|bom):");

    private sealed record Named(
        IReadOnlyList<string> Provinces,
        IReadOnlyList<string> Indicators,
        IReadOnlyList<string> Targets,
        IReadOnlyList<string> Sources,
        IReadOnlyList<string> Methods);

    private async Task<Named> Lists() => new(
        await Ids("provinces"),
        // What cannot be compared or scored is asked about in other routes.
        [.. (await api.Get("/v1/indicators?limit=1000&kind=number")).Items("data").Select(item => item.Text("id")!)],
        await Ids("targets"),
        await Ids("sources"),
        await Ids("methods"));

    private async Task<IReadOnlyList<string>> Ids(string list) =>
        [.. (await api.Get($"/v1/{list}?limit=1000")).Items("data").Select(item => item.Text("id")!)];

    private async Task<IReadOnlySet<string>> IdsOfData()
    {
        var series = (await api.Get("/v1/indicators?limit=1000")).Items("data").SelectMany(item => item.Items("series")).Select(item => item.Text("id")!);
        var ids = new List<string>(series);
        foreach (var list in new[] { "provinces", "indicators", "targets", "observations", "sources", "methods" })
            ids.AddRange(await Ids(list));
        return ids.Where(id => id.Contains('-') || id.Contains('.')).ToHashSet();
    }

    private static string Request(string link) => $"/v1/citations?url={Uri.EscapeDataString(link)}";

    private async Task<string> Text(string path)
    {
        using var response = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
