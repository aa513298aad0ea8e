using Benchmark.Core.DataSets;

namespace Benchmark.Tests.Core.DataSets;

/// <summary>The sample beside the tests, a whole data set, as the tables the reader takes, and changes to them.</summary>
internal static class SeedTables
{
    private static readonly Lazy<IReadOnlyList<ImportTable>> Tables = new(() => [.. DataSetFiles.All.Select(schema => Table(schema.File))]);

    private static readonly Lazy<DataSet> Data = new(() => DataSetReader.Read(All, []).Data!);

    public static IReadOnlyList<ImportTable> All => Tables.Value;

    /// <summary>The sample.</summary>
    public static DataSet DataSet => Data.Value;

    public static ImportTable Find(this IReadOnlyList<ImportTable> tables, string file) => tables.Single(table => table.File == file);

    /// <summary>The line of the row whose cells have these values, each written <c>column=value</c>.</summary>
    public static int LineOf(this IReadOnlyList<ImportTable> tables, string file, string where)
    {
        var table = tables.Find(file);
        var cells = where.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (Column: Column(table, pair[0]), Value: pair[1])).ToList();
        return table.Rows.First(row => cells.All(cell => row.Values[cell.Column] == cell.Value)).Line;
    }

    /// <summary>The tables with other cells in one row.</summary>
    public static IReadOnlyList<ImportTable> With(
        this IReadOnlyList<ImportTable> tables,
        string file,
        int line,
        params (string Column, string Value)[] cells) =>
        tables.Replace(file, table => table with
        {
            Rows =
            [
                .. table.Rows.Select(row => row.Line != line
                    ? row
                    : row with { Values = [.. row.Values.Select(
                        (value, index) => cells.FirstOrDefault(cell => Column(table, cell.Column) == index).Value ?? value)] }),
            ],
        });

    /// <summary>The tables with a copy of one row behind the last, some of its cells changed.</summary>
    public static IReadOnlyList<ImportTable> Copied(this IReadOnlyList<ImportTable> tables, string file, int line, params (string Column, string Value)[] cells)
    {
        var table = tables.Find(file);
        var copy = table.Rows.Single(row => row.Line == line) with { Line = table.Rows.Last().Line + 1 };
        return tables.Replace(file, each => each with { Rows = [.. each.Rows, copy] }).With(file, copy.Line, cells);
    }

    public static IReadOnlyList<ImportTable> Replace(this IReadOnlyList<ImportTable> tables, string file, Func<ImportTable, ImportTable> change) =>
        [.. tables.Select(table => table.File == file ? change(table) : table)];

    private static int Column(ImportTable table, string column)
    {
        var index = table.Columns.ToList().IndexOf(column);
        return index >= 0 ? index : throw new ArgumentException($"{table.File} has no column {column}.", nameof(column));
    }

    private static ImportTable Table(string file)
    {
        var rows = CsvFile.Read($"Sample/{file}");
        return new ImportTable(file, rows[0].Cells, [.. rows.Skip(1).Select(row => new ImportRow(row.Line, row.Cells))]);
    }
}
