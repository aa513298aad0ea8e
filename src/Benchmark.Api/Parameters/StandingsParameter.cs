using Benchmark.Api.Http;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Parameters;

/// <summary>Standings of targets, or the word for all of them.</summary>
/// <param name="Canonical">What is asked for, in one word where all are.</param>
internal sealed record StandingsParameter(IReadOnlyList<string> Canonical) : IParameter<StandingsParameter>
{
    private const string Every = "all";

    private static readonly IReadOnlyList<string> Allowed = [.. Code.All<Standing>(), Every];

    public static Shape Shape => Shape.SomeOf(Allowed);

    /// <summary>The standings; null for all.</summary>
    public IReadOnlySet<Standing>? Set => Canonical is [Every] ? null : Canonical.Select(Code.Parse<Standing>).ToHashSet();

    public static StandingsParameter Read(Reading reading)
    {
        var values = reading.SomeOf(Allowed);
        return new(values.Contains(Every) ? [Every] : values);
    }
}
