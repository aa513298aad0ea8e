namespace Benchmark.Core.Indicators;

/// <summary>What the unit of an indicator allows: the unit of a difference, and whether ratios have a meaning.</summary>
public static class Unit
{
    /// <summary>A share of a whole, in percent.</summary>
    public const string Percent = "percent";

    /// <summary>A growth rate, in percent per year.</summary>
    public const string PercentPerYear = "percent-per-year";

    /// <summary>A place in a ranking.</summary>
    public const string Rank = "rank";

    /// <summary>No number at all.</summary>
    public const string Milestone = "milestone";

    private const string IndexPrefix = "score-";

    /// <summary>The kind of a unit; what is neither a share, a rate, an index, a rank nor a milestone is a level (a count, money, a figure per head).</summary>
    public static UnitKind KindOf(string unit) => unit switch
    {
        Percent => UnitKind.Share,
        PercentPerYear => UnitKind.Rate,
        Rank => UnitKind.Rank,
        Milestone => UnitKind.Milestone,
        _ => unit.StartsWith(IndexPrefix, StringComparison.Ordinal) ? UnitKind.Index : UnitKind.Level,
    };

    /// <summary>The unit of a difference of two values; a milestone has none.</summary>
    public static string? OfDifference(string unit) => KindOf(unit) switch
    {
        UnitKind.Share or UnitKind.Rate => "percentage-point",
        UnitKind.Index => "index-point",
        UnitKind.Rank => "place",
        UnitKind.Milestone => null,
        _ => unit,
    };

    /// <summary>Whether a ratio of two values has a meaning: not for rates (no true zero) and not for ranks (ordinal).</summary>
    public static bool AllowsRatios(string unit) => KindOf(unit) is UnitKind.Share or UnitKind.Index or UnitKind.Level;
}

/// <summary>The kinds of unit that the methods tell apart.</summary>
public enum UnitKind
{
    /// <summary>A share, in percent.</summary>
    Share,

    /// <summary>A growth rate, in percent per year.</summary>
    Rate,

    /// <summary>A published index on a bounded scale.</summary>
    Index,

    /// <summary>A count, an amount of money or a figure per head.</summary>
    Level,

    /// <summary>A place in a ranking.</summary>
    Rank,

    /// <summary>No number.</summary>
    Milestone,
}
