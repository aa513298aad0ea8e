namespace Benchmark.Core.Language;

/// <summary>
/// Why a figure is null. The members stand in the order of precedence: when several reasons fit a figure, the first is given.
/// </summary>
public enum Reason
{
    /// <summary>The target has no number.</summary>
    Milestone,

    /// <summary>The province has no target for this indicator and horizon.</summary>
    NoTarget,

    /// <summary>No value of this series is known.</summary>
    NoObservation,

    /// <summary>Values exist, all of them after the horizon.</summary>
    NoObservationByHorizon,

    /// <summary>An ordinal class: better or worse, without a distance.</summary>
    OrdinalClass,

    /// <summary>An average is promised, its years are not stated.</summary>
    PeriodUnknown,

    /// <summary>The value is a mean over other years than the target's.</summary>
    OtherPeriod,

    /// <summary>A number too large or too small to be computed exactly.</summary>
    OutOfRange,

    /// <summary>Ranks are ordinal: no ratio, no score, no compound pace.</summary>
    RankGoal,

    /// <summary>Ratios of signed rates have no meaning.</summary>
    NoTrueZero,

    /// <summary>No compound pace of a rate, and no share of the way.</summary>
    GrowthRate,

    /// <summary>A floor in each year has no path and no pace.</summary>
    EveryYearFloor,

    /// <summary>The ranks, or the rank and its goal, belong to fields of different size.</summary>
    FieldSizeChanged,

    /// <summary>A field size is not known.</summary>
    FieldSizeUnknown,

    /// <summary>A field of one has no percentile.</summary>
    FieldTooSmall,

    /// <summary>The series has a declared break between the baseline and the value.</summary>
    MethodBreak,

    /// <summary>There is no older value that could be the baseline.</summary>
    SingleObservation,

    /// <summary>The target was replaced by another.</summary>
    Superseded,

    /// <summary>The unit ended before the target was due.</summary>
    Lapsed,

    /// <summary>The horizon is over and its own value is not known.</summary>
    NoValueAtHorizon,

    /// <summary>The source names no year.</summary>
    OpenHorizon,

    /// <summary>The judged value is that of the horizon: nothing is left to pace.</summary>
    HorizonPassed,

    /// <summary>Compound growth between values of different sign.</summary>
    SignChange,

    /// <summary>Compound growth from zero or less.</summary>
    NonpositiveBase,

    /// <summary>Division by, or a power or logarithm of, a value of zero or less.</summary>
    NonpositiveValue,

    /// <summary>A ratio to, or growth towards, a target of zero or less.</summary>
    NonpositiveTarget,

    /// <summary>The period is over and some of its years have no value.</summary>
    IncompletePeriod,

    /// <summary>No worst bound is declared.</summary>
    NoWorstBound,

    /// <summary>Best and worst coincide.</summary>
    ZeroRange,

    /// <summary>The declared worst bound is better than the target.</summary>
    WorstBeyondTarget,

    /// <summary>The baseline equals the target: nothing to divide by.</summary>
    BaselineAtTarget,

    /// <summary>The baseline was already beyond the target.</summary>
    BaselinePastTarget,

    /// <summary>Relative to a target of zero.</summary>
    ZeroTarget,

    /// <summary>Some units of the field have no value, or there is only one: no place can be given.</summary>
    PartialField,

    /// <summary>The reference has no value in this row.</summary>
    NoReference,

    /// <summary>An index to a reference of zero or less.</summary>
    NonpositiveReference,

    /// <summary>Geometric mean with a score of zero or less.</summary>
    NonpositiveScore,

    /// <summary>Less of the weight is present than the minimum coverage asks for.</summary>
    CoverageBelowMinimum,

    /// <summary>No component has a score.</summary>
    AllMissing,

    /// <summary>None of the targets counted has a verdict: there is nothing to take a share of.</summary>
    NothingJudged,
}

/// <summary>The sentences that explain the reasons.</summary>
public static class Reasons
{
    private static readonly Text[] Texts = [.. Enum.GetValues<Reason>().Select(reason => Words.Say(reason))];

    /// <summary>The sentence of a reason, beginning in lower case and without a full stop.</summary>
    public static Text TextOf(Reason reason) => Texts[(int)reason];
}
