using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>What is said of the figures of a table, which does not say it itself.</summary>
/// <param name="Table">The path of the table.</param>
/// <param name="Map">The path of its map.</param>
/// <param name="Source">The id of the source.</param>
/// <param name="Certainty">How final the figures are; what the table calls preliminary is so.</param>
internal sealed record StatTerms(string Table, string Map, string Source, Certainty Certainty)
{
    /// <summary>The path of sources that come in with it; null for none.</summary>
    public string? Sources { get; init; }

    /// <summary>When the figures came out; null where it is not known.</summary>
    public string? Vintage { get; init; }
}

/// <summary>
/// A table of a statistics office as the rows of an import. What is there already, with the same value and certainty, is left out; another value is a new
/// revision of its figure.
/// </summary>
internal sealed class StatImport
{
    private const string Missing = "..";
    private const string Preliminary = "p";

    private readonly StatTerms _terms;
    private readonly string _file;
    private readonly List<ImportRow> _rows = [];
    private readonly List<string> _places = [];

    private StatImport(StatTerms terms, ImportProblems problems)
    {
        _terms = terms;
        _file = Path.GetFileName(terms.Table);
        Problems = problems;
    }

    /// <summary>What is wrong with the table or its map.</summary>
    public ImportProblems Problems { get; }

    /// <summary>How many cells the table has.</summary>
    public int CellCount { get; private set; }

    /// <summary>How many rows come of it.</summary>
    public int RowCount => _rows.Count;

    /// <summary>How many cells have no value.</summary>
    public int MissingCount { get; private set; }

    /// <summary>How many cells are skipped.</summary>
    public int SkippedCount { get; private set; }

    /// <summary>How many figures are there already.</summary>
    public int KnownCount { get; private set; }

    /// <summary>How many values lost decimals, and to how many, by indicator.</summary>
    public SortedDictionary<string, (int Decimals, int Rounded)> Rounded { get; } = new(StringComparer.Ordinal);

    /// <summary>The newest release when it was read.</summary>
    public LoadedRelease? Newest { get; private set; }

    /// <summary>Reads a table against what a database holds.</summary>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    public static async Task<StatImport> ReadAsync(Database database, StatTerms terms, CancellationToken cancellation)
    {
        var import = new StatImport(terms, new ImportProblems());
        if (StatFiles.Read(terms.Table, import.Problems) is { } content && StatTable.Read(content, import._file, import.Problems) is { } table)
        {
            import.CellCount = table.Size;
            await database.ReadOneStateAsync(
                async connection =>
                {
                    import.Newest = await ReleaseStore.FindNewestAsync(connection, cancellation);
                    var tables = new TableReader(connection, "");
                    import.Fill(table, await tables.ProvincesAsync(cancellation), await tables.IndicatorsAsync(cancellation), tables.Observations());
                    return true;
                },
                cancellation);
        }

        return import;
    }

    /// <summary>The rows, as an import takes them. Each attempt reads them again.</summary>
    public ChangeSet Open()
    {
        var problems = new ImportProblems();
        foreach (var problem in Problems.InOrder())
            problems.Add(problem);
        var tables = new List<ImportTable>();
        if (_terms.Sources is { } path && StatFiles.Read(path, problems) is { } content
            && CsvRows.Read(content.Span, DataSetFiles.Of(Noun.Source).File, problems) is { } sources)
        {
            tables.Add(sources);
        }

        if (problems.Count > 0)
            return new ChangeSet([], IsWhole: false) { Problems = problems };
        tables.Add(new ImportTable(ObservationSchema.Instance.File, ObservationSchema.Instance.FileColumns, _rows));
        return new ChangeSet(tables, IsWhole: false) { Problems = problems };
    }

    /// <summary>Where a problem of a row is in the table.</summary>
    public string PlaceOf(ImportProblem problem) => Placed(problem).CellPlace;

    /// <summary>A failure whose problems say where they are in the table.</summary>
    public ImportFailure Placed(ImportFailure failure) => new([.. failure.Problems.Select(Placed)], failure.Reason, failure.Count);

    private ImportProblem Placed(ImportProblem problem) => problem.File == ObservationSchema.Instance.File && problem.Line is >= 2 and var line
        ? problem with { File = $"{_file}, {_places[line - 2]}", Line = null }
        : problem;

    private void Fill(StatTable table, IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators, IEnumerable<Observation> observations)
    {
        if (StatFiles.Read(_terms.Map, Problems) is not { } content)
            return;
        var map = StatMap.Read(content.Span, Path.GetFileName(_terms.Map), table, _file, indicators, Problems);
        if (Problems.Count > 0)
            return;
        var meanings = table.Dimensions
            .Select(dimension => dimension.Categories.Select(category => map.MeaningOf(dimension, category)).ToArray())
            .ToArray();
        var known = KnownOf(observations, meanings.SelectMany(each => each).Select(meaning => meaning.Indicator?.Id).OfType<string>().ToHashSet());
        var finder = new ProvinceFinder(provinces, _file, Problems);
        var (said, at) = (new StatMeaning[meanings.Length], new int[meanings.Length]);
        foreach (var cell in table.Cells)
        {
            Locate(table, cell.Index, at);
            for (var dimension = 0; dimension < at.Length; dimension++)
                said[dimension] = meanings[dimension][at[dimension]];
            if (!said.Any(meaning => meaning.IsSkipped) && cell.Status != Missing
                && (!Add(table, cell, at, said, map, finder, known) || Problems.AreTooMany))
            {
                return;
            }
        }

        var read = meanings.Aggregate(1, (product, each) => product * each.Count(meaning => !meaning.IsSkipped));
        (SkippedCount, MissingCount) = (CellCount - read, read - KnownCount - RowCount);
        if (Problems.Count == 0 && RowCount == 0 && KnownCount == 0)
            Problems.Add(new ImportProblem(_file, null, null, null, ImportFaults.TableSaysNothing));
    }

    /// <returns>Whether the cells that follow may be looked at: not where the map lacks something that they lack too.</returns>
    private bool Add(
        StatTable table,
        StatCell cell,
        int[] at,
        StatMeaning[] said,
        StatMap map,
        ProvinceFinder finder,
        Dictionary<FigureKey, Observation> known)
    {
        int? Of(string what, Func<StatMeaning, bool> says, bool isOptional = false)
        {
            var found = Enumerable.Range(0, said.Length).Where(dimension => says(said[dimension])).ToList();
            if (found.Count == 1 || (found.Count == 0 && isOptional))
                return found.Count == 1 ? found[0] : -1;
            var fault = found.Count == 0 ? ImportFaults.NoDimensionSays(what, map.File) : ImportFaults.DimensionsSayTwice(what, map.File);
            Problems.Add(new ImportProblem($"{_file}, {PlaceOf(table, at)}", null, null, null, fault));
            return null;
        }

        if (Of("province", meaning => meaning.Province is not null) is not { } ofProvince
            || Of("indicator", meaning => meaning.Indicator is not null) is not { } ofIndicator
            || Of("year", meaning => meaning.Year is not null) is not { } ofYear
            || Of("factor", meaning => meaning.Factor is not null, isOptional: true) is not { } ofFactor
            || Of("add", meaning => meaning.Add is not null, isOptional: true) is not { } ofAdd)
        {
            return false;
        }

        var (indicator, series, year) = (said[ofIndicator].Indicator!, said[ofIndicator].Series!, said[ofYear].Year!.Value);
        var units = table.Dimensions[ofProvince];
        if (finder.Find(said[ofProvince].Province!, year, units.Label, $"{units.Categories[at[ofProvince]]}") is not { } province)
            return true;
        if (cell.Status is not (null or "" or Preliminary))
        {
            Problems.Add(new ImportProblem(
                $"{_file}, {PlaceOf(table, at)}",
                null,
                "status",
                cell.Status,
                DataFaults.NotOneOf([Preliminary, Missing])));
            return true;
        }

        if (Compute(cell.Value, ofFactor < 0 ? 1 : said[ofFactor].Factor!.Value, ofAdd < 0 ? 0 : said[ofAdd].Add!.Value) is not { } exact)
        {
            Problems.Add(new ImportProblem(
                $"{_file}, {PlaceOf(table, at)}",
                null,
                "value",
                cell.Value.ToString(CultureInfo.InvariantCulture),
                ImportFaults.NotComputable));
            return true;
        }

        var value = indicator.Decimals is { } decimals ? FigureText.Round(exact, decimals) : exact;
        var certainty = cell.Status == Preliminary ? Certainty.Preliminary : _terms.Certainty;
        var before = known.GetValueOrDefault(new FigureKey(province, indicator.Id, year, series));
        if (before?.Value == value && before.Certainty == certainty)
        {
            KnownCount++;
            return true;
        }

        if (value != exact)
            Rounded[indicator.Id] = (indicator.Decimals!.Value, Rounded.GetValueOrDefault(indicator.Id).Rounded + 1);
        _places.Add(PlaceOf(table, at));
        _rows.Add(new ImportRow(_rows.Count + 2, ObservationSchema.Instance.Print(new Observation
        {
            Id = "",
            Province = province,
            Indicator = indicator.Id,
            Year = year,
            Series = series,
            Value = value,
            Unit = indicator.Unit,
            FieldSize = null,
            Certainty = certainty,
            Vintage = _terms.Vintage,
            Revision = (before?.Revision ?? 0) + 1,
            Source = _terms.Source,
            SecondSource = null,
            Note = null,
        })));
        return true;
    }

    private static decimal? Compute(decimal value, decimal factor, decimal add)
    {
        try
        {
            return (value * factor) + add;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The place of a cell in each dimension: the last is the fastest.</summary>
    private static void Locate(StatTable table, int index, int[] at)
    {
        for (var dimension = at.Length - 1; dimension >= 0; dimension--)
            (index, at[dimension]) = Math.DivRem(index, table.Dimensions[dimension].Categories.Count);
    }

    private static string PlaceOf(StatTable table, int[] at) =>
        string.Join(", ", table.Dimensions.Select((dimension, index) => $"{dimension.Label} {dimension.Categories[at[index]]}"));

    /// <summary>The newest revision of each figure of some indicators.</summary>
    private static Dictionary<FigureKey, Observation> KnownOf(IEnumerable<Observation> observations, HashSet<string> indicators)
    {
        var known = new Dictionary<FigureKey, Observation>();
        // In the order of the revisions: the newest is the last.
        foreach (var each in observations.Where(each => indicators.Contains(each.Indicator)))
            known[new FigureKey(each.Province, each.Indicator, each.Year, each.Series)] = each;
        return known;
    }

    private readonly record struct FigureKey(string Province, string Indicator, int Year, string Series);

    /// <summary>Finds what provinces a map means, each once, and says once what it does not find.</summary>
    private sealed class ProvinceFinder(IReadOnlyList<Province> provinces, string file, ImportProblems problems)
    {
        private readonly ProvinceIndex _index = new(provinces);
        private readonly Dictionary<(string Text, int Year), string?> _found = [];

        /// <summary>The id of a province as it was on the last day of a year; null, and a problem, where it is not one.</summary>
        public string? Find(string text, int year, string dimension, string category)
        {
            if (_found.TryGetValue((text, year), out var found))
                return found;
            var match = _index.Match(text, new DateOnly(year, 12, 31));
            if (match.Candidates is [var province])
                return _found[(text, year)] = province.Id;
            problems.Add(new ImportProblem(file, null, dimension, category, match.Candidates.Count == 0
                ? ImportFaults.NoProvinceOf(text, year, match.Near)
                : ImportFaults.SeveralProvincesOf(text, year, match.Candidates.Select(each => each.Id))));
            return _found[(text, year)] = null;
        }
    }
}
