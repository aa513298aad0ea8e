namespace Benchmark.Core.Observations;

/// <summary>Our own convention for "latest" where several units are looked at together.</summary>
public static class LatestYear
{
    /// <summary>
    /// The newest year in which most units, more than half, have a value; where there is no such year, the newest of those in which the largest number has one.
    /// </summary>
    /// <param name="counts">How many units have a value, by year.</param>
    /// <param name="units">How many units there are in a year.</param>
    /// <returns>The year, or null when no year has a value.</returns>
    public static int? Of(IReadOnlyCollection<KeyValuePair<int, int>> counts, Func<int, int> units)
    {
        int? most = null;
        KeyValuePair<int, int>? largest = null;
        foreach (var count in counts)
        {
            if (2 * count.Value > units(count.Key) && !(most > count.Key))
                most = count.Key;
            if (largest is not { } before || count.Value > before.Value || (count.Value == before.Value && count.Key > before.Key))
                largest = count;
        }

        return most ?? largest?.Key;
    }
}
