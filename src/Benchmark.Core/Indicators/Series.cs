using Benchmark.Core.Numbers;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Indicators;

/// <summary>
/// One way of measuring an indicator. Values of different series are never joined, differenced or ranked together.
/// </summary>
public sealed record Series
{
    /// <summary>The indicator it measures.</summary>
    public required string Indicator { get; init; }

    /// <summary>Kebab-case id, unique within the indicator.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required Text Name { get; init; }

    /// <summary>How many units are ranked; null when it is no ranking or the number is not known.</summary>
    public required int? FieldSize { get; init; }

    /// <summary>Which list of units the field covers, by its number of units; null when it runs across lists or covers the country alone.</summary>
    public required int? Map { get; init; }

    /// <summary>The years a value is the mean of; null for yearly values.</summary>
    public required Period? AverageOf { get; init; }

    /// <summary>Whether its definition fits the targets; if not, it judges nothing.</summary>
    public required bool JudgesTargets { get; init; }

    /// <summary>Whether it is the one that a composite uses; exactly one of an indicator is.</summary>
    public required bool Preferred { get; init; }

    /// <summary>The years from which values follow another definition than those before.</summary>
    public required IReadOnlyList<int> Breaks { get; init; }

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>Reads a row of the fields of <see cref="SeriesSchema"/>.</summary>
    public static Series Read(IRow row) => new()
    {
        Indicator = row.RequiredCell("indicator"),
        Id = row.Id("id"),
        Name = row.RequiredText("name"),
        FieldSize = row.WholeNumber("field_size", 1, 1000),
        Map = row.WholeNumber("map", 1, 1000),
        AverageOf = row.OptionalPeriod("average_start", "average_end"),
        JudgesTargets = row.Flag("judges_targets"),
        Preferred = row.Flag("preferred"),
        Breaks = row.Years("breaks", ' '),
        Note = row.OptionalText("note"),
    };
}
