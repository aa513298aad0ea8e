using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Rankings;

namespace Benchmark.Core.Scorecards;

/// <summary>What a scorecard is computed from.</summary>
public sealed record ScorecardInput
{
    /// <summary>The entities, in the order of the answer.</summary>
    public required IReadOnlyList<ScoredEntity> Entities { get; init; }

    /// <summary>The weight of every component, not negative, at least one positive.</summary>
    public required IReadOnlyDictionary<string, decimal> Weights { get; init; }

    /// <summary>How the scores become one.</summary>
    public required Aggregation Aggregation { get; init; }

    /// <summary>The minimum coverage when none is asked for.</summary>
    public const decimal DefaultMinCoverage = 0.66m;

    /// <summary>The share of the weight that has to be present.</summary>
    public decimal MinCoverage { get; init; } = DefaultMinCoverage;

    /// <summary>How equal scores are ranked.</summary>
    public Ties Ties { get; init; }

    /// <summary>How weights are drawn; null for not at all.</summary>
    public DrawSettings? Draws { get; init; }
}

/// <summary>An entity with its scores.</summary>
/// <param name="Id">The entity.</param>
/// <param name="Scores">The score of each component; null or absent when missing.</param>
/// <param name="Missing">Why scores are missing, where it is known.</param>
public sealed record ScoredEntity(string Id, IReadOnlyDictionary<string, decimal?> Scores, IReadOnlyDictionary<string, Reason> Missing)
{
    /// <summary>What people call it; its id where it has no name.</summary>
    public Text Label { get; init; } = Text.Same(Id);
}

/// <summary>
/// Composite scores over the components that are present (available case): nothing is imputed, below the minimum coverage there is no score, and how much the
/// ranking depends on any one component, or on the weights, is reported beside it (leave-one-out and weight draws as in COINr and the JRC audits).
/// </summary>
public static class ScorecardComputation
{
    private const string ScoreFigure = "score";
    private const string DrawsFigure = "weightDraws";

    /// <summary>What an entity without a score lacks.</summary>
    private static readonly string[] Unscored = [ScoreFigure, "rank", "contribution", "leaveOneOut", DrawsFigure];

    private static readonly decimal[] BandEnds = [0.05m, 0.95m];

    /// <summary>The id of the generator of the draws.</summary>
    public static string Generator => SplitMix64.Name;

    /// <summary>The scorecard of an input.</summary>
    public static Scorecard Compute(ScorecardInput input)
    {
        // Ordinal order of the components is part of the draws: it decides which number falls to which weight.
        var components = input.Weights.Keys.Order(StringComparer.Ordinal).ToList();
        var weights = components.Select(component => input.Weights[component]).ToArray();
        var scores = input.Entities.Select(entity => components.Select(component => entity.Scores.GetValueOrDefault(component)).ToArray()).ToList();
        var composites = scores.Select(row => CompositeOf(row, weights, input.Aggregation, input.MinCoverage)).ToList();
        var ranked = Enumerable.Range(0, scores.Count).Where(index => composites[index].Score is not null).ToList();

        var ranks = RankOf(ranked, ranked.Select(index => composites[index].Score).ToList(), input.Ties);
        var without = components.Select((_, dropped) => RanksWithout(dropped, ranked, scores, weights, input)).ToList();
        var draws = input.Draws is null ? null : DrawRanks(input.Draws, ranked, scores, weights, input);

        var entities = input.Entities.Select((entity, index) => Entity(
            entity,
            composites[index],
            ranks.GetValueOrDefault(index),
            components,
            weights,
            scores[index],
            ranks.TryGetValue(index, out var rank) ? LeaveOneOutOf(rank, components, without.Select(each => each.GetValueOrDefault(index))) : null,
            draws?.GetValueOrDefault(index),
            input)).ToList();
        return new Scorecard(
            input.Aggregation.Id,
            input.MinCoverage,
            input.Ties,
            [.. components.Zip(weights, (component, weight) => new ComponentWeight(component, weight))],
            entities,
            input.Draws,
            [.. Overlaps(entities)]);
    }

    private static Composite CompositeOf(decimal?[] scores, decimal[] weights, Aggregation aggregation, decimal minCoverage)
    {
        var present = Present(scores, weights);
        var total = weights.Sum();
        var presentWeight = present.Sum(part => part.Weight);
        var coverage = total == 0 ? 0 : presentWeight / total;
        var reason = present.Count == 0 ? Reason.AllMissing
            : !Exact.AtLeast(coverage, minCoverage) ? Reason.CoverageBelowMinimum
            : aggregation.Refuses(present);
        return new Composite(reason is null ? aggregation.Mean(present) : null, coverage, presentWeight, reason);
    }

    /// <summary>The mean alone, for an entity that is not refused; null when all its weights were drawn as zero.</summary>
    private static decimal? MeanOf(decimal?[] scores, decimal[] weights, Aggregation aggregation) =>
        Present(scores, weights) is { Count: > 0 } present ? aggregation.Mean(present) : null;

    private static List<WeightedScore> Present(decimal?[] scores, decimal[] weights)
    {
        var present = new List<WeightedScore>(scores.Length);
        for (var index = 0; index < scores.Length; index++)
        {
            if (weights[index] > 0 && scores[index] is { } score)
                present.Add(new WeightedScore(weights[index], score));
        }

        return present;
    }

    private static Dictionary<int, decimal?> RankOf(List<int> entities, List<decimal?> scores, Ties ties)
    {
        var scored = entities.Zip(scores).Where(pair => pair.Second is not null).ToList();
        var ranks = Ranking.Of([.. scored.Select(pair => new Ranked(pair.Second!.Value))], Direction.HigherIsBetter, ties);
        return scored.Zip(ranks).ToDictionary(pair => pair.First.First, pair => (decimal?)pair.Second);
    }

    /// <summary>The ranks without one component. No minimum is asked of what is left: the question is what the component does to the order.</summary>
    private static Dictionary<int, decimal?> RanksWithout(int dropped, List<int> entities, List<decimal?[]> scores, decimal[] weights, ScorecardInput input)
    {
        var rest = weights.ToArray();
        rest[dropped] = 0;
        return RankOf(entities, [.. entities.Select(index => CompositeOf(scores[index], rest, input.Aggregation, minCoverage: 0).Score)], input.Ties);
    }

    private static LeaveOneOut LeaveOneOutOf(decimal? rank, IReadOnlyList<string> components, IEnumerable<decimal?> without)
    {
        var byDropped = components.Zip(without, (component, dropped) => new DroppedRank(component, dropped)).ToList();
        var all = byDropped.Select(dropped => dropped.Rank).Append(rank).OfType<decimal>().ToList();
        return new LeaveOneOut(all.Min(), all.Max(), byDropped);
    }

    /// <summary>Every entity meets the same drawn weights; draws outermost, components in ordinal order innermost.</summary>
    private static Dictionary<int, WeightDraws> DrawRanks(
        DrawSettings settings,
        List<int> entities,
        List<decimal?[]> scores,
        decimal[] weights,
        ScorecardInput input)
    {
        var generator = new SplitMix64(unchecked((ulong)settings.Seed));
        var ranks = entities.ToDictionary(index => index, _ => new List<decimal>(settings.Draws));
        var drawn = new decimal[weights.Length];
        for (var draw = 0; draw < settings.Draws; draw++)
        {
            for (var component = 0; component < weights.Length; component++)
                drawn[component] = weights[component] * (1 - settings.Delta + 2 * settings.Delta * generator.NextUnit());
            foreach (var (index, rank) in RankOf(entities, [.. entities.Select(index => MeanOf(scores[index], drawn, input.Aggregation))], input.Ties))
                ranks[index].Add(rank!.Value);
        }

        return ranks.Where(entry => entry.Value.Count > 0).ToDictionary(entry => entry.Key, entry => Summarize(entry.Value, settings));
    }

    private static WeightDraws Summarize(List<decimal> ranks, DrawSettings settings)
    {
        ranks.Sort();
        return new WeightDraws(
            ranks[0],
            Exact.Round(Quantile.Of(ranks, BandEnds[0])),
            Exact.Round(Quantile.Of(ranks, 0.5m)),
            Exact.Round(Quantile.Of(ranks, BandEnds[1])),
            ranks[^1],
            Exact.Round((decimal)ranks.Count(rank => rank <= settings.Top) / ranks.Count));
    }

    private static EntityScore Entity(
        ScoredEntity entity,
        Composite composite,
        decimal? rank,
        List<string> components,
        decimal[] weights,
        decimal?[] scores,
        LeaveOneOut? leaveOneOut,
        WeightDraws? draws,
        ScorecardInput input)
    {
        ScorePart Part(string component, int index)
        {
            var contributes = composite.Score is not null && scores[index] is not null;
            return new ScorePart(
                component,
                scores[index] is { } score ? Exact.Normalize(score) : null,
                weights[index],
                contributes
                    ? Exact.Round(input.Aggregation.Contribution(new WeightedScore(weights[index], scores[index]!.Value), composite.PresentWeight))
                    : null,
                scores[index] is null ? entity.Missing.GetValueOrDefault(component, Reason.NoObservation) : null);
        }

        var dropped = leaveOneOut is null ? [] : leaveOneOut.ByDropped.Index()
            .Where(each => each.Item.Rank is null)
            .Select(each => new NotComputed($"leaveOneOut.byDropped[{each.Index}].rank", Reason.AllMissing));
        var low = composite.Score is not null && !Exact.AtLeast(composite.Coverage, 1);
        return new EntityScore
        {
            Id = entity.Id,
            Label = entity.Label,
            Score = composite.Score is { } value ? Exact.Round(value) : null,
            Coverage = Exact.Round(composite.Coverage),
            Rank = rank,
            Parts = [.. components.Select(Part)],
            LeaveOneOut = leaveOneOut,
            WeightDraws = draws,
            NotComputed = composite.Reason is { } why
                ? [.. Unscored.Where(figure => figure != DrawsFigure || input.Draws is not null).Select(figure => new NotComputed(figure, why))]
                : [.. dropped],
            Warnings = low
                ? [new Warning(WarningCode.CoverageLow, Words.Say(Phrase.CoverageLowScore), ScoreFigure)]
                : [],
        };
    }

    /// <summary>Neighbors in the ranking whose 5–95 % ranges overlap: their order is not robust.</summary>
    private static IEnumerable<Warning> Overlaps(List<EntityScore> entities)
    {
        var ranked = entities.Where(entity => entity.WeightDraws is not null).OrderBy(entity => entity.Rank).ToList();
        foreach (var (better, worse) in ranked.Zip(ranked.Skip(1)))
        {
            if (better.WeightDraws!.Quantile95 < worse.WeightDraws!.Quantile05)
                continue;
            yield return new Warning(
                WarningCode.SmallRankDifference,
                Words.Say(WarningCode.SmallRankDifference, ("better", better.Label), ("worse", worse.Label)),
                $"entities[{entities.IndexOf(worse)}].rank");
        }
    }

    private sealed record Composite(decimal? Score, decimal Coverage, decimal PresentWeight, Reason? Reason);
}
