using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>A data set without its observations: what they refer to, and the targets. It is few enough rows for the memory.</summary>
/// <param name="Sources">The sources and documents.</param>
/// <param name="Provinces">The provinces.</param>
/// <param name="Themes">The themes; none in a data set of the first edition.</param>
/// <param name="Indicators">The indicators, each with its series.</param>
/// <param name="Targets">The targets.</param>
public sealed record DataFrame(
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Province> Provinces,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Target> Targets)
{
    /// <summary>The frame of no data.</summary>
    public static readonly DataFrame Empty = new([], [], [], [], []);
}
