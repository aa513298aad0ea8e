using System.Globalization;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Indicators;

/// <summary>
/// Figures as each language writes them: 17,34% and 17.34%. A measured figure has two decimals, four below one, and more where two figures that differ
/// would otherwise look alike; a figure that a document states is written as it stands there.
/// </summary>
public static class FigureText
{
    /// <summary>The decimals of a figure that nothing is set beside.</summary>
    public const int UsualDecimals = 2;

    // An index of 0.7326 would lose its meaning in two.
    private const int DecimalsBelowOne = 4;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };
    private static readonly string[] Relations = ["/", " per ", " ("];
    private static readonly string[] Patterns = [.. Enumerable.Range(0, 29).Select(decimals => "#,##0." + new string('#', decimals))];

    /// <summary>
    /// The decimals with which figures that differ still differ, and lie on the same side of every mark: at least the usual ones, and as few as possible.
    /// </summary>
    /// <param name="figures">The figures of one sentence.</param>
    /// <param name="marks">What is written in full beside them: a pass mark, a bound, zero.</param>
    public static int DecimalsFor(ReadOnlySpan<decimal> figures, ReadOnlySpan<decimal> marks)
    {
        var usual = 0;
        foreach (var figure in figures)
            usual = Math.Max(usual, Math.Abs(figure) < 1 && figure != 0 ? DecimalsBelowOne : UsualDecimals);
        return DecimalsFor(figures, marks, usual);
    }

    /// <summary>The same, from a number of decimals on.</summary>
    /// <param name="figures">The figures of one sentence.</param>
    /// <param name="marks">What is written in full beside them.</param>
    /// <param name="fewest">The decimals to begin with.</param>
    public static int DecimalsFor(ReadOnlySpan<decimal> figures, ReadOnlySpan<decimal> marks, int fewest)
    {
        var decimals = fewest;
        while (decimals < 28 && !AreKeptApart(figures, marks, decimals))
            decimals++;
        return decimals;
    }

    /// <summary>A figure rounded to decimals, half away from zero, as people round.</summary>
    public static decimal Round(decimal figure, int decimals) => decimal.Round(figure, decimals, MidpointRounding.AwayFromZero);

    /// <summary>A number with at most so many decimals.</summary>
    public static Text Number(decimal figure, int decimals)
    {
        // A negative zero has no sign.
        var rounded = Exact.Normalize(Round(figure, decimals));
        return new(rounded.ToString(Patterns[decimals], Vietnamese), rounded.ToString(Patterns[decimals], English));
    }

    /// <summary>A number by itself, with the usual decimals.</summary>
    public static Text Number(decimal figure) => Number(figure, DecimalsFor([figure], []));

    /// <summary>A number as a document states it.</summary>
    public static Text Stated(decimal figure) => Number(figure, Math.Min((int)Exact.Normalize(figure).Scale, 28));

    /// <summary>A value with its unit; of a rank only the number.</summary>
    /// <param name="number">The number, written.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="ofOneYear">Whether a rate is that of one year, for which people write 8% rather than 8% a year.</param>
    public static Text WithUnit(Text number, Measured measured, bool ofOneYear = false) => Unit.KindOf(measured.Unit) switch
    {
        UnitKind.Rank or UnitKind.Milestone => number,
        UnitKind.Class when measured.UnitName is { } unit => Words.Say(Phrase.Class, ("unit", unit), ("number", number)),
        UnitKind.Rate when ofOneYear => Words.Say(Phrase.PercentPerYear, ("number", number)),
        _ => measured.UnitName is { } unit ? Joined(number, unit) : number,
    };

    /// <summary>A place as each language writes it: thứ 13, 13th.</summary>
    public static Text Ordinal(decimal place)
    {
        var number = FormattableString.Invariant($"{place:0.#}");
        if (place != Math.Floor(place))
            return new Text(number.Replace('.', ','), number);
        var ending = ((int)(place % 100), (int)(place % 10)) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return new Text(number, number + ending);
    }

    /// <summary>A value as a list has it: with its unit, and of a rank the place and among how many it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="fieldSize">Of a rank, how many units were ranked; null when that is not known.</param>
    /// <param name="decimals">The decimals.</param>
    /// <param name="ofOneYear">Whether a rate is that of one year.</param>
    public static Text Value(decimal value, Measured measured, int? fieldSize, int decimals, bool ofOneYear)
    {
        if (Unit.KindOf(measured.Unit) != UnitKind.Rank)
            return WithUnit(Number(value, decimals), measured, ofOneYear);
        var place = ("rank", Ordinal(value));
        return fieldSize is null ? Words.Say(Phrase.HeadRank, place) : Words.Say(Phrase.HeadRankOf, place, ("field", Text.Same($"{fieldSize}")));
    }

    /// <summary>A difference without its sign, with the unit of differences.</summary>
    public static Text Difference(decimal difference, Measured measured, int decimals)
    {
        var number = Number(Math.Abs(difference), decimals);
        var isOne = number.En == "1";
        return Unit.KindOf(measured.Unit) switch
        {
            UnitKind.Share or UnitKind.Rate => Joined(number, Words.Say(isOne ? Phrase.PercentagePoint : Phrase.PercentagePoints)),
            UnitKind.Index => Joined(number, Words.Say(isOne ? Phrase.IndexPoint : Phrase.IndexPoints)),
            UnitKind.Rank => Joined(number, Words.Say(isOne ? Phrase.Place : Phrase.Places)),
            // What it is related to is said with the value.
            _ => measured.UnitName is { } unit ? Joined(number, Counted(unit)) : number,
        };
    }

    /// <summary>
    /// A difference with its sign, as tables have it, with the short form of percentage points. A gap that is none has no sign: spreadsheets read a cell
    /// that begins with a plus sign as a formula.
    /// </summary>
    public static Text SignedDifference(decimal difference, Measured measured, int decimals)
    {
        var sign = Round(difference, decimals) < 0 ? "−" : "";
        var number = Number(Math.Abs(difference), decimals);
        var text = Unit.KindOf(measured.Unit) is UnitKind.Share or UnitKind.Rate
            ? Joined(number, Words.Say(number.En == "1" ? Phrase.SymbolPercentagePoint : Phrase.SymbolPercentagePoints))
            : Difference(difference, measured, decimals);
        return new Text(sign + text.Vi, sign + text.En);
    }

    /// <summary>A unit as it is written beside the name of what is measured, which says what it is related to: million VND, not million VND per
    /// person.</summary>
    public static Measured Brief(Measured measured) => Unit.KindOf(measured.Unit) is UnitKind.Level or UnitKind.Index && measured.UnitName is { } unit
        ? measured with { UnitName = Counted(unit) }
        : measured;

    private static Text Counted(Text unit) => new(Counted(unit.Vi), Counted(unit.En));

    private static string Counted(string unit)
    {
        var end = unit.Length;
        foreach (var relation in Relations)
            end = unit.IndexOf(relation, StringComparison.Ordinal) is > 0 and var at ? Math.Min(end, at) : end;
        return unit[..end];
    }

    private static Text Joined(Text number, Text unit) =>
        new(Joined(number.Vi, unit.Vi), Joined(number.En, number.En == "1" ? Singular(unit.En) : unit.En));

    /// <summary>The English unit of one: "firm", of "firms per 1,000 people" and "cities" likewise.</summary>
    private static string Singular(string unit)
    {
        var end = unit.IndexOf(' ') is > 0 and var space ? space : unit.Length;
        var (word, rest) = (unit[..end], unit[end..]);
        return word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y{rest}" : word.EndsWith('s') ? word[..^1] + rest : unit;
    }

    /// <summary>Whether a space stands between a number and a unit.</summary>
    internal static bool IsSpaced(string unit) => unit.Length > 0 && unit[0] != '%';

    private static string Joined(string number, string unit) => IsSpaced(unit) ? $"{number} {unit}" : number + unit;

    private static bool AreKeptApart(ReadOnlySpan<decimal> figures, ReadOnlySpan<decimal> marks, int decimals)
    {
        for (var one = 0; one < figures.Length; one++)
        {
            var rounded = Round(figures[one], decimals);
            foreach (var mark in marks)
            {
                if (rounded.CompareTo(mark) != figures[one].CompareTo(mark))
                    return false;
            }

            for (var other = one + 1; other < figures.Length; other++)
            {
                if (figures[one] != figures[other] && rounded == Round(figures[other], decimals))
                    return false;
            }
        }

        return true;
    }
}
