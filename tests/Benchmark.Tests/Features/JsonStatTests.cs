using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>The routes that have figures along dimensions.</summary>
public sealed class JsonStatTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task Observations_have_a_series_as_measure_and_revisions_only_where_there_are_several()
    {
        const string path = "/v1/observations?province=viet-nam&indicator=grdp-digital-share&series=gso-value-added,mic-estimate&format=json-stat";
        var latest = JsonStatData.Read(await api.Get($"{path}&lang=en"));
        var all = JsonStatData.Read(await api.Get($"{path}&vintage=all"));

        Assert.Equal(["province", "series", "year"], latest.Dimensions);
        Assert.Equal(["grdp-digital-share.gso-value-added", "grdp-digital-share.mic-estimate"], latest.Categories("series"));
        Assert.Equal("""{"geo":["province"],"metric":["series"],"time":["year"]}""", latest.Document["role"]!.ToJsonString());
        Assert.Equal(
            """{"decimals":2,"label":"%"}""",
            latest.Document["dimension"]!["series"]!["category"]!["unit"]!["grdp-digital-share.gso-value-added"]!.ToJsonString());
        Assert.Equal(12.83m, latest.At("viet-nam", "grdp-digital-share.gso-value-added", "2022").Value);
        Assert.Equal(["province", "series", "year", "revision"], all.Dimensions);
        // 12.67 (December 2023), 12.63 (2024), 12.83 (January 2025): seed/observations.csv.
        Assert.Equal(
            [12.67m, 12.63m, 12.83m],
            all.Categories("revision").Take(3).Select(revision => all.At("viet-nam", "grdp-digital-share.gso-value-added", "2022", revision).Value));
    }

    [Fact]
    public async Task Targets_keep_what_documents_disagree_on_apart_and_say_how_each_is_worded()
    {
        var rows = (await api.Get("/v1/targets?limit=1000")).Items("data");
        var data = JsonStatData.Read(await api.Get("/v1/targets?format=json-stat"));

        Assert.Equal(["province", "indicator", "horizon", "standing", "figure"], data.Dimensions);
        Assert.Equal("open", data.Categories("horizon")[^1]);
        Assert.All(rows.Where(row => row.Text("standing") == "primary"), row =>
        {
            var place = (string figure) => data.At(row.Text("province")!, row.Text("indicator")!, row.Text("horizon") ?? "open", "primary", figure);
            Assert.Equal((row.Number("low"), row.Text("comparator")), place("low"));
            Assert.Equal(row.Number("normalized.passMark"), place("normalized.passMark").Value);
        });
        // Several alternatives for one place each have a category of their own.
        var most = rows.Where(row => row.Text("standing") == "alternative")
            .CountBy(row => (row.Text("province"), row.Text("indicator"), row.Text("horizon")))
            .Max(group => group.Value);
        Assert.Equal(most, data.Categories("standing").Count(standing => standing.StartsWith("alternative", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_comparison_has_the_reference_among_its_provinces_and_a_unit_for_each_figure()
    {
        var data = JsonStatData.Read(
            await api.Get("/v1/comparisons?province=hai-phong,ha-noi&indicator=dti-rank,grdp-digital-share&horizon=2025&format=json-stat&lang=en"));
        var units = data.Document["dimension"]!["figure"]!["category"]!["unit"]!;

        Assert.Equal(["hai-phong", "ha-noi", "viet-nam"], data.Categories("province"));
        Assert.Equal("%", units["grdp-digital-share.target.2025.value"]!["label"]!.GetValue<string>());
        Assert.Equal("percentage points", units["grdp-digital-share.target.2025.gapToLeader"]!["label"]!.GetValue<string>());
        Assert.Equal("place", units["grdp-digital-share.target.2025.rank"]!["label"]!.GetValue<string>());
        Assert.Equal((30m, "about"), data.At("ha-noi", "grdp-digital-share.target.2025.value"));
        Assert.Equal((null, "not-applicable"), data.At("viet-nam", "grdp-digital-share.target.2025.rank"));
        Assert.Equal((null, "rank-goal"), data.At("ha-noi", "dti-rank.target.2025.indexToReference"));
    }

    [Theory]
    [InlineData("", "Tỷ trọng kinh tế số trong GRDP (GDP): số liệu")]
    [InlineData("&lang=en", "Digital economy share of GRDP (GDP): observations")]
    public async Task The_indicators_are_a_collection_whose_links_can_be_followed(string lang, string label)
    {
        var collection = await api.Get($"/v1/indicators?format=json-stat&theme=digital-economy{lang}");
        var items = collection["link"]!["item"]!.AsArray();

        Assert.Equal("collection", collection["class"]!.GetValue<string>());
        Assert.Contains(label, items.Select(item => item!["label"]!.GetValue<string>()));
        foreach (var item in items)
        {
            Assert.True(JsonStatData.Read(await api.Get(item!["href"]!.GetValue<string>())).Filled > 0
                || item["href"]!.GetValue<string>().StartsWith("/v1/targets", StringComparison.Ordinal));
        }
    }
}
