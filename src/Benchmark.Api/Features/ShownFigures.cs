using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>How figures of a list are written beside their numbers.</summary>
internal static class ShownFigures
{
    /// <summary>An observation with its value in words.</summary>
    public static Observation Show(this Catalog catalog, Observation observation) =>
        DisplayText.Show(observation, catalog.FindIndicator(observation.Indicator)!);

    /// <summary>A target with what it asks for in words.</summary>
    public static Target Show(this Catalog catalog, Target target) =>
        DisplayText.Show(target, catalog.FindIndicator(target.Indicator)!, target.Province == catalog.Country.Id);
}
