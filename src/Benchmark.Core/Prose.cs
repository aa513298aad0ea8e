using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core;

/// <summary>
/// The words of the sentences a journalist can print. Figures are written as each language writes them (17,34% and 17.34%) with at most two decimals
/// beyond the leading zeros; the exact ones stand in the row.
/// </summary>
public static class Prose
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };
    private static readonly CultureInfo EnglishDates = CultureInfo.InvariantCulture;

    /// <summary>The name of a province, with the days its territory began or ended, because another one may bear the same name.</summary>
    public static Text Name(Province province) => (province.ValidFrom, province.ValidTo) switch
    {
        (_, { } end) => new(
            $"{province.Name.Vi} (đến {end.Day}/{end.Month}/{end.Year})",
            $"{province.Name.En} (until {end.ToString("d MMMM yyyy", EnglishDates)})"),
        ({ } start, _) => new(
            $"{province.Name.Vi} (từ {start.Day}/{start.Month}/{start.Year})",
            $"{province.Name.En} (from {start.ToString("d MMMM yyyy", EnglishDates)})"),
        _ => province.Name,
    };

    /// <summary>A number. Four decimals below 1, two otherwise: an index of 0.7326 would lose its meaning in two.</summary>
    public static Text Number(decimal value)
    {
        var rounded = decimal.Round(value, Math.Abs(value) < 1 ? 4 : 2, MidpointRounding.AwayFromZero);
        return new(rounded.ToString("#,##0.####", Vietnamese), rounded.ToString("#,##0.####", English));
    }

    /// <summary>A value with its unit.</summary>
    public static Text Value(decimal value, Indicator indicator, int? fieldSize)
    {
        var number = Number(value);
        if (indicator.Kind == IndicatorKind.Rank)
        {
            return fieldSize is null
                ? new($"hạng {number.Vi}", $"rank {number.En}")
                : new($"hạng {number.Vi}/{fieldSize}", $"rank {number.En} of {fieldSize}");
        }

        return indicator.UnitName is { } unit ? new(Join(number.Vi, unit.Vi), Join(number.En, unit.En)) : number;
    }

    /// <summary>A difference, without its sign, with the unit of differences.</summary>
    public static Text Difference(decimal difference, Indicator indicator)
    {
        var number = Number(Math.Abs(difference));
        var unit = Unit.KindOf(indicator.Unit) switch
        {
            UnitKind.Share or UnitKind.Rate => new Text("điểm phần trăm", "percentage points"),
            UnitKind.Index => new("điểm chỉ số", "index points"),
            UnitKind.Rank => new("bậc", "places"),
            _ => indicator.UnitName ?? new Text("", ""),
        };
        return new(Join(number.Vi, unit.Vi), Join(number.En, unit.En));
    }

    /// <summary>What a target asks for, in the words of its comparator and basis; not for milestones.</summary>
    public static Text Promise(Target target, Indicator indicator)
    {
        var low = Value(target.Low!.Value, indicator, fieldSize: null);
        var wording = target.Comparator switch
        {
            Comparator.MoreThan => new Text($"trên {low.Vi}", $"more than {low.En}"),
            Comparator.AtMost => new($"không quá {low.Vi}", $"at most {low.En}"),
            Comparator.LessThan => new($"dưới {low.Vi}", $"less than {low.En}"),
            Comparator.About => new($"khoảng {low.Vi}", $"about {low.En}"),
            Comparator.Range => Between(target, indicator),
            Comparator.RankAtMost => RankAtMost(target),
            _ => new($"từ {low.Vi} trở lên", $"at least {low.En}"),
        };
        return target.Basis switch
        {
            Basis.EveryYear => new($"{wording.Vi}, tính cho từng năm", $"{wording.En}, in every year"),
            Basis.PeriodAverage when target.Period is { } period => new($"{wording.Vi}, bình quân {period.Start}–{period.End}", $"{wording.En} on average over {period.Start}–{period.End}"),
            _ => wording,
        };
    }

    /// <summary>A list: "a, b và c".</summary>
    public static Text List(IReadOnlyList<Text> items) =>
        new(List([.. items.Select(item => item.Vi)], "và"), List([.. items.Select(item => item.En)], "and"));

    private static Text Between(Target target, Indicator indicator)
    {
        var low = Number(target.Low!.Value);
        var high = Value(target.High!.Value, indicator, fieldSize: null);
        return new($"{low.Vi} đến {high.Vi}", $"{low.En} to {high.En}");
    }

    private static Text RankAtMost(Target target)
    {
        var goal = Number(target.Low!.Value);
        return target.Normalized.FieldSize is { } field
            ? new($"trong nhóm {goal.Vi} đầu (trên {field})", $"among the first {goal.En} (of {field})")
            : new($"trong nhóm {goal.Vi} đầu", $"among the first {goal.En}");
    }

    private static string Join(string number, string unit) =>
        unit.Length == 0 || unit[0] == '%' ? number + unit : $"{number} {unit}";

    private static string List(IReadOnlyList<string> items, string and) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} {and} {items[^1]}";
}
