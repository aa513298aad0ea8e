using System.Collections.Concurrent;

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

    // The same few figures are missing for the same few reasons in row after row: the sentence is written once. No more are kept, whatever is asked.
    private const int MostWritten = 2000;
    private static readonly ConcurrentDictionary<Missing, Text> Written = [];

    /// <summary>The sentence; null when nothing is missing.</summary>
    /// <param name="missing">The paths of figures that are null, each with its reason.</param>
    public static Text? Of(IEnumerable<(string Figure, Reason Reason)> missing)
    {
        var key = new Missing([.. missing]);
        if (key.Entries.Length == 0)
            return null;
        if (Written.TryGetValue(key, out var text))
            return text;
        text = Write(key.Entries);
        if (Written.Count < MostWritten)
            Written.TryAdd(key, text);
        return text;
    }

    private static Text Write((string Figure, Reason Reason)[] missing)
    {
        var groups = new List<(Reason Reason, List<Text> Figures)>();
        foreach (var (figure, reason) in missing)
        {
            var at = groups.FindIndex(group => group.Reason == reason);
            if (at < 0)
                groups.Add((reason, [Say(figure)]));
            else if (Say(figure) is var said && !groups[at].Figures.Contains(said))
                groups[at].Figures.Add(said);
        }

        var parts = new TextBuilder();
        foreach (var (reason, figures) in groups)
        {
            if (reason != groups[0].Reason)
                parts.Add("; ");
            parts.Add(Words.Say(Phrase.NotComputedPart, ("figures", Lists.Of(figures)), ("reason", Reasons.TextOf(reason))));
        }

        return Words.Say(Phrase.NotComputed, ("parts", parts.ToText()));
    }

    /// <summary>What is missing, equal to the same entries in the same order.</summary>
    private readonly record struct Missing((string Figure, Reason Reason)[] Entries)
    {
        public bool Equals(Missing other) => Entries.AsSpan().SequenceEqual(other.Entries);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var (figure, reason) in Entries)
                hash.Add(HashCode.Combine(figure, reason));
            return hash.ToHashCode();
        }
    }

    private static Text Say(string figure) => Words.Say(Figures.TryGetValue(figure, out var phrase) ? phrase : Figures[figure.Split('.', '[')[0]]);
}
