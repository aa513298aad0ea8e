using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>A filter by a yes or no.</summary>
/// <param name="Value">The answer; null for neither.</param>
/// <param name="Text">What was written; null for nothing.</param>
internal sealed record FlagParameter(bool? Value, string? Text) : IParameter<FlagParameter>
{
    private static readonly IReadOnlyList<string> Allowed = ["true", "false"];

    public static Shape Shape => Shape.OneOf(Allowed);

    public IReadOnlyList<string> Canonical => Value is { } flag ? [flag ? "true" : "false"] : [];

    public static FlagParameter Read(Reading reading) => new(reading.OneOf(Allowed) is { } text ? text == "true" : null, reading.IsGiven ? reading.Text : null);

    /// <summary>Whether a value passes; every value does where none was asked for.</summary>
    public bool Fits(bool isSo) => Value is null || Value == isSo;
}

/// <summary>Something that is on or off.</summary>
/// <param name="IsOn">Whether it is on.</param>
internal sealed record SwitchParameter(bool IsOn) : IParameter<SwitchParameter>
{
    private static readonly IReadOnlyList<string> Allowed = ["1", "0"];

    public static Shape Shape => Shape.OneOf(Allowed);

    public IReadOnlyList<string> Canonical => [IsOn ? "1" : "0"];

    public static SwitchParameter Read(Reading reading) => new(reading.OneOf(Allowed) == "1");
}
