
namespace Benchmark.Api.Formats;

/// <summary>A column of a table of <typeparamref name="T"/>.</summary>
/// <param name="Name">
/// Its header: the path of the field in the JSON answer, so that one word means one thing everywhere. A contract: columns are added at the end and never
/// renamed.
/// </param>
/// <param name="Meaning">What stands in it.</param>
/// <param name="Value">The cell of a row: a text, a number, a flag, a date or a member of a closed set; null when it is missing.</param>
internal sealed record Column<T>(string Name, Text Meaning, Func<T, object?> Value);

/// <summary>An answer as rows and columns; what CSV and XLSX share.</summary>
internal sealed class Table
{
    private Table(Text title, IReadOnlyList<(string Name, Text Meaning)> columns, IEnumerable<object?[]> rows) =>
        (Title, Columns, Rows) = (title, columns, rows);

    /// <summary>What the table is.</summary>
    public Text Title { get; }

    public IReadOnlyList<(string Name, Text Meaning)> Columns { get; }

    /// <summary>
    /// The rows; read once, row by row, because there may be millions. A cell is a <see cref="string"/>, <see cref="decimal"/>, <see cref="int"/>,
    /// <see cref="bool"/>, <see cref="DateOnly"/> or null.
    /// </summary>
    public IEnumerable<object?[]> Rows { get; }

    public static Table Of<T>(Text title, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows) => new(
        title,
        [.. columns.Select(column => (column.Name, column.Meaning))],
        rows.Select(row => columns.Select(column => Plain(column.Value(row))).ToArray()));

    private static object? Plain(object? value) => value switch
    {
        null or string or decimal or int or bool or DateOnly => value,
        Enum code => Code.Of(code),
        _ => throw new NotSupportedException($"No cell holds a {value.GetType().Name}."),
    };
}
