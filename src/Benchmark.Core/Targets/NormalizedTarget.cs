using Benchmark.Core.Indicators;

namespace Benchmark.Core.Targets;

/// <summary>
/// A target as the computation reads it. Our own convention: a range passes at its weaker bound, an "about" at the near edge of its band, and
/// both are mirrored when lower is better.
/// </summary>
/// <param name="PassMark">T, the value that counts as reached; null for a milestone.</param>
/// <param name="Stretch">The far bound of a range; going beyond it is no fault. Null otherwise.</param>
/// <param name="Strict">Whether the value must lie beyond the pass mark, not on it.</param>
/// <param name="Band">The tolerance of an "about"; null otherwise.</param>
/// <param name="FieldSize">The number of units a rank goal was set for; null when unknown or no rank.</param>
/// <param name="Scorable">Whether there is a number to compute with.</param>
/// <param name="Reason">Why not; null when there is.</param>
public sealed record NormalizedTarget(decimal? PassMark, decimal? Stretch, bool Strict, decimal? Band, int? FieldSize, bool Scorable, Reason? Reason)
{
    /// <summary>Reads a target. The figures must fit the comparator; the import and the request validators see to it.</summary>
    public static NormalizedTarget From(Comparator comparator, Direction direction, decimal? low, decimal? high, decimal? band, int? fieldSize)
    {
        if (comparator == Comparator.Milestone)
            return new NormalizedTarget(null, null, false, null, null, false, Language.Reason.Milestone);

        var higher = direction == Direction.HigherIsBetter;
        var (passMark, stretch) = comparator switch
        {
            Comparator.About => (higher ? low - band : low + band, null),
            Comparator.Range => higher ? (low, high) : (high, low),
            _ => (low, null),
        };
        return new NormalizedTarget(
            passMark,
            stretch,
            comparator is Comparator.MoreThan or Comparator.LessThan,
            comparator == Comparator.About ? band : null,
            comparator == Comparator.RankAtMost ? fieldSize : null,
            true,
            null);
    }

    /// <summary>The default band of an "about": half a unit of the last digit written (30 → 0.5, 7.5 → 0.05).</summary>
    public static decimal DefaultBand(decimal low)
    {
        var band = 0.5m;
        for (var places = 0; places < low.Scale; places++)
            band /= 10m;
        return band;
    }

    /// <summary>
    /// Whether a comparator fits an indicator: "at most" contradicts an indicator where higher is better, "at least" one where lower is, and
    /// ranks and milestones have comparators of their own.
    /// </summary>
    public static bool Fits(Comparator comparator, IndicatorKind kind, Direction direction) => kind switch
    {
        IndicatorKind.Milestone => comparator == Comparator.Milestone,
        IndicatorKind.Rank => comparator == Comparator.RankAtMost,
        IndicatorKind.Band => comparator == (direction == Direction.HigherIsBetter ? Comparator.AtLeast : Comparator.AtMost),
        _ => comparator switch
        {
            Comparator.AtLeast or Comparator.MoreThan => direction == Direction.HigherIsBetter,
            Comparator.AtMost or Comparator.LessThan => direction == Direction.LowerIsBetter,
            Comparator.About or Comparator.Range => true,
            _ => false,
        },
    };
}
