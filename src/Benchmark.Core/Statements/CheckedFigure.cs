using Benchmark.Core.Targets;

namespace Benchmark.Core.Statements;

/// <summary>A figure of a text with what it was compared with.</summary>
public sealed record CheckedFigure
{
    /// <summary>Where it begins in the text, counted in UTF-16 units of its form C.</summary>
    public required int Start { get; init; }

    /// <summary>How long it is.</summary>
    public required int Length { get; init; }

    /// <summary>The figure as the text has it; of a sentence without one its beginning.</summary>
    public required string Quote { get; init; }

    /// <summary>The number as it was read, of a range the lower end; null where the sentence was not understood.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The upper end of a range; null otherwise.</summary>
    public decimal? High { get; init; }

    /// <summary>The unit that stands there; null when there is none, or it was not understood.</summary>
    public string? Unit { get; init; }

    /// <summary>"More than", "about" and the like; null for a bare figure.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>Whether it agrees.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why.</summary>
    public required VerdictReason Reason { get; init; }

    /// <summary>The reason as a sentence.</summary>
    public required Text Why { get; init; }

    /// <summary>The row it was compared with; null when there is none.</summary>
    public StatedRow? Row { get; init; }
}

/// <summary>What a figure was compared with.</summary>
public enum StatedRowKind
{
    /// <summary>A value.</summary>
    Observation,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A target beside the value that judges it.</summary>
    Gap,

    /// <summary>A row of a comparison.</summary>
    Comparison,

    /// <summary>A league table.</summary>
    Ranking,
}

/// <summary>The row that a figure was compared with.</summary>
public sealed record StatedRow
{
    /// <summary>What kind of row it is.</summary>
    public required StatedRowKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The province; null where the row is of several.</summary>
    public string? Province { get; init; }

    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The year of the value, or the horizon of the target; null when there is none.</summary>
    public int? Year { get; init; }

    /// <summary>The series; null of a target, and where there is none.</summary>
    public string? Series { get; init; }

    /// <summary>The value; of a range the lower end. Of a difference the difference, of a sentence of ours the number in it.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The upper end of a range; null otherwise.</summary>
    public decimal? High { get; init; }

    /// <summary>The unit of the value; null where the row has figures of several.</summary>
    public string? Unit { get; init; }

    /// <summary>How a target is worded; null of a value.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>Of a rank, how many units were ranked.</summary>
    public int? FieldSize { get; init; }

    /// <summary>Where it was read; null where the row rests on several.</summary>
    public string? Source { get; init; }

    /// <summary>The document that sets a target.</summary>
    public string? Document { get; init; }

    /// <summary>The release that the row is of.</summary>
    public required string Release { get; init; }

    /// <summary>What the row says in that release.</summary>
    public string? Claim { get; init; }

    /// <summary>Where the row can be read, in that release.</summary>
    public string? Link { get; init; }

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];
}
