using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>The rules between the rows of a data set.</summary>
internal sealed class DataSetRules
{
    // Who has more wrong ids did not mistype them, and looking for each takes long.
    private const int MostSuggested = 20;

    private readonly FrameRows _rows;
    private readonly ImportProblems _problems;
    private readonly Dictionary<string, Province> _provinces;
    private readonly Dictionary<string, Indicator> _indicators;
    private readonly Dictionary<(string Indicator, string Series), Series> _series;

    private readonly Dictionary<(int Map, string Province), bool> _onMap = [];
    private ProvinceMaps? _maps;
    private int _suggested;

    public DataSetRules(FrameRows rows, ImportProblems problems)
    {
        _rows = rows;
        _problems = problems;
        _provinces = ById(rows.Provinces);
        _indicators = ById(rows.Indicators);
        _series = rows.Series.DistinctBy(row => row.Id).ToDictionary(row => (row.Item.Indicator, row.Item.Id), row => row.Item);
    }

    public Indicator? FindIndicator(string id) => _indicators.GetValueOrDefault(id);

    public Series? FindSeries(string indicator, string id) => _series.GetValueOrDefault((indicator, id));

    /// <summary>Checks everything but the observations.</summary>
    /// <param name="isRelease">Whether the set says which release it is.</param>
    public void CheckFrame(bool isRelease)
    {
        // A row that could not be read is missing here, but not in its file: only of a file read as a whole can something be said to be missing.
        var provincesWhole = !_problems.Concern(ProvinceSchema.Instance.File);
        var seriesWhole = !_problems.Concern(SeriesSchema.Instance.File);
        var targetsWhole = !_problems.Concern(TargetSchema.Instance.File);
        if (isRelease)
            CheckRelease();
        Unique(_rows.Sources, SourceSchema.Instance.File);
        CheckProvinces(provincesWhole);
        // The lists of units are distinguished by how many they hold, so one wrong province would contradict every series.
        if (!_problems.Concern(ProvinceSchema.Instance.File))
            _maps = new ProvinceMaps([.. _rows.Provinces.Select(row => row.Item)]);
        CheckThemes();
        CheckIndicators(seriesWhole);
        CheckTargets(targetsWhole);
    }

    /// <summary>What a target must be for its indicator.</summary>
    /// <param name="target">The target.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="problem">Takes the column and its fault.</param>
    public static void CheckTarget(Target target, Indicator indicator, Action<string, DataFault> problem)
    {
        if (!NormalizedTarget.Fits(target.Comparator, indicator.Kind, indicator.Direction))
            problem("comparator", DataFaults.ContradictsIndicator(indicator));
        if (target.Unit != indicator.Unit)
            problem("unit", DataFaults.UnitOfIndicator(indicator));
        CheckBounds("low", target.Low, indicator, problem);
        CheckBounds("high", target.High, indicator, problem);
        if (target.Basis == Basis.PeriodAverage && Unit.KindOf(indicator.Unit) != UnitKind.Rate)
            problem("basis", DataFaults.BasisOfNoRate);
    }

    /// <summary>What the value of an observation must be for its indicator and series.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="problem">Takes the column and its fault.</param>
    public static void CheckValue(Observation observation, Indicator indicator, Action<string, DataFault> problem)
    {
        CheckBounds("value", observation.Value, indicator, problem);
        if (indicator.Kind == IndicatorKind.Rank
            && (observation.Value != Math.Floor(observation.Value) || observation.Value > (observation.FieldSize ?? int.MaxValue)))
        {
            problem("value", DataFaults.NotAPlaceValue);
        }
    }

    /// <summary>The rules between an observation and the frame.</summary>
    public void CheckObservation(Read<Observation> row)
    {
        var file = ObservationSchema.Instance.File;
        var observation = row.Item;
        References(row, file, "province", observation.Province, ProvinceSchema.Instance.File);
        References(row, file, "indicator", observation.Indicator, IndicatorSchema.Instance.File);
        var measured = FindSeries(observation.Indicator, observation.Series);
        if (measured is null)
            References(row, file, "series", $"{observation.Indicator}/{observation.Series}", SeriesSchema.Instance.File);
        References(row, file, "source", observation.Source, SourceSchema.Instance.File);
        References(row, file, "second_source", observation.SecondSource, SourceSchema.Instance.File);

        if (!_provinces.TryGetValue(observation.Province, out var province))
            return;
        if (province.ValidTo is { } end && observation.Year > end.Year)
            Problem(row, file, "year", Write(observation.Year), DataFaults.AfterEnd(province));
        if (measured is null)
            return;
        if (measured.AverageOf is { } period && observation.Year != period.End)
            Problem(row, file, "year", Write(observation.Year), DataFaults.MeanYear(period.Start, period.End));
        if (measured.Map is { } map && !IsOnMap(map, province))
            Problem(row, file, "province", province.Id, DataFaults.NotOnMap(map));
    }

    /// <summary>Everything that the frame could have come to contradict in an observation that stays.</summary>
    public void CheckExisting(Read<Observation> row)
    {
        var observation = row.Item;
        if (FindIndicator(observation.Indicator) is { } indicator)
        {
            CheckValue(
                observation with { FieldSize = FindSeries(observation.Indicator, observation.Series)?.FieldSize },
                indicator,
                (column, fault) => Problem(row, ObservationSchema.Instance.File, column, Exact.Print(observation.Value), fault));
        }

        CheckObservation(row);
    }

    /// <summary>Checks that no row occurs twice in its file.</summary>
    public void CheckUnique(IEnumerable<RevisionRow> rows)
    {
        RevisionRow? first = null;
        foreach (var row in rows)
        {
            if (first is null || row with { Vintage = first.Vintage, Line = first.Line } != first)
                first = row;
            else
            {
                Problem(
                    row,
                    null,
                    null,
                    DataFaults.RevisionStandsAlready($"{row.Province}, {row.Indicator}, {row.Year}, {row.Series}", row.Revision, first.Line));
            }
        }
    }

    /// <summary>The rules between the revisions of one figure.</summary>
    public void CheckRevisions(IEnumerable<RevisionRow> revisions)
    {
        var whole = !_problems.Concern(ObservationSchema.Instance.File);
        RevisionRow? before = null;
        string? newest = null;
        var expected = 1;
        foreach (var row in revisions)
        {
            if (before is null || (before.Province, before.Indicator, before.Year, before.Series) != (row.Province, row.Indicator, row.Year, row.Series))
            {
                newest = null;
                expected = 1;
            }

            if (whole && row.Revision != expected && expected > 0)
            {
                Problem(row, "revision", Write(row.Revision), DataFaults.RevisionGap(expected));
                // One gap moves all that follow.
                expected = -1;
            }

            expected = expected < 0 ? -1 : expected + 1;
            if (row.Vintage is { } vintage)
            {
                // Vintages of different precision are compared as far as both are known.
                var known = Math.Min(vintage.Length, newest?.Length ?? 0);
                if (newest is not null && string.CompareOrdinal(vintage[..known], newest[..known]) < 0)
                    Problem(row, "vintage", vintage, DataFaults.VintageOlder(newest));
                newest = vintage;
            }

            before = row;
        }
    }

    private static void CheckBounds(string column, decimal? value, Indicator indicator, Action<string, DataFault> problem)
    {
        if (value < indicator.Minimum)
            problem(column, DataFaults.BelowMinimum(indicator));
        if (value > indicator.Maximum)
            problem(column, DataFaults.AboveMaximum(indicator));
    }

    private void CheckRelease()
    {
        if (_rows.Releases.Count > 1)
            Problem(_rows.Releases[1], DataSetFiles.Release.File, null, null, DataFaults.ReleaseNotOne);
        if (_rows.Releases.Count == 0 && !_problems.Concern(DataSetFiles.Release.File))
            _problems.Add(new ImportProblem(DataSetFiles.Release.File, null, null, null, DataFaults.ReleaseNotOne));
        foreach (var row in _rows.Releases)
        {
            // The day of a release is a day in Viet Nam.
            var day = row.Item.Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!row.Id.StartsWith($"{day}.", StringComparison.Ordinal))
                Problem(row, DataSetFiles.Release.File, "id", row.Id, DataFaults.ReleaseDay(day));
        }
    }

    private void CheckProvinces(bool whole)
    {
        var file = ProvinceSchema.Instance.File;
        Unique(_rows.Provinces, file);
        UniquePlace(_rows.Provinces, file, "headline", DataFaultCode.HeadlineRepeated, province => province.Headline);

        var countries = _rows.Provinces.Where(row => row.Item.Kind == ProvinceKind.Country).ToList();
        if (countries.Count == 0 && whole)
            _problems.Add(new ImportProblem(file, null, "kind", null, DataFaults.NoCountry));
        foreach (var extra in countries.Skip(1))
            Problem(extra, file, "kind", "country", DataFaults.SecondCountry);
        foreach (var country in countries.Where(row => row.Item.Headline is not null))
            Problem(country, file, "headline", null, DataFaults.CountryHeadline);

        foreach (var row in _rows.Provinces)
        {
            var province = row.Item;
            References(row, file, "source", province.Source, SourceSchema.Instance.File);
            References(row, file, "successor", province.Successor, file);
            if (province.Successor is { } id && _provinces.TryGetValue(id, out var successor) && !successor.ExistedOn(province.ValidTo!.Value.AddDays(1)))
                Problem(row, file, "successor", id, DataFaults.SuccessorNotThere(province.ValidTo.Value.AddDays(1)));
        }

        Acyclic(_rows.Provinces, file, "successor", province => province.Successor);
        OneOwnerAtATime("gso", province => province.Codes.Gso);
        OneOwnerAtATime("iso", province => province.Codes.Iso);
        CheckNames();
    }

    /// <summary>
    /// Names are how people ask for a unit, so on any day a name in any spelling means one. Units that follow each other may share it, as a day settles which
    /// is meant. Rows that stay are the business of who imported them: no other import is refused for their sake.
    /// </summary>
    private void CheckNames()
    {
        var bearers = _rows.Provinces
            .SelectMany(row => NamesOf(row.Item)
                .Select(name => (Key: SearchText.NameKey(name.Text), name.Column, name.Text, Row: row))
                .Where(name => name.Key.Length > 0)
                .DistinctBy(name => name.Key))
            .GroupBy(name => name.Key, StringComparer.Ordinal)
            .Where(names => names.Count() > 1);
        foreach (var names in bearers)
        {
            // In the order in which they begin, each overlaps another before it exactly when it overlaps the one of those that ends last.
            var ordered = names.OrderBy(name => name.Row.Item.ValidFrom ?? DateOnly.MinValue).ToList();
            var last = ordered[0];
            foreach (var next in ordered.Skip(1))
            {
                if (EndOf(last.Row.Item) >= (next.Row.Item.ValidFrom ?? DateOnly.MinValue))
                {
                    // The one that came later is refused: what stays has no line.
                    var (owner, taken) = (last.Row.Line ?? 0) > (next.Row.Line ?? 0) ? (next, last) : (last, next);
                    if (taken.Row.Line is not null && taken.Row.Id != owner.Row.Id)
                        Problem(taken.Row, ProvinceSchema.Instance.File, taken.Column, taken.Text, DataFaults.NameTaken(owner.Row.Id));
                }

                if (EndOf(next.Row.Item) > EndOf(last.Row.Item))
                    last = next;
            }
        }
    }

    /// <summary>Everything a unit is found by but its id and codes, with the column it is written in; a label is made of the name.</summary>
    private static IEnumerable<(string Column, string Text)> NamesOf(Province province) =>
    [
        ("name_vi", province.Name.Vi),
        ("name_en", province.Name.En),
        .. province.Aliases.Select(alias => ("aliases", alias)),
        .. ProvinceLabel.All(province).Select(label => ("name_vi", label)),
    ];

    private static DateOnly EndOf(Province province) => province.ValidTo ?? DateOnly.MaxValue;

    /// <summary>A code may pass from one territory to another, but never belongs to two on the same day.</summary>
    private void OneOwnerAtATime(string column, Func<Province, string?> code)
    {
        foreach (var owners in _rows.Provinces.Where(row => code(row.Item) is not null).GroupBy(row => code(row.Item)).Where(group => group.Count() > 1))
        {
            var ordered = owners.OrderBy(row => row.Item.ValidFrom ?? DateOnly.MinValue).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if ((earlier.Item.ValidTo ?? DateOnly.MaxValue) >= (later.Item.ValidFrom ?? DateOnly.MinValue))
                    Problem(later, ProvinceSchema.Instance.File, column, owners.Key, DataFaults.CodeTaken(earlier.Id));
            }
        }
    }

    private void CheckThemes()
    {
        var file = ThemeSchema.Instance.File;
        Unique(_rows.Themes, file);
        UniquePlace(_rows.Themes, file, "order", DataFaultCode.OrderRepeated, theme => theme.Order);
    }

    private void CheckIndicators(bool wholeSeries)
    {
        var file = IndicatorSchema.Instance.File;
        Unique(_rows.Indicators, file);
        UniquePlace(_rows.Indicators, file, "headline", DataFaultCode.HeadlineRepeated, indicator => indicator.Headline);
        foreach (var row in _rows.Indicators)
        {
            References(row, file, "source", row.Item.Source, SourceSchema.Instance.File);
            // A data set of the first edition has no themes but the words in its indicators.
            if (_rows.Themes.Count > 0)
                References(row, file, "theme", row.Item.Theme, ThemeSchema.Instance.File);
        }

        var seriesFile = SeriesSchema.Instance.File;
        Unique(_rows.Series, seriesFile);
        foreach (var row in _rows.Series)
        {
            var series = row.Item;
            References(row, seriesFile, "indicator", series.Indicator, file);
            if (FindIndicator(series.Indicator) is not { } indicator)
                continue;
            if (indicator.Kind == IndicatorKind.Milestone)
                Problem(row, seriesFile, "indicator", series.Indicator, DataFaults.MilestoneSeries);
            if (series.FieldSize is not null && indicator.Kind != IndicatorKind.Rank)
                Problem(row, seriesFile, "field_size", null, DataFaults.FieldOfNoRank);
            if (series.AverageOf is not null && Unit.KindOf(indicator.Unit) != UnitKind.Rate)
                Problem(row, seriesFile, "average_start", null, DataFaults.AverageOfNoRate);
        }

        foreach (var group in _rows.Series.GroupBy(row => row.Item.Indicator))
        {
            var preferred = group.Where(row => row.Item.Preferred).ToList();
            if (preferred.Count == 0 && wholeSeries)
                Problem(group.First(), seriesFile, "preferred", null, DataFaults.NotPreferred(group.Key));
            foreach (var extra in preferred.Skip(1))
                Problem(extra, seriesFile, "preferred", "yes", DataFaults.PreferredTwice(preferred[0].Item.Id, group.Key));
        }
    }

    private void CheckTargets(bool whole)
    {
        var file = TargetSchema.Instance.File;
        Unique(_rows.Targets, file);
        var byId = ById(_rows.Targets);
        var sources = ById(_rows.Sources);

        foreach (var row in _rows.Targets)
        {
            var target = row.Item;
            // A row of a file was checked when it was read; of one that stays the indicator may be another now.
            if (row.Line is null && FindIndicator(target.Indicator) is { } indicator)
                CheckTarget(target, indicator, (column, fault) => Problem(row, file, column, null, fault));
            References(row, file, "province", target.Province, ProvinceSchema.Instance.File);
            References(row, file, "indicator", target.Indicator, IndicatorSchema.Instance.File);
            References(row, file, "source", target.Source, SourceSchema.Instance.File);
            References(row, file, "document", target.Document, SourceSchema.Instance.File);
            if (target.Document is { } document && sources.TryGetValue(document, out var found)
                && found.Kind is not (SourceKind.Resolution or SourceKind.Decision or SourceKind.Plan))
            {
                Problem(row, file, "document", document, DataFaults.NoDocument);
            }

            if (target.Series is { } id)
            {
                References(row, file, "series", $"{target.Indicator}/{id}", SeriesSchema.Instance.File);
                if (FindSeries(target.Indicator, id) is { JudgesTargets: false })
                    Problem(row, file, "series", id, DataFaults.SeriesJudgesNothing);
            }

            References(row, file, "superseded_by", target.SupersededBy, file);
            if (target.SupersededBy is { } successor && byId.TryGetValue(successor, out var newer)
                && (newer.Province != target.Province || newer.Indicator != target.Indicator))
            {
                Problem(row, file, "superseded_by", successor, DataFaults.SuccessorElsewhere);
            }
        }

        Acyclic(_rows.Targets, file, "superseded_by", target => target.SupersededBy);

        foreach (var group in _rows.Targets.GroupBy(row => (row.Item.Province, row.Item.Indicator, row.Item.Horizon)))
        {
            var (subject, year) = ($"{group.Key.Province}, {group.Key.Indicator}", group.Key.Horizon?.ToString(CultureInfo.InvariantCulture));
            var key = new Text($"{subject} và {year ?? "không có năm"}", $"{subject} and {year ?? "no year"}");
            var primary = group.Where(row => row.Item.Standing == Standing.Primary).ToList();
            if (primary.Count == 0 && whole)
                Problem(group.First(), file, "standing", null, DataFaults.NotPrimary(key));
            foreach (var extra in primary.Skip(1))
                Problem(extra, file, "standing", "primary", DataFaults.PrimaryTwice(primary[0].Id, key));
        }
    }

    private bool IsOnMap(int map, Province province)
    {
        if (_maps is null)
            return true;
        if (!_onMap.TryGetValue((map, province.Id), out var found))
            _onMap[(map, province.Id)] = found = _maps.Contains(map, province);
        return found;
    }

    private void Problem<T>(Read<T> row, string file, string? column, string? value, DataFault fault) =>
        _problems.Add(new ImportProblem(file, row.Line, column, value, fault) { Existing = row.Line is null ? row.Id : null });

    private void Problem(RevisionRow row, string? column, string? value, DataFault fault) => Problem(
        new Read<RevisionRow>(row, Observation.IdOf(row.Province, row.Indicator, row.Year, row.Series, row.Revision, newestRevision: 0), row.Line),
        ObservationSchema.Instance.File,
        column,
        value,
        fault);

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, T> ById<T>(IReadOnlyList<Read<T>> rows) =>
        rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Item, StringComparer.Ordinal);

    private void Unique<T>(IReadOnlyList<Read<T>> rows, string file)
    {
        var seen = new Dictionary<string, int?>();
        foreach (var row in rows)
        {
            if (!seen.TryAdd(row.Id, row.Line))
                Problem(row, file, null, null, DataFaults.StandsAlready(row.Id, seen[row.Id]));
        }
    }

    private void UniquePlace<T>(IReadOnlyList<Read<T>> rows, string file, string column, DataFaultCode code, Func<T, int?> place)
    {
        foreach (var group in rows.Where(row => place(row.Item) is not null).GroupBy(row => place(row.Item)!.Value))
        {
            var first = group.First();
            foreach (var extra in group.Skip(1))
            {
                Problem(
                    extra,
                    file,
                    column,
                    Write(group.Key),
                    first.Line is null ? DataFaults.BelongsTo(code, first.Id) : DataFaults.StandsAlready(code, first.Line));
            }
        }
    }

    private void References<T>(Read<T> row, string file, string column, string? id, string target)
    {
        // Of a file that could not be read at all nothing is known, so nothing can be said to be missing from it.
        if (id is not null && _rows.Ids.TryGetValue(target, out var ids) && !ids.Contains(id))
            Problem(row, file, column, id, DataFaults.NotInFile(target, _suggested++ < MostSuggested ? DataFaults.Suggestion(id, ids) : Text.Empty));
    }

    private void Acyclic<T>(IReadOnlyList<Read<T>> rows, string file, string column, Func<T, string?> next)
    {
        var byId = ById(rows);
        foreach (var row in rows)
        {
            var visited = new HashSet<string> { row.Id };
            for (var at = next(row.Item); at is not null; at = byId.TryGetValue(at, out var item) ? next(item) : null)
            {
                if (visited.Add(at))
                    continue;
                if (at == row.Id)
                    Problem(row, file, column, next(row.Item), DataFaults.LeadsBack(at));
                break;
            }
        }
    }
}
