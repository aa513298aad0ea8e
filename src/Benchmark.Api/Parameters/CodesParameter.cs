using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>Members of a closed set.</summary>
/// <param name="Canonical">Their codes.</param>
internal sealed record CodesParameter<T>(IReadOnlyList<string> Canonical) : IParameter<CodesParameter<T>>
    where T : struct, Enum
{
    public static Shape Shape => Shape.SomeOf(Code.All<T>());

    /// <summary>The members; null for all.</summary>
    public IReadOnlyList<T>? Filter { get; } = Canonical.Count == 0 ? null : [.. Canonical.Select(Code.Parse<T>)];

    /// <summary>The members; null for all.</summary>
    public IReadOnlySet<T>? Set => Filter?.ToHashSet();

    public static CodesParameter<T> Read(Reading reading) => new(reading.SomeOf(Code.All<T>()));

    /// <summary>Whether a member is asked for.</summary>
    public bool Has(T member) => Filter?.Contains(member) ?? true;
}

/// <summary>One member of a closed set.</summary>
/// <param name="Value">The member; null for none.</param>
/// <param name="Text">What was written; null for nothing.</param>
internal sealed record CodeParameter<T>(T? Value, string? Text) : IParameter<CodeParameter<T>>
    where T : struct, Enum
{
    public static Shape Shape => Shape.OneOf(Code.All<T>());

    public IReadOnlyList<string> Canonical => Value is { } value ? [Code.Of(value)] : [];

    public static CodeParameter<T> Read(Reading reading) =>
        new(reading.OneOf(Code.All<T>()) is { } code ? Code.Parse<T>(code) : null, reading.IsGiven ? reading.Text : null);
}
