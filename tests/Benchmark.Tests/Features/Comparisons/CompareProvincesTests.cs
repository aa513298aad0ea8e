using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Comparisons;

// Expected figures: seed/targets.csv and seed/observations.csv, each with the source it names.
public sealed class CompareProvincesTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task Without_parameters_the_headline_provinces_are_compared_on_the_headline_indicators_against_the_country() =>
        Golden.Matches(await api.Get("/v1/comparisons"), Golden.File("comparisons.json"));

    [Fact]
    public async Task Every_province_has_a_cell_in_every_row_and_an_empty_one_says_why()
    {
        var answer = await api.Get("/v1/comparisons");

        Assert.Equal(["hai-phong", "ha-noi", "hai-duong"], answer.Items("data.provinces").Select(province => province.Text("id")));
        Assert.Equal("viet-nam", answer.Text("data.reference.id"));
        Assert.Equal(
            ["grdp-digital-share", "labour-productivity-growth", "dti-rank"],
            answer.Items("data.rows").Select(row => row.Text("indicator.id")).Distinct());
        foreach (var row in answer.Items("data.rows"))
        {
            Assert.Equal(["hai-phong", "ha-noi", "hai-duong"], row.Items("cells").Select(cell => cell.Text("province")));
            Assert.All(row.Items("cells"), cell => Assert.True(cell.At("value") is null != cell.At("missing") is null));
            Assert.All(row.Items("cells").Where(cell => cell.At("value") is not null), cell => Assert.NotNull(cell.At("source")));
        }
    }

    [Fact]
    public async Task Every_null_figure_of_a_filled_cell_has_its_reason()
    {
        string[] figures = ["gapToLeader", "gapToReference", "indexToReference", "relativeScore"];
        foreach (var row in (await api.Get("/v1/comparisons")).Items("data.rows"))
        {
            var explained = row.Items("notComputed").Select(entry => (entry.Text("figure"), entry.Text("province"))).ToHashSet();
            foreach (var cell in row.Items("cells").Where(cell => cell.At("value") is not null))
            {
                foreach (var figure in figures)
                    Assert.Equal(cell.At(figure) is null, explained.Contains((figure, cell.Text("province"))));
            }
        }
    }

    [Fact]
    public async Task The_digital_share_of_2030_is_35_more_than_40_and_30_against_30()
    {
        // 03-NQ/TU of Hải Phòng, 205-KH/TU of Hà Nội, 113-CTr/TU of Hải Dương, 57-NQ/TW of the country.
        var row = await TargetRow("grdp-digital-share", 2030);

        Assert.Equal([35m, 40m, 30m], row.Items("cells").Select(cell => cell.Number("value")));
        Assert.Equal(["at-least", "more-than", "at-least"], row.Items("cells").Select(cell => cell.Text("comparator")));
        Assert.Equal([2m, 1m, 3m], row.Items("cells").Select(cell => cell.Number("rank")));
        Assert.Equal([-5m, 0m, -10m], row.Items("cells").Select(cell => cell.Number("gapToLeader")));
        Assert.Equal([5m, 10m, 0m], row.Items("cells").Select(cell => cell.Number("gapToReference")));
        // 100·35/30 and 100·40/30, rounded to ten decimals.
        Assert.Equal([116.6666666667m, 133.3333333333m, 100m], row.Items("cells").Select(cell => cell.Number("indexToReference")));
        Assert.Equal([50m, 100m, 0m], row.Items("cells").Select(cell => cell.Number("relativeScore")));
        Assert.Equal(["ha-noi"], row.Texts("leader"));
        Assert.Equal(10m, row.Number("spread"));
        Assert.Equal("percentage-point", row.Text("gapUnit"));
        Assert.Equal(30m, row.Number("referenceCell.value"));
        Assert.Null(row.At("referenceCell.rank"));
    }

    [Fact]
    public async Task An_inferred_horizon_and_a_province_that_ends_before_it_are_said_at_the_cell()
    {
        var row = await TargetRow("grdp-digital-share", 2030);

        Assert.Contains(row.Items("warnings"), warning => warning.Text("code") == "horizon-inferred" && warning.Text("at") == "cells[0]");
        Assert.Contains(row.Items("warnings"), warning => warning.Text("code") == "ended-province" && warning.Text("at") == "cells[2]");
        var ended = row.Items("warnings").First(warning => warning.Text("code") == "ended-province");
        Assert.Equal("hai-phong-2025", ended.Text("subject.successor"));
        Assert.Contains("Hai Phong (after the merger)", ended.Text("message.en"));
    }

    [Fact]
    public async Task Floors_averages_and_states_in_one_row_are_said_to_be_mixed()
    {
        var row = await TargetRow("labour-productivity-growth", 2030);

        Assert.Equal(["every-year", "period-average", null], row.Items("cells").Select(cell => cell.Text("basis")));
        Assert.Contains("mixed-basis", row.Codes("warnings"));
        Assert.Contains(row.Items("notComputed"), entry => entry.Text("reason") == "no-true-zero");
    }

    [Fact]
    public async Task Ranks_are_compared_without_ratios_and_without_a_reference_that_has_none()
    {
        var answer = await api.Get("/v1/comparisons?indicator=dti-rank&measure=observation&year=2022");
        var row = Assert.Single(answer.Items("data.rows"));

        // DTI 2022: Hải Phòng 14, Hà Nội 24, Hải Dương 13 of 63.
        Assert.Equal([14m, 24m, 13m], row.Items("cells").Select(cell => cell.Number("value")));
        Assert.Equal([2m, 3m, 1m], row.Items("cells").Select(cell => cell.Number("rank")));
        Assert.Equal([-1m, -11m, 0m], row.Items("cells").Select(cell => cell.Number("gapToLeader")));
        Assert.Equal("place", row.Text("gapUnit"));
        Assert.All(row.Items("notComputed"), entry => Assert.Contains(entry.Text("reason"), new[] { "no-reference", "rank-goal" }));
    }

    [Fact]
    public async Task Two_ways_of_measuring_are_two_rows()
    {
        var rows = (await api.Get("/v1/comparisons?indicator=grdp-digital-share&measure=observation&year=2022..2025")).Items("data.rows");

        Assert.Equal(
            ["2022 mic-estimate", "2023 gso-value-added", "2024 unspecified", "2025 gso-value-added"],
            rows.Select(row => $"{row.Text("year")} {row.Text("series")}"));
        Assert.All(
            rows,
            row => Assert.All(
                row.Items("cells").Where(cell => cell.At("observation") is not null),
                cell => Assert.Equal(row.Text("series"), cell.Text("observation.series"))));
    }

    [Fact]
    public async Task The_newest_year_that_most_columns_have_is_shown_for_each_series()
    {
        // DTI ranks among 63: in 2024 known for Hải Phòng and Hà Nội, two of three; in 2022 for all.
        var rows = (await api.Get("/v1/comparisons?indicator=dti-rank&measure=observation&series=rank-field-63")).Items("data.rows");

        Assert.Equal("2024", Assert.Single(rows).Text("year"));
        Assert.Equal("no-observation", rows[0].Items("cells")[2].Text("missing"));
    }

    [Fact]
    public async Task The_newest_revision_is_compared()
    {
        // Growth of Hà Nội in 2020: 3.98 first, 3.94 later.
        var row =
            Assert.Single((await api.Get("/v1/comparisons?province=ha-noi&indicator=grdp-growth&measure=observation&year=2020&series=annual-constant-prices"))
                .Items("data.rows"));

        Assert.Equal(3.94m, row.Number("cells[0].value"));
        Assert.Equal(2m, row.Number("cells[0].observation.revision"));
    }

    [Fact]
    public async Task Columns_come_in_the_order_asked_for_and_another_reference_may_be_named()
    {
        var answer = await api.Get("/v1/comparisons?province=Hà Nội,hai duong&reference=quang-ninh&indicator=grdp-digital-share&horizon=2025&measure=target");
        var row = Assert.Single(answer.Items("data.rows"));

        Assert.Equal(["ha-noi", "hai-duong"], row.Items("cells").Select(cell => cell.Text("province")));
        // Quảng Ninh: 20 % in 2025.
        Assert.Equal([10m, 0m], row.Items("cells").Select(cell => cell.Number("gapToReference")));
        Assert.Equal(
            "/v1/comparisons?horizon=2025&indicator=grdp-digital-share&measure=target&province=ha-noi,hai-duong&reference=quang-ninh",
            answer.Text("links.canonical"));
    }

    [Fact]
    public async Task An_indicator_without_targets_and_observations_is_named_with_no_rows()
    {
        var answer = await api.Get("/v1/comparisons?indicator=rd-spending-share,grdp-digital-share&measure=target&horizon=2030");

        Assert.Equal(["1", "0"], answer.Items("data.indicators").Select(indicator => indicator.Text("rows")));
    }

    [Fact]
    public async Task A_milestone_has_no_figure_and_says_so()
    {
        var row = Assert.Single((await api.Get("/v1/comparisons?province=ha-noi&indicator=ms-open-data")).Items("data.rows"));

        Assert.Null(row.At("cells[0].value"));
        Assert.Equal("milestone", row.Text("cells[0].missing"));
        Assert.Equal("ha-noi.ms-open-data.2025.kh-205", row.Text("cells[0].target"));
        Assert.Null(row.At("spread"));
        Assert.Equal("milestone", row.Items("notComputed").Single(entry => entry.Text("figure") == "spread").Text("reason"));
    }

    [Fact]
    public async Task Every_source_that_a_cell_names_is_cited()
    {
        var answer = await api.Get("/v1/comparisons");
        var cited = answer.Items("meta.sources").Select(source => source.Text("id")).ToHashSet();

        var named = answer.Items("data.rows").SelectMany(row => row.Items("cells").Append(row.At("referenceCell")!))
            .SelectMany(cell => new[] { cell.Text("source"), cell.Text("document") })
            .OfType<string>()
            .ToHashSet();
        Assert.NotEmpty(named);
        Assert.Superset(named!, cited!);
    }

    [Fact]
    public async Task The_sentences_write_numbers_as_each_language_does()
    {
        var row = Assert.Single((await api.Get("/v1/comparisons?indicator=grdp-digital-share&measure=observation&year=2022")).Items("data.rows"));

        Assert.Contains("29,48%", row.Text("narrative.vi"));
        Assert.Contains("29.48%", row.Text("narrative.en"));
    }

    [Theory]
    [InlineData(
        "/v1/comparisons?province=hai-phong,ha-noi,hai-duong&indicator=labour-productivity-growth,grdp-digital-share,dti-rank&reference=viet-nam&year=latest&"
            + "lang=en",
        "/v1/comparisons")]
    [InlineData("/v1/comparisons?province=ha-noi,hai-phong,hai-duong", "/v1/comparisons?province=ha-noi,hai-phong,hai-duong")]
    [InlineData("/v1/comparisons?year=2024&year=2022,2024&on=2024-01-01&province=iso:VN-61", "/v1/comparisons?province=hai-duong&year=2022,2024")]
    public async Task The_canonical_form_leaves_out_what_says_no_more_than_the_default(string request, string canonical)
    {
        var answer = await api.Get(request);

        Assert.Equal(canonical, answer.Text("links.canonical"));
        Assert.Equal(answer["data"]!.ToJsonString(), (await api.Get(canonical))["data"]!.ToJsonString());
    }

    private async Task<JsonNode> TargetRow(string indicator, int horizon) =>
        Assert.Single((await api.Get($"/v1/comparisons?indicator={indicator}&horizon={horizon}&measure=target")).Items("data.rows"));
}
