using Benchmark.Core.Rankings;

namespace Benchmark.Core.Scorecards;

/// <summary>Composite scores of several entities, with everything they stand on.</summary>
/// <param name="Aggregation">The id of the aggregation.</param>
/// <param name="MinCoverage">The share of the weight that has to be present.</param>
/// <param name="Ties">How equal scores are ranked.</param>
/// <param name="Weights">The weights as given, by component.</param>
/// <param name="Entities">The entities, in the order given.</param>
/// <param name="Robustness">How the weights were drawn; null when they were not.</param>
/// <param name="Warnings">What a reader must know; <c>at</c> is a path within the scorecard.</param>
public record Scorecard(
    string Aggregation,
    decimal MinCoverage,
    Ties Ties,
    IReadOnlyList<ComponentWeight> Weights,
    IReadOnlyList<EntityScore> Entities,
    DrawSettings? Robustness,
    IReadOnlyList<Warning> Warnings);

/// <summary>The weight of a component.</summary>
/// <param name="Component">The component.</param>
/// <param name="Weight">Its weight, not negative.</param>
public sealed record ComponentWeight(string Component, decimal Weight);

/// <summary>How weights are drawn: each is multiplied by U, uniform on [1 − δ, 1 + δ], and all are renormalized.</summary>
/// <param name="Draws">How many draws.</param>
/// <param name="Delta">δ, from 0 to 1.</param>
/// <param name="Seed">Where the generator starts; the same seed gives the same draws everywhere.</param>
/// <param name="Top">N of "the share of draws in the top N".</param>
/// <param name="Generator">The generator.</param>
public sealed record DrawSettings(int Draws, decimal Delta, long Seed, int Top, string Generator);

/// <summary>The composite score of an entity.</summary>
public sealed record EntityScore : Sentences
{
    /// <summary>The entity.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; of a posted entity its id.</summary>
    public required Text Label { get; init; }

    /// <summary>The composite, or null with its reason.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The share of the weight that is present, from 0 to 1; components of zero weight do not count.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>The rank among the entities that have a score.</summary>
    public required decimal? Rank { get; init; }

    /// <summary>Every component, present or not, by id.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>What happens to the rank when each component in turn is left out; null without a score.</summary>
    public required LeaveOneOut? LeaveOneOut { get; init; }

    /// <summary>What happens to the rank when the weights are drawn; null when they are not, or without a score.</summary>
    public required WeightDraws? WeightDraws { get; init; }

    /// <summary>Why figures are null.</summary>
    public required IReadOnlyList<Gaps.NotComputed> NotComputed { get; init; }

    /// <summary>What a reader must know; <c>at</c> is a path within the entity.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>A component of a composite score.</summary>
/// <param name="Component">The component.</param>
/// <param name="Score">Its score; null when missing, and never filled in.</param>
/// <param name="Weight">Its weight as given.</param>
/// <param name="Contribution">
/// What it contributes: all contributions add up to the score, or multiply to it in a geometric mean. Null when it is missing, or when there is no score.
/// </param>
/// <param name="Missing">Why it has no score; null when it has one.</param>
public sealed record ScorePart(string Component, decimal? Score, decimal Weight, decimal? Contribution, Reason? Missing);

/// <summary>Ranks with one component left out at a time, the weights renormalized.</summary>
/// <param name="Best">The best rank, the full ranking included.</param>
/// <param name="Worst">The worst rank, the full ranking included.</param>
/// <param name="ByDropped">The rank without each component.</param>
public sealed record LeaveOneOut(decimal Best, decimal Worst, IReadOnlyList<DroppedRank> ByDropped);

/// <summary>A rank without one component.</summary>
/// <param name="Component">The component left out.</param>
/// <param name="Rank">The rank without it; null when nothing else is left of the entity.</param>
public sealed record DroppedRank(string Component, decimal? Rank);

/// <summary>Ranks over drawn weights.</summary>
/// <param name="Minimum">The best rank.</param>
/// <param name="Quantile05">The 5 % quantile.</param>
/// <param name="Median">The median.</param>
/// <param name="Quantile95">The 95 % quantile.</param>
/// <param name="Maximum">The worst rank.</param>
/// <param name="ShareInTop">The share of draws, from 0 to 1, in which the rank was among the top N.</param>
public sealed record WeightDraws(decimal Minimum, decimal Quantile05, decimal Median, decimal Quantile95, decimal Maximum, decimal ShareInTop);
