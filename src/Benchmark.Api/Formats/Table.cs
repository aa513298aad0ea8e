using Benchmark.Core.Schemas;

namespace Benchmark.Api.Formats;

/// <summary>A column of a table of <typeparamref name="T"/>.</summary>
/// <param name="Name">
/// Its header: the path of the field in the JSON answer, so that one word means one thing everywhere. A contract: columns are added, also between
/// others, and never renamed.
/// </param>
/// <param name="Meaning">What stands in it.</param>
/// <param name="Value">The cell of a row: a text, a number, a flag, a date or a member of a closed set; null when it is missing.</param>
internal sealed record Column<T>(string Name, Text Meaning, Func<T, object?> Value)
{
    /// <summary>A column of whole numbers.</summary>
    public Column(string name, Text meaning, Func<T, int?> value)
        : this(name, meaning, row => (object?)value(row)) => Holds = FieldType.WholeNumber;

    /// <summary>A column of numbers.</summary>
    public Column(string name, Text meaning, Func<T, decimal?> value)
        : this(name, meaning, row => (object?)value(row)) => Holds = FieldType.Number;

    /// <summary>A column of yes and no.</summary>
    public Column(string name, Text meaning, Func<T, bool?> value)
        : this(name, meaning, row => (object?)value(row)) => Holds = FieldType.Flag;

    /// <summary>A column of days.</summary>
    public Column(string name, Text meaning, Func<T, DateOnly?> value)
        : this(name, meaning, row => (object?)value(row)) => Holds = FieldType.Date;

    /// <summary>What its cells hold: a whole number, a number, a flag, a date, or else a text. Who reads a table need not guess it.</summary>
    public FieldType Holds { get; init; } = FieldType.Text;

    /// <summary>Whether it holds figures in the unit of the indicator, or differences of them, which are shown with the decimals of the indicator.</summary>
    public bool IsMeasured { get; init; }
}

/// <summary>A column of a table, whatever its rows are.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Meaning">What stands in it.</param>
/// <param name="IsMeasured">Whether it holds figures that are shown with the decimals of the indicator.</param>
/// <param name="Holds">What its cells hold: a whole number, a number, a flag, a date, or else a text.</param>
internal sealed record ColumnHead(string Name, Text Meaning, bool IsMeasured, FieldType Holds);

/// <summary>An answer as rows and columns; what CSV and XLSX share.</summary>
internal sealed class Table
{
    private readonly Func<IReadOnlyList<int>, Table> _select;

    private Table(
        Text title,
        IReadOnlyList<ColumnHead> columns,
        IReadOnlyList<SummaryHead> summary,
        IEnumerable<TableRow> rows,
        Func<IReadOnlyList<int>, Table> select) => (Title, Columns, Summary, Rows, _select) = (title, columns, summary, rows, select);

    /// <summary>What the table is.</summary>
    public Text Title { get; }

    public IReadOnlyList<ColumnHead> Columns { get; }

    /// <summary>The columns of its summary.</summary>
    public IReadOnlyList<SummaryHead> Summary { get; }

    /// <summary>What a reader must know of the table as a whole, beside what the answer says.</summary>
    public IReadOnlyList<Warning> Warnings { get; private init; } = [];

    /// <summary>Whether a row can have warnings of its own.</summary>
    public bool HasWarningsByRow { get; private init; }

    /// <summary>The rows, row by row, because there may be millions. Each time they are read they are the same rows of the same state of the data.</summary>
    public IEnumerable<TableRow> Rows { get; }

    /// <summary>A table with the summary that is read first.</summary>
    public static Table Of<T>(Text title, IReadOnlyList<Column<T>> columns, Summary<T> summary, IEnumerable<T> rows) => new(
        title,
        [.. columns.Select(column => new ColumnHead(column.Name, column.Meaning, column.IsMeasured, column.Holds))],
        [.. summary.Columns.Select(column => new SummaryHead(column.Heading, column.Width))],
        rows.Select(row => new Row<T>(row, columns, summary)),
        places => Of(title, [.. places.Select(place => columns[place])], summary, rows))
    {
        Warnings = summary.Warnings,
        HasWarningsByRow = summary.WarningsOf is not null,
    };

    /// <summary>The same rows with some of the columns, in the order given.</summary>
    public Table Select(IReadOnlyList<string> columns) =>
        _select([.. columns.Select(name => Columns.ToList().FindIndex(column => column.Name == name))]);

    private sealed class Row<T>(T row, IReadOnlyList<Column<T>> columns, Summary<T> summary) : TableRow
    {
        public override object?[] Cells
        {
            get
            {
                var cells = new object?[columns.Count];
                for (var column = 0; column < cells.Length; column++)
                    cells[column] = Plain(columns[column].Value(row));
                return cells;
            }
        }

        public override object?[] Summary
        {
            get
            {
                var cells = new object?[summary.Columns.Count];
                for (var column = 0; column < cells.Length; column++)
                    cells[column] = summary.Columns[column].Value(row);
                return cells;
            }
        }

        public override int? Decimals => summary.Decimals?.Invoke(row);

        public override IReadOnlyList<Warning> Warnings => summary.WarningsOf?.Invoke(row) ?? [];

        private static object? Plain(object? value) => value switch
        {
            null or string or decimal or int or bool or DateOnly => value,
            Enum code => Code.Of(code),
            _ => throw new NotSupportedException($"No cell holds a {value.GetType().Name}."),
        };
    }
}

/// <summary>A row of a table.</summary>
internal abstract class TableRow
{
    /// <summary>
    /// Its cells, by column: a <see cref="string"/>, <see cref="decimal"/>, <see cref="int"/>, <see cref="bool"/>, <see cref="DateOnly"/> or null.
    /// </summary>
    public abstract object?[] Cells { get; }

    /// <summary>Its cells in the summary: a <see cref="Text"/>, <see cref="Figure"/>, <see cref="TitledLink"/>, or what <see cref="Cells"/> has.</summary>
    public abstract object?[] Summary { get; }

    /// <summary>The decimals its figures are shown with; null where they are shown as they are.</summary>
    public abstract int? Decimals { get; }

    /// <summary>What a reader must know of it.</summary>
    public abstract IReadOnlyList<Warning> Warnings { get; }
}
