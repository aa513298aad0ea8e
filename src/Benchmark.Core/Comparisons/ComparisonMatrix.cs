using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Comparisons;

/// <summary>Provinces side by side: every province has a cell in every row, an empty one says why.</summary>
/// <param name="Provinces">The columns, in the order asked for.</param>
/// <param name="Reference">The unit everything is also compared with; it does not compete.</param>
/// <param name="Indicators">The indicators asked for, in the order of the rows, with how many rows each has.</param>
/// <param name="Rows">The rows: by indicator, targets before observations, then horizon or year, then series.</param>
public sealed record ComparisonMatrix(
    IReadOnlyList<ProvinceName> Provinces,
    ProvinceName? Reference,
    IReadOnlyList<ComparedIndicator> Indicators,
    IReadOnlyList<ComparisonRow> Rows);

/// <summary>A column of a comparison.</summary>
/// <param name="Id">The province.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its name with the days its territory began or ended: another province may bear the same name.</param>
/// <param name="ValidFrom">The first day of its territory; null when older than the data set looks back.</param>
/// <param name="ValidTo">The last day of its territory; null while it exists.</param>
/// <param name="Successor">The province that took the territory over; null while it exists.</param>
public sealed record ProvinceName(string Id, Text Name, Text Label, DateOnly? ValidFrom, DateOnly? ValidTo, string? Successor);

/// <summary>An indicator that was asked for.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has; 0 when none of the provinces has a target or a value.</param>
public sealed record ComparedIndicator(string Id, Text Name, int Rows);

/// <summary>One line of a comparison: one indicator at one horizon, or one indicator in one series and year.</summary>
public sealed record ComparisonRow : Sentences
{
    /// <summary>
    /// The id of the row: what is compared, the indicator, the horizon (<c>open</c> for none) or the year, and the series of observations, joined by points.
    /// </summary>
    public string Id => Measure == Measure.Target
        ? $"{Code.Of(Measure)}.{Indicator.Id}.{(Horizon is { } horizon ? $"{horizon}" : "open")}"
        : $"{Code.Of(Measure)}.{Indicator.Id}.{Year}.{Series}";

    /// <summary>Whether targets or observations are compared.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The indicator.</summary>
    public required RowIndicator Indicator { get; init; }

    /// <summary>The horizon of the targets; null for observations and for targets without a year.</summary>
    public required int? Horizon { get; init; }

    /// <summary>The year of the observations; null for targets.</summary>
    public required int? Year { get; init; }

    /// <summary>The series of the observations; null for targets.</summary>
    public required string? Series { get; init; }

    /// <summary>The name of the series; null for targets.</summary>
    public required Text? SeriesName { get; init; }

    /// <summary>One cell per province, in the order of the columns.</summary>
    public required IReadOnlyList<ComparisonCell> Cells { get; init; }

    /// <summary>The cell of the reference, which has no rank and leads nothing; null when there is no reference.</summary>
    public required ComparisonCell? ReferenceCell { get; init; }

    /// <summary>Which units the ranks are among: the columns.</summary>
    public required RankScope RankScope { get; init; }

    /// <summary>How many columns there are.</summary>
    public required int Units { get; init; }

    /// <summary>How many of them have a value.</summary>
    public required int Known { get; init; }

    /// <summary>Every province of rank 1; null where a column has no value or is the only one.</summary>
    public required IReadOnlyList<string>? Leader { get; init; }

    /// <summary>The distance from the best to the worst known cell; null when fewer than two are known.</summary>
    public required decimal? Spread { get; init; }

    /// <summary>The unit of the gaps and the spread; null for milestones.</summary>
    public required string? GapUnit { get; init; }

    /// <summary>Figures that are null for another reason than a missing cell.</summary>
    public required IReadOnlyList<CellNotComputed> NotComputed { get; init; }

    /// <summary>What a reader must know; <c>at</c> is a path within the row.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>What is compared.</summary>
public enum Measure
{
    /// <summary>What was promised.</summary>
    Target,

    /// <summary>What was measured.</summary>
    Observation,
}

/// <summary>The cell of a province in a row.</summary>
public sealed record ComparisonCell
{
    /// <summary>The province.</summary>
    public required string Province { get; init; }

    /// <summary>The observed value, or the stated figure of the target (of a range the pass mark).</summary>
    public decimal? Value { get; init; }

    /// <summary>The value, or what the target asks for, as a sentence writes it; null unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>How the target is worded; null for observations.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>The stated figure of the target; null for observations.</summary>
    public decimal? Low { get; init; }

    /// <summary>The upper end of a range; null otherwise.</summary>
    public decimal? High { get; init; }

    /// <summary>What the document says, in our words; null for observations.</summary>
    public Text? Statement { get; init; }

    /// <summary>What has to hold for the target; null for observations.</summary>
    public Basis? Basis { get; init; }

    /// <summary>The id of the primary target; null for observations.</summary>
    public string? Target { get; init; }

    /// <summary>The observation; null for targets.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The document that sets the target; null for observations and where none is known.</summary>
    public string? Document { get; init; }

    /// <summary>Where the figure was read; null when the cell is empty.</summary>
    public string? Source { get; init; }

    /// <summary>The rank among the columns, 1 is best; null where a column has no value or is the only one. Of the reference, null.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether the rank was published or computed; null without a rank. Among columns it is computed.</summary>
    public RankSource? RankSource { get; init; }

    /// <summary>1 and the number of known cells that are strictly better; no rank where a column has no value.</summary>
    public int? RankAmongKnown { get; init; }

    /// <summary>The best and the worst rank it can have, whatever the missing values are; null where the rank is given.</summary>
    public RankBounds? RankBounds { get; init; }

    /// <summary>Whether another cell has the same rank; null without a rank.</summary>
    public bool? Tied { get; init; }

    /// <summary>The distance to the best known cell, never positive; null when no other is known.</summary>
    public decimal? GapToLeader { get; init; }

    /// <summary>The distance to the reference; negative is behind, in every direction.</summary>
    public decimal? GapToReference { get; init; }

    /// <summary>The value in percent of the reference's.</summary>
    public decimal? IndexToReference { get; init; }

    /// <summary>The position between the worst (0) and the best (100) of the compared cells; relative to the field, never comparable across rows.</summary>
    public decimal? RelativeScore { get; init; }

    /// <summary>Why the cell is empty; null when it is not.</summary>
    public Reason? Missing { get; init; }

    /// <summary>The targets of other documents for the same horizon that disagree.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>What the target or the observation says in this release, as `/v1/verify` takes it; null when the cell is empty.</summary>
    public string? Claim { get; init; }
}
