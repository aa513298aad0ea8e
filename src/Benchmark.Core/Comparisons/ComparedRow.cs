using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Comparisons;

/// <summary>Compares the figures of one row.</summary>
internal static class ComparedRow
{
    private const string GapToLeader = "gapToLeader";
    private const string GapToReference = "gapToReference";
    private const string IndexToReference = "indexToReference";
    private const string RelativeScore = "relativeScore";
    private const string Spread = "spread";

    /// <summary>The row of some figures.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="key">What tells the row from the others of the indicator.</param>
    /// <param name="columns">The figures of the columns.</param>
    /// <param name="reference">The figure of the reference; null without one.</param>
    /// <param name="targets">All targets of the indicator, for those that compete.</param>
    public static ComparisonRow Of(Indicator indicator, ComparisonRowKey key, IReadOnlyList<Entry> columns, Entry? reference, IReadOnlyList<Target> targets)
    {
        // The columns are the field. The official place of a rank indicator is among other units, and is the value here.
        var ranked = new RankedField([.. columns.Select(entry => entry.Value is { } value ? new Ranked(value, entry.Strict) : null)], indicator.Direction);
        var field = new Field(indicator, columns, reference?.Value);
        var notComputed = new List<CellNotComputed>();
        if (field.NoRank is { } noRank)
            notComputed.AddRange([new("rank", null, noRank), new("tied", null, noRank), new("leader", null, noRank)]);
        if (field.IsClass)
            notComputed.AddRange([new("rankAmongKnown", null, Reason.OrdinalClass), new("rankBounds", null, Reason.OrdinalClass)]);

        var cells = new ComparisonCell[columns.Count];
        for (var number = 0; number < cells.Length; number++)
            cells[number] = columns[number].Value is null ? Cell(columns[number]) : Cell(columns[number], ranked[number], field, notComputed);
        if (field.NoSpread is { } noSpread)
            notComputed.Add(new CellNotComputed(Spread, null, noSpread));
        return new ComparisonRow
        {
            Measure = key.Measure,
            Indicator = new RowIndicator(indicator.Id, indicator.Name, indicator.Unit, indicator.Direction),
            Horizon = key.Horizon,
            Year = key.Year,
            Series = key.Series?.Id,
            SeriesName = key.Series?.Name,
            Cells = cells,
            ReferenceCell = reference is null ? null : Cell(reference),
            RankScope = RankScope.Columns,
            Units = ranked.Units,
            Known = ranked.Known,
            Leader = field.NoRank is null ? [.. cells.Where(cell => cell.Rank == 1).Select(cell => cell.Province)] : null,
            Spread = field.NoSpread is null ? Exact.Round(Math.Abs(field.Best!.Value - field.Worst!.Value)) : null,
            GapUnit = Unit.OfDifference(indicator.Unit),
            NotComputed = notComputed,
            Warnings = WarningsOf(indicator, key, columns, reference, targets),
        };
    }

    /// <summary>The cell of a figure: on its own, or in its place among the others of its row.</summary>
    private static ComparisonCell Cell(Entry entry, Placing? placing = null, Field? field = null, List<CellNotComputed>? notComputed = null)
    {
        var isRanked = field is { NoRank: null };
        return new ComparisonCell
        {
            Province = entry.Province.Id,
            Value = entry.Value,
            Comparator = entry.Target?.Comparator,
            Low = entry.Target?.Low,
            High = entry.Target?.High,
            Statement = entry.Target?.Statement,
            Basis = entry.Target?.Basis,
            Target = entry.Target?.Id,
            Observation = entry.Observation,
            Document = entry.Target?.Document,
            Source = entry.Target?.Source ?? entry.Observation?.Source,
            Rank = isRanked ? (int?)placing!.Rank : null,
            RankSource = isRanked ? RankSource.Computed : null,
            RankAmongKnown = field is { IsClass: false } ? placing!.AmongKnown : null,
            RankBounds = field is { IsClass: false, NoRank: not null } ? placing!.Bounds : null,
            Tied = isRanked ? placing!.Tied : null,
            GapToLeader = Figure(GapToLeader, field?.NoLeader, static (value, field) => field.Sign * (value - field.Best!.Value)),
            GapToReference = Figure(GapToReference, field?.NoReference, static (value, field) => field.Sign * (value - field.Reference!.Value)),
            IndexToReference = Figure(IndexToReference, field?.NoIndex, static (value, field) => 100 * value / field.Reference!.Value),
            RelativeScore = Figure(
                RelativeScore,
                field?.NoRange,
                static (value, field) => 100 * (value - field.Worst!.Value) / (field.Best!.Value - field.Worst.Value)),
            Missing = entry.Missing,
            Alternatives = entry.Alternatives,
            Claim = entry.Target?.Claim ?? entry.Observation?.Claim,
        };

        decimal? Figure(string name, Reason? refused, Func<decimal, Field, decimal> formula)
        {
            if (field is null || entry.Value is not { } value)
                return null;
            var reason = refused;
            if (reason is null)
            {
                try
                {
                    return Exact.Round(formula(value, field));
                }
                catch (ArithmeticException)
                {
                    reason = Reason.OutOfRange;
                }
            }

            notComputed!.Add(new CellNotComputed(name, entry.Province.Id, reason.Value));
            return null;
        }
    }

    private static List<Warning> WarningsOf(
        Indicator indicator,
        ComparisonRowKey key,
        IReadOnlyList<Entry> columns,
        Entry? reference,
        IReadOnlyList<Target> targets)
    {
        var measured = Measured.By(indicator);
        var warnings = new List<Warning>();
        var end = key.Horizon ?? key.Year;
        for (var number = 0; number < columns.Count; number++)
        {
            var entry = columns[number];
            var at = $"cells[{number}]";
            if (end is not null && entry.Province.EndedBefore(end.Value))
                warnings.Add(ProvinceWarnings.Ended(entry.Province, at));
            if (entry.Target?.HorizonReading == HorizonReading.Inferred)
                warnings.Add(TargetWarnings.HorizonInferred(at));
            if (entry.Target is { } target)
                warnings.AddRange(WarningsOf(target, targets, measured, entry.Province.Kind == ProvinceKind.Country, at));
            if (entry.Observation?.Certainty == Certainty.Preliminary)
                warnings.Add(new Warning(WarningCode.PreliminaryValue, Words.Say(WarningCode.PreliminaryValue), at));
        }

        // Observations of a row are of one series and one year, and nothing else about them differs.
        if (key.Measure == Measure.Observation)
            return warnings;
        var compared = columns.Append(reference).Where(entry => entry?.Value is not null).Select(entry => entry!.Target!).ToList();
        if (compared.Select(target => target.Basis).Distinct().Count() > 1)
            warnings.Add(new Warning(WarningCode.MixedBasis, Words.Say(WarningCode.MixedBasis), "cells"));

        if (compared.Select(target => target.Normalized.FieldSize).Distinct().Count() > 1)
            warnings.Add(new Warning(WarningCode.MixedFieldSize, Words.Say(WarningCode.MixedFieldSize), "cells"));

        var filled = columns.Where(entry => entry.Value is not null).ToList();
        if (filled.Exists(strict => strict.Strict && filled.Exists(other => !other.Strict && Exact.Same(strict.Value!.Value, other.Value!.Value))))
            warnings.Add(new Warning(WarningCode.StrictBeatsEqual, Words.Say(WarningCode.StrictBeatsEqual), "cells"));

        return warnings;
    }

    private static IEnumerable<Warning> WarningsOf(Target target, IReadOnlyList<Target> targets, Measured measured, bool ofCountry, string at)
    {
        if (TargetWarnings.Competing(target, targets) is { Count: > 0 } competing)
            yield return TargetWarnings.CompetingTargets(competing, measured, ofCountry, at);
        if (TargetWarnings.NotLower(target, targets) is { Count: > 0 } earlier)
            yield return TargetWarnings.LaterTargetNotHigher(earlier, measured, ofCountry, at);
        if (TargetWarnings.OfAdoption(target, at) is { } adoption)
            yield return adoption;
    }

    /// <summary>What every figure of a row is compared with, and why it cannot be.</summary>
    private sealed class Field
    {
        public Field(Indicator indicator, IReadOnlyList<Entry> columns, decimal? reference)
        {
            Sign = indicator.Direction == Direction.HigherIsBetter ? 1m : -1m;
            Reference = reference;
            var known = 0;
            foreach (var entry in columns)
            {
                if (entry.Value is not { } value)
                    continue;
                known++;
                if (Best is null || Sign * value > Sign * Best)
                    Best = value;
                if (Worst is null || Sign * value < Sign * Worst)
                    Worst = value;
            }

            IsClass = known > 0 && !LeagueTable.Ranks(indicator);
            Reason? noDistance = IsClass ? Reason.OrdinalClass : null;
            NoRank = known == 0 ? columns.Min(entry => entry.Missing!.Value)
                : IsClass ? Reason.OrdinalClass
                : known < columns.Count || known == 1 ? Reason.PartialField
                : null;
            NoLeader = noDistance ?? (known == 1 ? Reason.PartialField : null);
            NoSpread = known == 0 ? NoRank : NoLeader;
            NoReference = noDistance ?? (reference is null ? Reason.NoReference : null);
            NoIndex = IsClass ? Reason.OrdinalClass
                : indicator.Kind == IndicatorKind.Rank ? Reason.RankGoal
                : !indicator.RatioScale ? Reason.NoTrueZero
                : NoReference ?? (reference <= 0 ? Reason.NonpositiveReference : null);
            NoRange = noDistance ?? (Best is not null && Exact.Same(Best.Value, Worst!.Value) ? Reason.ZeroRange : null);
        }

        /// <summary>d: +1 where higher is better, -1 where lower is.</summary>
        public decimal Sign { get; }

        public decimal? Best { get; }

        public decimal? Worst { get; }

        public decimal? Reference { get; }

        /// <summary>Whether the figures are classes: they are set side by side, never ranked and never subtracted.</summary>
        public bool IsClass { get; }

        public Reason? NoRank { get; }

        public Reason? NoLeader { get; }

        public Reason? NoSpread { get; }

        public Reason? NoReference { get; }

        public Reason? NoIndex { get; }

        public Reason? NoRange { get; }
    }
}

/// <summary>What is known for a cell, before it is compared.</summary>
/// <param name="Province">The province.</param>
/// <param name="Value">The figure; null when there is none.</param>
/// <param name="Missing">Why there is none.</param>
internal sealed record Entry(Province Province, decimal? Value, Reason? Missing)
{
    /// <summary>The target the figure is of; null for observations.</summary>
    public Target? Target { get; init; }

    /// <summary>The observation the figure is of; null for targets.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The targets of other documents that disagree.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    public bool Strict => Target is { Normalized.Strict: true };
}

/// <summary>What tells one row of an indicator from another.</summary>
internal sealed record ComparisonRowKey(Measure Measure, int? Horizon, int? Year, Series? Series);
