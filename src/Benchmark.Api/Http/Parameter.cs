namespace Benchmark.Api.Http;

/// <summary>A property of a request that stands in the query string, and what it is for the OpenAPI document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterAttribute(string description) : Attribute
{
    public string Description => description;

    public string? Example { get; init; }

    /// <summary>What is meant where nothing is written. The canonical form leaves it out.</summary>
    public string? Default { get; init; }

    public bool Required { get; init; }

    /// <summary>Whether headers of the request come before the default; then naming the default is not the same as naming nothing.</summary>
    public bool FollowsHeader { get; init; }
}

/// <summary>What a parameter was read as.</summary>
internal interface IParameter
{
    /// <summary>Its values in the canonical form; empty where it is left out.</summary>
    IReadOnlyList<string> Canonical { get; }

    /// <summary>Whether the order of its values shapes the answer.</summary>
    bool KeepsOrder => false;

    /// <summary>Whether the canonical form names it at its default too, because naming it shapes the answer.</summary>
    bool StandsAtDefault => false;
}

/// <summary>A kind of parameter: it reads itself strictly, checks itself against the catalog, describes itself, and has a canonical form.</summary>
/// <typeparam name="TSelf">The kind.</typeparam>
internal interface IParameter<TSelf> : IParameter
    where TSelf : IParameter<TSelf>
{
    /// <summary>What a value looks like.</summary>
    static abstract Shape Shape { get; }

    /// <summary>Reads a parameter, and its default where nothing was written. Errors are reported to the reading, and a harmless value is returned.</summary>
    static abstract TSelf Read(Reading reading);
}

/// <summary>A parameter of a request, for the OpenAPI document.</summary>
/// <param name="Name">What it is called in a query string.</param>
/// <param name="About">What it is.</param>
/// <param name="Shape">What a value looks like.</param>
internal sealed record ParameterDescription(string Name, ParameterAttribute About, Shape Shape);

/// <summary>What a value of a parameter looks like, for the OpenAPI document.</summary>
internal sealed record Shape
{
    /// <summary>Any text.</summary>
    public static readonly Shape Text = new();

    /// <summary>Any text, in which commas mean what they mean in a sentence or a link.</summary>
    public static readonly Shape FreeText = new() { IsFreeText = true };

    /// <summary>A list of any texts.</summary>
    public static readonly Shape Texts = new() { IsList = true };

    /// <summary>A day.</summary>
    public static readonly Shape Day = new() { Name = "Day", Format = "date" };

    /// <summary>A yes or a no.</summary>
    public static readonly Shape Flag = new() { Name = "Flag", Allowed = Reading.Flags };

    /// <summary>What the OpenAPI document calls it; null where it has no name, because its values are any text.</summary>
    public string? Name { get; init; }

    /// <summary>The enumeration that the values are the codes of; null where they are not of one.</summary>
    public Type? Enumeration { get; init; }

    /// <summary>What the values are; null where the parameter says all of it.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether several values may be given.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether a comma may stand in a single value.</summary>
    public bool IsFreeText { get; init; }

    /// <summary>The values allowed, where there are few; empty otherwise.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The smallest whole number allowed; null when it is no whole number.</summary>
    public int? Minimum { get; init; }

    /// <summary>The largest whole number allowed.</summary>
    public int? Maximum { get; init; }

    /// <summary>The pattern of the text; null when there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The OpenAPI format; null when there is none.</summary>
    public string? Format { get; init; }

    /// <summary>One code of an enumeration.</summary>
    public static Shape OneOf<T>()
        where T : struct, Enum => new() { Enumeration = typeof(T), Allowed = Code.All<T>() };

    /// <summary>Several codes of an enumeration.</summary>
    public static Shape SomeOf<T>()
        where T : struct, Enum => OneOf<T>() with { IsList = true };

    /// <summary>One value of a closed set.</summary>
    public static Shape OneOf(ValueSet set) => new() { Name = set.Name, Meaning = set.Meaning, Allowed = set.Codes, Pattern = set.Pattern };
}
