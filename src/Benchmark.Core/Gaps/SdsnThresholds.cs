namespace Benchmark.Core.Gaps;

/// <summary>Cut-offs 1, 0.5 and 0 of the SDSN arrows: on track; moderately improving; stagnating; decreasing.</summary>
public static class SdsnThresholds
{
    /// <summary>The set.</summary>
    public static readonly ThresholdSet Set = new(
        "sdsn",
        new Text("Mũi tên của SDSN", "SDSN arrows"),
        1m,
        0.5m,
        0m,
        "Sachs, Kroll, Lafortune, Fuller, Woelm (2021), Sustainable Development Report 2021, Part 4, Methods Summary.");
}
