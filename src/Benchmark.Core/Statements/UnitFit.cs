using Benchmark.Core.Indicators;

namespace Benchmark.Core.Statements;

/// <summary>Whether a unit that a text writes is one in which an indicator is measured, and by what a figure in it is to be multiplied.</summary>
internal static class UnitFit
{
    private const string Per = "-per-";

    private static readonly (string Word, decimal Scale)[] Multiples = [("thousand-", 1e3m), ("million-", 1e6m), ("billion-", 1e9m), ("trillion-", 1e12m)];

    /// <summary>The factor for a value; null where the unit is another.</summary>
    public static decimal? Of(Indicator indicator, WrittenUnit unit) => Unit.KindOf(indicator.Unit) switch
    {
        UnitKind.Share => unit.Kind == WrittenUnitKind.Percent ? 1 : null,
        UnitKind.Rate => unit.Kind is WrittenUnitKind.Percent or WrittenUnitKind.PercentPerYear ? 1 : null,
        UnitKind.Rank => unit.Kind == WrittenUnitKind.Place ? 1 : null,
        UnitKind.Index => unit.Kind is WrittenUnitKind.None or WrittenUnitKind.IndexPoints || unit.Codes.Contains(indicator.Unit) ? 1 : null,
        UnitKind.Level => OfLevel(indicator.Unit, unit),
        _ => null,
    };

    /// <summary>The factor for a difference of two values.</summary>
    public static decimal? OfDifference(Indicator indicator, WrittenUnit unit) => Unit.KindOf(indicator.Unit) switch
    {
        UnitKind.Share or UnitKind.Rate => unit.Kind == WrittenUnitKind.Points ? 1 : null,
        UnitKind.Index => unit.Kind == WrittenUnitKind.IndexPoints ? 1 : null,
        UnitKind.Level => OfLevel(indicator.Unit, unit),
        _ => null,
    };

    /// <summary>The unit as a code; null where none stands.</summary>
    public static string? CodeOf(WrittenUnit unit) => unit.Kind switch
    {
        WrittenUnitKind.Percent => Unit.Percent,
        WrittenUnitKind.PercentPerYear => Unit.PercentPerYear,
        WrittenUnitKind.Points => Unit.PercentagePoint,
        WrittenUnitKind.IndexPoints => Unit.IndexPoint,
        WrittenUnitKind.Place => Unit.Rank,
        WrittenUnitKind.Named => unit.Codes[0],
        WrittenUnitKind.Money => $"{Array.Find(Multiples, multiple => multiple.Scale == unit.Scale).Word}{unit.Counted}"
            + (unit.Related is null ? "" : $"{Per}{unit.Related}"),
        _ => null,
    };

    // What a level is related to may go without saying: the name of the indicator says it.
    private static decimal? OfLevel(string code, WrittenUnit unit)
    {
        if (unit.Kind == WrittenUnitKind.Named)
            return unit.Codes.Contains(code) ? 1 : null;
        if (unit.Kind != WrittenUnitKind.Money)
            return null;
        var at = code.IndexOf(Per, StringComparison.Ordinal);
        var (counted, related) = at < 0 ? (code, null) : (code[..at], code[(at + Per.Length)..]);
        var multiple = Array.Find(Multiples, each => counted.StartsWith(each.Word, StringComparison.Ordinal));
        if (multiple.Word is not null)
            counted = counted[multiple.Word.Length..];
        return counted == unit.Counted && (unit.Related is null || unit.Related == related) ? unit.Scale / (multiple.Word is null ? 1 : multiple.Scale) : null;
    }
}
