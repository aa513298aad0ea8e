using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Rankings;

// Expected ranks: the official table of the DTI 2022, complete for 63 units (seed/observations.csv).
public sealed class RankProvincesTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task The_DTI_of_2022_comes_out_as_published_with_two_units_on_15_and_none_on_16()
    {
        var table = (await api.Get("/v1/rankings?indicator=dti-rank&year=2022")).At("data")!;
        var rows = table.Items("rows");

        Assert.Equal((63m, 63m, "map"), (table.Number("units"), table.Number("known"), table.Text("rankScope")));
        Assert.Empty(table.Items("excluded"));
        Assert.All(rows, row => Assert.Equal(("official", 63m), (row.Text("rankSource"), row.Number("fieldSize"))));
        Assert.All(rows, row => Assert.Equal(row.Number("value"), row.Number("rank")));
        Assert.Equal(["thanh-hoa", "yen-bai"], rows.Where(row => row.Number("rank") == 15).Select(row => row.Text("province")));
        Assert.All(rows.Where(row => row.Number("rank") == 15), row => Assert.True(row.At("tied")!.GetValue<bool>()));
        Assert.DoesNotContain(rows, row => row.Number("rank") == 16);
        Assert.Equal(["da-nang"], table.Texts("leader"));
    }

    [Theory]
    [InlineData("ties=dense", "dense", "raw")]
    [InlineData("rankOn=rounded-0", "competition", "rounded-0")]
    public async Task How_values_are_ranked_is_asked_and_echoed(string parameter, string ties, string rankOn)
    {
        var table = (await api.Get($"/v1/rankings?indicator=grdp-growth&{parameter}")).At("data")!;

        Assert.Equal((ties, rankOn), (table.Text("ties"), table.Text("rankOn")));
    }

    [Fact]
    public async Task Official_places_are_not_ranked_again()
    {
        var problem = await api.GetProblem("/v1/rankings?indicator=dti-rank&ties=dense&rankOn=rounded-0", 400);
        Assert.Equal(
            [("ties", "dense", "not-applicable"), ("rankOn", "rounded-0", "not-applicable")],
            problem.Items("errors").Select(error => (error.Text("parameter"), error.Text("value"), error.Text("code"))));

        // At its default a parameter says nothing that does not hold.
        var table = (await api.Get("/v1/rankings?indicator=dti-rank&ties=competition&rankOn=raw")).At("data")!;
        Assert.Equal((null, null), (table.Text("ties"), table.Text("rankOn")));
    }

    [Fact]
    public async Task Percentile_and_quartile_run_from_the_first_to_the_last()
    {
        var rows = (await api.Get("/v1/rankings?indicator=dti-rank&year=2022")).Items("data.rows");

        Assert.Equal(100m, rows[0].Number("percentile"));
        Assert.Equal(0m, rows[^1].Number("percentile"));
        // 100·(63 − 13)/(63 − 1)
        Assert.Equal(80.6451612903m, rows.Single(row => row.Text("province") == "hai-duong").Number("percentile"));
        // 1 + floor(4·(rank − 1)/63): 16 units in the first quarter, on competition ranks.
        Assert.Equal(16, rows.Count(row => row.Number("quartile") == 1));
        Assert.Equal(4m, rows[^1].Number("quartile"));
        // Places have no median.
        Assert.All(rows, row => Assert.Null(row.At("gapToMedian")));
    }

    [Fact]
    public async Task Thirteen_of_63_have_an_order_and_bounds_and_no_ranks()
    {
        var answer = await api.Get("/v1/rankings?indicator=grdp-digital-share&series=mic-estimate&year=2022");
        var table = answer.At("data")!;

        // Thirteen provinces are known of 63; the country is none.
        Assert.Equal((63m, 13m), (table.Number("units"), table.Number("known")));
        Assert.Equal(50, table.Items("excluded").Count);
        Assert.All(table.Items("excluded"), unit => Assert.Equal("no-observation", unit.Text("reason")));
        Assert.DoesNotContain(table.Items("rows"), row => row.Text("province") == "viet-nam");
        string[] unknown = ["rank", "rankSource", "tied", "percentile", "quartile", "gapToMedian"];
        Assert.All(table.Items("rows"), row => Assert.All(unknown, figure => Assert.Null(row.At(figure))));
        Assert.Null(table.At("leader"));
        Assert.Null(table.At("median"));
        Assert.Equal(
            ["gapToMedian", "leader", "median", "percentile", "quartile", "rank", "tied"],
            table.Items("notComputed").Where(entry => entry.Text("reason") == "partial-field").Select(entry => entry.Text("figure")).Order());
        // Hải Phòng, 29.48, is behind 56.83, 42.92 and 42.13.
        var row = table.Items("rows")[3];
        Assert.Equal(
            ("hai-phong", 4m, 4m, 54m),
            (row.Text("province"), row.Number("rankAmongKnown"), row.Number("rankBounds.best"), row.Number("rankBounds.worst")));
        Assert.Equal(-27.35m, row.Number("gapToLeader"));
        Assert.Equal("percentage-point", table.Text("gapUnit"));
        Assert.Equal(63m, answer.Number("meta.total"));
        Assert.Contains("preliminary-value", table.Codes("warnings"));
    }

    [Fact]
    public async Task One_known_unit_leads_nobody_and_the_answer_says_what_else_there_is()
    {
        // Hà Nội alone has a value of the official series, which judges targets, and goes before the fuller estimate.
        var table = (await api.Get("/v1/rankings?indicator=grdp-digital-share")).At("data")!;

        Assert.Equal(("gso-value-added", "2025", 34m, 1m), (table.Text("series"), table.Text("year"), table.Number("units"), table.Number("known")));
        Assert.Equal((1m, 34m), (table.Number("rows[0].rankBounds.best"), table.Number("rows[0].rankBounds.worst")));
        Assert.Null(table.At("rows[0].gapToLeader"));
        Assert.Contains("của một trong 34 địa phương", table.Text("narrative.vi"), StringComparison.Ordinal);
        Assert.Contains("for only one of 34 provinces", table.Text("narrative.en"), StringComparison.Ordinal);
        var others = table.Items("others").Select(other => (other.Text("series"), other.Text("year"), other.Number("known"), other.Number("units")));
        Assert.Contains(("mic-estimate", "2022", 13m, 63m), others);
        Assert.DoesNotContain(others, other => other is { Item1: "gso-value-added", Item2: "2025" });
    }

    [Fact]
    public async Task An_official_place_stays_where_others_are_not_known()
    {
        // Thanh Hóa was 8th of 63 in 2023; of that year the places of a few units are known.
        var table = (await api.Get("/v1/rankings?indicator=dti-rank&series=rank-field-63&year=2023")).At("data")!;

        Assert.True(table.Number("known") < 63);
        Assert.All(table.Items("rows"), row => Assert.Equal(row.Number("value"), row.Number("rank")));
        // 100·(63 − place)/62, whatever is known of the others.
        Assert.All(table.Items("rows"), row => Assert.Equal(decimal.Round(100 * (63 - row.Number("rank")!.Value) / 62, 10), row.Number("percentile")));
        Assert.Equal(
            table.Items("rows").Where(row => row.Number("value") == 1).Select(row => row.Text("province")),
            table.At("leader") is null ? [] : table.Texts("leader"));
    }

    [Theory]
    // Of the two series of places the one with the newest year and, of the same year, the larger share of its field.
    [InlineData("indicator=dti-rank", "rank-field-34", "2024")]
    [InlineData("indicator=dti-rank&year=2022", "rank-field-63", "2022")]
    [InlineData("indicator=dti-rank&series=rank-field-63", "rank-field-63", "2024")]
    [InlineData("indicator=dti-rank&series=rank-field-63&year=2020", "rank-field-63", "2020")]
    // In 2022 no series that judges has a value of a province but the estimate.
    [InlineData("indicator=grdp-digital-share&year=2022", "mic-estimate", "2022")]
    public async Task Series_and_year_are_those_asked_for_or_chosen_by_their_values(string query, string series, string year)
    {
        var table = (await api.Get($"/v1/rankings?{query}")).At("data")!;

        Assert.Equal((series, year), (table.Text("series"), table.Text("year")));
    }

    [Fact]
    public async Task A_list_that_was_applied_backwards_ranks_the_units_it_was_made_of()
    {
        var table = (await api.Get("/v1/rankings?indicator=dti-rank&series=rank-field-34")).At("data")!;

        Assert.Equal("2024", table.Text("year"));
        Assert.Equal(34m, table.Number("map"));
        Assert.Equal(34, table.Items("rows").Count + table.Items("excluded").Count);
        Assert.Contains(table.Items("rows"), row => row.Text("province") == "hai-phong-2025");
    }

    [Fact]
    public async Task Ranks_on_printed_digits_tie_where_raw_ones_do_not()
    {
        // PCI 2021: 70.42 (Đà Nẵng) and 70.53 (Đồng Tháp) print alike without decimals, and 70.61 rounds to 71.
        var table = (await api.Get("/v1/rankings?indicator=pci-score&series=pci-edition-2021&rankOn=rounded-0")).At("data")!;
        var raw = (await api.Get("/v1/rankings?indicator=pci-score&series=pci-edition-2021")).At("data")!;

        Assert.Equal("rounded-0", table.Text("rankOn"));
        Assert.Equal("raw", raw.Text("rankOn"));
        int Shared(JsonNode league) =>
            league.Items("rows").Count - league.Items("rows").Select(row => row.Number("rankAmongKnown")).Distinct().Count();
        Assert.True(Shared(table) > Shared(raw));
        Assert.Equal(2m, table.Items("rows").Single(row => row.Text("province") == "dong-thap").Number("rankAmongKnown"));
    }

    [Fact]
    public async Task The_canonical_link_leaves_out_the_defaults_and_keeps_a_series_that_was_named()
    {
        Assert.Equal(
            "/v1/rankings?indicator=dti-rank",
            (await api.Get("/v1/rankings?ties=competition&rankOn=raw&year=latest&indicator=dti-rank")).Text("links.canonical"));
        // What is chosen where none is named is a matter of the values, and another one may be tomorrow.
        Assert.Equal(
            "/v1/rankings?indicator=dti-rank&series=rank-field-34",
            (await api.Get("/v1/rankings?series=rank-field-34&year=latest&indicator=dti-rank")).Text("links.canonical"));
    }

    [Theory]
    [InlineData("/v1/rankings", "indicator", "required")]
    [InlineData("/v1/rankings?indicator=dti", "indicator", "unknown-indicator")]
    [InlineData("/v1/rankings?indicator=ms-open-data", "indicator", "no-values")]
    [InlineData("/v1/rankings?indicator=ms-open-data&series=anything&year=2022", "indicator", "no-values")]
    // Its values are of the country.
    [InlineData("/v1/rankings?indicator=dti-national", "indicator", "no-values")]
    [InlineData("/v1/rankings?indicator=dti-national&series=dti-edition-2024&year=2024", "indicator", "no-values")]
    [InlineData("/v1/rankings?indicator=dti-rank&year=2019", "year", "no-values")]
    [InlineData("/v1/rankings?indicator=dti-rank&series=rank-field-34&year=2022", "year", "no-values")]
    [InlineData("/v1/rankings?indicator=labour-productivity-growth&series=annual-nominal", "series", "no-values")]
    [InlineData("/v1/rankings?indicator=dti-rank&series=mic-estimate", "series", "unknown-series")]
    [InlineData("/v1/rankings?indicator=dti-rank&year=2020..2024", "year", "not-a-year")]
    [InlineData("/v1/rankings?indicator=dti-rank&ties=random", "ties", "unknown-value")]
    [InlineData("/v1/rankings?indicator=dti-rank&rankOn=rounded-11", "rankOn", "unknown-value")]
    [InlineData("/v1/rankings?indicator=dti-rank&rankOn=rounded-", "rankOn", "unknown-value")]
    public async Task What_cannot_be_ranked_is_an_error(string path, string parameter, string code)
    {
        var error = Assert.Single((await api.GetProblem(path, 400)).Items("errors"));

        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
    }

    [Fact]
    public async Task A_year_without_values_is_an_error_that_names_the_years_that_have_some()
    {
        var error = (await api.GetProblem("/v1/rankings?indicator=dti-rank&year=2019", 400)).Items("errors")[0];

        Assert.Equal("2019", error.Text("value"));
        Assert.Contains("2022", error.Texts("allowed"));
    }
}
