using Benchmark.Api.Formats;
using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>How much a printed citation says.</summary>
/// <param name="Value">The style.</param>
internal sealed record StyleParameter(CitationStyle Value) : IParameter<StyleParameter>
{
    public static Shape Shape { get; } = Shape.OneOf<CitationStyle>();

    public IReadOnlyList<string> Canonical => [Code.Of(Value)];

    public static StyleParameter Read(Reading reading) =>
        new(reading.OneOf(Code.All<CitationStyle>()) is { } style ? Code.Parse<CitationStyle>(style) : CitationStyle.Full);
}
