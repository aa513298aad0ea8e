using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Data.Imports;

/// <summary>What a row of a map says that a category is; what is null it does not say.</summary>
/// <param name="Province">An id, a code or a name of a province, as it is written.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">The series of it.</param>
/// <param name="Year">The year.</param>
/// <param name="Factor">What values are multiplied by.</param>
/// <param name="Add">What is added then.</param>
/// <param name="IsSkipped">Whether what is in it is left out.</param>
internal sealed record StatMeaning(string? Province, Indicator? Indicator, string? Series, int? Year, decimal? Factor, decimal? Add, bool IsSkipped);

/// <summary>What the categories of a table are, read from a CSV: one row for each, and <c>*</c> for the rest of a dimension.</summary>
internal sealed partial class StatMap
{
    private const string Rest = "*";

    private static readonly string[] Columns =
        ["dimension", "category", "province", "indicator", "year", "series", "factor", "add", "unit", "skip"];

    // What means nothing without an indicator.
    private static readonly string[] OfIndicators = ["series", "unit"];

    private readonly Dictionary<(string Dimension, string Category), StatMeaning> _meanings = [];

    private StatMap(string file) => File = file;

    /// <summary>The name of its file.</summary>
    public string File { get; }

    /// <summary>Reads a map for a table; its problems, and those of categories that it does not name, are added.</summary>
    /// <param name="content">The CSV.</param>
    /// <param name="file">What it is called.</param>
    /// <param name="table">The table.</param>
    /// <param name="tableFile">What that is called.</param>
    /// <param name="indicators">The indicators there are.</param>
    /// <param name="problems">Takes the problems.</param>
    public static StatMap Read(
        ReadOnlySpan<byte> content,
        string file,
        StatTable table,
        string tableFile,
        IReadOnlyList<Indicator> indicators,
        ImportProblems problems)
    {
        var map = new StatMap(file);
        if (CsvRows.Read(content, file, problems) is not { } rows)
            return map;
        foreach (var unknown in rows.Columns.Except(Columns))
            problems.Add(new ImportProblem(file, 1, unknown, null, DataFaults.NotOneOf(Columns)));
        foreach (var missing in Columns[..2].Except(rows.Columns))
            problems.Add(new ImportProblem(file, 1, missing, null, DataFaults.NotOneOf(Columns)));
        if (problems.Count > 0)
            return map;
        foreach (var row in rows.Rows)
            map.Read(new Cells(file, rows.Columns, row, problems), table, indicators);
        foreach (var dimension in table.Dimensions.Where(dimension => !map._meanings.ContainsKey((dimension.Id, Rest))))
        {
            foreach (var category in dimension.Categories.Where(category => !map._meanings.ContainsKey((dimension.Id, category.Code))))
                problems.Add(new ImportProblem(tableFile, null, dimension.Label, $"{category}", ImportFaults.NotMapped(file)));
        }

        return map;
    }

    /// <summary>What a category is.</summary>
    public StatMeaning MeaningOf(StatDimension dimension, StatCategory category) =>
        _meanings.GetValueOrDefault((dimension.Id, category.Code)) ?? _meanings[(dimension.Id, Rest)];

    private void Read(Cells cells, StatTable table, IReadOnlyList<Indicator> indicators)
    {
        if (!cells.AreAsManyAsColumns())
            return;
        var name = cells["dimension"];
        if (table.Dimensions.FirstOrDefault(each => each.Id == name) is not { } dimension)
        {
            cells.Problem("dimension", ImportFaults.UnknownDimension(name, table.Dimensions.Select(each => each.Id)));
            return;
        }

        var code = cells["category"];
        var category = dimension.Categories.FirstOrDefault(each => each.Code == code);
        if (category is null && code != Rest)
            cells.Problem("category", ImportFaults.UnknownCategory(code, dimension.Categories.Select(each => each.Code)));
        var isSkipped = cells["skip"] == "yes";
        if (cells["skip"] is not ("" or "no" or "yes"))
            cells.Problem("skip", DataFaults.NotOneOf(["yes", "no"]));
        else if (code == Rest && category is null && !isSkipped)
            cells.Problem("skip", ImportFaults.RestIsSkipped);
        var (indicator, series) = ReadIndicator(cells, indicators);
        var year = ReadYear(cells, category);
        if (!_meanings.TryAdd(
            (dimension.Id, code),
            new StatMeaning(cells.Find("province"), indicator, series, year, cells.Number("factor"), cells.Number("add"), isSkipped)))
        {
            cells.Problem("category", ImportFaults.MappedTwice);
        }
    }

    private static (Indicator? Indicator, string? Series) ReadIndicator(Cells cells, IReadOnlyList<Indicator> indicators)
    {
        if (cells.Find("indicator") is not { } id)
        {
            foreach (var column in OfIndicators.Where(column => cells.Find(column) is not null))
                cells.Problem("indicator", ImportFaults.Missing(column));
            return (null, null);
        }

        if (indicators.FirstOrDefault(each => each.Id == id) is not { } indicator)
        {
            cells.Problem("indicator", DataFaults.NotInFile("indicators.csv", DataFaults.Suggestion(id, indicators.Select(each => each.Id))));
            return (null, null);
        }

        var series = cells.Find("series");
        if (series is null)
            cells.Problem("series", ImportFaults.Missing("indicator"));
        else if (indicator.Series.All(each => each.Id != series))
            cells.Problem("series", DataFaults.NotInFile("series.csv", DataFaults.Suggestion(series, indicator.Series.Select(each => each.Id))));
        if (cells.Find("unit") is not { } unit)
            cells.Problem("unit", ImportFaults.Missing("indicator"));
        else if (unit != indicator.Unit)
            cells.Problem("unit", ImportFaults.OtherUnit(indicator.Id, indicator.Unit));
        return (indicator, series);
    }

    private static int? ReadYear(Cells cells, StatCategory? category)
    {
        if (cells.Find("year") is not { } text)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < Period.FirstYear or > Period.LastYear)
        {
            cells.Problem("year", DataFaults.NotAnInteger(Period.FirstYear, Period.LastYear));
            return null;
        }

        // A label of two years is a period, and names none.
        if (category is not null && YearPattern().Matches(category.Label) is [var said] && said.Value != text)
            cells.Problem("year", $"{category}", ImportFaults.OtherYear(said.Value, year));
        return year;
    }

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex YearPattern();

    /// <summary>The cells of a row.</summary>
    private sealed class Cells(string file, IReadOnlyList<string> columns, ImportRow row, ImportProblems problems)
    {
        private readonly List<string> _columns = [.. columns];

        /// <summary>Says where there are not as many as columns.</summary>
        public bool AreAsManyAsColumns()
        {
            if (row.Values.Count == _columns.Count)
                return true;
            problems.Add(new ImportProblem(file, row.Line, null, null, DataFaults.CellCount(row.Values.Count, _columns.Count)));
            return false;
        }

        /// <summary>A cell; empty where it is not there.</summary>
        public string this[string column] => _columns.IndexOf(column) is >= 0 and var place ? row.Values[place].Trim() : "";

        /// <summary>A cell; null where nothing stands in it.</summary>
        public string? Find(string column) => this[column] is { Length: > 0 } text ? text : null;

        public decimal? Number(string column)
        {
            if (Find(column) is not { } text)
                return null;
            const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number))
                return number;
            Problem(column, DataFaults.NotANumber);
            return null;
        }

        public void Problem(string column, DataFault fault) => Problem(column, Find(column), fault);

        public void Problem(string column, string? value, DataFault fault) => problems.Add(new ImportProblem(file, row.Line, column, value, fault));
    }
}
