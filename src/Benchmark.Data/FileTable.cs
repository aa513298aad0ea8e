namespace Benchmark.Data;

/// <summary>A table that is handed on in a file, apart from the database of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, read one at a time: a text, a whole number, a number, a flag, a date or null for each column.</param>
internal sealed record FileTable(string Name, IReadOnlyList<FileColumn> Columns, IEnumerable<object?[]> Rows);

/// <summary>A column of a table that is handed on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record FileColumn(string Name, FileColumnKind Kind)
{
    /// <summary>Whether it names the row.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether rows are looked up by it.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>The table and the column whose values it holds; null where it holds none of another row.</summary>
    public (string Table, string Column)? RefersTo { get; init; }
}

/// <summary>What a column of a table that is handed on holds.</summary>
internal enum FileColumnKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number; 1 and 0 for yes and no.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,
}
