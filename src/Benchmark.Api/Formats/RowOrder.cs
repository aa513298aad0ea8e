using System.Globalization;

namespace Benchmark.Api.Formats;

/// <summary>
/// The order of rows by some of their columns: numbers by size, days by time, members of a closed set in the order of the set, texts by the Vietnamese
/// alphabet whatever their language, ids and codes letter by letter. What is missing comes last, in either direction.
/// </summary>
/// <param name="keys">The columns, the first deciding first.</param>
internal sealed class RowOrder<TRow>(IReadOnlyList<(Column<TRow> Column, bool IsDescending)> keys)
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>The rows in this order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="id">What tells rows apart that are otherwise equal.</param>
    public IReadOnlyList<TRow> Apply(IReadOnlyList<TRow> rows, Func<TRow, string> id)
    {
        var valued = rows.Select(row => (Row: row, Values: keys.Select(key => Known(key.Column.Value(row))).ToArray(), Id: id(row))).ToArray();
        Array.Sort(valued, (one, other) =>
        {
            for (var key = 0; key < keys.Count; key++)
            {
                var order = (one.Values[key], other.Values[key]) switch
                {
                    (null, null) => 0,
                    (null, _) => 1,
                    (_, null) => -1,
                    var (left, right) => keys[key].IsDescending
                        ? -Compare(left, right, keys[key].Column.Name)
                        : Compare(left, right, keys[key].Column.Name),
                };
                if (order != 0)
                    return order;
            }

            return string.CompareOrdinal(one.Id, other.Id);
        });
        return [.. valued.Select(each => each.Row)];
    }

    // An empty cell is missing, whatever it holds.
    private static object? Known(object? value) => value is "" ? null : value;

    private static int Compare(object one, object other, string column) => (one, other) switch
    {
        // A column in both languages holds words; any other text is an id or a code.
        (string left, string right) => column.EndsWith(".vi", StringComparison.Ordinal) || column.EndsWith(".en", StringComparison.Ordinal)
            ? Vietnamese.Compare(left, right, CompareOptions.None)
            : string.CompareOrdinal(left, right),
        _ => Comparer<object>.Default.Compare(one, other),
    };
}
