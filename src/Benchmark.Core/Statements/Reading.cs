using Benchmark.Core.Targets;

namespace Benchmark.Core.Statements;

/// <summary>What unit a text writes.</summary>
internal enum WrittenUnitKind
{
    None,
    Percent,
    PercentPerYear,
    Points,
    IndexPoints,
    Money,
    Named,
    Place,
}

/// <summary>A unit as it is written behind a number.</summary>
internal sealed record WrittenUnit(WrittenUnitKind Kind)
{
    public static readonly WrittenUnit None = new(WrittenUnitKind.None);

    /// <summary>Of money and counts how many one is.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Of money which.</summary>
    public string? Counted { get; init; }

    /// <summary>What it is related to; null when nothing is said.</summary>
    public string? Related { get; init; }

    /// <summary>The units of indicators that are written so.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>A figure as a text writes it.</summary>
/// <param name="Low">The number; of a range the lower one.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record WrittenValue(Numeral Low, WrittenUnit Unit)
{
    /// <summary>The upper end of a range.</summary>
    public Numeral? High { get; init; }

    /// <summary>"More than" and the like; null for a bare figure.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>Whether it is to be a little more than the value.</summary>
    public bool IsNearly { get; init; }

    /// <summary>Of a place, among how many; null when that is not said.</summary>
    public int? Field { get; init; }

    /// <summary>Whether the field is to be all units of the country.</summary>
    public bool IsCountryWide { get; init; }

    /// <summary>The first piece.</summary>
    public int From { get; init; }

    /// <summary>The piece behind the last.</summary>
    public int To { get; init; }
}

/// <summary>What a sentence says.</summary>
internal sealed record Reading(ShapeKind Kind, Core.Language.Language Language)
{
    public NamedProvince? Province { get; init; }

    public IReadOnlyList<NamedIndicator>? Indicators { get; init; }

    public IReadOnlyList<NamedIndicator>? Parts { get; init; }

    public IReadOnlyList<NamedIndicator>? Wholes { get; init; }

    public int? Year { get; init; }

    public int? Year1 { get; init; }

    public int? Year2 { get; init; }

    public WrittenValue? Value { get; init; }

    public WrittenValue? Value1 { get; init; }

    public WrittenValue? Value2 { get; init; }

    public bool? IsUp { get; init; }

    /// <summary>The indicators that all its words can mean.</summary>
    public IReadOnlyList<NamedIndicator> Meant => Indicators ?? [.. (Parts ?? []).Intersect(Wholes ?? [])];

    /// <summary>The figures in their order.</summary>
    public IReadOnlyList<WrittenValue> Figures => [.. new[] { Value, Value1, Value2 }.OfType<WrittenValue>()];

    /// <summary>Whether everything that has to be said is said.</summary>
    public bool IsWhole => Province is not null && (Indicators is not null || (Parts is not null && Wholes is not null)) && Figures.Count > 0;

    /// <summary>What it says, whatever words say it.</summary>
    public string Meaning => string.Join(
        '|',
        Kind,
        string.Join(',', Province!.Provinces.Select(each => each.Id)),
        Province.Era,
        string.Join(',', Meant.Select(each => $"{each.Indicator.Id}{each.OfCountry}").Order(StringComparer.Ordinal)),
        Year,
        Year1,
        Year2,
        string.Join(',', Figures.Select(each => (each.Low, each.High, each.Unit.Kind, each.Unit.Scale, each.Comparator, each.IsNearly, each.Field))),
        IsUp);
}
