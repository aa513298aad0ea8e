using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>One target judged by one series: the inputs, every figure, why the others are missing, and the sentence.</summary>
public sealed record GapRow
{
    /// <summary>The province.</summary>
    public required string Province { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The series that judges; null when the province has no value in any that may.</summary>
    public required string? Series { get; init; }

    /// <summary>The target.</summary>
    public required Target Target { get; init; }

    /// <summary>The judged value; of an average the newest of its values.</summary>
    public required Observation? Observation { get; init; }

    /// <summary>The value the way is measured from.</summary>
    public required Baseline? Baseline { get; init; }

    /// <summary>The distance to the target.</summary>
    public required Gap Gap { get; init; }

    /// <summary>The value in percent of the target; not capped.</summary>
    public required decimal? AttainmentPercent { get; init; }

    /// <summary>The share of the way from the baseline to the target, in percent; not capped.</summary>
    public required decimal? ProgressPercent { get; init; }

    /// <summary>The score from 0 to 100.</summary>
    public required Score Score { get; init; }

    /// <summary>The pace.</summary>
    public required Pace Pace { get; init; }

    /// <summary>The years counted; null unless the target is a floor in every year.</summary>
    public required YearCount? Years { get; init; }

    /// <summary>The verdict.</summary>
    public required Status Status { get; init; }

    /// <summary>The threshold set the status follows.</summary>
    public required string Thresholds { get; init; }

    /// <summary>The reading of a rank goal; null for other targets.</summary>
    public required RankGoal? Rank { get; init; }

    /// <summary>Why figures are null.</summary>
    public required IReadOnlyList<NotComputed> NotComputed { get; init; }

    /// <summary>What a reader must know; <c>at</c> is a path within the row.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>How each figure follows from its inputs; empty when not asked for.</summary>
    public required IReadOnlyList<Explained> Explain { get; init; }

    /// <summary>The row as a sentence. It says nothing that is not in the row.</summary>
    public required Text Narrative { get; init; }
}
