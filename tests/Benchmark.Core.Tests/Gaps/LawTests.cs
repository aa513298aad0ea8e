using System.Globalization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>What holds for every target and every series, whatever their figures.</summary>
public sealed class LawTests
{
    private static readonly decimal[] Steps = [1e-9m, 0.5m, 1000m];

    public static TheoryData<string, string, string> Methods =>
    [
        .. from score in ScoreMethods.All
           from pace in PaceModels.All
           from thresholds in ThresholdSets.All
           select (score.Id, pace.Id, thresholds.Id),
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_order_of_the_values_changes_nothing(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.Any(), input =>
        {
            var forward = By(input, score, pace, thresholds);
            AssertSame(GapComputation.Compute(forward), GapComputation.Compute(forward with { Values = [.. forward.Values.Reverse()] }));
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_better_value_never_lowers_the_gap_or_the_score(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.States(), random =>
        {
            var input = By(random, score, pace, thresholds);
            var sign = input.Direction == Direction.HigherIsBetter ? 1 : -1;
            var newest = input.Values.MaxBy(value => value.Year)!;
            foreach (var step in Steps)
            {
                var better = newest with { Value = newest.Value + sign * step };
                var (before, after) = (
                    GapComputation.Compute(input),
                    GapComputation.Compute(input with { Values = [.. input.Values.Select(value => value == newest ? better : value)] }));

                if (before.Gap.Value is not null && after.Gap.Value is not null)
                    Assert.True(after.Gap.Value >= before.Gap.Value, $"gap {before.Gap.Value} → {after.Gap.Value}");
                if (before.Score.Value is not null && after.Score.Value is not null)
                    Assert.True(after.Score.Value >= before.Score.Value, $"score {before.Score.Value} → {after.Score.Value}");
                Assert.False(before.Gap.Met == true && after.Gap.Met == false);
            }
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_score_lies_between_0_and_100_and_is_the_raw_one_where_that_does(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.Any(), input =>
        {
            var figures = GapComputation.Compute(By(input, score, pace, thresholds));
            if (figures.Score.Value is not { } value)
                return;
            Assert.InRange(value, 0, 100);
            Assert.Equal(Math.Clamp(figures.Score.Raw!.Value, 0, 100), value);
        });

    [Fact]
    public void What_remains_is_what_is_short_of_the_target_and_never_negative() =>
        RandomGaps.Hold(RandomGaps.Any(), input =>
        {
            var gap = GapComputation.Compute(input).Gap;
            Assert.Equal(gap.Value is null, gap.Remaining is null);
            if (gap.Value is not null)
                Assert.Equal(Math.Max(0, -gap.Value.Value), gap.Remaining);
        });

    [Fact]
    public void Less_is_better_is_the_mirror_image_of_more_is_better() =>
        RandomGaps.Hold(RandomGaps.States(), random =>
        {
            // Logarithms and growth rates have no mirror image: they know where zero is.
            var input = random with { Score = GoalpostScore.Method, Pace = PaceModels.Find("linear")! };
            var (straight, mirrored) = (GapComputation.Compute(input), GapComputation.Compute(Mirror(input)));

            Assert.Equal(straight.Gap with { RelativePercent = null }, mirrored.Gap with { RelativePercent = null });
            Assert.Equal(
                (straight.Score.Value, straight.Score.Raw, straight.Score.Clipped),
                (mirrored.Score.Value, mirrored.Score.Raw, mirrored.Score.Clipped));
            Assert.Equal(straight.Pace.Ratio, mirrored.Pace.Ratio);
            Assert.Equal(straight.ProgressPercent, mirrored.ProgressPercent);
            Assert.Equal(straight.Status, mirrored.Status);
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Missing_stays_missing(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.Any(), input =>
        {
            var figures = GapComputation.Compute(By(input, score, pace, thresholds) with { Values = [] });
            Assert.All(GapPaths.NumbersOf(figures), number => Assert.Null(GapPaths.Find(figures, number)));
            Assert.Equal(Status.NotAssessable, figures.Status);
            Assert.Equal("no-observation", GapPaths.ReasonOf(figures, "status"));
            AssertCovered(figures);
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_number_is_explained_or_null_with_a_reason(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.Any(), input => AssertCovered(GapComputation.Compute(By(input, score, pace, thresholds))));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Numbers_of_any_magnitude_are_answered_with_figures_or_reasons(string score, string pace, string thresholds) =>
        RandomGaps.Hold(RandomGaps.Extremes(), input => AssertCovered(GapComputation.Compute(By(input, score, pace, thresholds))));

    [Theory]
    // A product of the two exceeds what a decimal holds (7.9e28); their signs are all that is asked for.
    [InlineData("1e15", "1.1e15", "2e15")]
    [InlineData("1e17", "1e17", "9e16")]
    [InlineData("1e28", "1e17", "1")]
    // The doubles of baseline and target are the same, so that no growth between them can be told.
    [InlineData("1e17", "5e16", "99999999999999999")]
    public void Large_levels_are_paced_without_an_overflow(string baseline, string value, string target)
    {
        var figures = new GapCase
        {
            Unit = "vnd",
            Pace = "compound",
            Low = decimal.Parse(
            target,
            NumberStyles.Float,
            CultureInfo.InvariantCulture),
            Values = $"2020:{baseline}|2023:{value}"
        }.Compute();

        AssertCovered(figures);
        Assert.NotNull(figures.Gap.Value);
    }

    private static GapInput By(GapInput input, string score, string pace, string thresholds) =>
        input with { Score = ScoreMethods.Find(score)!, Pace = PaceModels.Find(pace)!, Thresholds = ThresholdSets.Find(thresholds)! };

    private static GapInput Mirror(GapInput input)
    {
        var direction = input.Direction == Direction.HigherIsBetter ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        var comparator = input.Comparator switch
        {
            Comparator.AtLeast => Comparator.AtMost,
            Comparator.AtMost => Comparator.AtLeast,
            Comparator.MoreThan => Comparator.LessThan,
            Comparator.LessThan => Comparator.MoreThan,
            var same => same,
        };
        // The upper end of a range becomes the lower one.
        var low = comparator == Comparator.Range ? -Far(input) : -input.Low;
        return input with
        {
            Direction = direction,
            Comparator = comparator,
            Low = low,
            Target = NormalizedTarget.From(comparator, direction, low, comparator == Comparator.Range ? -input.Low : null, input.Target.Band, null),
            Worst = -input.Worst,
            Values = [.. input.Values.Select(value => value with { Value = -value.Value })],
        };
    }

    private static decimal? Far(GapInput input) => input.Low == input.Target.PassMark ? input.Target.Stretch : input.Target.PassMark;

    private static void AssertCovered(GapFigures figures)
    {
        var explained = figures.Explain.ToDictionary(entry => entry.Figure, entry => entry.Result);
        foreach (var path in GapPaths.NumbersOf(figures))
        {
            if (GapPaths.Number(figures, path) is { } number)
            {
                Assert.True(explained.TryGetValue(path, out var result) && result == number, $"{path} is {number} and not explained");
                Assert.DoesNotContain(figures.NotComputed, entry => entry.Figure == path);
            }
            else
            {
                Assert.True(GapPaths.ReasonOf(figures, path) is not null, $"{path} is null without a reason");
                Assert.DoesNotContain(path, explained.Keys);
            }
        }

        Assert.Equal(figures.Status == Status.NotAssessable, figures.NotComputed.Any(entry => entry.Figure == "status"));
        // In the order of the row: a figure is explained once, and every entry belongs to a number of the row.
        Assert.Equal(figures.Explain.Select(entry => entry.Figure), GapPaths.NumbersOf(figures).Where(explained.ContainsKey));
    }

    private static void AssertSame(GapFigures left, GapFigures right)
    {
        Assert.Equal(Essence(left), Essence(right));
        Assert.Equal(left.NotComputed, right.NotComputed);
        Assert.Equal(left.Warnings, right.Warnings);
        Assert.Equal(left.Explain, right.Explain);
    }

    private static (int?, Baseline?, Gap, decimal?, decimal?, Score, Pace, YearCount?, Status, RankGoal?) Essence(GapFigures figures) =>
        (
            figures.Year,
            figures.Baseline,
            figures.Gap,
            figures.AttainmentPercent,
            figures.ProgressPercent,
            figures.Score,
            figures.Pace,
            figures.Years,
            figures.Status,
            figures.Rank);
}
