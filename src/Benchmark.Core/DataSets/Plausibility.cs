using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;

namespace Benchmark.Core.DataSets;

/// <summary>
/// What is allowed in a row that comes in and is still rarely meant: a person who looks at it knows, a rule does not. Only rows that an import changes are
/// looked at, each against what results.
/// </summary>
/// <param name="reader">What came in, and the frame that results.</param>
/// <param name="today">The day of the import in Viet Nam.</param>
/// <param name="warnings">Takes what is found.</param>
public sealed class Plausibility(ChangeReader reader, DateOnly today, ImportProblems warnings)
{
    /// <summary>How many values make a range. Fewer say nothing about what the next one may be.</summary>
    public const int FewestValues = 5;

    // Around the middle of the range: what lies outside is at least as far from the nearest value as the range is wide, twice.
    private const decimal WidestRanges = 5;

    // A fraction for a percent is a hundredth. What it is compared with is of another year or province, so it may differ by this much besides.
    private const decimal Hundred = 100;
    private const decimal LargestMove = 3;
    private const decimal LargestMoveOfRate = 1.6m;

    // How many targets a sentence names.
    private const int MostNamed = 3;

    private readonly Dictionary<string, Indicator> _indicators =
        reader.Frame.Indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);

    /// <summary>Whether there are so many that no more are looked for.</summary>
    public bool AreTooMany => warnings.AreTooMany;

    /// <summary>Looks at an observation that comes in or changes.</summary>
    /// <param name="figure">The observation.</param>
    /// <param name="compared">What it replaces or revises, and the figures of the years around it; a slip is unlike all of them.</param>
    /// <param name="range">What the values of its series were before; null where they are too few.</param>
    public void Check(ChangedFigure figure, IReadOnlyList<ComparedFigure> compared, ValueRange? range)
    {
        if (!_indicators.TryGetValue(figure.Indicator, out var indicator))
            return;
        if (figure.Year > today.Year)
            Warn(figure, "year", figure.Year.ToString(CultureInfo.InvariantCulture), DataFaults.FutureYear(today.Year));
        if (figure.OldValue is { } old && (old != figure.Value || figure.OldCertainty != figure.Certainty))
            Warn(figure, old != figure.Value ? "value" : "certainty", null, DataFaults.NoNewRevision(Exact.Print(old), figure.OldCertainty!));
        var kind = Unit.KindOf(indicator.Unit);
        // Places and classes have bounds of their own.
        if (kind is UnitKind.Rank or UnitKind.Class)
            return;
        var others = ComparedWith(figure.Value, compared, range);
        if (others.Count > 0 && others.All(other => IsOfOtherScale(figure.Value, other, kind)))
            Warn(figure, "value", Exact.Print(figure.Value), DataFaults.WrongScale(figure.Value, others[0], indicator.Unit));
        else if (range is not null && IsOutside(figure.Value, range))
            Warn(figure, "value", Exact.Print(figure.Value), DataFaults.Outlier(range, indicator.Unit));
    }

    /// <summary>
    /// What a figure is compared with. A slip is of another scale than all of it, a correction of one only than the slip. What comes in together may be wrong
    /// together, so it counts only where nothing else is known.
    /// </summary>
    private static IReadOnlyList<decimal> ComparedWith(decimal value, IReadOnlyList<ComparedFigure> compared, ValueRange? range)
    {
        IReadOnlyList<decimal> known = [.. compared.Where(other => !other.IsNew).Select(other => other.Value)];
        if (known.Count > 0)
            return known;
        if (range is not null)
            return NearestBound(value, range) is { } bound ? [bound] : [];
        return [.. compared.Select(other => other.Value)];
    }

    /// <summary>Looks at what comes in or changes of the frame.</summary>
    /// <param name="changed">Whether a row comes in or changes; of a province, whether its end does.</param>
    /// <param name="oldLow">What a target asked for before; null when it is new.</param>
    /// <param name="newest">The newest value of a province and an indicator; null for none.</param>
    /// <param name="isFirst">Whether nothing was there before: then what ended long ago came with its targets, and nobody ends it now.</param>
    public void CheckFrame(Func<Noun, string, bool> changed, Func<string, decimal?> oldLow, Func<Target, decimal?> newest, bool isFirst)
    {
        CheckNames(changed);
        var provinces = reader.Frame.Provinces.ToDictionary(province => province.Id, StringComparer.Ordinal);
        var others = reader.Frame.Targets.Where(target => target.Low is not null && !changed(Noun.Target, target.Id))
            .ToLookup(target => target.Indicator, target => target.Low!.Value, StringComparer.Ordinal);
        foreach (var target in reader.Frame.Targets.Where(target => changed(Noun.Target, target.Id)))
        {
            if (!isFirst && provinces.TryGetValue(target.Province, out var province) && IsDueAfterEnd(target, province) && !changed(Noun.Province, province.Id))
                Warn(Noun.Target, target.Id, "horizon", null, DataFaults.TargetAfterEnd(province));
            if (target.Low is { } low && Unit.KindOf(target.Unit) is var kind and not (UnitKind.Rank or UnitKind.Class)
                && (oldLow(target.Id) ?? newest(target) ?? NearestOf(low, others[target.Indicator])) is { } compared && IsOfOtherScale(low, compared, kind))
            {
                Warn(Noun.Target, target.Id, "low", Exact.Print(low), DataFaults.WrongScale(low, compared, target.Unit));
            }
        }

        var due = reader.Frame.Targets.ToLookup(target => target.Province, StringComparer.Ordinal);
        foreach (var province in reader.Frame.Provinces.Where(each => !isFirst && each.ValidTo is not null && changed(Noun.Province, each.Id)))
        {
            var late = due[province.Id].Where(target => IsDueAfterEnd(target, province)).Select(target => target.Id).ToList();
            if (late.Count > 0)
                Warn(Noun.Province, province.Id, "valid_to", null, DataFaults.EndsBeforeTargets(late, MostNamed));
        }
    }

    private static bool IsDueAfterEnd(Target target, Province province) =>
        target.Standing != Standing.Superseded && province.ValidTo is { } end && target.Horizon is { } horizon && new DateOnly(horizon, 12, 31) > end;

    private static bool IsOfOtherScale(decimal figure, decimal compared, UnitKind kind)
    {
        var (one, other) = (Math.Abs(figure), Math.Abs(compared));
        // Nothing is a hundred times nothing.
        if (one == 0 || other == 0)
            return false;
        var factor = one > other ? one / other : other / one;
        // A rate has no true zero: it may well be a thousandth of another one, and only what is just a hundredth looks like a fraction.
        return kind == UnitKind.Rate ? factor >= Hundred / LargestMoveOfRate && factor <= Hundred * LargestMoveOfRate : factor >= Hundred / LargestMove;
    }

    private static bool IsOutside(decimal value, ValueRange range)
    {
        var (width, middle) = (range.Highest - range.Lowest, (range.Highest + range.Lowest) / 2);
        // Values that are all the same say nothing about how far they may move.
        return width > 0 && Math.Abs(value - middle) > width * WidestRanges / 2;
    }

    private static decimal? NearestOf(decimal low, IEnumerable<decimal> others) =>
        others.Select(other => (decimal?)other).MinBy(other => Math.Abs(other!.Value - low));

    private static decimal? NearestBound(decimal value, ValueRange range) => value < range.Lowest ? range.Lowest : value > range.Highest ? range.Highest : null;

    private void CheckNames(Func<Noun, string, bool> changed)
    {
        foreach (var name in new (string Column, Func<Indicator, string> Of)[] { ("name_vi", each => each.Name.Vi), ("name_en", each => each.Name.En) })
        {
            var bearers = reader.Frame.Indicators.GroupBy(indicator => SearchText.NameKey(name.Of(indicator)), StringComparer.Ordinal);
            foreach (var group in bearers.Where(group => group.Key.Length > 0 && group.Count() > 1))
            {
                // Of two that come in together the later one is named.
                foreach (var taken in group.OrderBy(each => changed(Noun.Indicator, each.Id)).Skip(1).Where(each => changed(Noun.Indicator, each.Id)))
                {
                    var other = group.First(each => each.Id != taken.Id);
                    Warn(Noun.Indicator, taken.Id, name.Column, name.Of(taken), DataFaults.SameName(other.Id));
                }
            }
        }
    }

    private void Warn(ChangedFigure figure, string column, string? value, DataFault fault) => warnings.Add(
        new ImportProblem(ObservationSchema.Instance.File, figure.Line, column, value, fault)
        {
            Row = Observation.IdOf(figure.Province, figure.Indicator, figure.Year, figure.Series, figure.Revision, newestRevision: 0),
        });

    private void Warn(Noun noun, string id, string column, string? value, DataFault fault) =>
        warnings.Add(new ImportProblem(DataSetFiles.Of(noun).File, reader.LineOf(noun, id), column, value, fault) { Row = id });
}

/// <summary>An observation that comes in or changes.</summary>
/// <param name="Province">The province.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">The year.</param>
/// <param name="Series">The series.</param>
/// <param name="Revision">The number of the revision.</param>
/// <param name="Value">The value.</param>
/// <param name="Certainty">How final it is, by its code.</param>
/// <param name="OldValue">The value before; null when the row is new.</param>
/// <param name="OldCertainty">How final it was; null when the row is new.</param>
/// <param name="Line">The line it stands on.</param>
public sealed record ChangedFigure(
    string Province,
    string Indicator,
    int Year,
    string Series,
    int Revision,
    decimal Value,
    string Certainty,
    decimal? OldValue,
    string? OldCertainty,
    int? Line);

/// <summary>The values of a series.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record ValueRange(int Count, decimal Lowest, decimal Highest);

/// <summary>A figure that another one is compared with.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsNew">Whether it comes in together with the other one.</param>
public sealed record ComparedFigure(decimal Value, bool IsNew);
