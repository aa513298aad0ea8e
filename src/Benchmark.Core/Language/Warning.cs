namespace Benchmark.Core.Language;

/// <summary>Something a reader must know beside a figure. A warning never changes a figure.</summary>
/// <param name="Code">Which warning.</param>
/// <param name="Message">The sentence.</param>
/// <param name="At">
/// The path of what it concerns: within the row when the warning stands in a row, within the response otherwise; null when it concerns all of it.
/// </param>
public sealed record Warning(WarningCode Code, Text Message, string? At)
{
    /// <summary>What it concerns, by id; null when it concerns the whole row and nothing else. The sentence has names instead.</summary>
    public WarningSubject? Subject { get; init; }
}

/// <summary>What a warning is about, by id; what does not apply is null.</summary>
/// <param name="Province">The province.</param>
/// <param name="Successor">The province that took its territory over.</param>
/// <param name="Targets">The other targets.</param>
/// <param name="Document">The document.</param>
/// <param name="Series">The other series.</param>
public sealed record WarningSubject(
    string? Province = null,
    string? Successor = null,
    IReadOnlyList<string>? Targets = null,
    string? Document = null,
    string? Series = null);

/// <summary>The warnings.</summary>
public enum WarningCode
{
    /// <summary>A compared row mixes yearly floors, averages and states.</summary>
    MixedBasis,

    /// <summary>A compared row mixes rank goals for fields of different size.</summary>
    MixedFieldSize,

    /// <summary>The province ended before the end of the horizon year or of the year compared.</summary>
    EndedProvince,

    /// <summary>The horizon is our reading.</summary>
    HorizonInferred,

    /// <summary>Another document states another figure for the same province, indicator and horizon.</summary>
    CompetingTargets,

    /// <summary>"More than" outranked "at least" at the same figure.</summary>
    StrictBeatsEqual,

    /// <summary>The value equals a strict target and therefore misses it.</summary>
    StrictBoundary,

    /// <summary>Met only thanks to the band of an "about".</summary>
    BandApplied,

    /// <summary>The raw score lay outside 0–100.</summary>
    Clipped,

    /// <summary>Met, but worse than the baseline.</summary>
    MetButRegressing,

    /// <summary>The first year of the period had no value; a later one is the baseline.</summary>
    BaselineYearShifted,

    /// <summary>The horizon year is over and has no value; judged on an older one.</summary>
    NoValueAtHorizon,

    /// <summary>Values after the horizon exist and were not used.</summary>
    LaterValueIgnored,

    /// <summary>A floor in every year without stated years: only the newest year was judged.</summary>
    PeriodUnknown,

    /// <summary>The goal was set for a field of another size; both verdicts are given.</summary>
    FieldSizeChanged,

    /// <summary>Values of different editions or definitions stand in one series.</summary>
    MethodBreak,

    /// <summary>The value is preliminary.</summary>
    PreliminaryValue,

    /// <summary>An older vintage of the value differs.</summary>
    RevisedValue,

    /// <summary>The other pace model gives another status.</summary>
    LinearAndCompoundDisagree,

    /// <summary>The score stands on less than all of its weight.</summary>
    CoverageLow,

    /// <summary>The order of two neighbors is not robust.</summary>
    SmallRankDifference,

    /// <summary>The target was replaced; the message names the document and the figure that did.</summary>
    SupersededTarget,

    /// <summary>A value of a year before the target was set already meets it.</summary>
    MetAtAdoption,

    /// <summary>An earlier target of the same kind asks for as much or more.</summary>
    LaterTargetNotHigher,

    /// <summary>Another series that judges the same target gives another status.</summary>
    SeriesDisagree,

    /// <summary>The target is a draft, or one of several scenarios.</summary>
    DraftTarget,

    /// <summary>A leader or a report named the target; no document is known to have adopted it.</summary>
    StatementTarget,

    /// <summary>The projection lies outside what the indicator can be.</summary>
    ProjectionOutOfBounds,

    /// <summary>The release that the answer is computed from was withdrawn; the message says when and why.</summary>
    WithdrawnRelease,
}
