using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Scorecards;

public sealed class ScorecardTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task A_province_is_scored_on_its_primary_targets_by_the_preferred_series_with_every_part_shown()
    {
        var card = (await api.Get("/v1/scorecards?province=ha-noi,viet-nam&indicator=grdp-digital-share,grdp-growth&horizon=2025")).At("data")!;

        // Hà Nội: 100·17.34/29.5 and 8.16 of 8 % growth, clamped to 100; the country: 14.02 of 20 and 8.02 of 8.3.
        Assert.Equal([58.7796610169m, 100m], card.Items("entities")[0].Items("parts").Select(part => part.Number("score")));
        Assert.Equal(79.3898305085m, card.Number("entities[0].score")!.Value, 9);
        Assert.Equal([29.3898305084m, 50m], card.Items("entities")[0].Items("parts").Select(part => part.Number("contribution")));
        Assert.Equal([70.1m, 96.6265060241m], card.Items("entities")[1].Items("parts").Select(part => part.Number("score")));
        Assert.Equal([2m, 1m], card.Items("entities").Select(entity => entity.Number("rank")));
        Assert.Equal(
            ["ha-noi.grdp-digital-share.2025.kh-205", "ha-noi.grdp-growth.2025.hdnd-2025"],
            card.Items("evidence").Take(2).Select(part => part.Text("target")));
        Assert.Equal(["gso-value-added", "annual-constant-prices"], card.Items("evidence").Take(2).Select(part => part.Text("series")));
    }

    [Fact]
    public async Task Weights_shift_the_score_and_name_the_components()
    {
        var card = (await api.Get("/v1/scorecards?province=ha-noi&weight=grdp-digital-share:3,grdp-growth:1&horizon=2025")).At("data")!;

        // (3·58.7796610169… + 1·100)/4
        Assert.Equal(69.0847457627m, card.Number("entities[0].score"));
        Assert.Equal([3m, 1m], card.Items("weights").Select(weight => weight.Number("weight")));
    }

    [Fact]
    public async Task Below_the_minimum_coverage_there_is_no_score_and_nothing_is_filled_in()
    {
        const string path = "/v1/scorecards?province=hai-phong&indicator=grdp-digital-share,grdp-growth&horizon=2025";
        var none = (await api.Get(path)).At("data.entities[0]")!;
        var half = (await api.Get($"{path}&minCoverage=0.5")).At("data.entities[0]")!;

        Assert.Null(none.At("score"));
        Assert.Equal(0.5m, none.Number("coverage"));
        Assert.Equal("coverage-below-minimum", none.Text("notComputed[0].reason"));
        Assert.Equal("no-target", none.Items("parts")[1].Text("missing"));
        // 29.7 of 35 by the statistics office.
        Assert.Equal(84.8571428571m, half.Number("score"));
        Assert.Contains("coverage-low", half.Codes("warnings"));
    }

    [Fact]
    public async Task Without_parameters_the_horizon_with_the_most_scores_is_taken_and_echoed()
    {
        var answer = await api.Get("/v1/scorecards");

        Assert.Equal("2025", answer.Text("data.horizon"));
        Assert.Equal(["hai-phong", "ha-noi", "hai-duong"], answer.Items("data.entities").Select(entity => entity.Text("id")));
        Assert.Equal("/v1/scorecards", answer.Text("links.canonical"));
        Assert.Contains("ended-province", answer.Codes("meta.warnings"));
    }

    [Fact]
    public async Task A_missing_score_has_the_reason_of_its_own_gap()
    {
        var parts =
            (await api.Get("/v1/scorecards?province=ha-noi&indicator=labour-productivity-growth,grdp-growth,pci-rank&horizon=2025")).Items("data.evidence");

        // By id, whatever the order asked. Plan 205 has a productivity goal for 2025, the data have no value of it.
        Assert.Equal(["grdp-growth", "labour-productivity-growth", "pci-rank"], parts.Select(part => part.Text("indicator")));
        Assert.Equal("no-observation", parts[1].Text("missing"));
        Assert.Equal("ha-noi.labour-productivity-growth.2025.kh-205", parts[1].Text("target"));
        // The growth of 2025 stands on a preliminary, revised value: the score says so.
        Assert.Equal("2025", parts[0].Text("year"));
        Assert.Contains("preliminary-value", parts[0].Codes("warnings"));
    }

    [Fact]
    public async Task Series_judge_the_indicators_they_belong_to_and_the_preferred_ones_the_others()
    {
        const string path = "/v1/scorecards?province=viet-nam&indicator=grdp-digital-share,grdp-growth&horizon=2025";
        var asked = (await api.Get($"{path}&series=mic-estimate")).Items("data.evidence");

        Assert.Equal(["mic-estimate", "annual-constant-prices"], asked.Select(part => part.Text("series")));
        var error = Assert.Single((await api.GetProblem($"{path}&series=mic-estimate,gso-value-added", 400)).Items("errors"));
        Assert.Equal(("series", "not-one"), (error.Text("parameter"), error.Text("code")));
    }

    [Theory]
    [InlineData("minCoverage=0.66", "")]
    [InlineData("minCoverage=0.50&weight=grdp-growth:1.0,grdp-digital-share:3", "?minCoverage=0.5&weight=grdp-digital-share%3A3,grdp-growth%3A1")]
    public async Task The_canonical_link_writes_a_number_in_one_way(string query, string canonical)
    {
        var link = (await api.Get($"/v1/scorecards?{query}")).Text("links.canonical")!;

        Assert.Equal($"/v1/scorecards{canonical}", link);
        Assert.Equal(link, (await api.Get(link)).Text("links.canonical"));
    }

    [Theory]
    [InlineData("weight=grdp-digital-shar:1", "weight", "unknown-indicator")]
    [InlineData("weight=grdp-digital-share", "weight", "not-a-weight")]
    [InlineData("weight=grdp-digital-share:-1", "weight", "not-a-weight")]
    [InlineData("weight=grdp-digital-share:0", "weight", "all-zero")]
    [InlineData("weight=grdp-digital-share:1,grdp-digital-share:2", "weight", "repeated-weight")]
    [InlineData("weight=grdp-growth:1&indicator=grdp-digital-share", "weight", "not-selected")]
    [InlineData("aggregation=median", "aggregation", "unknown-value")]
    [InlineData("minCoverage=1.5", "minCoverage", "out-of-range")]
    [InlineData("minCoverage=two", "minCoverage", "out-of-range")]
    [InlineData("horizon=open", "horizon", "not-a-whole-number")]
    public async Task What_cannot_be_scored_is_an_error(string query, string parameter, string code)
    {
        var error = Assert.Single((await api.GetProblem($"/v1/scorecards?{query}", 400)).Items("errors"));

        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
    }

    [Fact]
    public async Task Posted_scores_come_out_as_the_worked_example_with_leave_one_out()
    {
        // W53.
        var card = (await Post("""{"entities":[{"id":"A","scores":{"x":80,"y":40,"z":60}},{"id":"B","scores":{"x":55,"y":70,"z":60}}"""
            + """,{"id":"C","scores":{"x":60,"y":62,"z":65}}],"weights":{"x":0.5,"y":0.3,"z":0.2},"aggregation":"arithmetic"}""")).At("data")!;

        Assert.Equal([64m, 60.5m, 61.6m], card.Items("entities").Select(entity => entity.Number("score")));
        Assert.Equal([1m, 3m, 2m], card.Items("entities").Select(entity => entity.Number("rank")));
        Assert.Equal(["1|3", "1|3", "2|2"], card.Items("entities").Select(entity => $"{entity.Text("leaveOneOut.best")}|{entity.Text("leaveOneOut.worst")}"));
        Assert.Null(card.At("robustness"));
    }

    [Theory]
    [InlineData("arithmetic", "60", "64", "1")]
    [InlineData("geometric", "60", "61.3469874735", "1")]
    [InlineData("arithmetic", "null", null, "0.8")]
    public async Task Posted_scores_are_aggregated_as_asked(string aggregation, string third, string? score, string coverage)
    {
        // W47, W48; with the third missing 4/5 of the weight is present: (0.5·80 + 0.3·40)/0.8 = 65.
        var card = (await Post($$"""{"entities":[{"id":"A","scores":{"x":80,"y":40,"z":{{third}} } }],"weights":{"x":0.5,"y":0.3,"z":0.2}"""
            + $$""","aggregation":"{{aggregation}}"}""")).At("data.entities[0]")!;

        Assert.Equal(score ?? "65", card.Text("score"));
        Assert.Equal(coverage, card.Text("coverage"));
    }

    [Fact]
    public async Task Draws_echo_their_settings_and_are_the_same_for_a_seed()
    {
        const string body =
            """{"entities":[{"id":"A","scores":{"x":80,"y":40}},{"id":"B","scores":{"x":41,"y":78}}],"robustness":{"draws":200,"delta":0.25,"seed":42"""
                + ""","top":1}}""";
        var first = await Post(body);
        var second = await Post(body);

        Assert.Equal(first["data"]!.ToJsonString(), second["data"]!.ToJsonString());
        Assert.Equal("""{"draws":200,"delta":0.25,"seed":42,"top":1,"generator":"splitmix64"}""", first.At("data.robustness")!.ToJsonString());
        Assert.Equal(1m, first.Items("data.entities").Sum(entity => entity.Number("weightDraws.shareInTop")));
        Assert.Contains("small-rank-difference", first.Codes("data.warnings"));
    }

    [Fact]
    public async Task An_entity_without_a_score_has_a_reason_for_every_other_figure_too()
    {
        var card = (await Post("""{"entities":[{"id":"A","scores":{"x":80,"y":null}},{"id":"B","scores":{"x":null,"y":null}}],"minCoverage":0.5"""
            + ""","robustness":{"draws":10}}""")).At("data")!;

        // A stands on x alone: without it nothing is left.
        Assert.Equal(["leaveOneOut.byDropped[0].rank all-missing"], ReasonsOf(card.At("entities[0]")!));
        Assert.Equal("no-observation", card.Text("entities[0].parts[1].missing"));
        Assert.Equal(
            ["score all-missing", "rank all-missing", "contribution all-missing", "leaveOneOut all-missing", "weightDraws all-missing"],
            ReasonsOf(card.At("entities[1]")!));
    }

    [Fact]
    public async Task A_weight_of_zero_contributes_nothing()
    {
        var card = (await Post("""{"entities":[{"id":"A","scores":{"x":80,"y":40}}],"weights":{"x":1,"y":0}}""")).At("data.entities[0]")!;

        Assert.Equal([80m, 0m], card.Items("parts").Select(part => part.Number("contribution")));
        Assert.Equal(80m, card.Number("score"));
    }

    [Fact]
    public async Task Draws_that_are_too_much_work_are_refused()
    {
        // 10,000 draws × 200 entities × 3 components are 6,000,000.
        var entities = string.Join(',', Enumerable.Range(0, 200).Select(number => $$"""{"id":"{{number}}","scores":{"x":1,"y":2,"z":3} }"""));

        using var content = new StringContent($$"""{"entities":[{{entities}}],"robustness":{"draws":10000} }""", Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("too-much-work", JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("errors[0].code"));
    }

    [Theory]
    [InlineData("""{"entities":[]}""", "entities", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":101}}]}""", "entities[0].scores.x", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":"80"}}]}""", "entities[0].scores.x", "not-a-number")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}},{"id":"A","scores":{"x":1}}]}""", "entities[1].id", "repeated-id")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1,"y":2}}],"weights":{"x":1}}""", "entities[0].scores.y", "no-weight")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"weights":{"x":0}}""", "weights", "all-zero")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"weights":{"x":-1,"y":1}}""", "weights.x", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"minCoverage":2}""", "minCoverage", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"ties":"fair"}""", "ties", "unknown-value")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"robustness":{"draws":0}}""", "robustness.draws", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"robustness":{"seed":-1}}""", "robustness.seed", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"x":1}}],"colour":1}""", "colour", "unknown-field")]
    public async Task An_invalid_field_is_one_error_with_its_path(string body, string path, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal((path, code), (error.Text("parameter"), error.Text("code")));
    }

    /// <summary>Both are "Hoà": one letter, or a letter and an accent (Unicode Standard Annex 15).</summary>
    [Fact]
    public async Task A_component_is_one_in_either_form_of_Unicode()
    {
        var body = """{"entities":[{"id":"A","scores":{"Ho\u00e0":1}},{"id":"B","scores":{"Hoa\u0300":1}}]}""";

        var answer = await Post(body);

        Assert.Equal(["1", "1"], answer.Items("data.entities").Select(entity => entity.Text("coverage")));
    }

    [Theory]
    [InlineData("""{"entities":[{"id":"A","scores":{"Ho\u00e0":1,"Hoa\u0300":2}}]}""", "repeated-id")]
    [InlineData("""{"entities":[{"id":"Ho\u00e0","scores":{"a":1}},{"id":"Hoa\u0300","scores":{"a":1}}]}""", "repeated-id")]
    [InlineData("""{"entities":[{"id":"A","scores":{"a":1e-400}}]}""", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"a":1}}],"weights":{"a":1e-400}}""", "out-of-range")]
    [InlineData("""{"entities":[{"id":"A","scores":{"a":1}}],"robustness":{"seed":1.5}}""", "out-of-range")]
    public async Task What_would_become_another_name_or_number_is_refused(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("/problems/invalid-body", problem.Text("type"));
        Assert.Equal(code, problem.Items("errors")[0].Text("code"));
    }

    private static IEnumerable<string> ReasonsOf(JsonNode entity) =>
        entity.Items("notComputed").Select(entry => $"{entry.Text("figure")} {entry.Text("reason")}");

    private async Task<JsonNode> Post(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
