using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Gaps;

// Expected figures: seed/observations.csv and seed/targets.csv; the path is expectedNow of section 4.1 for each year.
public sealed class TrajectoryTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task A_row_draws_its_path_its_values_and_its_projection_year_by_year()
    {
        // Country, statistics office: 12.66 in 2020, 14.02 in 2025, 30 by 2030.
        var row = Assert.Single((await api.Get("/v1/gaps?province=viet-nam&indicator=grdp-digital-share&horizon=2030&series=gso-value-added&trajectory=1"))
            .Items("data"));
        var path = row.Items("trajectory.path");

        Assert.Equal(Enumerable.Range(2020, 11), path.Select(point => (int)point.Number("year")!));
        Assert.Equal(12.66m, path[0].Number("value"));
        Assert.Equal(row.Number("pace.expectedNow"), path[5].Number("value"));
        Assert.Equal(30m, path[^1].Number("value"));
        Assert.Equal([12.66m, 12.87m, 12.83m, 12.87m, 13.17m, 14.02m], row.Items("trajectory.observed").Select(point => point.Number("value")));
        var projection = row.Items("trajectory.projection");
        Assert.Equal(Enumerable.Range(2025, 6), projection.Select(point => (int)point.Number("year")!));
        Assert.Equal(14.02m, projection[0].Number("value"));
        Assert.Equal(row.Number("pace.projectedAtHorizon"), projection[^1].Number("value"));
        Assert.Empty(row.Items("trajectory.notDrawn"));
    }

    [Fact]
    public async Task A_compound_path_is_geometric()
    {
        var row = Assert.Single((await api.Get("/v1/gaps?province=viet-nam&indicator=grdp-digital-share&horizon=2030&series=gso-value-added&pace=compound&"
            + "trajectory=1")).Items("data"));
        var path = row.Items("trajectory.path").Select(point => (double)point.Number("value")!).ToList();

        // 12.66·(30/12.66)^(1/10) a year.
        Assert.All(path.Zip(path.Skip(1)), step => Assert.Equal(Math.Pow(30 / 12.66, 0.1), step.Second / step.First, 9));
    }

    [Fact]
    public async Task Milestones_are_the_targets_of_the_same_document_in_other_years()
    {
        var rows = (await api.Get("/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&trajectory=1")).Items("data");

        // 205-KH/TU: about 30 % by 2025, more than 40 % by 2030.
        var milestone = Assert.Single(rows[0].Items("trajectory.milestones"));
        Assert.Equal(("2030", "40", "ha-noi.grdp-digital-share.2030.kh-205"), (milestone.Text("year"), milestone.Text("value"), milestone.Text("target")));
    }

    [Fact]
    public async Task What_cannot_be_drawn_says_why()
    {
        var row = (await api.Get("/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&series=gso-value-added&trajectory=1")).Items("data")[0];

        Assert.Empty(row.Items("trajectory.path"));
        Assert.Equal(
            ["path single-observation", "projection single-observation"],
            row.Items("trajectory.notDrawn").Select(entry => $"{entry.Text("figure")} {entry.Text("reason")}"));
    }

    [Fact]
    public async Task An_average_is_as_high_in_every_year_of_its_period()
    {
        var row = (await api.Get("/v1/gaps?province=viet-nam&indicator=grdp-growth&horizon=2030&series=annual-constant-prices&trajectory=1")).Items("data")[0];

        Assert.Equal(Enumerable.Range(2021, 10), row.Items("trajectory.path").Select(point => (int)point.Number("year")!));
        Assert.All(row.Items("trajectory.path"), point => Assert.Equal(8m, point.Number("value")));
    }

    [Fact]
    public async Task Without_asking_there_is_none() =>
        Assert.Null((await api.Get("/v1/gaps?province=ha-noi&limit=1")).At("data[0].trajectory"));

    [Fact]
    public async Task Every_row_of_the_data_can_be_drawn_or_says_why()
    {
        var rows = (await api.Get("/v1/gaps?standing=all&limit=1000&trajectory=1&explain=0")).Items("data");

        Assert.All(rows, row =>
        {
            var why = row.Items("trajectory.notDrawn").Select(entry => entry.Text("figure")).ToList();
            Assert.Equal(row.Items("trajectory.path").Count == 0, why.Contains("path"));
            Assert.Equal(row.Items("trajectory.projection").Count == 0, why.Contains("projection"));
        });
    }
}
