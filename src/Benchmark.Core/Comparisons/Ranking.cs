using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Comparisons;

/// <summary>Ranks with ties; 1 is best.</summary>
public static class Ranking
{
    /// <summary>
    /// The rank of each entry, in their order. Entries closer than the tolerance tie, unless one is strict: "more than 40" outranks "40".
    /// </summary>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<Ranked> entries, Direction direction, Ties ties)
    {
        var sign = direction == Direction.HigherIsBetter ? 1m : -1m;
        var best = Enumerable.Range(0, entries.Count)
            .OrderByDescending(index => sign * entries[index].Value)
            .ThenByDescending(index => entries[index].Strict)
            .ToList();

        // Within a run of equal figures the strict ones come first, whatever the digits behind the tolerance say.
        var groups = new List<List<int>>();
        foreach (var run in Runs(best, (left, right) => Exact.Same(entries[left].Value, entries[right].Value)))
        {
            if (run.Count == 1)
                groups.Add(run);
            else
                groups.AddRange(run.GroupBy(index => entries[index].Strict).OrderByDescending(group => group.Key).Select(group => group.ToList()));
        }

        var ranks = new decimal[entries.Count];
        var before = 0;
        for (var number = 0; number < groups.Count; number++)
        {
            var rank = ties switch
            {
                Ties.Dense => number + 1,
                Ties.Average => before + (groups[number].Count + 1) / 2m,
                _ => before + 1,
            };
            foreach (var index in groups[number])
                ranks[index] = rank;
            before += groups[number].Count;
        }

        return ranks;
    }

    private static IEnumerable<List<int>> Runs(List<int> ordered, Func<int, int, bool> same)
    {
        for (var start = 0; start < ordered.Count;)
        {
            var run = new List<int> { ordered[start] };
            while (start + run.Count < ordered.Count && same(run[^1], ordered[start + run.Count]))
                run.Add(ordered[start + run.Count]);
            yield return run;
            start += run.Count;
        }
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
