using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>What a target is called in the middle of a sentence: "mục tiêu năm 2030", "2021–2025 average target".</summary>
internal static class TargetName
{
    /// <summary>The target by its year alone.</summary>
    /// <param name="input">The target.</param>
    /// <param name="isDraft">Whether it is called a draft.</param>
    public static Text Brief(GapInput input, bool isDraft) => (input.Horizon ?? input.Period?.End) is { } year
        ? Words.Say(isDraft ? Phrase.DraftTargetBrief : Phrase.TargetBrief, ("year", Letters.Year(year)))
        : Words.Say(isDraft ? Phrase.DraftTargetOpen : Phrase.TargetOpen);

    /// <summary>The target by what has to hold and when.</summary>
    /// <param name="input">The target.</param>
    /// <param name="isDraft">Whether it is called a draft.</param>
    public static Text Of(GapInput input, bool isDraft)
    {
        var year = ("year", Text.Same($"{input.Horizon ?? input.Period?.End}"));
        if (input.Period is { } period && period.Start != period.End && input.Basis != Basis.AtYear)
        {
            var phrase = (input.Basis, isDraft) switch
            {
                (Basis.PeriodAverage, false) => Phrase.TargetOfAverage,
                (Basis.PeriodAverage, true) => Phrase.DraftTargetOfAverage,
                (_, false) => Phrase.TargetOfEvery,
                (_, true) => Phrase.DraftTargetOfEvery,
            };
            return Words.Say(phrase, ("start", Letters.Year(period.Start)), ("end", Letters.Year(period.End)));
        }

        if (input.Horizon is null && input.Period is null)
            return Words.Say(isDraft ? Phrase.DraftTargetOpen : Phrase.TargetOpen);
        if (isDraft)
            return Words.Say(Phrase.DraftTargetOf, year);
        return Words.Say(
            (input.Basis, input.Period) switch
            {
                (Basis.PeriodAverage, null) => Phrase.TargetOfAverageBy,
                (Basis.EveryYear, null) => Phrase.TargetOfEveryBy,
                _ => Phrase.TargetOf,
            },
            year);
    }
}
