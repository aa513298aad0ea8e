namespace Benchmark.Core.Narratives;

/// <summary>Says what is not computed and why.</summary>
internal static class TechnicalText
{
    private static readonly Dictionary<string, Phrase> Figures = new(StringComparer.Ordinal)
    {
        ["gap"] = Phrase.FigureGap,
        ["gap.relativePercent"] = Phrase.FigureRelativeGap,
        ["attainmentPercent"] = Phrase.FigureAttainment,
        ["progressPercent"] = Phrase.FigureProgress,
        ["score"] = Phrase.FigureScore,
        ["pace"] = Phrase.FigurePace,
        ["pace.ratio"] = Phrase.FigurePaceRatio,
        ["pace.requiredFromNow"] = Phrase.FigurePaceNeeded,
        ["status"] = Phrase.FigureStatus,
        ["years"] = Phrase.FigureYears,
        ["rank"] = Phrase.FigureRank,
        ["rank.scaledGoal"] = Phrase.FigureScaledGoal,
        ["rank.percentileScore"] = Phrase.FigurePercentile,
        ["percentile"] = Phrase.FigurePercentile,
        ["quartile"] = Phrase.FigurePercentile,
        ["tied"] = Phrase.FigureRank,
        ["rankAmongKnown"] = Phrase.FigureRank,
        ["rankBounds"] = Phrase.FigureRank,
        ["leader"] = Phrase.FigureLeader,
        ["gapToLeader"] = Phrase.FigureGapToLeader,
        ["gapToReference"] = Phrase.FigureReference,
        ["indexToReference"] = Phrase.FigureIndex,
        ["relativeScore"] = Phrase.FigureRelativeScore,
        ["spread"] = Phrase.FigureSpread,
        ["median"] = Phrase.FigureMedian,
        ["gapToMedian"] = Phrase.FigureMedian,
        ["contribution"] = Phrase.FigureContribution,
        ["leaveOneOut"] = Phrase.FigureRobustness,
        ["weightDraws"] = Phrase.FigureRobustness,
    };

    /// <summary>The sentence; null when nothing is missing.</summary>
    /// <param name="missing">The paths of figures that are null, each with its reason.</param>
    public static Text? Of(IEnumerable<(string Figure, Reason Reason)> missing)
    {
        var parts = missing
            .GroupBy(entry => entry.Reason, entry => Say(entry.Figure))
            .Select(group => Words.Say(Phrase.NotComputedPart, ("figures", Lists.Of([.. group.Distinct()])), ("reason", Reasons.TextOf(group.Key))))
            .ToList();
        return parts.Count == 0
            ? null
            : Words.Say(
                Phrase.NotComputed,
                ("parts", new Text(string.Join("; ", parts.Select(part => part.Vi)), string.Join("; ", parts.Select(part => part.En)))));
    }

    private static Text Say(string figure) => Words.Say(Figures.TryGetValue(figure, out var phrase) ? phrase : Figures[figure.Split('.', '[')[0]]);
}
