using System.Text.Json.Serialization;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>Every figure of one target judged by one series, each null with a reason: what every row of gaps has in common.</summary>
public record GapFigures : Sentences
{
    /// <summary>The year of the judged value; null when there is none.</summary>
    [JsonIgnore]
    public int? Year { get; init; }

    /// <summary>The baseline; null when there is none.</summary>
    public required Baseline? Baseline { get; init; }

    /// <summary>The distance to the target.</summary>
    public required Gap Gap { get; init; }

    /// <summary>The value in percent of the target, or the target in percent of the value when lower is better; not capped.</summary>
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

    /// <summary>Why figures are null, in the order of the row.</summary>
    public required IReadOnlyList<NotComputed> NotComputed { get; init; }

    /// <summary>What a reader must know; <c>at</c> is a path within the row.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>How each figure follows from its inputs, in the order of the row; empty when not asked for.</summary>
    public required IReadOnlyList<Explained> Explain { get; init; }

    /// <summary>The way drawn year by year; null when not asked for.</summary>
    public Trajectory? Trajectory { get; init; }

    /// <summary>The same as one row for each year, as charts take it; null when not asked for.</summary>
    public IReadOnlyList<TrajectoryRow>? TrajectoryRows { get; init; }
}

/// <summary>The value a way is measured from.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Value">The value.</param>
public sealed record Baseline(int Year, decimal Value);

/// <summary>The distance between a value and its target.</summary>
/// <param name="Value">d·(v − T): negative is short of the target, in every direction.</param>
/// <param name="Unit">The unit of a difference.</param>
/// <param name="Remaining">What is left to do, never negative.</param>
/// <param name="RelativePercent">The gap in percent of the pass mark.</param>
/// <param name="Met">Whether the value passes.</param>
/// <param name="MetWithoutBand">Whether it would pass without the band of an "about"; the same as met where there is no band.</param>
/// <param name="StretchMet">Whether the far end of a range is reached; null where there is no range.</param>
public sealed record Gap(decimal? Value, string? Unit, decimal? Remaining, decimal? RelativePercent, bool? Met, bool? MetWithoutBand, bool? StretchMet)
{
    /// <summary>The gap as a sentence writes it, with its sign; null unless asked for.</summary>
    public Text? Text { get; init; }
}

/// <summary>A score on fixed goalposts.</summary>
/// <param name="Value">The score, held between 0 and 100.</param>
/// <param name="Raw">The score before that.</param>
/// <param name="Clipped">Which end it was held at; null when it lay inside.</param>
/// <param name="Worst">w, the value that scores 0.</param>
/// <param name="Best">T, the value that scores 100.</param>
/// <param name="Method">The id of the score method.</param>
public sealed record Score(decimal? Value, decimal? Raw, Clipped? Clipped, decimal? Worst, decimal? Best, string Method);

/// <summary>Which end a score was held at.</summary>
public enum Clipped
{
    /// <summary>Held at 0.</summary>
    Low,

    /// <summary>Held at 100.</summary>
    High,
}

/// <summary>The pace towards a target.</summary>
/// <param name="Model">The id of the pace model.</param>
/// <param name="ActualPerYear">The change per year since the baseline.</param>
/// <param name="RequiredPerYear">The change per year that leads from the baseline to the target.</param>
/// <param name="Ratio">R, the actual against the required change; negative when moving away.</param>
/// <param name="ExpectedNow">Where the path stands in the year of the value, in the unit of the indicator.</param>
/// <param name="RequiredFromNow">The change per year still needed.</param>
/// <param name="ProjectedAtHorizon">Where the actual change leads, in the unit of the indicator.</param>
/// <param name="Unit">The unit of the per-year figures.</param>
public sealed record Pace(
    string Model,
    decimal? ActualPerYear,
    decimal? RequiredPerYear,
    decimal? Ratio,
    decimal? ExpectedNow,
    decimal? RequiredFromNow,
    decimal? ProjectedAtHorizon,
    string? Unit);

/// <summary>The years of a floor that holds in every year.</summary>
/// <param name="Met">How many known years meet it.</param>
/// <param name="Known">How many have a value.</param>
/// <param name="Expected">How many the period has; null when it is not stated.</param>
/// <param name="Missed">The known years that do not meet it.</param>
public sealed record YearCount(int Met, int Known, int? Expected, IReadOnlyList<int> Missed)
{
    /// <summary>Equal where the same years are counted.</summary>
    public bool Equals(YearCount? other) =>
        other is not null && (Met, Known, Expected) == (other.Met, other.Known, other.Expected) && Missed.SequenceEqual(other.Missed);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Met, Known, Expected);
}

/// <summary>A rank goal, read literally and scaled to the field of the rank.</summary>
/// <param name="Rank">The rank reached.</param>
/// <param name="FieldSize">n, how many units were ranked.</param>
/// <param name="Goal">N, the rank promised.</param>
/// <param name="GoalFieldSize">n0, the field the goal was set for.</param>
/// <param name="Places">Places still to climb; negative when places are to spare.</param>
/// <param name="ScaledGoal">max(1, floor(N·n/n0)).</param>
/// <param name="MetLiterally">rank ≤ N, the words of the document.</param>
/// <param name="MetScaled">rank ≤ the scaled goal.</param>
/// <param name="PercentileScore">100 for the first of the field, 0 for the last.</param>
public sealed record RankGoal(
    decimal? Rank,
    int? FieldSize,
    decimal Goal,
    int? GoalFieldSize,
    decimal? Places,
    decimal? ScaledGoal,
    bool? MetLiterally,
    bool? MetScaled,
    decimal? PercentileScore);

/// <summary>A figure that is null, and why. An entry for a block covers every null in it that has no entry of its own.</summary>
/// <param name="Figure">The path of the figure or block within the row.</param>
/// <param name="Reason">Why.</param>
public sealed record NotComputed(string Figure, Reason Reason);

/// <summary>How a figure follows from its inputs.</summary>
/// <param name="Figure">The path of the figure within the row.</param>
/// <param name="Term">What it is computed by; it is written out only where it is shown, which most answers do not.</param>
/// <param name="Result">The figure.</param>
public sealed record Explained(string Figure, [property: JsonIgnore] Term Term, [property: JsonPropertyOrder(1)] decimal Result)
{
    /// <summary>The formula in symbols.</summary>
    public string Formula => Term.Formula;

    /// <summary>The formula with its numbers: an arithmetic expression whose value, rounded, is the result.</summary>
    public string With => Term.With;

    /// <summary>Equal when it says the same.</summary>
    public bool Equals(Explained? other) =>
        other is not null && Figure == other.Figure && Result == other.Result && With == other.With && Formula == other.Formula;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Figure, Result);
}

/// <summary>The verdict on a target.</summary>
public enum Status
{
    /// <summary>Reached; the horizon is still ahead, or no value of it was found.</summary>
    Met,

    /// <summary>Fast enough.</summary>
    OnTrack,

    /// <summary>Moving, not fast enough.</summary>
    Progressing,

    /// <summary>Hardly moving.</summary>
    Slow,

    /// <summary>Moving away.</summary>
    Regressing,

    /// <summary>Reached at the horizon.</summary>
    HorizonMet,

    /// <summary>Not reached at the horizon.</summary>
    HorizonMissed,

    /// <summary>No verdict can be given; the reason stands in <c>notComputed</c>.</summary>
    NotAssessable,

    /// <summary>A later target replaced it (standing superseded), so it is not judged any more; this goes before lapsed.</summary>
    Replaced,

    /// <summary>The unit ended before the target was due, and no value of that year is known.</summary>
    Lapsed,
}
