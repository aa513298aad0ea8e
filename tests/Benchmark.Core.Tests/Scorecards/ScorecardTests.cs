using System.Globalization;
using Benchmark.Core.Numbers;
using Benchmark.Core.Scorecards;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Tests.Core.Scorecards;

/// <summary>The worked examples of composite scores, and the laws every aggregation obeys.</summary>
public sealed class ScorecardTests
{
    public static TheoryData<string> Composites =>
        [.. WorkedExample.All.Values.Where(example => example.Operation == "composite").Select(example => example.Id)];

    public static TheoryData<string> AggregationIds => [.. Aggregations.All.Select(aggregation => aggregation.Id)];

    [Theory]
    [MemberData(nameof(Composites))]
    public void A_composite_is_that_of_the_example(string id)
    {
        var example = WorkedExample.All[id];
        var entity = Compute(example, example.List("scores")).Entities[0];

        foreach (var (key, expected) in example.Expected)
        {
            switch (key)
            {
                case "score":
                    example.CheckNumber(key, expected, entity.Score);
                    break;
                case "coverage":
                    example.CheckNumber(key, expected, entity.Coverage);
                    break;
                case "reason":
                    Assert.Equal(expected, Code.Of(entity.NotComputed[0].Reason));
                    break;
                case "warning":
                    Assert.Contains(expected, entity.Warnings.Select(warning => Code.Of(warning.Code)));
                    break;
                default:
                    Assert.Fail($"{key} is not read.");
                    break;
            }
        }
    }

    [Fact]
    public void Leaving_one_out_gives_the_ranks_of_the_example()
    {
        var example = WorkedExample.All.Values.Single(each => each.Operation == "leave-one-out");
        var components = example.Inputs["components"].Split('|');
        string[] ids = ["A", "B", "C"];
        var scorecard = Compute(example, [.. ids.Select(example.List)]);

        foreach (var (key, expected) in example.Expected)
        {
            var parts = key.Split('.');
            if (parts[0] == "ranks")
            {
                var dropped = Array.IndexOf(components, parts[1]["drop-".Length..]);
                Assert.Equal(
                    expected,
                    string.Join('|', ids.Select((id, index) => $"{id}:{Exact.Print(scorecard.Entities[index].LeaveOneOut!.ByDropped[dropped].Rank!.Value)}")));
                continue;
            }

            var entity = scorecard.Entities[Array.IndexOf(ids, parts[1])];
            if (parts[0] == "rankRange")
                Assert.Equal(expected, $"{Exact.Print(entity.LeaveOneOut!.Best)}|{Exact.Print(entity.LeaveOneOut.Worst)}");
            else
                example.CheckNumber(key, expected, parts[0] == "score" ? entity.Score : entity.Rank);
        }
    }

    [Fact]
    public void Quantiles_of_type_7_are_those_of_the_example()
    {
        var example = WorkedExample.All.Values.Single(each => each.Operation == "quantile");
        var values = example.List("values").Select(value => value!.Value).ToList();

        Assert.Equal(
            example.Expected["quantile"].Split('|').Select(WorkedExample.Parse),
            example.List("p").Select(p => Exact.Round(Quantile.Of(values, p!.Value))));
    }

    [Fact]
    public void A_merged_index_is_the_simple_mean_of_its_parts_and_weights_by_population_differ()
    {
        var example = WorkedExample.All.Values.Single(each => each.Operation == "merged-index");
        var parts = example.List("parts");
        var populations = example.List("populations");
        decimal Mean(Func<int, decimal> weight) =>
            Exact.Round(new ArithmeticMean().Mean([.. parts.Select((part, index) => new WeightedScore(weight(index), part!.Value))]));

        example.CheckNumber("mergedIndex", example.Expected["mergedIndex"], Mean(_ => 1));
        example.CheckNumber("aux.populationWeighted", example.Expected["aux.populationWeighted"], Mean(index => populations[index]!.Value));
    }

    [Fact]
    public void A_seed_begins_with_the_numbers_of_the_methods()
    {
        // Section 8: seed 1 begins u = 0.5665615751722809, 0.7457817572627011, 0.9710027535867962.
        var generator = new SplitMix64(1);

        Assert.Equal(
            [0.5665615751722809, 0.7457817572627011, 0.9710027535867962],
            Enumerable.Range(0, 3).Select(_ => double.Parse(Exact.Print(generator.NextUnit()), CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(AggregationIds))]
    public void A_mean_lies_between_its_scores_and_all_alike_give_the_same(string id)
    {
        var aggregation = Aggregations.Find(id)!;
        Law.Holds(Scores().ToArbitrary(), scores =>
        {
            var mean = Exact.Round(aggregation.Mean(scores));
            var same = Exact.Round(aggregation.Mean([.. scores.Select(score => score with { Score = scores[0].Score })]));
            return mean >= scores.Min(score => score.Score) - Exact.Tolerance
                && mean <= scores.Max(score => score.Score) + Exact.Tolerance
                && Exact.Same(same, scores[0].Score);
        });
    }

    [Theory]
    [MemberData(nameof(AggregationIds))]
    public void A_better_score_never_lowers_the_mean_and_the_order_of_components_does_not_matter(string id)
    {
        var aggregation = Aggregations.Find(id)!;
        Law.Holds(Scores().ToArbitrary(), scores =>
        {
            var mean = Exact.Round(aggregation.Mean(scores));
            var better = Exact.Round(aggregation.Mean([scores[0] with { Score = scores[0].Score + 1 }, .. scores.Skip(1)]));
            var turned = Exact.Round(aggregation.Mean([.. scores.Reverse()]));
            return better >= mean - Exact.Tolerance && Exact.Same(turned, mean);
        });
    }

    [Theory]
    [MemberData(nameof(AggregationIds))]
    public void Contributions_make_up_the_score(string id)
    {
        Law.Holds(Scores().ToArbitrary(), scores =>
        {
            var entity = Compute(
                Aggregations.Find(id)!,
                0,
                scores.Select(score => score.Weight).ToList(),
                [.. scores.Select(score => (decimal?)score.Score)]).Entities[0];
            var contributions = entity.Parts.Select(part => part.Contribution!.Value).ToList();
            var together = id == "geometric" ? contributions.Aggregate(1m, (product, part) => product * part) : contributions.Sum();
            return Math.Abs(together - entity.Score!.Value) < 1e-6m;
        });
    }

    [Fact]
    public void Nothing_missing_is_filled_in_and_zero_weights_do_not_count()
    {
        var entity = Compute(new ArithmeticMean(), 0.5m, [1, 1, 0], [80, null, null]).Entities[0];

        Assert.Equal(80, entity.Score);
        Assert.Equal(0.5m, entity.Coverage);
        Assert.Equal([80, null, null], entity.Parts.Select(part => part.Contribution));
    }

    [Fact]
    public void Draws_are_the_same_for_a_seed_and_stay_within_the_ranks()
    {
        var scores = new List<IReadOnlyList<decimal?>>
        {
            new decimal?[] { 80, 40, 60 },
            new decimal?[] { 55, 70, 60 },
            new decimal?[] { 60, 62, 65 },
            new decimal?[] { null, null, null },
        };
        Scorecard Draw(long seed) =>
            Compute(new ArithmeticMean(), 0.66m, [0.5m, 0.3m, 0.2m], scores, new DrawSettings(500, 0.25m, seed, 1, ScorecardComputation.Generator));

        var first = Draw(7);
        Assert.Equal(first.Entities.Select(entity => entity.WeightDraws), Draw(7).Entities.Select(entity => entity.WeightDraws));
        Assert.NotEqual(first.Entities.Select(entity => entity.WeightDraws), Draw(8).Entities.Select(entity => entity.WeightDraws));
        Assert.Null(first.Entities[3].WeightDraws);
        Assert.Equal(1, first.Entities.Take(3).Sum(entity => entity.WeightDraws!.ShareInTop));
        Assert.All(first.Entities.Take(3), entity => Assert.InRange(entity.Rank!.Value, entity.WeightDraws!.Minimum, entity.WeightDraws.Maximum));
    }

    [Fact]
    public void A_first_draw_is_the_one_that_can_be_worked_out_by_hand()
    {
        // Seed 1: u = 0.56656…, 0.74578…; with delta 0.5 the weights 1, 1 become 0.5 + u: 1.06656…, 1.24578…, so the second component weighs more.
        var scorecard = Compute(
            new ArithmeticMean(),
            0,
            [1, 1],
            [new decimal?[] { 60, 50 }, new decimal?[] { 50, 60 }],
            new DrawSettings(1, 0.5m, 1, 1, ScorecardComputation.Generator));

        Assert.Equal([1m, 1m], scorecard.Entities.Select(entity => entity.Rank!.Value));
        Assert.Equal([2m, 1m], scorecard.Entities.Select(entity => entity.WeightDraws!.Median));
        // The two ranges do not overlap in this draw: [2, 2] and [1, 1], yet both share the full ranking's first place.
        Assert.Equal([WarningCode.SmallRankDifference], scorecard.Warnings.Select(warning => warning.Code));
    }

    private static Gen<WeightedScore[]> Scores() =>
        from count in Gen.Choose(1, 6)
        from weights in Gen.Choose(1, 100).ArrayOf(count)
        from scores in Gen.Choose(1, 10_000).ArrayOf(count)
        select weights.Zip(scores, (weight, score) => new WeightedScore(weight / 100m, score / 100m)).ToArray();

    private static Scorecard Compute(WorkedExample example, params IReadOnlyList<IReadOnlyList<decimal?>> entities) => Compute(
        Aggregations.Find(example.Inputs["aggregation"])!,
        example.Number("minCoverage") ?? ScorecardInput.DefaultMinCoverage,
        [.. example.List("weights").Select(weight => weight!.Value)],
        entities);

    private static Scorecard Compute(Aggregation aggregation, decimal minCoverage, IReadOnlyList<decimal> weights, IReadOnlyList<decimal?> scores) =>
        Compute(aggregation, minCoverage, weights, [scores], draws: null);

    private static Scorecard Compute(
        Aggregation aggregation,
        decimal minCoverage,
        IReadOnlyList<decimal> weights,
        IReadOnlyList<IReadOnlyList<decimal?>> entities,
        DrawSettings? draws = null)
    {
        static string Component(int index) => $"c{index:00}";
        return ScorecardComputation.Compute(new ScorecardInput
        {
            Entities = [.. entities.Select((scores, index) => new ScoredEntity(
                $"e{index}",
                scores.Select((score, component) => (component, score)).ToDictionary(pair => Component(pair.component), pair => pair.score),
                new Dictionary<string, Reason>()))],
            Weights = weights.Select((weight, index) => (index, weight)).ToDictionary(pair => Component(pair.index), pair => pair.weight),
            Aggregation = aggregation,
            MinCoverage = minCoverage,
            Draws = draws,
        });
    }
}
