using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Parameters;

/// <summary>Members of a closed set.</summary>
/// <param name="Canonical">Their codes.</param>
internal sealed record CodesParameter<T>(IReadOnlyList<string> Canonical) : IParameter<CodesParameter<T>>
    where T : struct, Enum
{
    public static Shape Shape => Shape.SomeOf<T>();

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
    public static Shape Shape => Shape.OneOf<T>();

    public IReadOnlyList<string> Canonical => Value is { } value ? [Code.Of(value)] : [];

    public static CodeParameter<T> Read(Reading reading) =>
        new(reading.OneOf(Code.All<T>()) is { } code ? Code.Parse<T>(code) : null, reading.IsGiven ? reading.Text : null);
}

/// <summary>Standings of targets, or the word for all of them.</summary>
/// <param name="Canonical">What is asked for, in one word where all are.</param>
internal sealed record StandingsParameter(IReadOnlyList<string> Canonical) : IParameter<StandingsParameter>
{
    private const string Every = "all";

    private static readonly IReadOnlyList<string> Allowed = [.. Code.All<Standing>(), Every];

    public static Shape Shape => new() { Name = "StandingFilter", Meaning = "A standing of targets, or `all`.", Allowed = Allowed, IsList = true };

    /// <summary>The standings; null for all.</summary>
    public IReadOnlySet<Standing>? Set => Canonical is [Every] ? null : Canonical.Select(Code.Parse<Standing>).ToHashSet();

    public static StandingsParameter Read(Reading reading)
    {
        var values = reading.SomeOf(Allowed);
        return new(values.Contains(Every) ? [Every] : values);
    }
}

/// <summary>What is compared; everything where nothing is named.</summary>
/// <param name="All">The measures.</param>
internal sealed record MeasuresParameter(IReadOnlySet<Measure> All) : IParameter<MeasuresParameter>
{
    private static readonly IReadOnlySet<Measure> Everything = Enum.GetValues<Measure>().ToHashSet();

    public static Shape Shape => Shape.SomeOf<Measure>();

    public IReadOnlyList<string> Canonical => All.SetEquals(Everything) ? [] : [.. All.Select(Code.Of)];

    public static MeasuresParameter Read(Reading reading) =>
        reading.SomeOf(Code.All<Measure>()) is { Count: > 0 } codes ? new(codes.Select(Code.Parse<Measure>).ToHashSet()) : new(Everything);
}

/// <summary>A filter by a yes or no.</summary>
/// <param name="Value">The answer; null for neither.</param>
internal sealed record FlagParameter(bool? Value) : IParameter<FlagParameter>
{
    public static Shape Shape => Shape.Flag;

    public IReadOnlyList<string> Canonical => Value is { } flag ? [flag ? "true" : "false"] : [];

    public static FlagParameter Read(Reading reading) => new(reading.Flag());

    /// <summary>Whether a value passes; every value does where none was asked for.</summary>
    public bool Fits(bool isSo) => Value is null || Value == isSo;
}

/// <summary>Something that is on or off.</summary>
/// <param name="IsOn">Whether it is on.</param>
internal sealed record SwitchParameter(bool IsOn) : IParameter<SwitchParameter>
{
    public static Shape Shape => Shape.Flag;

    public IReadOnlyList<string> Canonical => [IsOn ? "true" : "false"];

    public static SwitchParameter Read(Reading reading) => new(reading.Flag() == true);
}
