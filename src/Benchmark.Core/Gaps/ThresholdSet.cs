using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>Where the pace ratio R changes its class. A cut-off belongs to the better class.</summary>
/// <param name="Id">The id a request names it by.</param>
/// <param name="Name">The name.</param>
/// <param name="OnTrack">R from here on is on track.</param>
/// <param name="Progressing">R from here on is progressing.</param>
/// <param name="Slow">R from here on is slow; below it is regressing.</param>
/// <param name="Citation">The publication it follows.</param>
public sealed record ThresholdSet(string Id, Text Name, decimal OnTrack, decimal Progressing, decimal Slow, string Citation)
{
    /// <summary>The class of a pace ratio.</summary>
    public Status ClassOf(decimal ratio) =>
        Exact.AtLeast(ratio, OnTrack) ? Status.OnTrack
        : Exact.AtLeast(ratio, Progressing) ? Status.Progressing
        : Exact.AtLeast(ratio, Slow) ? Status.Slow
        : Status.Regressing;
}

/// <summary>The register of threshold sets; the first is the default.</summary>
public static class ThresholdSets
{
    /// <summary>Every threshold set.</summary>
    public static readonly IReadOnlyList<ThresholdSet> All = [EurostatThresholds.Set, SdsnThresholds.Set];

    /// <summary>The set of an id, or null.</summary>
    public static ThresholdSet? Find(string id) => All.FirstOrDefault(set => set.Id == id);
}
