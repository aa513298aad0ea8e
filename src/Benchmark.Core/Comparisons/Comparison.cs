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
    private const string GapToReference = "gapToReference";
    private const string IndexToReference = "indexToReference";
    private const string RelativeScore = "relativeScore";
    private const string Spread = "spread";

    /// <summary>The matrix of a question.</summary>
    public static ComparisonMatrix Compute(ComparisonQuestion question)
    {
        var indicators = question.Indicators
            .OrderBy(indicator => indicator.Headline ?? int.MaxValue)
            .ThenBy(indicator => indicator.Id, StringComparer.Ordinal)
            .ToList();
        var rows = indicators.ToDictionary(indicator => indicator.Id, indicator => RowsOf(question, indicator).ToList());

        return new ComparisonMatrix(
            [.. question.Provinces.Select(NameOf)],
            question.Reference is null ? null : NameOf(question.Reference),
            [.. indicators.Select(indicator => new ComparedIndicator(indicator.Id, indicator.Name, rows[indicator.Id].Count))],
            [.. indicators.SelectMany(indicator => rows[indicator.Id])]);
    }

    private static ProvinceName NameOf(Province province) => new(province.Id, province.Name, Prose.Name(province), province.ValidFrom, province.ValidTo, province.Successor);

    private static IEnumerable<ComparisonRow> RowsOf(ComparisonQuestion question, Indicator indicator)
    {
        if (question.Measures.Contains(Measure.Target))
        {
            foreach (var row in TargetRows(question, indicator))
                yield return row;
        }

        if (question.Measures.Contains(Measure.Observation))
        {
            foreach (var row in ObservationRows(question, indicator))
                yield return row;
        }
    }

    /// <summary>One row per horizon for which a province of the columns has a primary target.</summary>
    private static IEnumerable<ComparisonRow> TargetRows(ComparisonQuestion question, Indicator indicator)
    {
        var columns = question.Provinces.Select(province => province.Id).ToHashSet();
        var targets = question.Targets.Where(target => target.Indicator == indicator.Id).ToList();
        var primaries = targets.Where(target => target.Standing == Standing.Primary).ToDictionary(target => (target.Province, target.Horizon ?? 0));
        var horizons = primaries.Values
            .Where(target => columns.Contains(target.Province) && (question.Horizons?.Contains(target.Horizon) ?? true))
            .Select(target => target.Horizon)
            .Distinct()
            .OrderBy(horizon => horizon ?? int.MaxValue);

        foreach (var horizon in horizons)
        {
            Entry EntryOf(Province province) => TargetEntry(province, primaries.GetValueOrDefault((province.Id, horizon ?? 0)), targets);
            yield return Row(
                question,
                indicator,
                new ComparisonRowKey(Measure.Target, horizon, null, null),
                [.. question.Provinces.Select(EntryOf)],
                question.Reference is null ? null : EntryOf(question.Reference));
        }
    }

    private static Entry TargetEntry(Province province, Target? target, IReadOnlyList<Target> all)
    {
        if (target is null)
            return new Entry(province, new ComparisonCell { Province = province.Id, Missing = Reason.NoTarget }, null);

        var cell = new ComparisonCell
        {
            Province = province.Id,
            // The stated figure, not the edge of its band; of a range the end that passes.
            Value = target.Comparator == Comparator.Range ? target.Normalized.PassMark : target.Low,
            Comparator = target.Comparator,
            Low = target.Low,
            High = target.High,
            Statement = target.Statement,
            Basis = target.Basis,
            Target = target.Id,
            Document = target.Document,
            Source = target.Source,
            Missing = target.Normalized.Reason,
            Alternatives =
            [
                .. all.Where(other => other.Province == target.Province && other.Horizon == target.Horizon && other.Standing == Standing.Alternative)
                    .Select(other => other.Id)
                    .Order(StringComparer.Ordinal),
            ],
        };
        return new Entry(province, cell, target);
    }

    /// <summary>One row per series and year; without years asked for, one year a series.</summary>
    private static IEnumerable<ComparisonRow> ObservationRows(ComparisonQuestion question, Indicator indicator)
    {
        var columns = question.Provinces.Select(province => province.Id).ToHashSet();
        var byPlace = question.Observations
            .Where(observation => observation.Indicator == indicator.Id)
            .ToDictionary(observation => (observation.Series, observation.Year, observation.Province));
        var series = indicator.Series.Where(series => question.Series?.Contains(series.Id) ?? true);

        var places =
            from each in series
            let counts = byPlace.Keys.Where(place => place.Series == each.Id && columns.Contains(place.Province)).CountBy(place => place.Year).ToList()
            from year in YearsOf(question, counts, columns.Count)
            orderby year, each.Id
            select (Series: each, Year: year);
        foreach (var (each, year) in places)
        {
            Entry EntryOf(Province province) => ObservationEntry(province, byPlace.GetValueOrDefault((each.Id, year, province.Id)));
            yield return Row(
                question,
                indicator,
                new ComparisonRowKey(Measure.Observation, null, year, each),
                [.. question.Provinces.Select(EntryOf)],
                question.Reference is null ? null : EntryOf(question.Reference));
        }
    }

    /// <summary>The years of a series to show: those asked for, and the latest where it is asked for.</summary>
    private static IEnumerable<int> YearsOf(ComparisonQuestion question, List<KeyValuePair<int, int>> counts, int columns)
    {
        var asked = counts.Select(count => count.Key).Where(year => question.Years.Any(range => range.Contains(year)));
        return question.LatestYear && LatestYear.Of(counts, _ => columns) is { } latest ? asked.Union([latest]) : asked;
    }

    private static Entry ObservationEntry(Province province, Observation? observation) => new(
        province,
        observation is null
            ? new ComparisonCell { Province = province.Id, Missing = Reason.NoObservation }
            : new ComparisonCell { Province = province.Id, Value = observation.Value, Observation = observation, Source = observation.Source },
        null);

    private static ComparisonRow Row(ComparisonQuestion question, Indicator indicator, ComparisonRowKey key, IReadOnlyList<Entry> entries, Entry? reference)
    {
        var sign = indicator.Direction == Direction.HigherIsBetter ? 1m : -1m;
        var filled = entries.Where(entry => entry.Cell.Value is not null).ToList();
        var ranks = Ranking.Of([.. filled.Select(entry => new Ranked(entry.Cell.Value!.Value, entry.Strict))], indicator.Direction, Ties.Competition);
        var rankOf = filled.Zip(ranks).ToDictionary(pair => pair.First, pair => (int)pair.Second);
        var best = filled.Count == 0 ? (decimal?)null : filled.Max(entry => sign * entry.Cell.Value!.Value) * sign;
        var worst = filled.Count == 0 ? (decimal?)null : filled.Min(entry => sign * entry.Cell.Value!.Value) * sign;
        var notComputed = new List<CellNotComputed>();

        ComparisonCell Place(Entry entry)
        {
            var cell = entry.Cell;
            if (cell.Value is not { } value)
                return cell;

            decimal? Figure(string name, Reason? refused, Func<decimal> formula)
            {
                var reason = refused;
                if (reason is null)
                {
                    try
                    {
                        return Exact.Round(formula());
                    }
                    catch (ArithmeticException)
                    {
                        reason = Reason.OutOfRange;
                    }
                }

                notComputed.Add(new CellNotComputed(name, cell.Province, reason.Value));
                return null;
            }

            var against = reference?.Cell.Value;
            var noReference = against is null ? Reason.NoReference : (Reason?)null;
            var noIndex = indicator.Kind == IndicatorKind.Rank ? Reason.RankGoal
                : !indicator.RatioScale ? Reason.NoTrueZero
                : noReference ?? (against <= 0 ? Reason.NonpositiveReference : null);
            var range = Exact.Same(best!.Value, worst!.Value) ? Reason.ZeroRange : (Reason?)null;
            return cell with
            {
                Rank = rankOf[entry],
                Tied = rankOf.Values.Count(rank => rank == rankOf[entry]) > 1,
                GapToLeader = Exact.Round(sign * (value - best.Value)),
                GapToReference = Figure(GapToReference, noReference, () => sign * (value - against!.Value)),
                IndexToReference = Figure(IndexToReference, noIndex, () => 100 * value / against!.Value),
                RelativeScore = Figure(RelativeScore, range, () => 100 * (value - worst.Value) / (best.Value - worst.Value)),
            };
        }

        var cells = entries.Select(Place).ToList();
        if (best is null)
            notComputed.Add(new CellNotComputed(Spread, null, entries.Select(entry => entry.Cell.Missing!.Value).Min()));

        var row = new ComparisonRow
        {
            Measure = key.Measure,
            Indicator = new RowIndicator(indicator.Id, indicator.Name, indicator.Unit, indicator.Direction),
            Horizon = key.Horizon,
            Year = key.Year,
            Series = key.Series?.Id,
            SeriesName = key.Series?.Name,
            Cells = cells,
            ReferenceCell = reference?.Cell,
            Leader = [.. cells.Where(cell => cell.Rank == 1).Select(cell => cell.Province)],
            Spread = best is null ? null : Exact.Round(Math.Abs(best.Value - worst!.Value)),
            GapUnit = Unit.OfDifference(indicator.Unit),
            NotComputed = notComputed,
            Warnings = [.. WarningsOf(question, key, entries, reference)],
            Narrative = new Text("", ""),
        };
        return row with { Narrative = ComparisonNarrative.Write(row, indicator, [.. entries.Select((entry, column) => entry with { Cell = cells[column] })], reference) };
    }

    private static IEnumerable<Warning> WarningsOf(ComparisonQuestion question, ComparisonRowKey key, IReadOnlyList<Entry> entries, Entry? reference)
    {
        var end = key.Horizon ?? key.Year;
        for (var column = 0; column < entries.Count; column++)
        {
            var (province, cell, target) = entries[column];
            var at = $"cells[{column}]";
            if (end is not null && province.EndedBefore(end.Value))
                yield return ProvinceWarnings.Ended(province, at);
            if (target?.HorizonReading == HorizonReading.Inferred)
                yield return TargetWarnings.HorizonInferred(at);
            if (target is not null && TargetWarnings.Competing(target, question.Targets) is { Count: > 0 } competing)
                yield return TargetWarnings.CompetingTargets(competing, at);
            if (cell.Observation?.Certainty == Certainty.Preliminary)
                yield return new Warning(WarningCode.PreliminaryValue, new Text("Số liệu này là số sơ bộ.", "This value is preliminary."), at);
        }

        var compared = entries.Append(reference).Where(entry => entry?.Target is not null && entry.Cell.Value is not null).Select(entry => entry!.Target!).ToList();
        if (compared.Select(target => target.Basis).Distinct().Count() > 1)
        {
            yield return new Warning(
                WarningCode.MixedBasis,
                new Text("Dòng này đặt cạnh nhau mức tối thiểu từng năm, mức bình quân và mức ở năm đích.", "This row sets yearly floors, averages and states at a year side by side."),
                "cells");
        }

        if (compared.Select(target => target.Normalized.FieldSize).Distinct().Count() > 1)
        {
            yield return new Warning(
                WarningCode.MixedFieldSize,
                new Text("Các mục tiêu thứ hạng ở dòng này đặt cho những bảng có số địa phương khác nhau.", "The rank goals of this row were set for fields of different size."),
                "cells");
        }

        var filled = entries.Where(entry => entry.Cell.Value is not null).ToList();
        if (filled.Any(strict => strict.Strict && filled.Any(other => !other.Strict && Exact.Same(strict.Cell.Value!.Value, other.Cell.Value!.Value))))
        {
            yield return new Warning(
                WarningCode.StrictBeatsEqual,
                new Text("Cùng một con số, mục tiêu \"trên\" xếp trước mục tiêu \"từ … trở lên\".", "At the same figure, \"more than\" outranks \"at least\"."),
                "cells");
        }
    }
}

/// <summary>A province, its cell and the target the cell stands for.</summary>
internal sealed record Entry(Province Province, ComparisonCell Cell, Target? Target)
{
    public bool Strict => Target?.Normalized.Strict ?? false;
}

/// <summary>What tells one row of an indicator from another.</summary>
internal sealed record ComparisonRowKey(Measure Measure, int? Horizon, int? Year, Series? Series);
