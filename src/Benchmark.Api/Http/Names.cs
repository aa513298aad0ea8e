using System.Diagnostics.CodeAnalysis;

namespace Benchmark.Api.Http;

/// <summary>The words for the ids and codes that stand in the data of an answer, by id and in ordinal order, so that nobody has to look them up.</summary>
/// <param name="Provinces">The provinces.</param>
/// <param name="Indicators">The indicators.</param>
/// <param name="Series">The series. Where one id is that of several indicators which call it differently, the name holds each.</param>
/// <param name="Documents">The documents that set targets.</param>
/// <param name="Units">The units, those of differences and paces among them.</param>
public sealed record Names(
    IReadOnlyDictionary<string, NamedProvince> Provinces,
    IReadOnlyDictionary<string, NamedIndicator> Indicators,
    IReadOnlyDictionary<string, NamedSeries> Series,
    IReadOnlyDictionary<string, NamedDocument> Documents,
    IReadOnlyDictionary<string, NamedUnit> Units)
{
    /// <summary>Of data without ids.</summary>
    public static readonly Names None = new(
        new Dictionary<string, NamedProvince>(),
        new Dictionary<string, NamedIndicator>(),
        new Dictionary<string, NamedSeries>(),
        new Dictionary<string, NamedDocument>(),
        new Dictionary<string, NamedUnit>());

    /// <summary>Those of some ids and codes.</summary>
    public Names Only(IReadOnlySet<string> ids) => new(
        Only(Provinces, ids),
        Only(Indicators, ids),
        Only(Series, ids),
        Only(Documents, ids),
        Only(Units, ids));

    private static Dictionary<string, T> Only<T>(IReadOnlyDictionary<string, T> names, IReadOnlySet<string> ids) =>
        names.Where(name => ids.Contains(name.Key)).ToDictionary(StringComparer.Ordinal);
}

/// <summary>What a province is called.</summary>
/// <param name="Label">The name with the days its territory began or ended: another province may bear the same name.</param>
/// <param name="ShortLabel">The name as a sentence has it.</param>
/// <param name="ValidTo">The last day of its territory; null while it exists.</param>
public sealed record NamedProvince(Text Label, Text ShortLabel, DateOnly? ValidTo);

/// <summary>What an indicator is called, and how its figures are written.</summary>
public sealed record NamedIndicator
{
    /// <summary>The name.</summary>
    public required Text Name { get; init; }

    /// <summary>The short name, for headlines and narrow columns; the name itself where it has no other.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The key of the contract; nobody takes it for a number.")]
    public required Text Short { get; init; }

    /// <summary>The code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better, by its code.</summary>
    public required string Direction { get; init; }

    /// <summary>The most decimals seen in its figures; null for milestones.</summary>
    public required int? Decimals { get; init; }
}

/// <summary>What a series is called.</summary>
/// <param name="Name">The name.</param>
public sealed record NamedSeries(Text Name);

/// <summary>What a document is called.</summary>
/// <param name="Title">The title.</param>
/// <param name="Number">The official number; null when there is none.</param>
/// <param name="Url">The address; null when none is known.</param>
public sealed record NamedDocument(Text Title, string? Number, string? Url);

/// <summary>What a unit is called, and how it is written behind a number.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Symbol">What stands behind a number; empty where nothing does: of a rank, a class and a milestone.</param>
/// <param name="Space">Whether a space stands between the number and the symbol.</param>
public sealed record NamedUnit(Text Name, Text Symbol, bool Space);
