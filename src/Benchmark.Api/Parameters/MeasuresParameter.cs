using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;

namespace Benchmark.Api.Parameters;

/// <summary>What is compared; everything where nothing is named.</summary>
/// <param name="All">The measures.</param>
internal sealed record MeasuresParameter(IReadOnlySet<Measure> All) : IParameter<MeasuresParameter>
{
    private static readonly IReadOnlySet<Measure> Everything = Enum.GetValues<Measure>().ToHashSet();

    public static Shape Shape => Shape.SomeOf(Code.All<Measure>());

    public IReadOnlyList<string> Canonical => All.SetEquals(Everything) ? [] : [.. All.Select(Code.Of)];

    public static MeasuresParameter Read(Reading reading) =>
        reading.SomeOf(Code.All<Measure>()) is { Count: > 0 } codes ? new(codes.Select(Code.Parse<Measure>).ToHashSet()) : new(Everything);
}
