using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Groups;

// Expected units: Resolution 202/2025/QH15 (34 units of today, 63 before), and the headline numbers and regions of Sample/provinces.csv.
public sealed class GroupTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // The Vietnamese alphabet: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y. Hà Nội is a headline province and comes first.
    private static readonly string[] Current =
    [
        "ha-noi", "an-giang-2025", "bac-ninh-2025", "ca-mau-2025", "cao-bang", "can-tho-2025", "da-nang-2025", "dak-lak-2025", "dien-bien", "dong-nai-2025",
        "dong-thap-2025", "gia-lai-2025", "ha-tinh", "hai-phong-2025", "ho-chi-minh-2025", "hue", "hung-yen-2025", "khanh-hoa-2025", "lai-chau", "lang-son",
        "lao-cai-2025", "lam-dong-2025", "nghe-an", "ninh-binh-2025", "phu-tho-2025", "quang-ngai-2025", "quang-ninh", "quang-tri-2025", "son-la",
        "tay-ninh-2025", "thai-nguyen-2025", "thanh-hoa", "tuyen-quang-2025", "vinh-long-2025",
    ];

    public static TheoryData<string> Routes =>
    [
        "/v1/comparisons?", "/v1/gaps?", "/v1/targets?", "/v1/observations?", "/v1/scorecards?", "/v1/changes?", "/v1/releases/2026-11-21.1/changes?",
    ];

    [Fact]
    public async Task The_maps_the_cities_the_headline_provinces_and_the_regions_are_groups()
    {
        var groups = (await api.Get("/v1/groups")).Items("data");

        Assert.Equal(["current", "former", "cities", "headline"], groups.Take(4).Select(group => group.Text("id")!));
        Assert.All(groups.Skip(4), group => Assert.StartsWith("region-", group.Text("id"), StringComparison.Ordinal));
        Assert.Equal(7, groups.Count - 4);
        Assert.Equal([34m, 63m, 6m, 3m], groups.Take(4).Select(group => group.Number("count")!.Value));
        Assert.Equal(34m, groups.Skip(4).Sum(group => group.Number("count")));
        Assert.Equal(Current, groups[0].Texts("provinces"));
        Assert.Equal(["ha-noi", "can-tho-2025", "da-nang-2025", "hai-phong-2025", "ho-chi-minh-2025", "hue"], groups[2].Texts("provinces"));
        Assert.Equal(["hai-phong", "ha-noi", "hai-duong"], groups[3].Texts("provinces"));
        Assert.All(groups, group => Assert.DoesNotContain("viet-nam", group.Texts("provinces")));
        Assert.All(groups, group => Assert.Equal(group.Number("count"), group.Items("provinces").Count));
    }

    [Theory]
    [InlineData("/v1/groups")]
    [InlineData("/v1/groups?release=2026-11-21.1")]
    public async Task The_link_of_a_group_shows_its_members(string path)
    {
        foreach (var group in (await api.Get(path)).Items("data"))
        {
            var answer = await api.Get(group.Text("link")!);

            Assert.Equal(group.Texts("provinces"), answer.Items("data.provinces").Select(column => column.Text("id")!));
            Assert.Equal(path.Contains("release", StringComparison.Ordinal), group.Text("link")!.Contains("release=", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_group_is_its_members_and_stays_a_group_in_links(string route)
    {
        foreach (var group in (await api.Get("/v1/groups")).Items("data"))
        {
            var answer = await api.Get($"{route}province=group:{group.Text("id")}");
            var listed = await api.Get($"{route}province={string.Join(',', group.Texts("provinces"))}");

            Assert.True(JsonNode.DeepEquals(answer["data"], listed["data"]));
            Assert.Equal(group.Texts("provinces"), answer.Items("meta.groups").Single().Texts("provinces"));
            Assert.Empty(listed.Items("meta.groups"));
            foreach (var link in new[] { "links.canonical", "links.permanent" })
            {
                Assert.Contains($"province=group%3A{group.Text("id")}", answer.Text(link), StringComparison.Ordinal);
                Assert.True(JsonNode.DeepEquals(answer["data"], (await api.Get(answer.Text(link)!))["data"]));
            }
        }
    }

    [Fact]
    public async Task Groups_and_provinces_are_joined_in_order_each_once()
    {
        var answer = await api.Get("/v1/comparisons?province=son-la,group:headline,ha-noi,group:cities&indicator=dti-rank");

        Assert.Equal(
            ["son-la", "hai-phong", "ha-noi", "hai-duong", "can-tho-2025", "da-nang-2025", "hai-phong-2025", "ho-chi-minh-2025", "hue"],
            answer.Items("data.provinces").Select(column => column.Text("id")!));
        Assert.Equal(["headline", "cities"], answer.Items("meta.groups").Select(group => group.Text("id")!));
    }

    [Theory]
    [InlineData("group:curent", "group:current")]
    [InlineData("group:red-river-delta", "group:region-red-river-delta")]
    [InlineData("group:Red River Delta", "group:region-red-river-delta")]
    [InlineData("group:Đồng bằng sông Hồng", "group:region-red-river-delta")]
    [InlineData("group:HEADLINE", "group:headline")]
    [InlineData("group:xyzzy", null)]
    [InlineData("group:", null)]
    public async Task An_unknown_group_is_an_error_that_names_what_is_near(string written, string? near)
    {
        foreach (var route in Routes.Select(row => row.Data).Append("/v1/rankings?indicator=dti-rank&"))
        {
            var error = (await api.GetProblem($"{route}province={Uri.EscapeDataString(written)}", 400)).Items("errors").Single();

            Assert.Equal(("province", written, "unknown-group"), (error.Text("parameter"), error.Text("value"), error.Text("code")));
            Assert.Equal(near is null ? [] : [near], error.Texts("didYouMean"));
            Assert.Equal(near is null ? [] : [near], error.Items("options").Select(option => option.Text("id")!));
            Assert.Equal((await api.Get("/v1/groups")).Items("data").Select(group => $"group:{group.Text("id")}"), error.Texts("allowed"));
        }
    }

    [Fact]
    public async Task A_group_is_no_reference()
    {
        var error = (await api.GetProblem("/v1/comparisons?reference=group:current", 400)).Items("errors").Single();

        Assert.Equal(("reference", "unknown-province"), (error.Text("parameter"), error.Text("code")));
    }

    [Fact]
    public async Task A_group_may_be_too_much_for_the_limit_of_cells()
    {
        using var small = BenchmarkApi.With(("cells", "50"));

        Assert.Equal(["too-many-cells"], (await small.GetProblem("/v1/comparisons?province=group:current", 400)).Codes("errors"));
    }

    [Fact]
    public async Task A_ranking_takes_one_group_as_its_field()
    {
        var answer = await api.Get("/v1/rankings?indicator=grdp-growth&year=2025&province=group:cities");
        var table = answer.At("data")!;
        var members = table.Items("rows").Concat(table.Items("excluded")).Select(row => row.Text("province")!);

        Assert.Equal(("group", 6m), (table.Text("rankScope"), table.Number("units")));
        Assert.Equal(table.Number("known"), table.Items("rows").Count);
        Assert.Equal(["can-tho-2025", "da-nang-2025", "ha-noi", "hai-phong-2025", "ho-chi-minh-2025", "hue"], members.Order(StringComparer.Ordinal));
        Assert.Equal("group", (await api.Get(answer.Text("links.permanent")!)).Text("data.rankScope"));
    }

    // The DTI 2022 has all 63 units of 2022 (Sample/observations.csv); on the last day of that year Thừa Thiên Huế was no city yet.
    [Theory]
    [InlineData("current")]
    [InlineData("former")]
    public async Task In_a_ranking_with_a_year_a_map_is_the_units_of_that_year(string map)
    {
        var answer = await api.Get($"/v1/rankings?indicator=dti-rank&year=2022&province=group:{map}");
        var table = answer.At("data")!;

        Assert.Equal(("group", 63m, 63m), (table.Text("rankScope"), table.Number("units"), table.Number("known")));
        Assert.Contains("thua-thien-hue", answer.Items("meta.groups").Single().Texts("provinces"));
        Assert.True(JsonNode.DeepEquals(table["rows"], (await api.Get("/v1/rankings?indicator=dti-rank&year=2022")).At("data.rows")));
    }

    [Theory]
    [InlineData("current", 34, "hai-phong-2025", "hai-phong")]
    [InlineData("former", 63, "hai-phong", "hai-phong-2025")]
    public async Task In_a_ranking_without_a_year_a_map_is_what_it_is_elsewhere(string map, int units, string member, string other)
    {
        var answer = await api.Get($"/v1/rankings?indicator=dti-score&province=group:{map}");
        var members = answer.Items("meta.groups").Single().Texts("provinces");

        Assert.Equal(("group", (decimal)units), (answer.Text("data.rankScope"), answer.Number("data.units")));
        Assert.Contains(member, members);
        Assert.DoesNotContain(other, members);
    }

    [Theory]
    [InlineData("province=ha-noi", "unknown-group")]
    [InlineData("province=current", "unknown-group")]
    [InlineData("province=group:current,group:cities", "several-values")]
    [InlineData("province=group:current,ha-noi", "several-values")]
    [InlineData("province=group:current&province=group:cities", "repeated-parameter")]
    public async Task A_ranking_takes_nothing_else(string query, string code) =>
        Assert.Equal([code], (await api.GetProblem($"/v1/rankings?indicator=dti-rank&{query}", 400)).Codes("errors"));

    // Sample/observations.csv has the income of 2025 of units that ended on 30 June 2025 (Resolution 202/2025/QH15).
    [Fact]
    public async Task A_unit_that_was_none_at_the_end_of_the_year_is_told_from_its_successor()
    {
        var answer = await api.Get("/v1/rankings?indicator=grdp-per-capita-vnd&year=2025&province=group:headline");
        var warnings = answer.Items("meta.warnings").Where(warning => warning.Text("code") == "ended-province");
        var warned = warnings.Select(warning => warning.Text("subject.province"));
        var ended = answer.Items("data.rows").Select(row => row.Text("province")).Intersect(warned).ToList();

        Assert.NotEmpty(ended);
        foreach (var id in ended)
        {
            var province = (await api.Get($"/v1/provinces/{id}")).Text("data.name.vi")!;
            foreach (var sentence in new[] { "data.headline.vi", "data.narrative.vi" }.Select(field => answer.Text(field)!))
                Assert.DoesNotMatch($@"{province}(?! \()", sentence);
        }
    }

    [Fact]
    public async Task A_group_without_values_has_no_ranking()
    {
        // The sample has ranks of the PII for the headline provinces alone, none of them in the Mekong Delta.
        var error = (await api.GetProblem("/v1/rankings?indicator=pii-rank&province=group:region-mekong-delta", 400)).Items("errors").Single();

        Assert.Equal(("province", "group:region-mekong-delta", "no-values"), (error.Text("parameter"), error.Text("value"), error.Text("code")));
    }

    [Theory]
    [InlineData("/v1/gaps?province=group:current", "Các tỉnh, thành phố hiện nay")]
    [InlineData("/v1/rankings?indicator=dti-rank&province=group:cities", "Xếp hạng thành phố trực thuộc trung ương")]
    [InlineData("/v1/groups?limit=1", "Các nhóm tỉnh, thành phố")]
    public async Task A_citation_names_the_group(string path, string title)
    {
        var permanent = (await api.Get(path)).Text("links.permanent")!;

        var citation = await api.Get($"/v1/citations?url={Uri.EscapeDataString(permanent)}");

        Assert.StartsWith(title, citation.Text("data.title.vi"), StringComparison.Ordinal);
    }
}
