using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Targets;

/// <summary>What a target asks for, in the words of its comparator, with its figures as the document states them; not for milestones.</summary>
public static class GoalText
{
    /// <summary>The words of a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="ofCountry">Whether it is a target of the country, whose ranks are among countries.</param>
    public static Text Of(Target target, Measured measured, bool ofCountry) =>
        Of(target.Comparator, target.Low!.Value, target.Normalized, measured, target.Basis == Basis.AtYear, ofCountry);

    /// <summary>The words of a target.</summary>
    /// <param name="comparator">How it is worded.</param>
    /// <param name="low">The stated figure.</param>
    /// <param name="normalized">The target as the computation reads it.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="ofOneYear">Whether a rate is that of one year.</param>
    /// <param name="ofCountry">Whether it is a target of the country, whose ranks are among countries.</param>
    public static Text Of(Comparator comparator, decimal low, NormalizedTarget normalized, Measured measured, bool ofOneYear, bool ofCountry)
    {
        var value = FigureText.WithUnit(FigureText.Stated(low), measured, ofOneYear);
        if (Unit.KindOf(measured.Unit) == UnitKind.Class)
            return Words.Say(Phrase.GoalClass, ("class", value));
        return comparator switch
        {
            // Nothing is more than all of it.
            Comparator.AtLeast when low == measured.Maximum => value,
            Comparator.MoreThan => Words.Say(Phrase.GoalMoreThan, ("value", value)),
            Comparator.AtMost => Words.Say(Phrase.GoalAtMost, ("value", value)),
            Comparator.LessThan => Words.Say(Phrase.GoalLessThan, ("value", value)),
            Comparator.About => Words.Say(Phrase.GoalAbout, ("value", value)),
            Comparator.Range => Words.Say(
                Phrase.GoalRange,
                ("low", FigureText.Stated(low)),
                // Of the two ends one passes and the other is the stretch, whichever way is better.
                ("high", FigureText.WithUnit(
                    FigureText.Stated(Math.Max(normalized.PassMark!.Value, normalized.Stretch!.Value)),
                    measured,
                    ofOneYear))),
            Comparator.RankAtMost => AtRank(low, normalized.FieldSize, ofCountry),
            _ => Words.Say(Phrase.GoalAtLeast, ("value", value)),
        };
    }

    /// <summary>The words of a target where there is little room: from 30%, top 5.</summary>
    /// <param name="target">The target.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="ofCountry">Whether it is a target of the country.</param>
    public static Text Brief(Target target, Measured measured, bool ofCountry) => target.Comparator switch
    {
        Comparator.AtLeast when Unit.KindOf(measured.Unit) != UnitKind.Class && target.Low != measured.Maximum => Words.Say(
            Phrase.GoalAtLeastBrief,
            ("value", FigureText.WithUnit(FigureText.Stated(target.Low!.Value), measured, target.Basis == Basis.AtYear))),
        Comparator.RankAtMost when target.Low > 1 => Words.Say(Phrase.GoalTopBrief, ("goal", FigureText.Stated(target.Low.Value))),
        _ => Of(target, measured, ofCountry),
    };

    /// <summary>The words of a target with the years in which it has to hold, where these are more than its deadline.</summary>
    /// <param name="target">The target.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="ofCountry">Whether it is a target of the country.</param>
    public static Text WithYears(Target target, Measured measured, bool ofCountry)
    {
        var goal = Of(target, measured, ofCountry);
        return YearsOf(target.Basis, target.Period, target.Horizon) is { } years ? new($"{goal.Vi}, {years.Vi}", $"{goal.En}, {years.En}") : goal;
    }

    /// <summary>The years of a mean or of a floor in every year; null for a target of one year.</summary>
    /// <param name="basis">What has to hold.</param>
    /// <param name="period">The years it runs over; null when they are not stated.</param>
    /// <param name="horizon">The year it is due; null when open.</param>
    public static Text? YearsOf(Basis basis, Period? period, int? horizon)
    {
        if (basis == Basis.AtYear || (period is not null && period.Start == period.End))
            return null;
        var isMean = basis == Basis.PeriodAverage;
        if (period is not null)
        {
            return Words.Say(
                isMean ? Phrase.DueAverage : Phrase.DueEvery,
                ("start", Text.Same($"{period.Start}")),
                ("end", Text.Same($"{period.End}")));
        }

        return horizon is { } year
            ? Words.Say(isMean ? Phrase.DueAverageBy : Phrase.DueEveryBy, ("year", Text.Same($"{year}")))
            : Words.Say(isMean ? Phrase.DueAverageOpen : Phrase.DueEveryOpen);
    }

    private static Text AtRank(decimal goal, int? field, bool ofCountry)
    {
        var phrase = (goal == 1, field is null, ofCountry) switch
        {
            (true, true, _) => Phrase.GoalFirst,
            (true, false, _) => Phrase.GoalFirstOf,
            (false, true, false) => Phrase.GoalTop,
            (false, false, false) => Phrase.GoalTopOf,
            (false, true, true) => Phrase.GoalTopWorld,
            (false, false, true) => Phrase.GoalTopWorldOf,
        };
        return Words.Say(phrase, ("goal", FigureText.Stated(goal)), ("field", Text.Same($"{field}")));
    }
}
