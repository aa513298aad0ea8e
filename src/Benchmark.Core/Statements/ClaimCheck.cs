using Benchmark.Core.Indicators;

namespace Benchmark.Core.Statements;

/// <summary>Compares a figure with the row that a claim names.</summary>
public static class ClaimCheck
{
    /// <summary>Whether a figure agrees with a row, and whether the row still stands.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="value">The figure; how many decimals it has says how far it may be rounded.</param>
    /// <param name="unit">Its unit; null where that of the row is meant.</param>
    /// <param name="named">The figures of the row in the release of the claim, the chief one first; none where the row is not there.</param>
    /// <param name="now">The same in the release that is asked about.</param>
    public static CheckedFigure Check(string claim, decimal value, string? unit, IReadOnlyList<StatedRow> named, IReadOnlyList<StatedRow> now)
    {
        var (verdict, reason, row) = Against(value, unit, named);
        if (verdict is Verdict.Verified or Verdict.Rounded && Against(value, unit, now).Verdict is not (Verdict.Verified or Verdict.Rounded))
            (verdict, reason) = (Verdict.Stale, VerdictReason.EarlierRelease);
        return Figure(claim, value, unit, verdict, reason, row);
    }

    /// <summary>A claim of a release that is not there.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="value">The figure.</param>
    /// <param name="unit">Its unit.</param>
    public static CheckedFigure OfUnknownRelease(string claim, decimal value, string? unit) =>
        Figure(claim, value, unit, Verdict.Unknown, VerdictReason.UnknownRelease, null);

    private static (Verdict Verdict, VerdictReason Reason, StatedRow? Row) Against(decimal value, string? unit, IReadOnlyList<StatedRow> rows)
    {
        if (rows.Count == 0)
            return (Verdict.Unknown, VerdictReason.NoRow, null);
        if (unit is not null && rows.All(row => row.Unit != unit))
            return (Verdict.Unknown, VerdictReason.UnitDiffers, rows[0]);
        var numeral = new Numeral(value, value.Scale, null);
        return rows.Where(row => row.Value is not null && (unit is null || row.Unit == unit))
            .Select(row =>
            {
                var isExact = row.Comparator is not null || Unit.KindOf(row.Unit!) is UnitKind.Rank or UnitKind.Class;
                var (verdict, reason) = StatementCheck.Match(row.Value!.Value, numeral, 1, isExact);
                return (verdict, reason, (StatedRow?)row);
            })
            .DefaultIfEmpty((Verdict.Unknown, VerdictReason.NoRow, rows[0]))
            .MinBy(found => found.Item1);
    }

    private static CheckedFigure Figure(string claim, decimal value, string? unit, Verdict verdict, VerdictReason reason, StatedRow? row) => new()
    {
        Start = 0,
        Length = 0,
        Quote = claim,
        Value = value,
        Unit = unit ?? row?.Unit,
        Verdict = verdict,
        Reason = reason,
        Why = StatementCheck.Say(reason, row),
        Row = row,
    };
}
