using System.Runtime.CompilerServices;

namespace Benchmark.Core.Releases;

/// <summary>
/// A row of a release that stays in memory as long as the release does. What is written of it is the same in every answer, so it is written once. A changed
/// copy is another row, and not kept.
/// </summary>
public sealed class KeptFact
{
    private static readonly ConditionalWeakTable<object, KeptFact> Kept = [];

    private KeptFact()
    {
    }

    /// <summary>The row as answers write it; null until it is first written.</summary>
    public byte[]? Written { get; set; }

    /// <summary>Says of rows that they stay.</summary>
    /// <param name="rows">The rows, as they will be found in answers.</param>
    public static void Keep(IEnumerable<object> rows)
    {
        foreach (var row in rows)
            Kept.AddOrUpdate(row, new KeptFact());
    }

    /// <summary>What is kept of a row; null when it does not stay.</summary>
    public static KeptFact? Of(object row) => Kept.TryGetValue(row, out var fact) ? fact : null;
}
