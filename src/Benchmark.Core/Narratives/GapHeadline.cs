using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The headline of a row of gaps: the verdict, the figure, the goal.</summary>
internal static class GapHeadline
{
    /// <summary>The headline. One that is too long drops the bracket of the unit, then the year of the value, then the figure of the goal.</summary>
    public static Text Of(GapFigures figures, GapInput input, GapSubject subject, JudgedText? judged)
    {
        var goal = GapNarrative.GoalOf(input, subject);
        var isDraft = subject.Adoption is Adoption.Draft or Adoption.Scenario;
        var (target, brief) = (TargetName.Of(input, isDraft), TargetName.Brief(input, isDraft));
        return Letters.Within(Sentences.LongestHeadline, Ways());

        IEnumerable<Text> Ways()
        {
            if (judged is not null && GapNarrative.IsDisputed(figures))
            {
                yield return WithOrigin(target);
                yield return WithOrigin(brief);
            }

            yield return Write(subject.Label, withYear: true, goal, target);
            yield return Write(subject.Label, withYear: true, goal, brief);
            yield return Write(subject.Name, withYear: true, goal, target);
            yield return Write(subject.Name, withYear: true, goal, brief);
            yield return Write(subject.Name, withYear: false, goal, brief);
            yield return Write(subject.Name, withYear: false, goal: null, target);
            yield return Write(subject.Name, withYear: false, goal: null, brief);
            yield return Verdict(figures, input, subject, subject.Name, judged, target);
            yield return Verdict(figures, input, subject, subject.Name, judged, brief);
            yield return Verdict(figures, input, subject, subject.Name, judged, TargetName.Brief(input, isDraft: false));
            // What was not found for the target was not found at all.
            if (figures.Status == Status.NotAssessable && judged is null)
                yield return Words.Say(Phrase.HeadNoneFoundAtAll, ("who", subject.Name), ("on", On(subject)));
        }

        // Where other figures say otherwise, which these are says more than the goal.
        Text WithOrigin(Text named) => Letters.Join(
            Verdict(figures, input, subject, subject.Name, judged, named),
            Words.Say(Phrase.HeadFigure, ("value", judged!.ListedWithOrigin)));

        Text Write(Text who, bool withYear, Text? goal, Text named)
        {
            var verdict = Verdict(figures, input, subject, who, judged, named);
            // What is not judged has no figure beside it, which would look like its result.
            var figure = judged is null
                || figures.Years is not null
                || figures.Status is Status.Lapsed or Status.Replaced ? Text.Empty : Figure(input, judged, withYear);
            var asked = goal is null ? Text.Empty : Words.Say(figure == Text.Empty ? Phrase.HeadGoalAlone : Phrase.HeadGoal, ("goal", goal));
            return Letters.Join(verdict, figure, asked);
        }
    }

    private static Text Figure(GapInput input, JudgedText judged, bool withYear)
    {
        var value = ("value", judged.Listed);
        if (!withYear)
            return Words.Say(Phrase.HeadFigure, value);
        // The year of the target is said already.
        if (judged.MeanOf is { } mean)
        {
            return mean == input.Period
                ? Words.Say(Phrase.HeadFigure, value)
                : Words.Say(Phrase.HeadFigureYears, value, ("years", Text.Same(mean.Start == mean.End ? $"{mean.End}" : $"{mean.Start}–{mean.End}")));
        }

        return judged.Year == input.Horizon
            ? Words.Say(Phrase.HeadFigure, value)
            : Words.Say(Phrase.HeadFigureYear, value, ("year", Letters.Year(judged.Year)));
    }

    private static Text Verdict(GapFigures figures, GapInput input, GapSubject subject, Text who, JudgedText? judged, Text target)
    {
        var phrase = figures.Status switch
        {
            Status.Replaced => Phrase.HeadReplaced,
            Status.Lapsed => Phrase.HeadLapsed,
            _ when GapNarrative.IsNotDueYet(figures, input, subject.Measured) => Phrase.HeadNotYet,
            _ when judged is null => figures.NotComputed.Any(entry => entry is { Figure: "status", Reason: Reason.NoObservation })
                ? Phrase.HeadNoneFound
                : Phrase.HeadOutcomeUnknown,
            Status.NotAssessable => figures.NotComputed.Any(entry => entry is { Figure: "status", Reason: Reason.NoValueAtHorizon or Reason.IncompletePeriod })
                ? Phrase.HeadOutcomeUnknown
                : Phrase.HeadNotAssessable,
            Status.HorizonMet => Phrase.HeadHorizonMet,
            Status.HorizonMissed => Phrase.HeadHorizonMissed,
            _ when figures.Years is not null => Phrase.HeadEvery,
            Status.Met => Phrase.HeadMet,
            _ when input.Basis == Basis.PeriodAverage => figures.Gap.Met == true ? Phrase.HeadAverageMet : Phrase.HeadAverageNotMet,
            Status.OnTrack => Phrase.HeadOnTrack,
            Status.Progressing => Phrase.HeadProgressing,
            Status.Slow => Phrase.HeadSlow,
            _ => Phrase.HeadRegressing,
        };
        return Words.Say(
            phrase,
            ("who", who),
            ("target", target),
            ("on", On(subject)),
            ("met", Text.Same($"{figures.Years?.Met}")),
            ("known", Text.Same($"{figures.Years?.Known}")));
    }

    private static Text On(GapSubject subject) => subject.Indicator is { } indicator ? Words.Say(Phrase.On, ("short", indicator.Brief)) : Text.Empty;
}
