using Benchmark.Core.Observations;

namespace Benchmark.Data.Figures;

/// <summary>Observations in the order of their keys, so that the revisions of a figure stand side by side.</summary>
internal static class Revisions
{
    /// <summary>Whether one of them is the newest revision of its figure.</summary>
    public static bool IsNewest(IReadOnlyList<Observation> observations, int index)
    {
        if (index + 1 == observations.Count)
            return true;
        var (each, next) = (observations[index], observations[index + 1]);
        return next.Year != each.Year || next.Province != each.Province || next.Series != each.Series || next.Indicator != each.Indicator;
    }

    /// <summary>The newest revision of each figure.</summary>
    public static IEnumerable<Observation> Newest(IReadOnlyList<Observation> observations) => observations.Where((_, index) => IsNewest(observations, index));
}
