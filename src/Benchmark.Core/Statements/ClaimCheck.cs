using Benchmark.Core.Indicators;

namespace Benchmark.Core.Statements;

/// <summary>A figure of the row that a claim names.</summary>
/// <param name="Row">The row.</param>
/// <param name="Replaced">Why it no longer stands; null where it does.</param>
public sealed record ClaimedRow(StatedRow Row, VerdictReason? Replaced);

/// <summary>Compares a figure with the row that a claim names.</summary>
public static class ClaimCheck
{
    /// <summary>Whether a figure agrees with a row, and whether the row still stands.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="value">The figure; how many decimals it has says how far it may be rounded.</param>
    /// <param name="unit">Its unit; null where that of the row is meant.</param>
    /// <param name="named">The figures of the row in the release of the claim, the chief one first; none where the row is not there.</param>
    /// <param name="now">The same in the release that is asked about.</param>
    public static CheckedFigure Check(string claim, decimal value, string? unit, IReadOnlyList<ClaimedRow> named, IReadOnlyList<ClaimedRow> now)
    {
        var (verdict, reason, found) = Against(value, unit, named);
        if (verdict is Verdict.Verified or Verdict.Rounded)
        {
            var (verdictNow, _, standing) = Against(value, unit, now);
            if (verdictNow is not (Verdict.Verified or Verdict.Rounded))
                (verdict, reason) = (Verdict.Stale, VerdictReason.EarlierRelease);
            else if ((found?.Replaced ?? standing?.Replaced) is { } replaced)
                (verdict, reason) = (Verdict.Stale, replaced);
        }

        return Figure(claim, value, unit, verdict, reason, found?.Row);
    }

    /// <summary>A claim of a release that is not there.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="value">The figure.</param>
    /// <param name="unit">Its unit.</param>
    public static CheckedFigure OfUnknownRelease(string claim, decimal value, string? unit) =>
        Figure(claim, value, unit, Verdict.Unknown, VerdictReason.UnknownRelease, null);

    private static (Verdict Verdict, VerdictReason Reason, ClaimedRow? Row) Against(decimal value, string? unit, IReadOnlyList<ClaimedRow> rows)
    {
        if (rows.Count == 0)
            return (Verdict.Unknown, VerdictReason.NoRow, null);
        if (!rows.Any(IsMeasured))
            return (Verdict.Unknown, VerdictReason.UnitDiffers, rows[0]);
        var numeral = new Numeral(value, value.Scale, null);
        return rows.Where(each => each.Row.Value is not null && IsMeasured(each))
            .Select(each =>
            {
                var row = each.Row;
                // One figure is not a range, not even where it is an end of it.
                if (row.High is { } high && high != row.Value)
                    return (Verdict.Contradicted, VerdictReason.FigureDiffers, each);
                var isExact = row.Comparator is not null || Unit.KindOf(row.Unit!) is UnitKind.Rank or UnitKind.Class;
                var (verdict, reason) = StatementCheck.Match(row.Value!.Value, numeral, 1, isExact);
                return (verdict, reason, (ClaimedRow?)each);
            })
            .DefaultIfEmpty((Verdict.Unknown, VerdictReason.NoRow, rows[0]))
            .MinBy(found => found.Item1);

        // A rate is one of a year: that may go without saying.
        bool IsMeasured(ClaimedRow each) => unit is null || each.Row.Unit == unit
            || (unit == Unit.Percent && each.Row.Unit is { } measured && Unit.KindOf(measured) == UnitKind.Rate);
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
