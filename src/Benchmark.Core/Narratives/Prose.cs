using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>
/// The words of the sentences a journalist can print. Figures are written as each language writes them (17,34% and 17.34%) with at most two decimals
/// beyond the leading zeros; the exact ones stand in the row.
/// </summary>
public static class Prose
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    /// <summary>A number. Four decimals below 1, two otherwise: an index of 0.7326 would lose its meaning in two.</summary>
    public static Text Number(decimal value)
    {
        var rounded = decimal.Round(value, Math.Abs(value) < 1 ? 4 : 2, MidpointRounding.AwayFromZero);
        return new(rounded.ToString("#,##0.####", Vietnamese), rounded.ToString("#,##0.####", English));
    }

    /// <summary>A value with its unit.</summary>
    public static Text Value(decimal value, Measured measured, int? fieldSize)
    {
        var number = Number(value);
        if (Unit.KindOf(measured.Unit) == UnitKind.Rank)
        {
            return fieldSize is null
                ? new($"hạng {number.Vi}", $"rank {number.En}")
                : new($"hạng {number.Vi}/{fieldSize}", $"rank {number.En} of {fieldSize}");
        }

        return measured.UnitName is { } unit ? new(Join(number.Vi, unit.Vi), Join(number.En, unit.En)) : number;
    }

    /// <summary>A difference, without its sign, with the unit of differences.</summary>
    public static Text Difference(decimal difference, Measured measured)
    {
        var number = Number(Math.Abs(difference));
        var unit = Unit.KindOf(measured.Unit) switch
        {
            UnitKind.Share or UnitKind.Rate => new Text("điểm phần trăm", number.En == "1" ? "percentage point" : "percentage points"),
            UnitKind.Index => new("điểm chỉ số", number.En == "1" ? "index point" : "index points"),
            UnitKind.Rank => new("bậc", number.En == "1" ? "place" : "places"),
            _ => measured.UnitName ?? Text.Empty,
        };
        return new(Join(number.Vi, unit.Vi), Join(number.En, unit.En));
    }

    /// <summary>What a target asks for, in the words of its comparator and basis; not for milestones.</summary>
    public static Text Promise(Target target, Measured measured) =>
        Promise(target.Comparator, target.Low!.Value, target.Normalized, target.Basis, target.Period, measured);

    /// <summary>What a target asks for, in the words of its comparator and basis; not for milestones.</summary>
    public static Text Promise(Comparator comparator, decimal stated, NormalizedTarget normalized, Basis basis, Period? period, Measured measured)
    {
        var low = Value(stated, measured, fieldSize: null);
        var wording = comparator switch
        {
            Comparator.MoreThan => new Text($"trên {low.Vi}", $"more than {low.En}"),
            Comparator.AtMost => new($"không quá {low.Vi}", $"at most {low.En}"),
            Comparator.LessThan => new($"dưới {low.Vi}", $"less than {low.En}"),
            Comparator.About => new($"khoảng {low.Vi}", $"about {low.En}"),
            Comparator.Range => Between(stated, normalized, measured),
            Comparator.RankAtMost => RankAtMost(stated, normalized.FieldSize),
            _ => new($"từ {low.Vi} trở lên", $"at least {low.En}"),
        };
        return basis switch
        {
            Basis.EveryYear => new($"{wording.Vi}, tính cho từng năm", $"{wording.En}, in every year"),
            Basis.PeriodAverage when period is not null =>
                new($"{wording.Vi}, bình quân {period.Start}–{period.End}", $"{wording.En} on average over {period.Start}–{period.End}"),
            _ => wording,
        };
    }

    /// <summary>A list: "a, b và c".</summary>
    public static Text List(IReadOnlyList<Text> items)
    {
        if (items.Count == 1)
            return items[0];
        var list = new TextBuilder();
        for (var number = 0; number < items.Count; number++)
        {
            if (number == items.Count - 1)
                list.Add(" và ", " and ");
            else if (number > 0)
                list.Add(", ");
            list.Add(items[number]);
        }

        return list.ToText();
    }

    private static Text Between(decimal stated, NormalizedTarget normalized, Measured measured)
    {
        var low = Number(stated);
        // Of the two ends one passes and the other is the stretch, whichever way is better.
        var high = Value(Math.Max(normalized.PassMark!.Value, normalized.Stretch!.Value), measured, fieldSize: null);
        return new($"{low.Vi} đến {high.Vi}", $"{low.En} to {high.En}");
    }

    private static Text RankAtMost(decimal stated, int? fieldSize)
    {
        var goal = Number(stated);
        return fieldSize is null
            ? new($"trong nhóm {goal.Vi} đầu", $"among the first {goal.En}")
            : new($"trong nhóm {goal.Vi} đầu (trên {fieldSize})", $"among the first {goal.En} (of {fieldSize})");
    }

    private static string Join(string number, string unit) =>
        unit.Length == 0 || unit[0] == '%' ? number + unit : $"{number} {unit}";
}
