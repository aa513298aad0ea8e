using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>
/// The rows of a question: one per target and series that has values for the province and may judge the target; with none, one row that says so.
/// </summary>
public static class GapTable
{
    /// <summary>The rows, ordered by province as asked, indicator, horizon, target and series.</summary>
    public static IReadOnlyList<GapRow> Compute(GapQuestion question)
    {
        var targets = question.Targets.ToLookup(target => (target.Province, target.Indicator));
        var observations = question.Observations.ToLookup(observation => (observation.Province, observation.Indicator));
        var indicators = question.Indicators.Where(indicator => question.WithMilestones || indicator.Kind != IndicatorKind.Milestone)
            .OrderBy(indicator => indicator.Id, StringComparer.Ordinal)
            .ToList();

        return
        [
            .. from province in question.Provinces
               from indicator in indicators
               let all = targets[(province.Id, indicator.Id)].ToList()
               where all.Count > 0
               let measured = YearsOf(province, observations[(province.Id, indicator.Id)])
               from target in all.Where(target => Asked(question, target))
                   .OrderBy(target => target.Horizon ?? int.MaxValue)
                   .ThenBy(target => target.Id, StringComparer.Ordinal)
               from row in Judge(question, province, indicator, target, all, measured)
               where question.Statuses?.Contains(row.Status) ?? true
               select row,
        ];
    }

    /// <summary>The targets of a question that have no number, and so no row unless they are asked for.</summary>
    public static IReadOnlyList<Target> Milestones(GapQuestion question)
    {
        var provinces = question.Provinces.Select(province => province.Id).ToHashSet();
        var indicators = question.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Milestone).Select(indicator => indicator.Id).ToHashSet();
        return [.. question.Targets.Where(target => provinces.Contains(target.Province) && indicators.Contains(target.Indicator) && Asked(question, target))];
    }

    private static bool Asked(GapQuestion question, Target target) =>
        (question.Standings?.Contains(target.Standing) ?? true)
        && (question.Horizons?.Contains(target.Horizon) ?? true)
        && (question.Documents is null || (target.Document is { } document && question.Documents.Contains(document)));

    private static IEnumerable<GapRow> Judge(
        GapQuestion question,
        Province province,
        Indicator indicator,
        Target target,
        IReadOnlyList<Target> all,
        ILookup<string, MeasuredYear> measured)
    {
        var judging = indicator.Series
            .Where(series => (target.Series is null || target.Series == series.Id) && series.JudgesTargets && measured.Contains(series.Id))
            .OrderBy(series => series.Id, StringComparer.Ordinal)
            .ToList();
        var asked = judging
            .Where(series => (question.Series?.Contains(series.Id) ?? true) && (!question.PreferredSeriesOnly || series.Preferred || target.Series is not null))
            .ToList();
        if (asked.Count == 0)
            return [Row(question, province, indicator, target, all, null, [])];
        // Series that nobody asked for may say otherwise, which is to be known all the same.
        var rows = judging.Select(series => Row(question, province, indicator, target, all, series, [.. measured[series.Id]])).ToList();
        return rows.Where(row => asked.Exists(series => series.Id == row.Series)).Select(row => WithDisagreement(row, rows, judging));
    }

    private static GapRow WithDisagreement(GapRow row, IReadOnlyList<GapRow> rows, List<Series> judging)
    {
        // A series without a value that fits has no figures to say anything by.
        var others = rows.Where(other => other.Status != row.Status && (other.Observation is not null || other.Status != Status.NotAssessable)).ToList();
        if (others.Count == 0)
            return row;
        var judged = others.FindAll(other => other.Status != Status.NotAssessable);
        var said = judged.Count == 0 ? null : Lists.Of([.. judged.Select(other => Words.Say(
            Phrase.SeriesVerdict,
            ("series", IndicatorName.WithinSentence(judging.Find(series => series.Id == other.Series)!.Name)),
            ("status", StatusText.Of(other.Status))))]);
        var message = said is null ? Words.Say(Phrase.SeriesNoVerdict) : Words.Say(WarningCode.SeriesDisagree, ("verdicts", said));
        var warning = new Warning(WarningCode.SeriesDisagree, message, "status")
        {
            Subject = others.Count == 1 ? new WarningSubject(Series: others[0].Series) : null,
        };
        return row with { Warnings = [.. row.Warnings, warning] };
    }

    private static GapRow Row(
        GapQuestion question,
        Province province,
        Indicator indicator,
        Target target,
        IReadOnlyList<Target> all,
        Series? series,
        IReadOnlyList<MeasuredYear> measured)
    {
        var input = new GapInput
        {
            Direction = indicator.Direction,
            Unit = indicator.Unit,
            RatioScale = indicator.RatioScale,
            Worst = indicator.Worst,
            Score = indicator.ScoreMethod is { } score ? ScoreMethods.Find(score)! : ScoreMethods.All[0],
            Pace = question.Pace ?? (indicator.Pace is { } pace ? PaceModels.Find(pace)! : PaceModels.DefaultFor(Unit.KindOf(indicator.Unit))),
            Thresholds = question.Thresholds,
            Comparator = target.Comparator,
            Low = target.Low,
            Target = target.Normalized,
            Basis = target.Basis,
            Period = target.Period,
            Horizon = target.Horizon,
            Values = [.. measured.Select(year => year.Value)],
            Breaks = series?.Breaks ?? [],
            AverageOf = series?.AverageOf,
            UpTo = question.UpTo,
            ReleaseYear = question.ReleaseYear,
            IsReplaced = target.Standing == Standing.Superseded,
            UnitEnded = target.Horizon is { } due ? province.EndedBefore(due) : province.ValidTo is not null,
            SetIn = (target.Document is { } document ? question.Sources.GetValueOrDefault(document)?.Year : null) ?? target.Period?.Start,
            Minimum = indicator.Minimum,
            Maximum = indicator.Maximum,
        };
        var figures = GapComputation.Compute(input);

        var observation = measured.FirstOrDefault(year => year.Value.Year == figures.Year)?.Newest;
        return new GapRow(figures, input, target, series?.Id, observation)
        {
            Warnings = [.. WarningsOf(question, province, indicator, target, all), .. figures.Warnings],
            Explain = question.Explain ? figures.Explain : [],
            Trajectory = question.Trajectory == TrajectoryShape.Lines ? Way() : null,
            TrajectoryRows = question.Trajectory == TrajectoryShape.Rows ? Way().ToRows() : null,
        };

        Trajectory Way() => Trajectory.Of(input, figures, MilestonesOf(target, all));
    }

    /// <summary>What other targets of the same document ask for in other years.</summary>
    private static IEnumerable<TrajectoryMilestone> MilestonesOf(Target target, IReadOnlyList<Target> all) => all
        .Where(other => target.Document is not null && other.Document == target.Document && other.Id != target.Id
            && other.Horizon is not null && other.Horizon != target.Horizon && other.Basis == target.Basis && other.Normalized.PassMark is not null
            && (other.Standing is Standing.Primary or Standing.Alternative))
        .OrderBy(other => other.Horizon)
        .ThenBy(other => other.Id, StringComparer.Ordinal)
        .Select(other => new TrajectoryMilestone(other.Horizon!.Value, other.Normalized.PassMark!.Value, other.Id));

    /// <summary>What each series measured in a province, year by year.</summary>
    private static ILookup<string, MeasuredYear> YearsOf(Province province, IEnumerable<Observation> observations) => observations
        // A value measured on a territory that had ended is not its own.
        .Where(observation => province.ValidTo is null || observation.Year <= province.ValidTo.Value.Year)
        .GroupBy(observation => (observation.Series, observation.Year))
        .ToLookup(year => year.Key.Series, MeasuredYear.Of);

    private static IEnumerable<Warning> WarningsOf(GapQuestion question, Province province, Indicator indicator, Target target, IReadOnlyList<Target> all)
    {
        var (measured, ofCountry) = (Measured.By(indicator), province.Kind == ProvinceKind.Country);
        if (target.HorizonReading == HorizonReading.Inferred)
            yield return TargetWarnings.HorizonInferred("target.horizon");
        if (target.Horizon is { } horizon && province.EndedBefore(horizon))
            yield return ProvinceWarnings.Ended(province, "province");
        if (TargetWarnings.Competing(target, all) is { Count: > 0 } competing)
            yield return TargetWarnings.CompetingTargets(competing, measured, ofCountry, "target");
        if (all.FirstOrDefault(other => other.Id == target.SupersededBy) is { } successor
            && question.Sources.GetValueOrDefault(successor.Document ?? successor.Source) is { } document)
            yield return TargetWarnings.Superseded(successor, document, measured, ofCountry, "target");
        if (TargetWarnings.NotLower(target, all) is { Count: > 0 } earlier)
            yield return TargetWarnings.LaterTargetNotHigher(earlier, measured, ofCountry, "target");
        if (TargetWarnings.OfAdoption(target, "target.adoption") is { } adoption)
            yield return adoption;
    }

    /// <summary>What a series measured in one year.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Newest">Its newest revision.</param>
    private sealed record MeasuredYear(KnownValue Value, Observation Newest)
    {
        public static MeasuredYear Of(IEnumerable<Observation> revisions)
        {
            var newest = revisions.MaxBy(revision => revision.Revision)!;
            var value = new KnownValue(
                newest.Year,
                newest.Value,
                newest.FieldSize,
                newest.Certainty == Certainty.Preliminary,
                revisions.Any(revision => revision.Value != newest.Value));
            return new MeasuredYear(value, newest);
        }
    }
}
