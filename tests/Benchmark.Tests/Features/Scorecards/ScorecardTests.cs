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
        Assert.Equal(["ha-noi.grdp-digital-share.2025.kh-205", "ha-noi.grdp-growth.2025.hdnd-2025"], card.Items("evidence").Take(2).Select(part => part.Text("target")));
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
        var card = (await Post("""{"entities":[{"id":"A","scores":{"x":80,"y":40,"z":60}},{"id":"B","scores":{"x":55,"y":70,"z":60}},{"id":"C","scores":{"x":60,"y":62,"z":65}}],"weights":{"x":0.5,"y":0.3,"z":0.2},"aggregation":"arithmetic"}""")).At("data")!;

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
        var card = (await Post($$"""{"entities":[{"id":"A","scores":{"x":80,"y":40,"z":{{third}} } }],"weights":{"x":0.5,"y":0.3,"z":0.2},"aggregation":"{{aggregation}}"}""")).At("data.entities[0]")!;

        Assert.Equal(score ?? "65", card.Text("score"));
        Assert.Equal(coverage, card.Text("coverage"));
    }

    [Fact]
    public async Task Draws_echo_their_settings_and_are_the_same_for_a_seed()
    {
        const string body = """{"entities":[{"id":"A","scores":{"x":80,"y":40}},{"id":"B","scores":{"x":41,"y":78}}],"robustness":{"draws":200,"delta":0.25,"seed":42,"top":1}}""";
        var first = await Post(body);
        var second = await Post(body);

        Assert.Equal(first["data"]!.ToJsonString(), second["data"]!.ToJsonString());
        Assert.Equal("""{"draws":200,"delta":0.25,"seed":42,"top":1,"generator":"splitmix64"}""", first.At("data.robustness")!.ToJsonString());
        Assert.Equal(1m, first.Items("data.entities").Sum(entity => entity.Number("weightDraws.shareInTop")));
        Assert.Contains("small-rank-difference", first.Codes("data.warnings"));
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
    public async Task A_wrong_field_is_one_error_with_its_path(string body, string path, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal((path, code), (error.Text("parameter"), error.Text("code")));
    }

    private async Task<JsonNode> Post(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/scorecards", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
