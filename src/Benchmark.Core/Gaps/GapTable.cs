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
        var starts = question.Observations.GroupBy(observation => (observation.Province, observation.Indicator, observation.Series))
            .Select(series => new SeriesStart(series.Key.Province, series.Key.Indicator, series.Key.Series, series.Min(observation => observation.Year)));
        return Compute(question, PlacesOf(question, [.. question.Targets.Select(TargetKey.Of)], starts));
    }

    /// <summary>
    /// Which rows a question has, ordered by province as asked, indicator, horizon, target and series. It takes neither the targets nor the observations of
    /// the question, so that of many rows only those that are shown need to be read and computed. Statuses are not known yet.
    /// </summary>
    /// <param name="question">The question; of its targets and observations nothing is needed.</param>
    /// <param name="targets">Every target of its provinces and indicators, in any order.</param>
    /// <param name="starts">Every series that has values in one of its provinces.</param>
    public static IReadOnlyList<GapPlace> PlacesOf(GapQuestion question, IReadOnlyList<TargetKey> targets, IEnumerable<SeriesStart> starts)
    {
        var asked = targets.Where(target => Asked(question, target)).ToLookup(target => (target.Province, target.Indicator));
        var measured = starts.ToDictionary(start => (start.Province, start.Indicator, start.Series), start => start.FirstYear);
        var indicators = question.Indicators.Where(indicator => question.WithMilestones || indicator.Kind != IndicatorKind.Milestone)
            .OrderBy(indicator => indicator.Id, StringComparer.Ordinal)
            .ToList();
        var places = new List<GapPlace>();
        foreach (var province in question.Provinces)
        {
            foreach (var indicator in indicators)
            {
                foreach (var target in asked[(province.Id, indicator.Id)]
                    .OrderBy(target => target.Horizon ?? int.MaxValue)
                    .ThenBy(target => target.Id, StringComparer.Ordinal))
                {
                    var before = places.Count;
                    places.AddRange(JudgesOf(indicator, target, series => measured.TryGetValue((province.Id, indicator.Id, series), out var first)
                            && IsOfItsOwn(province, first))
                        .Where(series => IsAsked(question, target, series))
                        .Select(series => new GapPlace(province, indicator, target, series.Id)));
                    if (places.Count == before)
                        places.Add(new GapPlace(province, indicator, target, null));
                }
            }
        }

        return places;
    }

    /// <summary>Some rows of a question.</summary>
    /// <param name="question">The question; it has at least all targets and observations of the provinces and indicators of these rows.</param>
    /// <param name="places">Which rows, in the order of <see cref="PlacesOf"/>.</param>
    public static IReadOnlyList<GapRow> Compute(GapQuestion question, IReadOnlyList<GapPlace> places)
    {
        var targets = question.Targets.ToLookup(target => (target.Province, target.Indicator));
        var observations = question.Observations.ToLookup(observation => (observation.Province, observation.Indicator));
        var rows = new List<GapRow>(places.Count);
        // What holds for all targets of an indicator in a province, and for all series that judge one target: their rows stand together.
        (Province Province, Indicator Indicator, IReadOnlyList<Target> All, ILookup<string, MeasuredYear> Measured)? part = null;
        (string Target, IReadOnlyList<Series> Judges, IReadOnlyList<GapRow> Rows)? judged = null;
        foreach (var place in places)
        {
            if (part is not { } known || known.Province.Id != place.Province.Id || known.Indicator.Id != place.Indicator.Id)
            {
                var key = (place.Province.Id, place.Indicator.Id);
                part = known = (place.Province, place.Indicator, [.. targets[key]], YearsOf(place.Province, observations[key]));
                judged = null;
            }

            if (judged is not { } verdicts || verdicts.Target != place.Target.Id)
            {
                var target = known.All.First(each => each.Id == place.Target.Id);
                IReadOnlyList<Series> judges = [.. JudgesOf(place.Indicator, place.Target, known.Measured.Contains)];
                // Series that nobody asked for may say otherwise, which is to be known all the same.
                judged = verdicts = (
                    target.Id,
                    judges,
                    place.Series is null
                        ? [Row(question, place.Province, place.Indicator, target, known.All, null, [])]
                        : [.. judges.Select(series =>
                            Row(question, place.Province, place.Indicator, target, known.All, series, [.. known.Measured[series.Id]]))]);
            }

            var row = verdicts.Rows.First(each => each.Series == place.Series);
            if (question.Statuses?.Contains(row.Status) ?? true)
                rows.Add(place.Series is null ? row : WithDisagreement(row, verdicts.Rows, verdicts.Judges));
        }

        return rows;
    }

    /// <summary>The targets of a question that have no number, and so no row unless they are asked for.</summary>
    public static IReadOnlyList<TargetKey> Milestones(GapQuestion question) => Milestones(question, [.. question.Targets.Select(TargetKey.Of)]);

    /// <summary>The same of targets that the question need not have.</summary>
    /// <param name="question">The question.</param>
    /// <param name="targets">Every target of its provinces and indicators.</param>
    public static IReadOnlyList<TargetKey> Milestones(GapQuestion question, IReadOnlyList<TargetKey> targets)
    {
        var provinces = question.Provinces.Select(province => province.Id).ToHashSet();
        var indicators = question.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Milestone).Select(indicator => indicator.Id).ToHashSet();
        return [.. targets.Where(target => provinces.Contains(target.Province) && indicators.Contains(target.Indicator) && Asked(question, target))];
    }

    private static bool Asked(GapQuestion question, TargetKey target) =>
        (question.Standings?.Contains(target.Standing) ?? true)
        && (question.Horizons?.Contains(target.Horizon) ?? true)
        && (question.Documents is null || (target.Document is { } document && question.Documents.Contains(document)));

    /// <summary>The series that have values and may judge a target.</summary>
    private static IEnumerable<Series> JudgesOf(Indicator indicator, TargetKey target, Func<string, bool> hasValues) => indicator.Series
        .Where(series => (target.Series is null || target.Series == series.Id) && series.JudgesTargets && hasValues(series.Id))
        .OrderBy(series => series.Id, StringComparer.Ordinal);

    private static bool IsAsked(GapQuestion question, TargetKey target, Series series) =>
        (question.Series?.Contains(series.Id) ?? true) && (!question.PreferredSeriesOnly || series.Preferred || target.Series is not null);

    // A value measured on a territory that had ended is not its own.
    private static bool IsOfItsOwn(Province province, int year) => province.ValidTo is null || year <= province.ValidTo.Value.Year;

    private static GapRow WithDisagreement(GapRow row, IReadOnlyList<GapRow> rows, IReadOnlyList<Series> judging)
    {
        // A series without a value that fits has no figures to say anything by.
        var others = rows.Where(other => other.Status != row.Status && (other.Observation is not null || other.Status != Status.NotAssessable)).ToList();
        if (others.Count == 0)
            return row;
        var judged = others.FindAll(other => other.Status != Status.NotAssessable);
        var said = judged.Count == 0 ? null : Lists.Of([.. judged.Select(other => Words.Say(
            Phrase.SeriesVerdict,
            ("series", IndicatorName.WithinSentence(judging.First(series => series.Id == other.Series).Name)),
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
        .Where(observation => IsOfItsOwn(province, observation.Year))
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
