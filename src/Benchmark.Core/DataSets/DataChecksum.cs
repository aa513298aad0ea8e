using System.Security.Cryptography;
using System.Text;
using Benchmark.Core.Observations;

namespace Benchmark.Core.DataSets;

/// <summary>
/// SHA-256 of the content of a data set in lower-case hexadecimal. It depends on the figures and texts alone, not on the order of rows or columns, on how a
/// number is written, or on the release.
/// </summary>
public static class DataChecksum
{
    private static readonly IReadOnlyList<Column> ObservationColumns = InOrder(DataSetTables.Columns[DataSetTables.ObservationFile]);

    /// <summary>The checksum of a frame and its observations.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="observations">The observations as <see cref="Canonical(Observation)"/> writes them, in the order of <see cref="Compare"/>; they may be more than the memory holds.</param>
    public static string Of(DataFrame frame, IEnumerable<string> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in DataSetTables.Of(frame))
        {
            var columns = InOrder(table.Columns);
            Append(hash, table.File, table.Rows.Select(row => Canonical(columns, row.Values)).Order(Comparer<string>.Create(Compare)));
        }

        Append(hash, DataSetTables.ObservationFile, observations);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An observation in the one form that is hashed: its filled cells by the name of their column.</summary>
    public static string Canonical(Observation observation) => Canonical(ObservationColumns, DataSetTables.Cells(observation));

    /// <summary>The order of the bytes in UTF-8, which is also that of the database.</summary>
    public static int Compare(string? one, string? other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        if (at == one!.Length || at == other!.Length)
            return one.Length.CompareTo(other!.Length);
        // A surrogate is half of a character beyond all that have a unit of their own.
        var (left, right) = (one[at], other[at]);
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right) : char.IsSurrogate(left) ? 1 : -1;
    }

    private static void Append(IncrementalHash hash, string file, IEnumerable<string> rows)
    {
        foreach (var line in rows.Prepend(file))
            hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
    }

    // Empty cells are left out, so that a column added later changes no checksum until somebody fills it.
    private static string Canonical(IReadOnlyList<Column> columns, IReadOnlyList<string> cells)
    {
        var text = new StringBuilder();
        foreach (var column in columns)
        {
            if (cells[column.Index].Length > 0)
                text.Append(text.Length > 0 ? "\u001f" : "").Append(column.Name).Append('=').Append(cells[column.Index]);
        }

        return text.ToString();
    }

    private static IReadOnlyList<Column> InOrder(IReadOnlyList<string> columns) =>
        [.. columns.Select((name, index) => new Column(name, index)).OrderBy(column => column.Name, StringComparer.Ordinal)];

    private sealed record Column(string Name, int Index);
}
