using System.Globalization;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Import;

/// <summary>What the rows of a data set must say of each other.</summary>
internal static class DataSetRules
{
    public static void Check(DataSetRows rows, List<ImportProblem> problems)
    {
        // A row that could not be read is missing here, but not in its file: only of a file read as a whole can something be said to be missing.
        var unread = problems.Select(problem => problem.File).ToHashSet();
        CheckRelease(rows, problems);
        Unique(rows.Sources, DataSetTables.SourceFile, source => source.Id, problems);
        CheckProvinces(rows, !unread.Contains(DataSetTables.ProvinceFile), problems);
        CheckIndicators(rows, !unread.Contains(DataSetTables.SeriesFile), problems);
        CheckTargets(rows, !unread.Contains(DataSetTables.TargetFile), problems);
        CheckObservations(rows, !unread.Contains(DataSetTables.ObservationFile), problems);
    }

    private static void CheckRelease(DataSetRows rows, List<ImportProblem> problems)
    {
        if (rows.Releases.Count > 1)
            problems.Add(new ImportProblem(DataSetTables.ReleaseFile, rows.Releases[1].Line, null, null, "must hold exactly one row: the release that the set is"));
        if (rows.Releases.Count == 0 && !problems.Exists(problem => problem.File == DataSetTables.ReleaseFile))
            problems.Add(new ImportProblem(DataSetTables.ReleaseFile, null, null, null, "must hold exactly one row: the release that the set is"));
        foreach (var (release, line) in rows.Releases.Select(row => (row.Item, row.Line)))
        {
            // The day of a release is a day in Viet Nam.
            var day = release.Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!release.Id.StartsWith($"{day}.", StringComparison.Ordinal))
                problems.Add(new ImportProblem(DataSetTables.ReleaseFile, line, "id", release.Id, $"must begin with the day of published_at in UTC+7, {day}"));
        }
    }

    private static void CheckProvinces(DataSetRows rows, bool whole, List<ImportProblem> problems)
    {
        const string file = DataSetTables.ProvinceFile;
        Unique(rows.Provinces, file, province => province.Id, problems);
        UniqueHeadline(rows.Provinces, file, province => province.Headline, problems);
        var byId = ById(rows.Provinces, province => province.Id);

        var countries = rows.Provinces.Where(row => row.Item.Kind == ProvinceKind.Country).ToList();
        if (countries.Count == 0 && rows.Provinces.Count > 0 && whole)
            problems.Add(new ImportProblem(file, null, "kind", null, "no row is the country, the reference of comparisons"));
        foreach (var extra in countries.Skip(1))
            problems.Add(new ImportProblem(file, extra.Line, "kind", "country", "only one row may be the country"));
        foreach (var country in countries.Where(row => row.Item.Headline is not null))
            problems.Add(new ImportProblem(file, country.Line, "headline", null, "the country is the reference and takes no column of its own"));

        foreach (var (province, line) in rows.Provinces.Select(row => (row.Item, row.Line)))
        {
            References(rows, DataSetTables.SourceFile, province.Source, file, line, "source", problems);
            References(rows, file, province.Successor, file, line, "successor", problems);
            if (province.Successor is { } id && byId.TryGetValue(id, out var successor) && !successor.ExistedOn(province.ValidTo!.Value.AddDays(1)))
                problems.Add(new ImportProblem(file, line, "successor", id, $"did not exist on {province.ValidTo.Value.AddDays(1):yyyy-MM-dd}, the day after this territory ended"));
        }

        Acyclic(rows.Provinces, file, "successor", province => province.Id, province => province.Successor, problems);
        OneOwnerAtATime(rows.Provinces, "gso", province => province.Codes.Gso, problems);
        OneOwnerAtATime(rows.Provinces, "iso", province => province.Codes.Iso, problems);
    }

    /// <summary>A code may pass from one territory to another, but never belongs to two on the same day.</summary>
    private static void OneOwnerAtATime(IReadOnlyList<Read<Province>> provinces, string column, Func<Province, string?> code, List<ImportProblem> problems)
    {
        foreach (var owners in provinces.Where(row => code(row.Item) is not null).GroupBy(row => code(row.Item)).Where(group => group.Count() > 1))
        {
            var ordered = owners.OrderBy(row => row.Item.ValidFrom ?? DateOnly.MinValue).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if ((earlier.Item.ValidTo ?? DateOnly.MaxValue) >= (later.Item.ValidFrom ?? DateOnly.MinValue))
                    problems.Add(new ImportProblem(DataSetTables.ProvinceFile, later.Line, column, owners.Key, $"belongs to {earlier.Item.Id} at the same time"));
            }
        }
    }

    private static void CheckIndicators(DataSetRows rows, bool wholeSeries, List<ImportProblem> problems)
    {
        const string file = DataSetTables.IndicatorFile;
        Unique(rows.Indicators, file, indicator => indicator.Id, problems);
        UniqueHeadline(rows.Indicators, file, indicator => indicator.Headline, problems);
        foreach (var row in rows.Indicators)
            References(rows, DataSetTables.SourceFile, row.Item.Source, file, row.Line, "source", problems);

        const string seriesFile = DataSetTables.SeriesFile;
        var indicators = ById(rows.Indicators, indicator => indicator.Id);
        Unique(rows.Series, seriesFile, series => $"{series.Indicator}/{series.Id}", problems);
        foreach (var (series, line) in rows.Series.Select(row => (row.Item, row.Line)))
        {
            References(rows, file, series.Indicator, seriesFile, line, "indicator", problems);
            if (!indicators.TryGetValue(series.Indicator, out var indicator))
                continue;
            if (indicator.Kind == Indicators.IndicatorKind.Milestone)
                problems.Add(new ImportProblem(seriesFile, line, "indicator", series.Indicator, "is a milestone: nothing measures it"));
            if (series.FieldSize is not null && indicator.Kind != Indicators.IndicatorKind.Rank)
                problems.Add(new ImportProblem(seriesFile, line, "field_size", null, "only a ranking has a field"));
            if (series.AverageOf is not null && Indicators.Unit.KindOf(indicator.Unit) != Indicators.UnitKind.Rate)
                problems.Add(new ImportProblem(seriesFile, line, "average_start", null, "only growth rates are averaged over a period"));
        }

        foreach (var group in rows.Series.GroupBy(row => row.Item.Indicator))
        {
            var preferred = group.Where(row => row.Item.Preferred).ToList();
            if (preferred.Count == 0 && wholeSeries)
                problems.Add(new ImportProblem(seriesFile, group.First().Line, "preferred", null, $"no series of {group.Key} is preferred; exactly one must be"));
            foreach (var extra in preferred.Skip(1))
                problems.Add(new ImportProblem(seriesFile, extra.Line, "preferred", "yes", $"{preferred[0].Item.Id} of {group.Key} is preferred already; exactly one may be"));
        }
    }

    private static void CheckTargets(DataSetRows rows, bool whole, List<ImportProblem> problems)
    {
        const string file = DataSetTables.TargetFile;
        Unique(rows.Targets, file, target => target.Id, problems);
        var byId = ById(rows.Targets, target => target.Id);
        var series = ById(rows.Series, each => $"{each.Indicator}/{each.Id}");
        var sources = ById(rows.Sources, source => source.Id);

        foreach (var (target, line) in rows.Targets.Select(row => (row.Item, row.Line)))
        {
            References(rows, DataSetTables.ProvinceFile, target.Province, file, line, "province", problems);
            References(rows, DataSetTables.IndicatorFile, target.Indicator, file, line, "indicator", problems);
            References(rows, DataSetTables.SourceFile, target.Source, file, line, "source", problems);
            References(rows, DataSetTables.SourceFile, target.Document, file, line, "document", problems);
            if (target.Document is { } document && sources.TryGetValue(document, out var found) && found.Kind is not (SourceKind.Resolution or SourceKind.Decision or SourceKind.Plan))
                problems.Add(new ImportProblem(file, line, "document", document, "must be a resolution, a decision or a plan; a page goes into source"));
            if (target.Series is { } id)
            {
                References(rows, DataSetTables.SeriesFile, $"{target.Indicator}/{id}", file, line, "series", problems);
                if (series.TryGetValue($"{target.Indicator}/{id}", out var judge) && !judge.JudgesTargets)
                    problems.Add(new ImportProblem(file, line, "series", id, "judges no targets"));
            }

            References(rows, file, target.SupersededBy, file, line, "superseded_by", problems);
            if (target.SupersededBy is { } successor && byId.TryGetValue(successor, out var newer) && (newer.Province != target.Province || newer.Indicator != target.Indicator))
                problems.Add(new ImportProblem(file, line, "superseded_by", successor, "must be a target of the same province and indicator"));
        }

        Acyclic(rows.Targets, file, "superseded_by", target => target.Id, target => target.SupersededBy, problems);

        foreach (var group in rows.Targets.GroupBy(row => (row.Item.Province, row.Item.Indicator, row.Item.Horizon)))
        {
            var key = $"{group.Key.Province}, {group.Key.Indicator} and {group.Key.Horizon?.ToString(CultureInfo.InvariantCulture) ?? "no year"}";
            var primary = group.Where(row => row.Item.Standing == Standing.Primary).ToList();
            if (primary.Count == 0 && whole)
                problems.Add(new ImportProblem(file, group.First().Line, "standing", null, $"no target of {key} is primary; exactly one must be"));
            foreach (var extra in primary.Skip(1))
                problems.Add(new ImportProblem(file, extra.Line, "standing", "primary", $"{primary[0].Item.Id} is primary for {key} already; exactly one may be"));
        }
    }

    private static void CheckObservations(DataSetRows rows, bool whole, List<ImportProblem> problems)
    {
        const string file = DataSetTables.ObservationFile;
        var provinces = ById(rows.Provinces, province => province.Id);
        var series = ById(rows.Series, each => $"{each.Indicator}/{each.Id}");
        // The lists of units are told apart by how many they hold, so one wrong province would contradict every series.
        var maps = problems.Exists(problem => problem.File == DataSetTables.ProvinceFile) ? null : new ProvinceMaps([.. rows.Provinces.Select(row => row.Item)]);
        Unique(rows.Observations, file, each => $"{each.Province}, {each.Indicator}, {each.Year}, {each.Series}, revision {each.Revision}", problems);

        foreach (var (observation, line) in rows.Observations.Select(row => (row.Item, row.Line)))
        {
            References(rows, DataSetTables.ProvinceFile, observation.Province, file, line, "province", problems);
            References(rows, DataSetTables.IndicatorFile, observation.Indicator, file, line, "indicator", problems);
            References(rows, DataSetTables.SeriesFile, $"{observation.Indicator}/{observation.Series}", file, line, "series", problems);
            References(rows, DataSetTables.SourceFile, observation.Source, file, line, "source", problems);
            References(rows, DataSetTables.SourceFile, observation.SecondSource, file, line, "second_source", problems);

            if (!provinces.TryGetValue(observation.Province, out var province))
                continue;
            if (province.ValidTo is { } end && observation.Year > end.Year)
                problems.Add(new ImportProblem(file, line, "year", Write(observation.Year), $"{province.Id} ended on {end:yyyy-MM-dd}; its territory belongs to {province.Successor} since"));
            if (!series.TryGetValue($"{observation.Indicator}/{observation.Series}", out var measured))
                continue;
            if (measured.AverageOf is { } period && observation.Year != period.End)
                problems.Add(new ImportProblem(file, line, "year", Write(observation.Year), $"a mean over {period.Start}–{period.End} is stored under its last year"));
            if (measured.Map is { } map && maps?.Contains(map, province) == false)
                problems.Add(new ImportProblem(file, line, "province", province.Id, $"is not among the {map} units the series covers"));
        }

        foreach (var group in rows.Observations.GroupBy(row => (row.Item.Province, row.Item.Indicator, row.Item.Year, row.Item.Series)).Where(group => group.Any(row => row.Item.Revision > 1)))
        {
            var ordered = group.OrderBy(row => row.Item.Revision).ToList();
            for (var index = 0; index < ordered.Count && whole; index++)
            {
                if (ordered[index].Item.Revision != index + 1)
                {
                    problems.Add(new ImportProblem(file, ordered[index].Line, "revision", Write(ordered[index].Item.Revision), $"revisions count from 1 without gaps; this one should be {index + 1}"));
                    break;
                }
            }

            CheckVintages(ordered, problems);
        }
    }

    private static void CheckVintages(IReadOnlyList<Read<Observation>> revisions, List<ImportProblem> problems)
    {
        string? newest = null;
        foreach (var row in revisions.Where(row => row.Item.Vintage is not null))
        {
            // Vintages of different precision are compared as far as both are known.
            var vintage = row.Item.Vintage!;
            var known = Math.Min(vintage.Length, newest?.Length ?? 0);
            if (newest is not null && string.CompareOrdinal(vintage[..known], newest[..known]) < 0)
                problems.Add(new ImportProblem(DataSetTables.ObservationFile, row.Line, "vintage", vintage, $"is older than {newest}, the vintage of a lower revision"));
            newest = vintage;
        }
    }

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, T> ById<T>(IReadOnlyList<Read<T>> rows, Func<T, string> id) =>
        rows.DistinctBy(row => id(row.Item)).ToDictionary(row => id(row.Item), row => row.Item);

    private static void Unique<T>(IReadOnlyList<Read<T>> rows, string file, Func<T, string> key, List<ImportProblem> problems)
    {
        var seen = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            var id = key(row.Item);
            if (!seen.TryAdd(id, row.Line))
                problems.Add(new ImportProblem(file, row.Line, null, null, $"{id} stands on line {seen[id]} already"));
        }
    }

    private static void UniqueHeadline<T>(IReadOnlyList<Read<T>> rows, string file, Func<T, int?> headline, List<ImportProblem> problems)
    {
        foreach (var group in rows.Where(row => headline(row.Item) is not null).GroupBy(row => headline(row.Item)!.Value))
        {
            foreach (var extra in group.Skip(1))
                problems.Add(new ImportProblem(file, extra.Line, "headline", Write(group.Key), $"stands on line {group.First().Line} already"));
        }
    }

    private static void References(DataSetRows rows, string target, string? id, string file, int line, string column, List<ImportProblem> problems)
    {
        // Of a file that could not be read at all nothing is known, so nothing can be said to be missing from it.
        if (id is not null && rows.Ids.TryGetValue(target, out var ids) && !ids.Contains(id))
            problems.Add(new ImportProblem(file, line, column, id, $"is not in {target}"));
    }

    private static void Acyclic<T>(
        IReadOnlyList<Read<T>> rows,
        string file,
        string column,
        Func<T, string> id,
        Func<T, string?> next,
        List<ImportProblem> problems)
    {
        var byId = ById(rows, id);
        foreach (var row in rows)
        {
            var visited = new HashSet<string> { id(row.Item) };
            for (var at = next(row.Item); at is not null; at = byId.TryGetValue(at, out var item) ? next(item) : null)
            {
                if (visited.Add(at))
                    continue;
                if (at == id(row.Item))
                    problems.Add(new ImportProblem(file, row.Line, column, next(row.Item), $"leads back to {at}"));
                break;
            }
        }
    }
}
