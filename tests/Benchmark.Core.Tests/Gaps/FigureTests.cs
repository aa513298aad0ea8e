using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// What a row says beside its figures: the bounds, models and units it stands on, also where nothing could be computed, and edges no row of the table has.
/// </summary>
public sealed class FigureTests
{
    private static readonly GapCase Plain = new() { Values = "2020:12|2023:18", Worst = 5 };

    private static readonly GapCase Average = Plain with
    {
        Unit = "percent-per-year",
        Low = 16,
        Basis = Basis.PeriodAverage,
        Period = new Period(2021, 2025),
        Values = "2021:14.2|2022:17.5|2023:12.8",
    };

    private static readonly GapCase Rank = Plain with
    {
        Unit = "rank",
        Direction = Direction.LowerIsBetter,
        Comparator = Comparator.RankAtMost,
        Low = 20,
        FieldSize = 63,
        Values = "2023:24/63",
    };

    [Fact]
    public void A_row_names_the_bounds_of_its_score_and_the_models_it_follows()
    {
        var figures = (Plain with { Score = "goalpost-log", Thresholds = "sdsn" }).Compute();

        Assert.Equal((5m, 30m, "goalpost-log"), (figures.Score.Worst, figures.Score.Best, figures.Score.Method));
        Assert.Equal(("linear", "sdsn"), (figures.Pace.Model, figures.Thresholds));
        Assert.Equal((2023, new Baseline(2020, 12)), (figures.Year, figures.Baseline));
    }

    [Fact]
    public void A_row_without_figures_still_names_them()
    {
        var figures = (Plain with { Values = "", Score = "goalpost-log", Pace = "compound", Thresholds = "sdsn" }).Compute();

        Assert.Equal(new Gap(null, "percentage-point", null, null, null, null, null), figures.Gap);
        Assert.Equal(new Score(null, null, null, 5, 30, "goalpost-log"), figures.Score);
        Assert.Equal(new Pace("compound", null, null, null, null, null, null, "percent-per-year"), figures.Pace);
        Assert.Equal((null, null, null, null, "sdsn"), (figures.Year, figures.Baseline, figures.Years, figures.Rank, figures.Thresholds));
        Assert.Equal(
            new[] { "gap", "attainmentPercent", "progressPercent", "score", "pace", "status" }.Select(figure => new NotComputed(figure, Reason.NoObservation)),
            figures.NotComputed);
        Assert.Empty(figures.Explain);
    }

    [Theory]
    // Rates of a period are averaged as growth, whatever the model of the request; a bound that cannot be computed with is not told.
    [InlineData(Basis.PeriodAverage, "linear", "compound", "percent-per-year")]
    [InlineData(Basis.AtYear, "linear", "linear", "percentage-point-per-year")]
    [InlineData(Basis.EveryYear, "compound", "compound", "percent-per-year")]
    public void The_pace_of_an_average_is_compound_with_and_without_values(Basis basis, string pace, string model, string unit)
    {
        foreach (var values in new[] { "", Average.Values })
        {
            var figures = (Average with { Basis = basis, Pace = pace, Values = values }).Compute();
            Assert.Equal((model, unit), (figures.Pace.Model, figures.Pace.Unit));
        }
    }

    [Fact]
    public void A_bound_out_of_range_is_not_told()
    {
        Assert.Null((Plain with { Worst = 1e18m }).Compute().Score.Worst);
        Assert.Null((Plain with { Worst = 1e18m, Values = "" }).Compute().Score.Worst);
        Assert.Null((Plain with { Values = "2020:1e18|2023:18" }).Compute().Baseline);
    }

    [Fact]
    public void A_rank_has_no_bounds_of_a_score_and_without_a_rank_only_its_goal()
    {
        var ranked = Rank.Compute();
        Assert.Equal((null, null), (ranked.Score.Worst, ranked.Score.Best));
        Assert.Equal(new RankGoal(24, 63, 20, 63, 4, 20, false, false, 62.9032258065m), ranked.Rank);

        var absent = (Rank with { Values = "" }).Compute();
        Assert.Null(absent.Score.Best);
        Assert.Equal(new RankGoal(null, null, 20, 63, null, null, null, null, null), absent.Rank);
        Assert.Equal(Reason.NoObservation, Assert.Single(absent.NotComputed, entry => entry.Figure == "rank").Reason);
    }

    [Theory]
    // 20 of 63 are 10.79… of 34, that is 10; of 2 they are 0.63…, and the first place is the highest there is.
    [InlineData("2023:20/63", 0, 20, true, true)]
    [InlineData("2023:21/63", 1, 20, false, false)]
    [InlineData("2023:10/34", -10, 10, true, true)]
    [InlineData("2023:11/34", -9, 10, true, false)]
    [InlineData("2023:1/2", -19, 1, true, true)]
    [InlineData("2023:2/2", -18, 1, true, false)]
    public void A_rank_goal_is_read_literally_and_scaled(string values, int places, int scaled, bool literally, bool scaledMet)
    {
        var rank = (Rank with { Values = values }).Compute().Rank!;
        Assert.Equal((places, scaled, literally, scaledMet), (rank.Places, rank.ScaledGoal, rank.MetLiterally, rank.MetScaled));
    }

    [Fact]
    public void The_ends_of_a_range_and_the_figure_of_an_about_count_as_reached()
    {
        Assert.True((Plain with { Comparator = Comparator.Range, High = 35, Values = "2023:35" }).Compute().Gap.StretchMet);
        Assert.False((Plain with { Comparator = Comparator.Range, High = 35, Values = "2023:34.9" }).Compute().Gap.StretchMet);
        Assert.True((Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2023:30" }).Compute().Gap.MetWithoutBand);
        Assert.False((Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2023:29.9" }).Compute().Gap.MetWithoutBand);
    }

    [Fact]
    public void A_value_of_the_last_year_that_may_be_used_is_used()
    {
        Assert.Equal(2023, (Plain with { UpTo = 2023 }).Compute().Year);
        Assert.Equal(2020, (Plain with { UpTo = 2022 }).Compute().Year);
    }

    [Fact]
    public void A_value_in_the_horizon_year_but_outside_the_period_is_no_later_value()
    {
        var figures = (Plain with { Period = new Period(2021, 2024), Values = "2025:31" }).Compute();

        Assert.Equal(Reason.NoObservation, figures.NotComputed[0].Reason);
    }

    [Fact]
    public void A_range_that_holds_every_value_of_a_mean_is_asked_of_a_mean_alone()
    {
        // Only the judged value of a state is computed with, and of a mean over other years only the newest.
        Assert.Equal(-12, (Plain with { Values = "2020:12|2021:1e18|2023:18" }).Compute().Gap.Value);
        Assert.Equal(1, (Average with { AverageOf = Average.Period, Values = "2024:1e18|2025:17" }).Compute().Gap.Value);
        Assert.Equal(Reason.OutOfRange, (Average with { Values = "2021:14.2|2022:1e18|2023:12.8" }).Compute().NotComputed[0].Reason);
    }

    [Theory]
    // A hundredth above a total loss still has a mean.
    [InlineData("-100", false)]
    [InlineData("-99.99", true)]
    public void A_mean_over_a_total_loss_is_refused(string growth, bool computed) =>
        Assert.Equal(computed, (Average with { Values = $"2021:14.2|2022:{growth}" }).Compute().Gap.Value is not null);

    [Fact]
    public void A_mean_is_explained_by_the_growth_of_its_years()
    {
        // Section 4.2: the geometric mean of the growth so far, and what is needed in the years that are left.
        var explain = Average.Compute().Explain;
        Explained Of(string figure) => explain.Single(entry => entry.Figure == figure);
        const string Growth = "((1 + 14.2/100)·(1 + 17.5/100)·(1 + 12.8/100))";

        Assert.Equal(("d·(v − T)", $"1·(100·({Growth}^(1/3) − 1) − 16)"), (Of("gap.value").Formula, Of("gap.value").With));
        Assert.Equal(("v", $"100·({Growth}^(1/3) − 1)"), (Of("pace.actualPerYear").Formula, Of("pace.actualPerYear").With));
        Assert.Equal(("T", "16"), (Of("pace.requiredPerYear").Formula, Of("pace.requiredPerYear").With));
        Assert.Equal("d·v/abs(T)", Of("pace.ratio").Formula);
        Assert.Equal(
            ("100·(((1 + T/100)^m/Π(1 + g_i))^(1/(m − k)) − 1)", $"100·(((1 + 16/100)^5/{Growth})^(1/(5 − 3)) − 1)"),
            (Of("pace.requiredFromNow").Formula, Of("pace.requiredFromNow").With));
    }

    [Fact]
    public void A_rank_is_explained_in_the_symbols_of_the_methods()
    {
        var explain = (Rank with { Values = "2023:24/34" }).Compute().Explain.Where(entry => entry.Figure.StartsWith("rank.", StringComparison.Ordinal));

        Assert.Equal(
            [
                ("rank.places", "rank − N", "24 − 20"),
                ("rank.scaledGoal", "max(1, floor(N·n/n0))", "max(1, floor(20·34/63))"),
                ("rank.percentileScore", "100·(n − rank)/(n − 1)", "100·(34 − 24)/(34 − 1)"),
            ],
            explain.Select(entry => (entry.Figure, entry.Formula, entry.With)));
    }

    [Fact]
    public void Where_less_is_better_attainment_turns_round()
    {
        var explain = (Plain with { Direction = Direction.LowerIsBetter, Comparator = Comparator.AtMost, Low = 3, Values = "2023:4" }).Compute().Explain;

        var attainment = explain.Single(entry => entry.Figure == "attainmentPercent");
        Assert.Equal(("100·T/v", 75m), (attainment.Formula, attainment.Result));
    }

    [Fact]
    public void A_mean_that_needs_nothing_any_more_says_so()
    {
        // All five years are known, or the last one is.
        Assert.Equal("!horizon-passed", Reading(Average with { Values = "2021:1|2022:2|2023:3|2024:4|2025:5" }));
        Assert.Equal("!horizon-passed", Reading(Average with { Values = "2021:1|2025:5" }));
        // A mean of −100 % or less leaves nothing to grow from.
        Assert.Equal("!nonpositive-target", Reading(Average with { Low = -100 }));
        Assert.NotEqual("!nonpositive-target", Reading(Average with { Low = -99 }));
    }

    [Fact]
    public void What_is_null_in_a_block_for_one_reason_has_one_entry_and_another_reason_its_own()
    {
        static IEnumerable<(string, Reason)> Entries(GapCase @case) =>
            @case.Compute().NotComputed.Where(entry => entry.Figure != "status").Select(entry => (entry.Figure, entry.Reason));

        Assert.Equal([("progressPercent", Reason.SingleObservation), ("pace", Reason.SingleObservation)], Entries(Plain with { Values = "2023:18" }));
        Assert.Equal([("score", Reason.NoWorstBound)], Entries(Plain with { Worst = null }));
        // Five of six need the horizon; the sixth grew by a factor of 1e27 in a year, which in percent no decimal holds.
        Assert.Equal(
            [("pace.actualPerYear", Reason.OutOfRange), ("pace", Reason.OpenHorizon)],
            Entries(Plain with { Pace = "compound", Horizon = null, Values = "2020:1e-10|2021:1e17" })
                .Where(entry => entry.Item1.StartsWith("pace", StringComparison.Ordinal)));
        // A single null of a block is no block.
        Assert.Equal(
            [("progressPercent", Reason.BaselineAtTarget), ("pace.ratio", Reason.BaselineAtTarget)],
            Entries(Plain with { Values = "2020:30|2023:27" }));
    }

    [Fact]
    public void The_verdict_follows_from_the_reason_of_the_ratio_alone()
    {
        // Row 11: 30 in 2020, back to 27; that no worst bound is declared is no matter of the pace.
        Assert.Equal(Status.Regressing, (Plain with { Worst = null, Values = "2020:30|2023:27" }).Compute().Status);
    }

    [Theory]
    // The sizes of the goal, of the judged rank and of the baseline: what is known and differs has changed, also around an unknown one.
    [InlineData(63, "2020:31/34|2023:24", "field-size-changed")]
    [InlineData(null, "2020:31/34|2023:24/63", "field-size-changed")]
    [InlineData(null, "2020:31/63|2023:24/63", "field-size-unknown")]
    [InlineData(63, "2020:31|2023:24/63", "field-size-unknown")]
    public void Ranks_are_paced_within_one_known_field(int? goal, string values, string reason) =>
        Assert.Equal(reason, GapPaths.ReasonOf((Rank with { FieldSize = goal, Values = values }).Compute(), "pace.ratio"));

    [Theory]
    // "At least" holds at the mark, "more than" only beyond it.
    [InlineData(Comparator.AtLeast, "2021:16|2022:16.1|2023:15.9", 2, new[] { 2023 })]
    [InlineData(Comparator.MoreThan, "2021:16|2022:16.1|2023:15.9", 1, new[] { 2021, 2023 })]
    public void A_floor_counts_the_years_that_keep_it_and_names_the_others(Comparator comparator, string values, int met, int[] missed) =>
        Assert.Equal(new YearCount(met, 3, 5, missed), (Average with { Basis = Basis.EveryYear, Comparator = comparator, Values = values }).Compute().Years);

    [Fact]
    public void A_floor_without_stated_years_does_not_know_how_many_there_are()
    {
        var figures = (Average with { Basis = Basis.EveryYear, Period = null }).Compute();

        Assert.Equal(new YearCount(0, 1, null, [figures.Year!.Value]), figures.Years);
        Assert.Contains(new NotComputed("years.expected", Reason.PeriodUnknown), figures.NotComputed);
    }

    private static string Reading(GapCase @case)
    {
        var figures = @case.Compute();
        return figures.Pace.RequiredFromNow is null ? $"!{GapPaths.ReasonOf(figures, "pace.requiredFromNow")}" : "computed";
    }
}
