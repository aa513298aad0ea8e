namespace Benchmark.Core.Language;

/// <summary>Finds the known words nearest to a misspelled one.</summary>
public static class Nearest
{
    private const int Suggestions = 3;

    /// <summary>The known words within about a third of the length in edits, nearest first, three at most.</summary>
    public static IReadOnlyList<string> To(string text, IEnumerable<string> known) =>
        [
            .. Within(text, known.Select(word => (word, word)))
                .OrderBy(candidate => candidate.Edits)
                .ThenBy(candidate => candidate.Item, StringComparer.Ordinal)
                .Take(Suggestions)
                .Select(candidate => candidate.Item),
        ];

    /// <summary>What bears the nearest word, in the order given: several things where they share a word or their words are equally near.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Words in lower case, each with what bears it.</param>
    /// <param name="most">The most edits.</param>
    public static IReadOnlyList<T> Of<T>(string text, IEnumerable<(string Word, T Item)> known, int most = int.MaxValue)
    {
        var near = Within(text, known).Where(candidate => candidate.Edits <= most).ToList();
        if (near.Count == 0)
            return [];
        var least = near.Min(candidate => candidate.Edits);
        return [.. near.Where(candidate => candidate.Edits == least).Select(candidate => candidate.Item).Distinct()];
    }

    /// <summary>What has a word within about a third of its length in edits, and how many.</summary>
    private static IEnumerable<(T Item, int Edits)> Within<T>(string text, IEnumerable<(string Word, T Item)> known)
    {
        // A long text is no typing error, and comparing it would take long for nothing.
        if (text.Length > 100)
            yield break;
        var lower = text.ToLowerInvariant();
        foreach (var (word, item) in known)
        {
            var most = Math.Max(1, word.Length / 3);
            if (lower.Length > 2 && word.Length > lower.Length && word.StartsWith(lower, StringComparison.Ordinal))
                yield return (item, 1);
            else if (Math.Abs(word.Length - lower.Length) <= most && Edits(lower, word) is var edits && edits <= most)
                yield return (item, edits);
        }
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbors (optimal string alignment, a restricted Damerau–Levenshtein distance).</summary>
    private static int Edits(string from, string to)
    {
        var distances = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
            distances[row, 0] = row;
        for (var column = 0; column <= to.Length; column++)
            distances[0, column] = column;

        for (var row = 1; row <= from.Length; row++)
        {
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = distances[row - 1, column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                var least = Math.Min(replaced, Math.Min(distances[row - 1, column], distances[row, column - 1]) + 1);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                    least = Math.Min(least, distances[row - 2, column - 2] + 1);
                distances[row, column] = least;
            }
        }

        return distances[from.Length, to.Length];
    }
}
