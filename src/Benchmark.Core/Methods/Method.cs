namespace Benchmark.Core.Methods;

/// <summary>A computation: what it does, in symbols, and whose it is.</summary>
/// <param name="Id">The id a request or an answer names it by.</param>
/// <param name="Kind">What kind of method it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Formulas">The formula of each figure it gives.</param>
/// <param name="Range">What its figures can be.</param>
/// <param name="Parameters">What a caller can set, with the default.</param>
/// <param name="Reasons">The reasons it can refuse a figure for.</param>
/// <param name="Origin">Whether it follows a publication, with a change or without, or is our own convention.</param>
/// <param name="Citation">The publication; null for our own conventions.</param>
public sealed record Method(
    string Id,
    MethodKind Kind,
    Text Name,
    IReadOnlyList<MethodFormula> Formulas,
    Text Range,
    IReadOnlyList<MethodParameter> Parameters,
    IReadOnlyList<MethodReason> Reasons,
    MethodOrigin Origin,
    string? Citation);

/// <summary>The formula of a figure.</summary>
/// <param name="Figure">The figure, or what the formula tells.</param>
/// <param name="Formula">The formula in the symbols of the contract.</param>
/// <param name="Origin">Whether it follows the publication, with a change or without, or is our own convention.</param>
public sealed record MethodFormula(string Figure, string Formula, MethodOrigin Origin);

/// <summary>What a caller can set.</summary>
/// <param name="Name">The parameter or field.</param>
/// <param name="Default">What holds when it is not set; null when it comes with the data.</param>
/// <param name="Meaning">What it does.</param>
public sealed record MethodParameter(string Name, string? Default, Text Meaning);

/// <summary>A reason a figure can be refused for.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Meaning">What it says.</param>
public sealed record MethodReason(Reason Code, Text Meaning);

/// <summary>The kinds of method.</summary>
public enum MethodKind
{
    /// <summary>A value set on a scale.</summary>
    Score,

    /// <summary>How fast a target is approached.</summary>
    Pace,

    /// <summary>Where a pace ratio changes its class.</summary>
    Thresholds,

    /// <summary>How equal values are ranked.</summary>
    Ties,

    /// <summary>How scores become one.</summary>
    Aggregation,

    /// <summary>How much a ranking depends on its weights.</summary>
    Robustness,
}

/// <summary>Whose a method is.</summary>
public enum MethodOrigin
{
    /// <summary>It follows the publication.</summary>
    Published,

    /// <summary>It follows the publication with the change stated.</summary>
    Adapted,

    /// <summary>It is our own convention.</summary>
    Own,
}
