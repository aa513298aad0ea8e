using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>A whole, checked data set.</summary>
/// <param name="Release">The release it is.</param>
/// <param name="Sources">The sources and documents.</param>
/// <param name="Provinces">The provinces.</param>
/// <param name="Themes">The themes; none in a data set of the first edition.</param>
/// <param name="Indicators">The indicators, each with its series.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Observations">The observations, all revisions.</param>
public sealed record DataSet(
    Release Release,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Province> Provinces,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Observation> Observations)
{
    /// <summary>The checksum of the content.</summary>
    public string Checksum() => DataChecksum.Of(
        new DataFrame(Sources, Provinces, Themes, Indicators, Targets),
        Observations.Select(observation => DataChecksum.Canonical(observation, out _)).Order(Comparer<string>.Create(DataChecksum.Compare)));
}
