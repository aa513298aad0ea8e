namespace Benchmark.Oracle.Tests;

/// <summary>The verdicts of methods.md, sections 2 to 6, 9 and 10, written down a second time from its text alone.</summary>
internal sealed class Verdicts(DataSet data)
{
    // Section 10, 4: how near two numbers are that count as equal.
    private const decimal Tolerance = 1e-9m;

    private const string NotAssessable = "not-assessable";

    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    /// <summary>
    /// One row per target and series that may judge it and has values of its province; without such a series one row. Milestones have none (api.md, section 6).
    /// </summary>
    public IEnumerable<Verdict> All() =>
        from target in data.Targets
        where target.Comparator != "milestone"
        let judging = JudgingSeries(target)
        from series in judging.Count > 0 ? judging : [null]
        select Of(target, series);

    private List<Series?> JudgingSeries(Target target) =>
    [
        .. data.Series
            .Where(series => series.Indicator == target.Indicator && series.Judges && (target.Series is null || target.Series == series.Id))
            .Where(series => data.Values(target.Province, series).Count > 0),
    ];

    private Verdict Of(Target target, Series? series)
    {
        var indicator = data.Indicators[target.Indicator];
        var values = series is null ? [] : data.Values(target.Province, series);
        var judgement = new Judgement(target, indicator, series, values);

        Verdict Say(string status, string? reason, string rule) =>
            new(target.Id, series?.Id, judgement.Value?.Year, judgement.Gap, judgement.Met, status, reason, rule);

        if (target.IsSuperseded)
            return Say("replaced", "superseded", "5, line 1: the target is superseded");
        if (HasLapsed(target, values))
            return Say("lapsed", "lapsed", "5, line 2: the unit ended before 31 December of h and no value of year h is known");
        if (judgement.Met is not { } met)
            return Say(NotAssessable, judgement.Missing, "5, line 3: no pass mark or no judged value");

        var (year, atHorizon) = (judgement.Value!.Year, judgement.Value.Year == target.Horizon);
        var isOver = !atHorizon && target.Horizon is { } h && (h < data.PublishedAt.ToOffset(VietnamTime).Year || values.Any(value => value.Year > h));
        switch (target.Basis)
        {
            case "every-year" or "period-average" when isOver:
                return Say(NotAssessable, "no-value-at-horizon", "5, line 6, which comes before the rules of every-year and period-average");
            case "every-year" when !atHorizon:
                return Say(ClassOf((decimal)judgement.YearsMet / judgement.Known.Count), null, "5, every-year: before the horizon R = years.met/years.known");
            case "every-year" when judgement.YearsMet < judgement.Known.Count:
                return Say("horizon-missed", null, "5, every-year: at the horizon any known year missed");
            case "every-year" when judgement.Known.Count == judgement.Expected:
                return Say("horizon-met", null, "5, every-year: at the horizon all years known and met");
            case "every-year":
                return Say(NotAssessable, "incomplete-period", "5, every-year: at the horizon not all years known");
            case "period-average" when atHorizon && series!.Average is null && judgement.Known.Count < judgement.Expected:
                return Say(NotAssessable, "incomplete-period", "5, period-average: in the last year with a year missing");
            case "period-average" when !atHorizon:
                return judgement.PassMark == 0
                    ? Say(NotAssessable, "zero-target", "9, case 31: T = 0")
                    : Say(ClassOf(indicator.Direction * judgement.Judged!.Value / Math.Abs(judgement.PassMark!.Value)), null, "4.2: R = d·v/abs(T)");
        }

        if (atHorizon)
            return Say(met ? "horizon-met" : "horizon-missed", null, "5, line 4: t = h");
        if (met)
            return Say("met", null, "5, line 5: met");
        if (isOver)
            return Say(NotAssessable, "no-value-at-horizon", "5, line 6: h is over");
        if (indicator.Kind == "band")
            return Say(NotAssessable, "ordinal-class", "5: an ordinal class has no pace");
        var pace = Pace.Of(target, indicator, series!, judgement);
        if (pace.Ratio is { } ratio)
            return Say(ClassOf(ratio), null, $"5, line 7: the class of R = {ratio}");
        if (pace.Reason == "baseline-at-target")
        {
            var hasFallen = indicator.Direction * (judgement.Value.Figure - pace.Baseline!.Figure) < -Tolerance;
            return Say(hasFallen ? "regressing" : "slow", null, "5, line 8: b = T and not met");
        }

        return Say(NotAssessable, pace.Reason, $"5, line 9: the reason of pace.ratio, judged in {year}");
    }

    private bool HasLapsed(Target target, IReadOnlyList<Value> values)
    {
        var ended = data.Provinces[target.Province].ValidTo;
        if (target.Horizon is not { } horizon)
            return ended is not null && ended < DateOnly.FromDateTime(data.PublishedAt.ToOffset(VietnamTime).Date);
        return ended < new DateOnly(horizon, 12, 31) && values.All(value => value.Year != horizon);
    }

    // The set eurostat of section 5, which is the default.
    private static string ClassOf(decimal ratio) =>
        ratio >= 0.95m - Tolerance ? "on-track" : ratio >= 0.60m - Tolerance ? "progressing" : ratio >= -Tolerance ? "slow" : "regressing";

    /// <summary>The value that judges and how it compares with the pass mark: sections 2, 3, 4.2 and 6.</summary>
    private sealed class Judgement
    {
        public Judgement(Target target, Indicator indicator, Series? series, IReadOnlyList<Value> values)
        {
            PassMark = PassMarkOf(target, indicator);
            // 2.3, 3 and 5: the newest value up to the horizon, and of a target with a period inside it.
            Known =
            [
                .. values
                    .Where(value => target.Horizon is null || value.Year <= target.Horizon)
                    .Where(value => target.PeriodStart is null || value.Year >= target.PeriodStart),
            ];
            Value = Known.Count > 0 ? Known[^1] : null;
            if (Value is null)
            {
                Missing = values.Count > 0 && values.All(value => value.Year > target.Horizon) ? "no-observation-by-horizon" : "no-observation";
                return;
            }

            if (target.Basis == "period-average" && target.PeriodStart is null)
                Missing = "period-unknown";
            else if (series!.Average is { } average && (target.Basis, target.PeriodStart, target.PeriodEnd) != ("period-average", average.Start, average.End))
                Missing = "other-period";
            if (Missing is not null || PassMark is not { } mark)
            {
                // A mean over other years is no judged value.
                Value = null;
                return;
            }

            // 4.2: without its years only the newest year of a floor is judged.
            if (target.Basis == "every-year" && target.PeriodStart is null)
                Known = [Value];
            Expected = target.PeriodStart is null ? null : target.PeriodEnd - target.PeriodStart + 1;
            Judged = target.Basis == "period-average" && series!.Average is null ? Mean(Known) : Value.Figure;
            YearsMet = Known.Count(value => IsMet(value.Figure, mark, target, indicator));
            Met = IsMet(Judged.Value, mark, target, indicator);
            Gap = indicator.Kind == "band" ? null : Rounded(indicator.Direction * (Judged.Value - mark));
        }

        /// <summary>The symbol T.</summary>
        public decimal? PassMark { get; }

        /// <summary>The values that may judge.</summary>
        public IReadOnlyList<Value> Known { get; }

        /// <summary>The newest of them.</summary>
        public Value? Value { get; }

        /// <summary>The symbol v: the newest value, or the average so far.</summary>
        public decimal? Judged { get; }

        /// <summary>How many years the period has.</summary>
        public int? Expected { get; }

        public int YearsMet { get; }

        public decimal? Gap { get; }

        public bool? Met { get; }

        /// <summary>Why there is nothing to judge.</summary>
        public string? Missing { get; }

        // 2.1.
        private static decimal? PassMarkOf(Target target, Indicator indicator) => target.Comparator switch
        {
            "about" => target.Low - (indicator.Direction * target.Band),
            "range" => indicator.Direction > 0 ? target.Low : target.High,
            _ => target.Low,
        };

        private static bool IsMet(decimal value, decimal mark, Target target, Indicator indicator)
        {
            var ahead = indicator.Direction * (value - mark);
            return target.Comparator is "more-than" or "less-than" ? ahead > Tolerance : ahead >= -Tolerance;
        }

        // 4.2: rates are turned into levels, and the mean is geometric.
        private static decimal Mean(IReadOnlyList<Value> rates)
        {
            var growth = rates.Aggregate(1m, (product, rate) => product * (1 + (rate.Figure / 100)));
            return (decimal)(100 * (Math.Pow((double)growth, 1.0 / rates.Count) - 1));
        }
    }

    private static decimal Rounded(decimal figure) => Math.Round(figure, 10, MidpointRounding.ToEven);

    /// <summary>The pace ratio of section 4.1 and of section 6, or why there is none.</summary>
    private sealed record Pace(Value? Baseline, decimal? Ratio, string? Reason)
    {
        public static Pace Of(Target target, Indicator indicator, Series series, Judgement judgement)
        {
            var (value, mark) = (judgement.Value!, judgement.PassMark!.Value);
            // 2.3, 4: the earliest value of the period, or of the whole series, if it is older than the judged one.
            var baseline = judgement.Known[0].Year < value.Year ? judgement.Known[0] : null;
            // The order of the reasons is that of section 9.
            if (indicator.Kind == "rank" && (series.FieldSize is null || target.FieldSize is null))
                return new(baseline, null, "field-size-unknown");
            if (indicator.Kind == "rank" && series.FieldSize != target.FieldSize)
                return new(baseline, null, "field-size-changed");
            if (baseline is not null && series.Breaks.Any(year => baseline.Year < year && year <= value.Year))
                return new(baseline, null, "method-break");
            if (baseline is null)
                return new(null, null, "single-observation");
            if (target.Horizon is not { } horizon)
                return new(baseline, null, "open-horizon");
            var (b, v) = (baseline.Figure, value.Figure);
            if (indicator.Pace == "compound")
            {
                if (b * v < 0 || b * mark < 0)
                    return new(baseline, null, "sign-change");
                if (b <= 0)
                    return new(baseline, null, "nonpositive-base");
                if (mark <= 0)
                    return new(baseline, null, "nonpositive-target");
            }

            if (Math.Abs(b - mark) <= Tolerance)
                return new(baseline, null, "baseline-at-target");
            var (past, whole) = (value.Year - baseline.Year, horizon - baseline.Year);
            if (indicator.Pace != "compound")
                return new(baseline, indicator.Direction * ((v - b) / past) / Math.Abs((mark - b) / whole), null);
            var actual = Math.Pow((double)(v / b), 1.0 / past) - 1;
            var required = Math.Pow((double)(mark / b), 1.0 / whole) - 1;
            return new(baseline, (decimal)(indicator.Direction * actual / Math.Abs(required)), null);
        }
    }
}
