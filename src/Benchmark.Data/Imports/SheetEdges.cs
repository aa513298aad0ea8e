using Benchmark.Core.DataSets;

namespace Benchmark.Data.Imports;

/// <summary>
/// Takes off a sheet what programs leave at its edges: columns without a name and rows without a cell at the end, which only were there once, and the Ctrl-Z
/// with which old systems end a file.
/// </summary>
internal static class SheetEdges
{
    private const char EndOfFile = '\u001A';

    /// <summary>The rows without them, the header first; each is read when it is asked for.</summary>
    public static IEnumerable<ImportRow> Cut(IEnumerable<ImportRow> rows)
    {
        int? width = null;
        var whole = 0;
        // An empty row counts when another one follows. One of many is enough to say so.
        ImportRow? empty = null;
        ImportRow? held = null;
        foreach (var row in rows)
        {
            if (width is null)
            {
                width = whole = row.Values.Count;
                while (width > 0 && row.Values[width.Value - 1].Length == 0)
                    width--;
            }

            if (held is not null)
                yield return held;
            held = null;
            if (row.Values.All(cell => cell.Length == 0 || cell[0] == EndOfFile))
            {
                empty ??= row;
                continue;
            }

            if (empty is not null)
                yield return empty;
            empty = null;
            held = Narrow(row, width.Value, whole);
        }

        if (held is not null)
            yield return held.Values is [.., [.., EndOfFile] last] ? held with { Values = [.. held.Values.SkipLast(1), last[..^1]] } : held;
        else if (width is 0)
            yield return empty!;
    }

    /// <summary>
    /// A row without empty cells behind the columns that have a name. One that is wider than the header has a comma too many, and then the last cell is not the
    /// one that is left over.
    /// </summary>
    private static ImportRow Narrow(ImportRow row, int width, int whole)
    {
        if (row.Values.Count > whole)
            return row;
        var last = row.Values.Count;
        while (last > width && row.Values[last - 1].Length == 0)
            last--;
        return last == row.Values.Count ? row : row with { Values = [.. row.Values.Take(last)] };
    }
}
