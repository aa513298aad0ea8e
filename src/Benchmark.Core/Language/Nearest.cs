namespace Benchmark.Core.Language;

/// <summary>Finds the known words nearest to a misspelled one.</summary>
public static class Nearest
{
    private const int Suggestions = 3;

    /// <summary>The known words within about a third of the length in edits, nearest first, three at most.</summary>
    public static IReadOnlyList<string> To(string text, IEnumerable<string> known)
    {
        // A long text is no typing error, and comparing it would take long for nothing.
        if (text.Length > 100)
            return [];
        var lower = text.ToLowerInvariant();
        return
        [
            .. known.Select(word => (Word: word, Edits: word.StartsWith(lower, StringComparison.Ordinal) && lower.Length > 2 ? 1 : Edits(lower, word)))
                .Where(candidate => candidate.Edits <= Math.Max(1, candidate.Word.Length / 3))
                .OrderBy(candidate => candidate.Edits)
                .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Take(Suggestions)
                .Select(candidate => candidate.Word),
        ];
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
