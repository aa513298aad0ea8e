using System.Diagnostics.CodeAnalysis;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Indicators;

/// <summary>What is measured, and how its figures may be judged.</summary>
public record Indicator : INoun
{
    /// <summary>The most letters of a short name.</summary>
    public const int LongestShort = 32;

    /// <summary>Kebab-case id; never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required Text Name { get; init; }

    /// <summary>Number, rank, milestone or class.</summary>
    public required IndicatorKind Kind { get; init; }

    /// <summary>The unit of its values.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit as people write it; null for milestones.</summary>
    public required Text? UnitName { get; init; }

    /// <summary>Which way is better; declared, never guessed from the figures.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The field it belongs to.</summary>
    public required string Theme { get; init; }

    /// <summary>The place among the indicators compared when none is named; null for the others.</summary>
    public required int? Headline { get; init; }

    /// <summary>The smallest value there can be; null when there is no such bound.</summary>
    public required decimal? Minimum { get; init; }

    /// <summary>The largest value there can be; null when there is no such bound.</summary>
    public required decimal? Maximum { get; init; }

    /// <summary>The value that scores 0, fixed for years; null when none is declared, and then there is no score.</summary>
    public required decimal? Worst { get; init; }

    /// <summary>Why this is the worst bound, or why there is none.</summary>
    public required Text? WorstReason { get; init; }

    /// <summary>The method of its score: <c>goalpost</c> or <c>goalpost-log</c>; null without a worst bound.</summary>
    public required string? ScoreMethod { get; init; }

    /// <summary>The pace model used unless a request names another; null for milestones and classes.</summary>
    public required string? Pace { get; init; }

    /// <summary>Whether the ratio of two values has a meaning.</summary>
    public required bool RatioScale { get; init; }

    /// <summary>The most decimals seen in its figures; null for milestones.</summary>
    public required int? Decimals { get; init; }

    /// <summary>The name in at most 32 letters, for headlines and narrow columns; null where the name is no longer than that.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The key of the contract; nobody takes it for a number.")]
    public Text? Short { get; init; }

    /// <summary>What it is called of the whole country, where that differs: GDP, not GRDP; null where it does not.</summary>
    public Text? Country { get; init; }

    /// <summary>The source of the definition.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>The ways of measuring it, by id; empty when nothing has been measured.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>Reads a row of the fields of <see cref="IndicatorSchema"/>; its series have rows of their own.</summary>
    public static Indicator Read(IRow row) => new()
    {
        Id = row.Id("id"),
        Name = row.RequiredText("name"),
        Kind = row.Code<IndicatorKind>("kind"),
        Unit = row.Id("unit"),
        UnitName = row.OptionalText("unit_name"),
        Direction = row.Code<Direction>("direction"),
        Theme = row.Id("theme"),
        Headline = row.WholeNumber("headline", 1, 1000),
        Minimum = row.Number("minimum"),
        Maximum = row.Number("maximum"),
        Worst = row.Number("worst"),
        WorstReason = row.OptionalText("worst_reason"),
        ScoreMethod = row.OptionalCell("score_method"),
        Pace = row.RequiredOrNone("pace", IndicatorSchema.NoPace),
        RatioScale = row.Flag("ratio_scale"),
        Decimals = row.WholeNumber("decimals", 0, 10),
        Source = row.RequiredCell("source"),
        Note = row.OptionalText("note"),
        Short = row.OptionalText("short"),
        Country = row.OptionalText("country"),
    };

    Text INoun.Label => Name;
}

/// <summary>What kind of thing an indicator measures.</summary>
public enum IndicatorKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A place in a ranking.</summary>
    Rank,

    /// <summary>Something reached or not reached, without a number.</summary>
    Milestone,

    /// <summary>An ordinal class: better or worse, without a distance between two of them.</summary>
    Band,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>More is better; d = +1.</summary>
    HigherIsBetter,

    /// <summary>Less is better; d = −1.</summary>
    LowerIsBetter,
}
