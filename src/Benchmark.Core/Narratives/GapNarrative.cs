using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of gaps: what was promised, what was found, how far apart the two are, and what follows from that.</summary>
public static class GapNarrative
{
    /// <summary>Adds the sentences to rows.</summary>
    /// <param name="question">The question they answer.</param>
    /// <param name="rows">All its rows, or some of them.</param>
    public static IReadOnlyList<GapRow> Tell(GapQuestion question, IReadOnlyList<GapRow> rows)
    {
        var provinces = question.Provinces.DistinctBy(province => province.Id).ToDictionary(province => province.Id);
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id);
        return [.. rows.Select(row => Tell(row, row.Input, GapSubject.Of(provinces[row.Province], indicators[row.Indicator], row.Series, row.Target)))];
    }

    /// <summary>Adds the sentences to figures. They say nothing that is not in the row.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="input">What they were computed from.</param>
    /// <param name="subject">Whose target it is, and on what.</param>
    /// <typeparam name="T">The row of the figures.</typeparam>
    public static T Tell<T>(T figures, GapInput input, GapSubject subject)
        where T : GapFigures
    {
        var judged = figures.Year is { } year ? JudgedText.Of(figures, input, subject, year) : null;
        var narrative = Letters.Within(Sentences.LongestNarrative, Ways(figures, input, subject, judged));

        // What the narrative says already is no caveat: why there is no verdict, and what replaced the target.
        bool IsSaid(Warning warning) =>
            (warning.Code == WarningCode.NoValueAtHorizon && figures.Status == Status.NotAssessable)
            || (warning.Code == WarningCode.PreliminaryValue && judged?.SaysPreliminary(narrative) == true)
            || narrative.Vi.EndsWith(warning.Message.Vi, StringComparison.Ordinal);
        return figures with
        {
            Headline = GapHeadline.Of(figures, input, subject, judged),
            Narrative = narrative,
            Caveats = CaveatList.Of([.. figures.Warnings.Where(warning => !IsSaid(warning))]),
            Technical = TechnicalText.Of(figures.NotComputed.Select(entry => (entry.Figure, entry.Reason))),
        };
    }

    /// <summary>What the target of a row asks for; null where it has no figure that can be written.</summary>
    internal static Text? GoalOf(GapInput input, GapSubject subject) => input.Low is { } low && input.Target.PassMark is not null
        ? GoalText.Of(input.Comparator, low, input.Target, subject.Measured, IsOfOneYear(input), subject.IsCountry)
        : null;

    /// <summary>Whether a rate is that of one year and not a mean.</summary>
    internal static bool IsOfOneYear(GapInput input) => input.Basis == Basis.AtYear;

    private static IEnumerable<Text> Ways(GapFigures figures, GapInput input, GapSubject subject, JudgedText? judged)
    {
        if (GoalOf(input, subject) is not { } goal)
        {
            yield return Words.Say(input.Comparator == Comparator.Milestone ? Phrase.NoneMilestone : Phrase.NoneOutOfRange);
            yield break;
        }

        var due = DueOf(input, subject.Measured);
        var label = Promise(input, subject, subject.Label, subject.Indicator?.Full, goal, due);
        var brief = Promise(input, subject, subject.Label, subject.Indicator?.Brief, goal, due);
        var bare = subject.Name == subject.Label ? brief : Promise(input, subject, subject.Name, subject.Indicator?.Brief, goal, due);
        if (figures.Warnings.FirstOrDefault(warning => warning.Code == WarningCode.SupersededTarget) is { } replaced)
        {
            // What replaced it says more than where it stands.
            yield return Sentence(label, replaced.Message);
            yield return Sentence(brief, replaced.Message);
            yield return Sentence(bare, replaced.Message);
            yield return Sentence(brief, Words.Say(Phrase.NoneReplaced));
            yield return Sentence(bare, Words.Say(Phrase.NoneReplaced));
            yield break;
        }

        if (judged is null)
        {
            var why = IsNotDueYet(figures, input, subject.Measured)
                ? Words.Say(Phrase.NoneYet, ("horizon", Text.Same($"{input.Horizon}")))
                : WhyNone(figures, input);
            yield return Sentence(label, why);
            yield return Sentence(brief, why);
            yield return Sentence(bare, why);
            yield break;
        }

        var found = judged.Say(Origin.All, withPace: true);
        yield return Sentence(label, found);
        yield return Sentence(brief, found);
        found = judged.Say(Origin.Series, withPace: true);
        yield return Sentence(label, found);
        yield return Sentence(brief, found);
        if (IsDisputed(figures))
        {
            // Where other figures say otherwise, it must be said which these are.
            yield return Sentence(bare, found);
            yield return Sentence(brief, judged.Say(Origin.Series, withPace: true, withGap: false));
            yield return Sentence(bare, judged.Say(Origin.Series, withPace: true, withGap: false));
            if (!IsMoving(figures, input))
                yield return Sentence(bare, judged.Say(Origin.Series, withPace: false, withGap: false));
        }

        found = judged.Say(Origin.Nothing, withPace: true);
        yield return Sentence(label, found);
        yield return Sentence(brief, found);
        yield return Sentence(bare, found);
        // A pace says more than a distance.
        found = judged.Say(Origin.Nothing, withPace: true, withGap: false);
        yield return Sentence(label, found);
        yield return Sentence(brief, found);
        yield return Sentence(bare, found);
        yield return Sentence(bare, judged.Say(Origin.Nothing, withPace: false, withGap: false));
        if (figures.Status == Status.Lapsed)
            yield return Sentence(bare, Words.Say(Phrase.NoneLapsed));
        // What was found goes before what was promised.
        yield return About(subject, judged.Say(Origin.Nothing, withPace: true));
        yield return About(subject, judged.Say(Origin.Nothing, withPace: false));
        yield return About(subject, judged.SayVerdict());
    }

    // Printed alone, a sentence without its promise must still say whose figure it is, and of what.
    private static Text About(GapSubject subject, Text found) => subject.Indicator is { } indicator
        ? Letters.Join(subject.Name, Text.Same(", "), indicator.Brief, Text.Same(": "), Letters.Lowered(found))
        : found;

    /// <summary>Whether other figures give another verdict on the same target.</summary>
    internal static bool IsDisputed(GapFigures figures) =>
        figures.Warnings.Any(warning => warning.Code == WarningCode.SeriesDisagree && warning.Message != Words.Say(Phrase.SeriesNoVerdict));

    // What moves is said with its pace.
    private static bool IsMoving(GapFigures figures, GapInput input) =>
        input.Basis == Basis.AtYear && figures.Status is Status.OnTrack or Status.Progressing or Status.Slow or Status.Regressing;

    /// <summary>Whether the one year that a target is for is not over.</summary>
    internal static bool IsNotDueYet(GapFigures figures, GapInput input, Measured measured) =>
        figures.Year is null && input.Horizon >= input.ReleaseYear && input.Basis == Basis.AtYear
        && (Unit.KindOf(measured.Unit) == UnitKind.Rate || (input.Period is { } period && period.Start == period.End))
        && figures.NotComputed.Any(entry => entry is { Figure: "status", Reason: Reason.NoObservation });

    private static Text Sentence(Text promise, Text rest) => Letters.Join(promise, Text.Same(" "), rest);

    private static Text Promise(GapInput input, GapSubject subject, Text who, Text? what, Text goal, Text due)
    {
        if (what is null)
            return Words.Say(Phrase.PromisePosted, ("goal", goal), ("due", due), ("target", TargetName.Of(input, isDraft: false)));
        var phrase = subject.Adoption switch
        {
            Adoption.Assigned => Phrase.PromiseAssigned,
            Adoption.Draft => Phrase.PromiseDraft,
            Adoption.Scenario => Phrase.PromiseScenario,
            Adoption.Statement => Phrase.PromiseStatement,
            _ => Phrase.PromiseAdopted,
        };
        var isLimit = input.Direction == Direction.LowerIsBetter && Unit.KindOf(input.Unit) is not (UnitKind.Rank or UnitKind.Class);
        var reaches = Unit.KindOf(input.Unit) == UnitKind.Rank ? Phrase.ReachesRank : isLimit ? Phrase.ReachesAtMost : Phrase.ReachesAtLeast;
        return Words.Say(
            phrase,
            ("who", who),
            ("what", what),
            ("reaches", Words.Say(reaches)),
            ("goal", goal),
            ("due", due),
            ("target", TargetName.Of(input, isDraft: false)));
    }

    private static Text DueOf(GapInput input, Measured measured)
    {
        if (GoalText.YearsOf(input.Basis, input.Period, input.Horizon) is { } years)
            return years;
        // A rate is that of a year; a level is reached by its end.
        var isIn = input.Period is { } span && span.Start == span.End || Unit.KindOf(measured.Unit) == UnitKind.Rate;
        return (input.Horizon ?? input.Period?.End) is { } year
            ? Words.Say(isIn ? Phrase.DueIn : Phrase.DueBy, ("year", Letters.Year(year)))
            : Words.Say(Phrase.DueOpen);
    }

    private static Text WhyNone(GapFigures figures, GapInput input)
    {
        var phrase = figures.Status switch
        {
            Status.Replaced => Phrase.NoneReplaced,
            Status.Lapsed => Phrase.NoneLapsed,
            _ => figures.NotComputed.First(entry => entry.Figure == "status").Reason switch
            {
                Reason.NoObservationByHorizon => Phrase.NoneByHorizon,
                Reason.PeriodUnknown => Phrase.NonePeriodUnknown,
                Reason.OtherPeriod => Phrase.NoneOtherPeriod,
                Reason.OutOfRange or Reason.NonpositiveValue => Phrase.NoneOutOfRange,
                _ => Phrase.NoneFound,
            },
        };
        return Words.Say(phrase, ("horizon", Text.Same($"{input.Horizon}")));
    }
}
