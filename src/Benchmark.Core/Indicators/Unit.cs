using System.Globalization;

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

    /// <summary>An ordinal class, such as one of four groups: more or less, but no distance.</summary>
    public const string Group = "group";

    /// <summary>A difference of two shares or rates.</summary>
    public const string PercentagePoint = "percentage-point";

    /// <summary>A difference of two indices.</summary>
    public const string IndexPoint = "index-point";

    /// <summary>A difference of two ranks.</summary>
    public const string Place = "place";

    private const string IndexPrefix = "score-";

    private const string Per = "-per-";

    // What is counted, and what a figure is related to. Codes are made of these words, so that a slip of the keyboard is no new unit.
    private static readonly string[] Counted =
    [
        "count", "people", "workers", "households", "firms", "cooperatives", "cities", "districts", "communes", "villages", "schools", "classrooms", "students",
        "hospitals", "beds", "doctors", "patents", "projects", "products", "services", "documents", "accounts", "subscribers", "visitors", "trips", "dwellings",
        "vehicles", "stations", "vnd", "usd", "tonnes", "hectares", "square-metres", "square-kilometres", "cubic-metres", "kilometres", "kilowatt-hours",
        "megawatts",
        "hours", "days", "years",
    ];

    private static readonly string[] Multiples = ["thousand", "million", "billion", "trillion"];

    private static readonly string[] Related =
    [
        "person", "worker", "household", "firm", "student", "1000-people", "10000-people", "100000-people", "1000-workers", "1000-firms", "hectare",
        "square-kilometre", "year", "day", "month", "unit-of-gdp",
    ];

    /// <summary>The units that are no level: all that a slip may have been meant for.</summary>
    public static IReadOnlyList<string> Special { get; } = [Percent, PercentPerYear, Rank, Group, Milestone, "score-0-1", "score-0-10", "score-0-100"];

    /// <summary>The units of a difference that are not the unit of the values themselves.</summary>
    public static IReadOnlyList<string> Differences { get; } = [PercentagePoint, IndexPoint, Place];

    /// <summary>The unit of a change per year.</summary>
    public static string PerYear(string difference) => $"{difference}-per-year";

    /// <summary>
    /// Whether a code is a unit: a share, a rate, a rank, a class, a milestone, a score between two whole numbers (<c>score-0-100</c>), or a level, which is
    /// what is counted, with a multiple before it and what it is related to behind it (<c>firms</c>, <c>million-vnd-per-worker</c>,
    /// <c>firms-per-1000-people</c>). Our own convention.
    /// </summary>
    public static bool IsKnown(string code) => code switch
    {
        Percent or PercentPerYear or Rank or Group or Milestone => true,
        _ when code.StartsWith(IndexPrefix, StringComparison.Ordinal) => BoundsOf(code) is not null,
        _ => IsLevel(code),
    };

    /// <summary>The kind of a unit; what is neither a share, a rate, an index, a rank, a class nor a milestone is a level (a count, money, a figure per
    /// head).</summary>
    public static UnitKind KindOf(string unit) => unit switch
    {
        Percent => UnitKind.Share,
        PercentPerYear => UnitKind.Rate,
        Rank => UnitKind.Rank,
        Group => UnitKind.Class,
        Milestone => UnitKind.Milestone,
        _ => unit.StartsWith(IndexPrefix, StringComparison.Ordinal) ? UnitKind.Index : UnitKind.Level,
    };

    /// <summary>The unit of a difference of two values; classes and milestones have none.</summary>
    public static string? OfDifference(string unit) => KindOf(unit) switch
    {
        UnitKind.Share or UnitKind.Rate => PercentagePoint,
        UnitKind.Index => IndexPoint,
        UnitKind.Rank => Place,
        UnitKind.Class or UnitKind.Milestone => null,
        _ => unit,
    };

    /// <summary>Whether a ratio of two values has a meaning: not for rates (no true zero) and not for ranks (ordinal).</summary>
    public static bool AllowsRatios(string unit) => KindOf(unit) is UnitKind.Share or UnitKind.Index or UnitKind.Level;

    /// <summary>The two ends of the scale of a score; null for any other unit.</summary>
    public static (int Worst, int Best)? BoundsOf(string code) => code.StartsWith(IndexPrefix, StringComparison.Ordinal)
        && code[IndexPrefix.Length..].Split('-') is [var low, var high]
        && int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var worst)
        && int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out var best)
        && worst < best
            ? (worst, best)
            : null;

    private static bool IsLevel(string code)
    {
        var at = code.IndexOf(Per, StringComparison.Ordinal);
        var counted = at < 0 ? code : code[..at];
        if (Array.Find(Multiples, multiple => counted.StartsWith($"{multiple}-", StringComparison.Ordinal)) is { } found)
            counted = counted[(found.Length + 1)..];
        return Counted.Contains(counted) && (at < 0 || Related.Contains(code[(at + Per.Length)..]));
    }
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

    /// <summary>An ordinal class.</summary>
    Class,

    /// <summary>No number.</summary>
    Milestone,
}
