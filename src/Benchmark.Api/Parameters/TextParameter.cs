using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>Any text.</summary>
/// <param name="Value">The text; null for none.</param>
internal sealed record TextParameter(string? Value) : IParameter<TextParameter>
{
    public static Shape Shape => Shape.FreeText;

    public IReadOnlyList<string> Canonical => Value is null ? [] : [Value];

    public static TextParameter Read(Reading reading)
    {
        if (reading.Text is { } text && KeyText.Holds(text))
            reading.RefuseKey();
        return new(reading.Text);
    }
}

/// <summary>What is searched for, which has to be there.</summary>
/// <param name="Value">The text.</param>
internal sealed record SearchedTextParameter(string Value) : IParameter<SearchedTextParameter>
{
    public static Shape Shape => Shape.FreeText;

    public IReadOnlyList<string> Canonical => [Value];

    public static SearchedTextParameter Read(Reading reading)
    {
        if (!reading.IsGiven)
            reading.RefuseMissing([]);
        return new(TextParameter.Read(reading).Value ?? "");
    }
}

/// <summary>A link, which has to be there.</summary>
/// <param name="Value">The link as it was written, without what platforms append to it.</param>
internal sealed record LinkParameter(string Value) : IParameter<LinkParameter>
{
    public static Shape Shape => Shape.FreeText;

    public IReadOnlyList<string> Canonical => [Value];

    public static LinkParameter Read(Reading reading)
    {
        if (!reading.IsGiven)
            reading.RefuseMissing([]);
        return new(QueryText.LinkWithoutTracking(reading.Text ?? ""));
    }
}
