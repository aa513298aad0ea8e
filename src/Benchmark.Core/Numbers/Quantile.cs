namespace Benchmark.Core.Numbers;

/// <summary>Quantiles of type 7 (Hyndman and Fan 1996, The American Statistician 50(4)); other types do not reproduce published rank bands.</summary>
public static class Quantile
{
    /// <summary>With x sorted from 0 and H = (n − 1)·p: x[⌊H⌋] + (H − ⌊H⌋)·(x[⌊H⌋+1] − x[⌊H⌋]).</summary>
    /// <param name="sorted">The values, smallest first; at least one.</param>
    /// <param name="p">From 0 to 1.</param>
    public static decimal Of(IReadOnlyList<decimal> sorted, decimal p)
    {
        var height = (sorted.Count - 1) * p;
        var below = (int)Math.Floor(height);
        return below + 1 < sorted.Count ? sorted[below] + (height - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>The median.</summary>
    public static decimal Median(IEnumerable<decimal> values) => Of([.. values.Order()], 0.5m);
}
