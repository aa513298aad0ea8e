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

        Assert.Equal(63m, table.Number("units"));
        Assert.Empty(table.Items("excluded"));
        Assert.All(rows, row => Assert.Equal(row.Number("value"), row.Number("rank")));
        Assert.Equal(["thanh-hoa", "yen-bai"], rows.Where(row => row.Number("rank") == 15).Select(row => row.Text("province")));
        Assert.All(rows.Where(row => row.Number("rank") == 15), row => Assert.True(row.At("tied")!.GetValue<bool>()));
        Assert.DoesNotContain(rows, row => row.Number("rank") == 16);
        Assert.Equal(["da-nang"], table.Texts("leader"));
    }

    [Theory]
    [InlineData("competition", new[] { 14.0, 15, 15, 17 })]
    [InlineData("dense", new[] { 14.0, 15, 15, 16 })]
    [InlineData("average", new[] { 14.0, 15.5, 15.5, 17 })]
    public async Task Ties_are_ranked_as_asked_and_echoed(string ties, double[] ranks)
    {
        var table = (await api.Get($"/v1/rankings?indicator=dti-rank&year=2022&ties={ties}")).At("data")!;

        Assert.Equal(ties, table.Text("ties"));
        Assert.Equal(ranks, table.Items("rows").Skip(13).Take(4).Select(row => (double)row.Number("rank")!));
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
        // The median of 63 ranks is the 32nd.
        Assert.Equal(32m - 13m, rows.Single(row => row.Text("province") == "hai-duong").Number("gapToMedian"));
    }

    [Fact]
    public async Task Units_without_a_value_are_listed_and_left_out_of_the_count()
    {
        var answer = await api.Get("/v1/rankings?indicator=grdp-digital-share&series=mic-estimate&year=2022");
        var table = answer.At("data")!;

        // Thirteen provinces are known of 63; the country is none.
        Assert.Equal(13m, table.Number("units"));
        Assert.Equal(50, table.Items("excluded").Count);
        Assert.All(table.Items("excluded"), unit => Assert.Equal("no-observation", unit.Text("reason")));
        Assert.DoesNotContain(table.Items("rows"), row => row.Text("province") == "viet-nam");
        // The seventh of 56.83, 42.92, 42.13, 29.48, 22.87, 19.76, 18.66, 17.15, …
        Assert.Equal(18.66m, table.Number("median"));
        Assert.Equal(-27.35m, table.Items("rows")[3].Number("gapToLeader"));
        Assert.Equal("percentage-point", table.Text("gapUnit"));
        Assert.Equal(63m, answer.Number("meta.total"));
        Assert.Contains("preliminary-value", table.Codes("warnings"));
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
        Assert.True(table.Items("rows").Count(row => row.At("tied")!.GetValue<bool>()) > raw.Items("rows").Count(row => row.At("tied")!.GetValue<bool>()));
        Assert.Equal(2m, table.Items("rows").Single(row => row.Text("province") == "dong-thap").Number("rank"));
    }

    [Fact]
    public async Task The_canonical_link_leaves_out_the_preferred_series_and_the_defaults() =>
        Assert.Equal(
            "/v1/rankings?indicator=dti-rank",
            (await api.Get("/v1/rankings?ties=competition&rankOn=raw&series=rank-field-63&year=latest&indicator=dti-rank")).Text("links.canonical"));

    [Theory]
    [InlineData("/v1/rankings", "indicator", "required")]
    [InlineData("/v1/rankings?indicator=dti", "indicator", "unknown-indicator")]
    [InlineData("/v1/rankings?indicator=ms-open-data", "indicator", "no-series")]
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
    public async Task A_year_without_values_has_no_rows_and_says_who_is_missing()
    {
        var table = (await api.Get("/v1/rankings?indicator=dti-rank&year=2019")).At("data")!;

        Assert.Empty(table.Items("rows"));
        Assert.Equal(63, table.Items("excluded").Count);
        Assert.Null(table.At("median"));
        Assert.Equal("no-observation", table.Text("notComputed[0].reason"));
    }
}
