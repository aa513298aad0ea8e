namespace Benchmark.Core.Indicators;

/// <summary>What a unit is called, and how it is written behind a number.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Symbol">What stands behind a number; empty where nothing does: of a rank, a class and a milestone.</param>
/// <param name="Space">Whether a space stands between the number and the symbol.</param>
public sealed record UnitText(Text Name, Text Symbol, bool Space)
{
    private static readonly string PerYear = Unit.PerYear("");

    /// <summary>The words of a unit: of values, of differences, or of either a year.</summary>
    /// <param name="code">The unit.</param>
    /// <param name="writtenOf">How the indicators write a unit of values; null for one that none of them has.</param>
    public static UnitText Of(string code, Func<string, Text?> writtenOf)
    {
        switch (code)
        {
            case Unit.Percent:
                return Written(Words.Say(Phrase.UnitPercent), Text.Same("%"));
            case Unit.PercentPerYear:
                return Written(Words.Say(Phrase.UnitPercentPerYear), Words.Say(Phrase.SymbolPercentPerYear));
            case Unit.PercentagePoint:
                return Written(Words.Say(Phrase.UnitPercentagePoint), Words.Say(Phrase.SymbolPercentagePoints));
            case Unit.IndexPoint:
                return Written(Words.Say(Phrase.UnitIndexPoint), Words.Say(Phrase.IndexPoints));
            case Unit.Place:
                return Written(Words.Say(Phrase.Places), Words.Say(Phrase.Places));
            case Unit.Rank:
                return Written(Words.Say(Phrase.UnitRank), Text.Empty);
            case Unit.Group:
                return Written(Words.Say(Phrase.UnitGroup), Text.Empty);
            case Unit.Milestone:
                return Written(Words.Say(Phrase.UnitMilestone), Text.Empty);
        }

        if (Unit.BoundsOf(code) is var (worst, best))
            return Written(Words.Say(Phrase.UnitScore, ("worst", Text.Same($"{worst}")), ("best", Text.Same($"{best}"))), Words.Say(Phrase.IndexPoints));
        if (writtenOf(code) is { } written)
            return Written(written, written);
        if (code.EndsWith(PerYear, StringComparison.Ordinal))
        {
            var each = Of(code[..^PerYear.Length], writtenOf);
            return Written(
                Words.Say(Phrase.UnitPerYear, ("unit", each.Name)),
                each.Symbol == Text.Empty ? each.Symbol : Words.Say(Phrase.SymbolPerYear, ("unit", each.Symbol)));
        }

        var counted = Words.Say(Phrase.UnitCount);
        return Written(counted, counted);
    }

    private static UnitText Written(Text name, Text symbol) => new(name, symbol, FigureText.IsSpaced(symbol.Vi));
}
