using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Rankings;

/// <summary>Ranks with ties; 1 is best.</summary>
public static class Ranking
{
    /// <summary>
    /// The rank of each entry, in their order. Entries closer than the tolerance tie, unless one is strict: "more than 40" outranks "40".
    /// </summary>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<Ranked> entries, Direction direction, Ties ties)
    {
        var better = direction == Direction.HigherIsBetter ? -1 : 1;
        var order = new int[entries.Count];
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
        Array.Sort(order, (one, other) => better * entries[one].Value.CompareTo(entries[other].Value));

        var ranks = new decimal[entries.Count];
        var (before, groups) = (0, 0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && Exact.Same(entries[order[end - 1]].Value, entries[order[end]].Value))
                end++;
            // Within a run of equal figures the strict ones come first, whatever the digits behind the tolerance say.
            foreach (var strict in (ReadOnlySpan<bool>)[true, false])
            {
                var size = 0;
                for (var place = start; place < end; place++)
                    size += entries[order[place]].Strict == strict ? 1 : 0;
                if (size == 0)
                    continue;
                groups++;
                var rank = ties switch
                {
                    Ties.Dense => groups,
                    Ties.Average => before + (size + 1) / 2m,
                    _ => before + 1,
                };
                for (var place = start; place < end; place++)
                {
                    if (entries[order[place]].Strict == strict)
                        ranks[order[place]] = rank;
                }

                before += size;
            }

            start = end;
        }

        return ranks;
    }
}

/// <summary>An entry of a ranking.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Strict">Whether it stands for strictly more (or less) than the figure.</param>
public sealed record Ranked(decimal Value, bool Strict = false);

/// <summary>How entries of the same figure are ranked.</summary>
public enum Ties
{
    /// <summary>1, 2, 2, 4: as the HDI and the provincial indices print it.</summary>
    Competition,

    /// <summary>1, 2, 2, 3.</summary>
    Dense,

    /// <summary>1, 2.5, 2.5, 4.</summary>
    Average,
}
