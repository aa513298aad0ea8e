using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Comparisons;

/// <summary>Which provinces to set side by side, and from what.</summary>
public sealed record ComparisonQuestion
{
    /// <summary>The columns, in the order of the answer.</summary>
    public required IReadOnlyList<Province> Provinces { get; init; }

    /// <summary>The indicators.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>The unit everything is also compared with; null for none.</summary>
    public required Province? Reference { get; init; }

    /// <summary>Every target of these provinces, the reference and these indicators, whatever its standing.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The newest revision of every observation of these provinces, the reference and these indicators.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>What to compare.</summary>
    public required IReadOnlySet<Measure> Measures { get; init; }

    /// <summary>The horizons of the target rows, null standing for an open one; null for all.</summary>
    public IReadOnlySet<int?>? Horizons { get; init; }

    /// <summary>The years of the observation rows.</summary>
    public IReadOnlyList<YearRange> Years { get; init; } = [];

    /// <summary>Whether the newest year, series by series, in which most provinces have a value is shown as well.</summary>
    public bool LatestYear { get; init; } = true;

    /// <summary>The series of the observation rows; null for all.</summary>
    public IReadOnlySet<string>? Series { get; init; }
}

/// <summary>Sets provinces side by side. A pure function; nothing is joined across series, field sizes or territories.</summary>
public static class Comparison
{
    /// <summary>The matrix of a question.</summary>
    public static ComparisonMatrix Compute(ComparisonQuestion question)
    {
        var columns = new Columns(question.Provinces, question.Reference);
        var targets = question.Targets.ToLookup(target => target.Indicator);
        var observations = question.Observations.ToLookup(observation => observation.Indicator);
        var rows = new List<ComparisonRow>();
        var indicators = new List<ComparedIndicator>(question.Indicators.Count);
        foreach (var indicator in question.Indicators.OrderBy(indicator => indicator.Headline ?? int.MaxValue).ThenBy(
            indicator => indicator.Id,
            StringComparer.Ordinal))
        {
            var before = rows.Count;
            if (question.Measures.Contains(Measure.Target))
                AddTargetRows(rows, question, columns, indicator, [.. targets[indicator.Id]]);
            if (question.Measures.Contains(Measure.Observation))
                AddObservationRows(rows, question, columns, indicator, observations[indicator.Id].ToLookup(observation => observation.Series));
            indicators.Add(new ComparedIndicator(indicator.Id, indicator.Name, rows.Count - before));
        }

        return new ComparisonMatrix([.. question.Provinces.Select(NameOf)], question.Reference is null ? null : NameOf(question.Reference), indicators, rows);
    }

    /// <summary>How many cells the matrix of a question has, those of the reference among them; none of them is made for it.</summary>
    public static long CountCells(ComparisonQuestion question)
    {
        var columns = new Columns(question.Provinces, question.Reference);
        var (targets, observations) = (question.Targets.ToLookup(target => target.Indicator), question.Observations.ToLookup(each => each.Indicator));
        var rows = 0L;
        foreach (var indicator in question.Indicators)
        {
            if (question.Measures.Contains(Measure.Target))
                rows += HorizonsOf(question, columns, targets[indicator.Id].Where(target => target.Standing == Standing.Primary)).Count;
            if (question.Measures.Contains(Measure.Observation))
            {
                var bySeries = observations[indicator.Id].ToLookup(observation => observation.Series);
                rows += indicator.Series.Where(series => question.Series?.Contains(series.Id) ?? true)
                    .Sum(series => YearsOf(question, columns, bySeries[series.Id]).Count);
            }
        }

        return rows * (columns.Count + (question.Reference is null ? 0 : 1));
    }

    /// <summary>The cells that a matrix cannot have more of, without counting them: every row rests on a target or an observation.</summary>
    public static long MostCells(ComparisonQuestion question) =>
        (long)(question.Targets.Count + question.Observations.Count) * (question.Provinces.Count + (question.Reference is null ? 0 : 1));

    private static ProvinceName NameOf(Province province) =>
        new(province.Id, province.Name, ProvinceLabel.Of(province), province.ValidFrom, province.ValidTo, province.Successor);

    /// <summary>One row per horizon for which a province of the columns has a primary target.</summary>
    private static void AddTargetRows(
        List<ComparisonRow> rows,
        ComparisonQuestion question,
        Columns columns,
        Indicator indicator,
        IReadOnlyList<Target> targets)
    {
        var primaries = targets.Where(target => target.Standing == Standing.Primary).ToList();
        var horizons = HorizonsOf(question, columns, primaries);
        if (horizons.Count == 0)
            return;
        var alternatives = targets.Where(target => target.Standing == Standing.Alternative).OrderBy(target => target.Id, StringComparer.Ordinal).ToList();
        horizons.Sort((one, other) => (one ?? int.MaxValue).CompareTo(other ?? int.MaxValue));
        foreach (var horizon in horizons)
        {
            var (entries, reference) = columns.Fill(
                primaries.Where(target => target.Horizon == horizon),
                target => target.Province,
                (province, target) => TargetEntry(province, target, alternatives));
            rows.Add(ComparedRow.Of(indicator, new ComparisonRowKey(Measure.Target, horizon, null, null), entries, reference, targets));
        }
    }

    /// <summary>The horizons for which a province of the columns has a primary target.</summary>
    private static List<int?> HorizonsOf(ComparisonQuestion question, Columns columns, IEnumerable<Target> primaries)
    {
        var horizons = new List<int?>();
        foreach (var target in primaries)
        {
            if (columns.Have(target.Province) && !horizons.Contains(target.Horizon) && (question.Horizons?.Contains(target.Horizon) ?? true))
                horizons.Add(target.Horizon);
        }

        return horizons;
    }

    private static Entry TargetEntry(Province province, Target? target, List<Target> alternatives) => target is null
        ? new Entry(province, null, Reason.NoTarget)
        // The stated figure, not the edge of its band; of a range the end that passes.
        : new Entry(province, target.Comparator == Comparator.Range ? target.Normalized.PassMark : target.Low, target.Normalized.Reason)
        {
            Target = target,
            Alternatives = alternatives.Count == 0
                ? []
                : [.. alternatives.Where(other => other.Province == target.Province && other.Horizon == target.Horizon).Select(other => other.Id)],
        };

    /// <summary>One row per series and year; without years asked for, one year a series.</summary>
    private static void AddObservationRows(
        List<ComparisonRow> rows,
        ComparisonQuestion question,
        Columns columns,
        Indicator indicator,
        ILookup<string, Observation> observations)
    {
        var places = new List<(int Year, Series Series)>();
        foreach (var series in indicator.Series)
        {
            if (question.Series?.Contains(series.Id) ?? true)
                places.AddRange(YearsOf(question, columns, observations[series.Id]).Select(year => (year, series)));
        }

        places.Sort((one, other) => one.Year == other.Year ? string.CompareOrdinal(one.Series.Id, other.Series.Id) : one.Year.CompareTo(other.Year));
        foreach (var (year, series) in places)
        {
            var (entries, reference) = columns.Fill(
                observations[series.Id].Where(observation => observation.Year == year),
                observation => observation.Province,
                ObservationEntry);
            rows.Add(ComparedRow.Of(indicator, new ComparisonRowKey(Measure.Observation, null, year, series), entries, reference, []));
        }
    }

    /// <summary>The years of a series to show: those asked for, and the latest where it is asked for.</summary>
    private static List<int> YearsOf(ComparisonQuestion question, Columns columns, IEnumerable<Observation> observations)
    {
        var counts = new Dictionary<int, int>();
        foreach (var observation in observations)
        {
            if (columns.Have(observation.Province))
                counts[observation.Year] = counts.GetValueOrDefault(observation.Year) + 1;
        }

        var years = counts.Keys.Where(year => question.Years.Any(range => range.Contains(year))).ToList();
        if (question.LatestYear && LatestYear.Of(counts, _ => columns.Count) is { } latest && !years.Contains(latest))
            years.Add(latest);
        return years;
    }

    private static Entry ObservationEntry(Province province, Observation? observation) =>
        new(province, observation?.Value, observation is null ? Reason.NoObservation : null) { Observation = observation };

    /// <summary>The columns of a comparison, and the reference beside them.</summary>
    private sealed class Columns(IReadOnlyList<Province> provinces, Province? reference)
    {
        private readonly Dictionary<string, int> _numbers = provinces.Index()
            .ToDictionary(column => column.Item.Id, column => column.Index, StringComparer.Ordinal);

        public int Count => provinces.Count;

        public bool Have(string province) => _numbers.ContainsKey(province);

        /// <summary>Puts the figures of a row into their columns, and that of the reference beside them: it may be a column as well.</summary>
        public (Entry[] Entries, Entry? Reference) Fill<T>(IEnumerable<T> figures, Func<T, string> provinceOf, Func<Province, T?, Entry> entryOf)
            where T : class
        {
            var found = new T?[provinces.Count];
            T? beside = null;
            foreach (var figure in figures)
            {
                var province = provinceOf(figure);
                if (_numbers.TryGetValue(province, out var number))
                    found[number] = figure;
                if (province == reference?.Id)
                    beside = figure;
            }

            var entries = new Entry[found.Length];
            for (var number = 0; number < entries.Length; number++)
                entries[number] = entryOf(provinces[number], found[number]);
            return (entries, reference is null ? null : entryOf(reference, beside));
        }
    }
}
