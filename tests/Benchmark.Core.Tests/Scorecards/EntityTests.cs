using Benchmark.Core.Gaps;
using Benchmark.Core.Rankings;
using Benchmark.Core.Scorecards;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Scorecards;

/// <summary>What stands beside a composite score: its parts, what is missing, the ranks without a component and over drawn weights, and the warnings.</summary>
public sealed class EntityTests
{
    private static readonly DrawSettings Still = new(3, 0, 1, 1, ScorecardComputation.Generator);

    [Fact]
    public void Parts_stand_by_id_with_what_each_adds_to_the_score()
    {
        // (3·80 + 1·40)/4 = 70, of which 60 and 10.
        var scorecard = Compute(new Dictionary<string, decimal> { ["b"] = 1, ["a"] = 3 }, [("x", 80.00m, 40)]);
        var entity = Assert.Single(scorecard.Entities);

        Assert.Equal(("arithmetic", 0.66m, Ties.Competition), (scorecard.Aggregation, scorecard.MinCoverage, scorecard.Ties));
        Assert.Equal([new ComponentWeight("a", 3), new ComponentWeight("b", 1)], scorecard.Weights);
        Assert.Equal(("x", 70m, 1m, 1m), (entity.Id, entity.Score, entity.Coverage, entity.Rank));
        Assert.Equal([new ScorePart("a", 80, 3, 60, null), new ScorePart("b", 40, 1, 10, null)], entity.Parts);
        Assert.Equal("80", entity.Parts[0].Score!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(entity.Warnings);
        Assert.Empty(entity.NotComputed);
        Assert.Null(scorecard.Robustness);
        Assert.Empty(scorecard.Warnings);
    }

    [Fact]
    public void A_missing_score_says_why_and_that_the_score_stands_on_less()
    {
        var entity = Compute(Weights(2, 1), [("x", 80, null)], missing: new() { ["b"] = Reason.NoTarget }).Entities[0];

        // Two thirds of the weight are present, 0.66 are asked for.
        Assert.Equal((80m, 0.6666666667m), (entity.Score, entity.Coverage));
        Assert.Equal([new ScorePart("a", 80, 2, 80, null), new ScorePart("b", null, 1, null, Reason.NoTarget)], entity.Parts);
        Assert.Equal(["coverage-low"], GapPaths.WarningsOf(entity.Warnings));
        Assert.Equal("score", entity.Warnings[0].At);
        Assert.Equal(Reason.NoObservation, Compute(Weights(2, 1), [("x", 80, null)]).Entities[0].Parts[1].Missing);
    }

    [Theory]
    [InlineData("0.5", true)]
    // A shortfall within the tolerance still counts.
    [InlineData("0.5000000009", true)]
    [InlineData("0.500000002", false)]
    public void A_coverage_on_the_minimum_has_a_score(string minimum, bool scored)
    {
        var entity = Compute(Weights(1, 1), [("x", 80, null)], minCoverage: WorkedExample.Parse(minimum)).Entities[0];

        Assert.Equal(scored, entity.Score is not null);
        Assert.Equal(0.5m, entity.Coverage);
    }

    [Fact]
    public void Below_the_minimum_everything_that_follows_from_the_score_is_null_and_the_parts_remain()
    {
        var entity = Compute(Weights(1, 1), [("x", 80, null)]).Entities[0];

        Assert.Equal((null, null, null, null), (entity.Score, entity.Rank, entity.LeaveOneOut, entity.WeightDraws));
        Assert.Equal([new ScorePart("a", 80, 1, null, null), new ScorePart("b", null, 1, null, Reason.NoObservation)], entity.Parts);
        string[] unscored = ["score", "rank", "contribution", "leaveOneOut"];
        Assert.Equal(unscored.Select(figure => new NotComputed(figure, Reason.CoverageBelowMinimum)), entity.NotComputed);
        Assert.Empty(entity.Warnings);

        // With draws there is one figure more that it lacks.
        var drawn = Compute(Weights(1, 1), [("x", null, null)], draws: Still).Entities[0];
        Assert.Equal(unscored.Append("weightDraws").Select(figure => new NotComputed(figure, Reason.AllMissing)), drawn.NotComputed);
        Assert.Equal(0, drawn.Coverage);
    }

    [Fact]
    public void A_score_of_zero_has_no_geometric_mean_and_one_above_has()
    {
        var scorecard = Compute(Weights(1, 1), [("zero", 0, 50), ("good", 20, 80)], aggregation: new GeometricMean());

        Assert.Equal(Reason.NonpositiveScore, scorecard.Entities[0].NotComputed[0].Reason);
        // √(20·80) = 40, of which √20 and √80.
        Assert.Equal(40m, scorecard.Entities[1].Score);
        Assert.Equal([4.472135955m, 8.94427191m], scorecard.Entities[1].Parts.Select(part => part.Contribution));
        Assert.Equal([null, 1m], scorecard.Entities.Select(entity => entity.Rank));
    }

    [Fact]
    public void Without_a_component_ranks_stand_on_the_rest_whatever_is_left()
    {
        // x: 90 and 10 are 50 together, y: 60 and 60 are 60. Without b x leads, without a y does.
        var scorecard = Compute(Weights(1, 1), [("x", 90, 10), ("y", 60, 60)]);

        Assert.Equal([2m, 1m], scorecard.Entities.Select(entity => entity.Rank));
        var (x, y) = (scorecard.Entities[0].LeaveOneOut!, scorecard.Entities[1].LeaveOneOut!);
        Assert.Equal((1m, 2m), (x.Best, x.Worst));
        Assert.Equal([new DroppedRank("a", 2), new DroppedRank("b", 1)], x.ByDropped);
        Assert.Equal((1m, 2m), (y.Best, y.Worst));
        Assert.Equal([new DroppedRank("a", 1), new DroppedRank("b", 2)], y.ByDropped);
    }

    [Fact]
    public void Without_its_only_component_an_entity_has_no_rank_and_the_entry_says_so()
    {
        var scorecard = Compute(Weights(3, 1), [("x", 90, null), ("y", 60, 60)], minCoverage: 0.7m);
        var lone = scorecard.Entities[0];

        Assert.Equal([new DroppedRank("a", null), new DroppedRank("b", 1)], lone.LeaveOneOut!.ByDropped);
        Assert.Equal((1m, 1m), (lone.LeaveOneOut.Best, lone.LeaveOneOut.Worst));
        Assert.Equal([new NotComputed("leaveOneOut.byDropped[0].rank", Reason.AllMissing)], lone.NotComputed);
        // The minimum coverage asks nothing of what is left: b alone is a quarter of the weight of y.
        Assert.Equal([new DroppedRank("a", 1), new DroppedRank("b", 2)], scorecard.Entities[1].LeaveOneOut!.ByDropped);
    }

    [Fact]
    public void Draws_that_move_no_weight_give_the_same_rank_each_time()
    {
        var scorecard = Compute(Weights(1, 1), [("x", 90, 90), ("y", 10, 10), ("none", null, null)], draws: Still);

        Assert.Equal(Still, scorecard.Robustness);
        Assert.Equal([new WeightDraws(1, 1, 1, 1, 1, 1), new WeightDraws(2, 2, 2, 2, 2, 0), null], scorecard.Entities.Select(entity => entity.WeightDraws));
        Assert.Empty(scorecard.Warnings);
        // The first two of the field are its top two.
        var topTwo = Compute(Weights(1, 1), [("x", 90, 90), ("y", 10, 10)], draws: Still with { Top = 2 });
        Assert.Equal([1m, 1m], topTwo.Entities.Select(entity => entity.WeightDraws!.ShareInTop));
    }

    [Fact]
    public void Ranks_over_draws_are_told_by_their_ends_the_middle_and_the_share_at_the_top()
    {
        // Seed 1 begins u = 0.5666, 0.7458, 0.9710, 0.4449 (methods, section 8, and SplitMix64). With δ = 1 the weights are 2u: in the first draw b weighs
        // more, in the second a does. x leads where a weighs more: its ranks are 2 and 1.
        var scorecard = Compute(Weights(1, 1), [("x", 60, 50), ("y", 50, 60)], draws: new DrawSettings(2, 1, 1, 1, ScorecardComputation.Generator));

        // Type 7 of 1 and 2: 1 + p.
        Assert.Equal(new WeightDraws(1, 1.05m, 1.5m, 1.95m, 2, 0.5m), scorecard.Entities[0].WeightDraws);
        Assert.Equal(new WeightDraws(1, 1.05m, 1.5m, 1.95m, 2, 0.5m), scorecard.Entities[1].WeightDraws);
    }

    [Fact]
    public void A_draw_moves_each_weight_by_as_much_as_delta_says()
    {
        // Seed 1 with δ = 1 draws the weights 2u = 1.1331 and 1.4916: x − y is 10·1.1331 − 8·1.4916 = −0.60, so y leads where alike weights let x lead.
        var scorecard = Compute(Weights(1, 1), [("x", 60, 50), ("y", 50, 58)], draws: new DrawSettings(1, 1, 1, 1, ScorecardComputation.Generator));

        Assert.Equal([1m, 2m], scorecard.Entities.Select(entity => entity.Rank));
        Assert.Equal([2m, 1m], scorecard.Entities.Select(entity => entity.WeightDraws!.Median));
    }

    [Fact]
    public void An_entity_whose_weights_are_all_drawn_as_zero_has_no_rank_in_that_draw()
    {
        // SplitMix64 adds 0x9E3779B97F4A7C15 to its state before it mixes, and mixes zero to zero: the seed that is 2^64 less that number begins u = 0.
        // With δ = 1 the first weight is 2u = 0, and x has a score of the first component alone.
        const long seed = 0x61C8864680B583EB;
        var scorecard = Compute(
            Weights(1, 1),
            [("x", 80, null), ("y", 40, 40)],
            minCoverage: 0.5m,
            draws: new DrawSettings(1, 1, seed, 1, ScorecardComputation.Generator));

        Assert.Equal([1m, 2m], scorecard.Entities.Select(entity => entity.Rank));
        Assert.Equal([null, new WeightDraws(1, 1, 1, 1, 1, 1)], scorecard.Entities.Select(entity => entity.WeightDraws));
        Assert.Empty(scorecard.Warnings);
    }

    [Fact]
    public void Neighbors_whose_ranges_meet_are_said_to_be_close_at_the_worse_of_the_two()
    {
        // x and y are equal, z is far behind.
        var scorecard = Compute(Weights(1, 1), [("z", 10, 10), ("y", 90, 90), ("x", 90, 90)], draws: Still);

        var warning = Assert.Single(scorecard.Warnings);
        Assert.Equal(["small-rank-difference"], GapPaths.WarningsOf(scorecard.Warnings));
        Assert.Equal("entities[2].rank", warning.At);
        Assert.Contains("giữa y và x", warning.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("of y and x", warning.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_scores_are_ranked_as_asked()
    {
        var scorecard = Compute(Weights(1, 1), [("x", 90, 90), ("y", 90, 90), ("z", 10, 10)], ties: Ties.Average);

        Assert.Equal([1.5m, 1.5m, 3m], scorecard.Entities.Select(entity => entity.Rank));
        Assert.Equal(Ties.Average, scorecard.Ties);
    }

    private static Dictionary<string, decimal> Weights(decimal a, decimal b) => new() { ["a"] = a, ["b"] = b };

    private static Scorecard Compute(
        Dictionary<string, decimal> weights,
        IReadOnlyList<(string Id, decimal? A, decimal? B)> entities,
        decimal minCoverage = ScorecardInput.DefaultMinCoverage,
        Aggregation? aggregation = null,
        Dictionary<string, Reason>? missing = null,
        DrawSettings? draws = null,
        Ties ties = default) => ScorecardComputation.Compute(new ScorecardInput
        {
            Entities =
            [
                .. entities.Select(each => new ScoredEntity(each.Id, new Dictionary<string, decimal?> { ["a"] = each.A, ["b"] = each.B }, missing ?? [])),
            ],
            Weights = weights,
            Aggregation = aggregation ?? new ArithmeticMean(),
            MinCoverage = minCoverage,
            Draws = draws,
            Ties = ties,
        });
}
