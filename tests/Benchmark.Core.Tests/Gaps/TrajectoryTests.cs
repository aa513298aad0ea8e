using Benchmark.Core.Gaps;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>Ways drawn year by year: the path is expectedNow of section 4.1 of the methods for each year, the projection projectedAtHorizon.</summary>
public sealed class TrajectoryTests
{
    // W24: 18 points in five years are 3.6 a year; so far 2 a year.
    private static readonly GapCase Plain = new() { Values = "2020:12|2023:18" };

    private static readonly GapCase Floor = new()
    {
        Unit = "percent-per-year",
        Low = 16,
        Basis = Basis.EveryYear,
        Period = new Period(2021, 2025),
        Values = "2021:14.2|2022:17.5|2023:12.8",
    };

    [Fact]
    public void A_path_leads_from_the_baseline_to_the_target_and_a_projection_on_from_the_value()
    {
        var drawn = Draw(Plain);

        Assert.Equal([(2020, 12m), (2021, 15.6m), (2022, 19.2m), (2023, 22.8m), (2024, 26.4m), (2025, 30m)], Points(drawn.Path));
        Assert.Equal([(2023, 18m), (2024, 20m), (2025, 22m)], Points(drawn.Projection));
        Assert.Empty(drawn.NotDrawn);
    }

    [Fact]
    public void A_compound_way_grows_by_the_same_share_each_year()
    {
        // 10 to 40 in four years is √2 a year; 10 to 20 in two years as well, so value and projection stand on the path.
        var drawn = Draw(Plain with { Pace = "compound", Low = 40, Horizon = 2024, Values = "2020:10|2022:20" });

        Assert.Equal([(2020, 10m), (2021, 14.1421356237m), (2022, 20m), (2023, 28.2842712475m), (2024, 40m)], Points(drawn.Path));
        Assert.Equal([(2022, 20m), (2023, 28.2842712475m), (2024, 40m)], Points(drawn.Projection));
    }

    [Fact]
    public void Observed_are_the_known_values_oldest_first_up_to_the_year_asked_for()
    {
        Assert.Equal([(2020, 12m), (2023, 18m), (2027, 40m)], Points(Draw(Plain with { Values = "2027:40|2020:12|2023:18" }).Observed));
        Assert.Equal([(2020, 12m), (2023, 18m)], Points(Draw(Plain with { Values = "2027:40|2020:12|2023:18", UpTo = 2023 }).Observed));
    }

    [Fact]
    public void At_the_horizon_the_path_that_led_there_is_drawn_and_nothing_is_projected()
    {
        var drawn = Draw(Plain with { Horizon = 2023, Values = "2021:12|2023:18" });

        Assert.Equal([(2021, 12m), (2022, 21m), (2023, 30m)], Points(drawn.Path));
        Assert.Empty(drawn.Projection);
        Assert.Equal([new NotComputed("projection", Reason.HorizonPassed)], drawn.NotDrawn);
    }

    [Fact]
    public void At_the_horizon_a_path_that_the_model_refuses_is_not_drawn()
    {
        var drawn = Draw(Plain with { Pace = "compound", Horizon = 2023, Values = "2021:0|2023:18" });

        Assert.Empty(drawn.Path);
        Assert.Equal([new NotComputed("path", Reason.HorizonPassed), new NotComputed("projection", Reason.HorizonPassed)], drawn.NotDrawn);
    }

    [Fact]
    public void A_floor_is_as_high_in_every_year_of_its_period_and_leads_nowhere()
    {
        var drawn = Draw(Floor with { Low = 16.00m });

        Assert.Equal(Enumerable.Range(2021, 5).Select(year => (year, 16m)), Points(drawn.Path));
        Assert.Equal("16", drawn.Path[0].Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([new NotComputed("projection", Reason.EveryYearFloor)], drawn.NotDrawn);
    }

    [Fact]
    public void An_average_is_as_high_in_every_year_and_the_mean_so_far_goes_on()
    {
        // W35: the mean of the three years is 14.8165139513.
        var drawn = Draw(Floor with { Basis = Basis.PeriodAverage });

        Assert.Equal(Enumerable.Range(2021, 5).Select(year => (year, 16m)), Points(drawn.Path));
        Assert.Equal(Enumerable.Range(2023, 3).Select(year => (year, 14.8165139513m)), Points(drawn.Projection));
        Assert.Equal([(2023, 14.8165139513m)], Points(Draw(Floor with { Basis = Basis.PeriodAverage, Horizon = null }).Projection));
    }

    [Fact]
    public void A_floor_without_stated_years_has_no_path()
    {
        var drawn = Draw(Floor with { Period = null });

        Assert.Equal([new NotComputed("path", Reason.EveryYearFloor), new NotComputed("projection", Reason.EveryYearFloor)], drawn.NotDrawn);
    }

    [Theory]
    [InlineData("2023:18", 2025, Reason.SingleObservation)]
    [InlineData("2020:12|2023:18", null, Reason.OpenHorizon)]
    [InlineData("", 2025, Reason.NoObservation)]
    public void What_has_no_pace_is_not_drawn_for_the_same_reason(string values, int? horizon, Reason reason) =>
        Assert.Equal(
            [new NotComputed("path", reason), new NotComputed("projection", reason)],
            Draw(Plain with { Values = values, Horizon = horizon }).NotDrawn);

    [Fact]
    public void A_figure_of_its_own_reason_is_not_drawn_for_that()
    {
        // Ten million times more in one year; two more years of that leave the range, while the path stays within it and every other pace exists.
        var drawn = Draw(Plain with { Pace = "compound", Low = 1e17m, Horizon = 2023, Values = "2020:1e10|2021:1e17" });

        Assert.Equal(4, drawn.Path.Count);
        Assert.Equal([new NotComputed("projection", Reason.OutOfRange)], drawn.NotDrawn);
    }

    [Fact]
    public void Milestones_are_the_pass_marks_of_the_same_document_in_other_years()
    {
        var own = Nouns.Target("a", 2025, 30);
        Target Other(int? horizon, decimal? low, string suffix) => Nouns.Target("a", horizon, low) with { Id = $"a.{horizon}.{suffix}" };
        IReadOnlyList<Target> all =
        [
            own,
            Other(2045, 60, "z"), Other(2030, 40, "b"), Other(2030, 41, "a"),
            Other(2035, 45, "alternative") with { Standing = Standing.Alternative },
            // None of these: no year, the same year, another document, another basis, no number, no longer in force, a repetition.
            Other(null, 50, "open"), Other(2025, 31, "same"),
            Nouns.Target("a", 2031, 42, document: "other"),
            Nouns.Target("a", 2032, 43, basis: Basis.EveryYear) with { Id = "a.2032.floor" },
            Nouns.Target("a", 2033, null, Comparator.Milestone) with { Id = "a.2033.milestone" },
            Other(2034, 44, "superseded") with { Standing = Standing.Superseded }, Other(2036, 46, "restated") with { Standing = Standing.Restatement },
        ];
        var row = Assert.Single(GapTable.Compute(Question(all)), row => row.Target.Id == own.Id);

        Assert.Equal(
            [(2030, 41m, "a.2030.a"), (2030, 40m, "a.2030.b"), (2035, 45m, "a.2035.alternative"), (2045, 60m, "a.2045.z")],
            row.Trajectory!.Milestones.Select(milestone => (milestone.Year, milestone.Value, milestone.Target)));
        var undocumented = GapTable.Compute(Question([own with { Document = null }, Other(2030, 40, "b") with { Document = null }]));
        Assert.All(undocumented, each => Assert.Empty(each.Trajectory!.Milestones));
        Assert.All(GapTable.Compute(Question(all) with { Trajectory = TrajectoryShape.None }), each => Assert.Null(each.Trajectory));
    }

    private static GapQuestion Question(IReadOnlyList<Target> targets) => new()
    {
        Provinces = [Nouns.Province("a")],
        Indicators = [Nouns.Indicator()],
        Targets = targets,
        Observations = [],
        ReleaseYear = 2025,
        Trajectory = TrajectoryShape.Lines,
    };

    private static Trajectory Draw(GapCase @case) => Trajectory.Of(@case.Input(), @case.Compute(), []);

    private static IEnumerable<(int, decimal)> Points(IEnumerable<TrajectoryPoint> line) => line.Select(point => (point.Year, point.Value));
}
