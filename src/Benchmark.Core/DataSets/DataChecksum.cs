using System.Security.Cryptography;
using System.Text;
using Benchmark.Core.Observations;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.DataSets;

/// <summary>
/// SHA-256 of the content of a data set in lower-case hexadecimal. It depends on the figures and texts alone, not on the order of rows or columns, on how a
/// number is written, or on the release.
/// </summary>
public static class DataChecksum
{
    /// <summary>What stands between two cells of a canonical row: the unit separator of ASCII, which no text has.</summary>
    public const char Separator = '\u001f';

    private static readonly IReadOnlyList<Column> ObservationColumns = InOrder(ObservationSchema.Instance.FileColumns);

    /// <summary>
    /// The columns of an observation that come first in its canonical form, before the first number. A database can sort by them: how it would write a number
    /// is not how the checksum does.
    /// </summary>
    public static readonly IReadOnlyList<string> LeadingColumns =
    [
        .. ObservationSchema.Instance.Fields
            .Where(field => field.InFiles)
            .OrderBy(field => field.Column, StringComparer.Ordinal)
            .TakeWhile(field => field.Type != FieldType.Number)
            .Select(field => field.Column!),
    ];

    /// <summary>The checksum of a frame and its observations.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="observations">
    /// The observations as <see cref="Canonical(Observation, out int)"/> writes them, in the order of <see cref="Compare"/>; they may be more than the memory
    /// holds.
    /// </param>
    public static string Of(DataFrame frame, IEnumerable<string> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in DataSetFiles.Of(frame))
        {
            var columns = InOrder(table.Columns);
            Append(
                hash,
                table.File,
                table.Rows.Select(row => Canonical(columns, row.Values, leadingColumns: 0, out _)).Order(Comparer<string>.Create(Compare)));
        }

        Append(hash, ObservationSchema.Instance.File, observations);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An observation in the one form that is hashed: its filled cells by the name of their column.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="leading">How many letters of it the <see cref="LeadingColumns"/> take.</param>
    public static string Canonical(Observation observation, out int leading) =>
        Canonical(ObservationColumns, ObservationSchema.Instance.Print(observation), LeadingColumns.Count, out leading);

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

    // Empty cells are left out, so that a column added later changes no checksum until a cell of it is filled.
    private static string Canonical(IReadOnlyList<Column> columns, IReadOnlyList<string> cells, int leadingColumns, out int leading)
    {
        var text = new StringBuilder();
        leading = 0;
        for (var number = 0; number < columns.Count; number++)
        {
            var (name, index) = columns[number];
            if (cells[index].Length > 0)
                (text.Length > 0 ? text.Append(Separator) : text).Append(name).Append('=').Append(cells[index]);
            if (number < leadingColumns)
                leading = text.Length;
        }

        return text.ToString();
    }

    private static IReadOnlyList<Column> InOrder(IReadOnlyList<string> columns) =>
        [.. columns.Select((name, index) => new Column(name, index)).OrderBy(column => column.Name, StringComparer.Ordinal)];

    private sealed record Column(string Name, int Index);
}
