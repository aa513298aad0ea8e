using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>A row of gaps before it is computed: which target is judged by which series.</summary>
/// <param name="Province">The province.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Target">The target.</param>
/// <param name="Series">The series that judges; null when the province has no value in any that may.</param>
public sealed record GapPlace(Province Province, Indicator Indicator, TargetKey Target, string? Series)
{
    /// <summary>The id of the row: the target and, where there is one, the series that judges it, joined by a tilde.</summary>
    public string Id => IdOf(Target.Id, Series);

    /// <summary>The id of the row of a target and a series.</summary>
    public static string IdOf(string target, string? series) => series is null ? target : $"{target}~{series}";
}

/// <summary>What of a series is enough to know whether it has values for a province.</summary>
/// <param name="Province">The province.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">The series.</param>
/// <param name="FirstYear">The year of its oldest value.</param>
public sealed record SeriesStart(string Province, string Indicator, string Series, int FirstYear);
