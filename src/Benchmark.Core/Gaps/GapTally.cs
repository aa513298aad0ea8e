namespace Benchmark.Core.Gaps;

/// <summary>How the targets of a group stand.</summary>
/// <param name="Targets">How many targets with a number have a row, each counted once.</param>
/// <param name="Milestones">How many targets of the same selection have no number, and so no row.</param>
/// <param name="Rows">How many rows of gaps they have; a target has one for each series that judges it.</param>
/// <param name="Judged">How many of the targets have a verdict: not <c>not-assessable</c>, <c>lapsed</c> or <c>replaced</c>.</param>
/// <param name="Met">How many of the targets are reached, before their horizon or at it.</param>
/// <param name="SharePercent">Met in percent of judged; null when none is judged.</param>
/// <param name="CoveragePercent">Judged in percent of targets; null when there are none.</param>
/// <param name="Statuses">How many of the targets have each status, by its code; every code is there.</param>
/// <param name="NotComputed">Why figures are null.</param>
public record GapTally(
    int Targets,
    int Milestones,
    int Rows,
    int Judged,
    int Met,
    decimal? SharePercent,
    decimal? CoveragePercent,
    IReadOnlyDictionary<string, int> Statuses,
    IReadOnlyList<NotComputed> NotComputed);

/// <summary>What a summary puts together.</summary>
public enum GapGrouping
{
    /// <summary>The targets of a province.</summary>
    Province,

    /// <summary>The targets on an indicator.</summary>
    Indicator,

    /// <summary>The targets on the indicators of a theme.</summary>
    Theme,

    /// <summary>The targets due in a year, or without one.</summary>
    Horizon,

    /// <summary>The targets that a document sets, or of which no document is known.</summary>
    Document,
}
