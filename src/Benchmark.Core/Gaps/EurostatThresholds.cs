namespace Benchmark.Core.Gaps;

/// <summary>
/// Cut-offs 0.95, 0.60 and 0 as Statistics Canada and Open SDG wrote them down after Eurostat: on track; progress, acceleration needed;
/// limited progress; deterioration.
/// </summary>
public static class EurostatThresholds
{
    /// <summary>The set.</summary>
    public static readonly ThresholdSet Set = new(
        "eurostat",
        new Text("Eurostat, theo Statistics Canada và Open SDG", "Eurostat, in the form of Statistics Canada and Open SDG"),
        0.95m,
        0.60m,
        0m,
        "Eurostat (2021), Sustainable development in the EU – Monitoring report, annex on methods; Open SDG documentation, Progress Measurement Methodology "
            + "(2025).");
}
