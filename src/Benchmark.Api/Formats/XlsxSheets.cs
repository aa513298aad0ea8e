using Benchmark.Core.Numbers;

namespace Benchmark.Api.Formats;

/// <summary>The sheets of a workbook that have a row for each row of its table.</summary>
internal static class XlsxSheets
{
    // The rows whose content decides how wide the columns are; in characters.
    private const int RowsMeasured = 100;
    private const int Narrowest = 9;
    private const int WidestHeader = 17;
    private const int Widest = 80;

    /// <summary>What a reader wants first.</summary>
    public static IEnumerable<int> Summary(XlsxSheet sheet, Table table, Publication publication)
    {
        sheet.Begin([.. table.Summary.Select(column => column.Width)], isTable: true, isFirst: true);
        sheet.Write([.. table.Summary.Select(column => column.Heading)], XlsxStyles.Header);
        foreach (var row in table.Rows)
        {
            sheet.Write(row.Summary, XlsxStyles.Wrapped);
            yield return sheet.Rows;
        }

        sheet.End(hasFilter: true, isOnePageWide: true, table.Title.In(publication.Language), publication);
    }

    /// <summary>The whole table.</summary>
    public static IEnumerable<int> Data(XlsxSheet sheet, Table table, Publication publication)
    {
        var shown = ShownIn(table, publication);
        IReadOnlyList<bool> measured = [.. shown.Select(column => table.Columns[column].IsMeasured)];
        using var rows = table.Rows.GetEnumerator();
        var first = new List<TableRow>();
        while (first.Count < RowsMeasured && rows.MoveNext())
            first.Add(rows.Current);
        // A longer header runs over several lines.
        var widths = shown.Select(column => Math.Min(table.Columns[column].Name.Length, WidestHeader)).ToArray();
        foreach (var row in first)
        {
            var cells = row.Cells;
            for (var place = 0; place < widths.Length; place++)
                widths[place] = Math.Max(widths[place], LengthOf(cells[shown[place]]));
        }

        // Room for the arrow of the filter.
        sheet.Begin([.. widths.Select(width => Math.Clamp(width + 2, Narrowest, Widest))], isTable: true);
        sheet.Write([.. shown.Select(column => table.Columns[column].Name)], XlsxStyles.Header);
        foreach (var row in first)
            yield return Write(row);
        first.Clear();
        while (rows.MoveNext())
            yield return Write(rows.Current);
        sheet.End(hasFilter: true, isOnePageWide: false, table.Title.In(publication.Language), publication);

        int Write(TableRow row)
        {
            var cells = row.Cells;
            sheet.Write(shown.Length == cells.Length ? cells : Array.ConvertAll(shown, column => cells[column]), XlsxStyles.AsText, measured, row.Decimals);
            return sheet.Rows;
        }
    }

    /// <summary>The columns that are shown: where one language was asked for, those of the other are left out.</summary>
    public static int[] ShownIn(Table table, Publication publication)
    {
        var all = Enumerable.Range(0, table.Columns.Count);
        if (!publication.LeavesOutOtherLanguage)
            return [.. all];
        var names = table.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var (own, other) = publication.Language == Language.Vi ? (".vi", ".en") : (".en", ".vi");
        return [.. all.Where(column => table.Columns[column].Name is var name
            && !(name.EndsWith(other, StringComparison.Ordinal) && names.Contains(name[..^other.Length] + own)))];
    }

    private static int LengthOf(object? cell) => cell switch
    {
        null => 0,
        string text => text.Length,
        decimal number => Exact.Print(number).Length,
        _ => Narrowest,
    };
}
