using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Targets;

/// <summary>What became of the targets of a unit that ended before they were due, in the unit that took its territory over.</summary>
public static class TargetLineage
{
    /// <summary>
    /// A row for each target in force that was still due when the unit ended, by indicator, horizon and id. Restatements say nothing of their own, and what was
    /// replaced is not promised any more.
    /// </summary>
    /// <param name="ended">The unit that ended.</param>
    /// <param name="successor">The unit that took its territory over.</param>
    /// <param name="targets">The targets of both, whatever their standing.</param>
    public static IReadOnlyList<InheritedTarget> Of(Province ended, Province successor, IReadOnlyList<Target> targets)
    {
        var found = targets.Where(target => target.Province == successor.Id && target.Standing != Standing.Superseded)
            .ToLookup(target => (target.Indicator, target.Horizon));
        return
        [
            .. targets
                .Where(target => target.Province == ended.Id
                    && target.Standing is Standing.Primary or Standing.Alternative
                    && (target.Horizon is not { } due || ended.EndedBefore(due)))
                .OrderBy(target => target.Indicator, StringComparer.Ordinal)
                .ThenBy(target => target.Horizon ?? int.MaxValue)
                .ThenBy(target => target.Id, StringComparer.Ordinal)
                .Select(target => Find(target, successor, found[(target.Indicator, target.Horizon)])),
        ];
    }

    private static InheritedTarget Find(Target target, Province successor, IEnumerable<Target> candidates)
    {
        var taken = candidates.OrderBy(candidate => candidate.Basis != target.Basis)
            .ThenBy(candidate => candidate.Standing)
            .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return new InheritedTarget(
            target.Province,
            successor.Id,
            target.Indicator,
            target.Horizon,
            target.Unit,
            target.Id,
            target.Low,
            target.High,
            taken?.Id,
            taken?.Low,
            taken?.High,
            taken is null ? Inheritance.NotFoundAgain : Compare(target, taken))
        {
            Comparator = target.Comparator,
            TakenOverComparator = taken?.Comparator,
        };
    }

    private static Inheritance Compare(Target target, Target taken)
    {
        if (target.Low is not { } before || taken.Low is not { } since)
            return Inheritance.WithoutNumber;
        if (taken.Basis != target.Basis)
            return Inheritance.OtherBasis;
        // Of two ranges that begin alike the upper ends decide.
        return !Exact.Same(before, since) ? Towards(before, since)
            : Exact.Same(target.High ?? before, taken.High ?? since) ? Inheritance.Same
            : Towards(target.High ?? before, taken.High ?? since);
    }

    private static Inheritance Towards(decimal before, decimal since) => since > before ? Inheritance.Higher : Inheritance.Lower;
}

/// <summary>A target of a unit that ended before it was due, and what the unit that took its territory over promises in its place.</summary>
/// <param name="From">The unit that ended.</param>
/// <param name="To">The unit that took its territory over.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year; null when open.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Target">The target of the unit that ended.</param>
/// <param name="Low">Its figure; null without a number.</param>
/// <param name="High">The upper end of a range; null otherwise.</param>
/// <param name="TakenOverBy">The target of the other unit on the same indicator and horizon; null when none was found.</param>
/// <param name="TakenOverLow">Its figure; null without a number, or when none was found.</param>
/// <param name="TakenOverHigh">The upper end of a range; null otherwise.</param>
/// <param name="Outcome">How the two compare.</param>
public sealed record InheritedTarget(
    string From,
    string To,
    string Indicator,
    int? Horizon,
    string Unit,
    string Target,
    decimal? Low,
    decimal? High,
    string? TakenOverBy,
    decimal? TakenOverLow,
    decimal? TakenOverHigh,
    Inheritance Outcome)
{
    /// <summary>How the target is worded.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>How that of the other unit is worded; null when none was found.</summary>
    public Comparator? TakenOverComparator { get; init; }

    /// <summary>What the target asks for as a sentence writes it; null without a number, and unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>The same of that of the other unit.</summary>
    public Text? TakenOverText { get; init; }
}

/// <summary>How a target compares with the one of the unit that ended. Higher is more, whichever way is better.</summary>
public enum Inheritance
{
    /// <summary>The same figure.</summary>
    Same,

    /// <summary>A higher figure.</summary>
    Higher,

    /// <summary>A lower figure.</summary>
    Lower,

    /// <summary>A figure on another basis, which cannot be compared.</summary>
    OtherBasis,

    /// <summary>At least one of the two has no number.</summary>
    WithoutNumber,

    /// <summary>No target on the same indicator and horizon was found in the data; there may be one.</summary>
    NotFoundAgain,
}
