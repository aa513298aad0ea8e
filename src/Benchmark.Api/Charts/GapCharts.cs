using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Charts;

/// <summary>The charts that are made of rows of gaps, which are told and have their figures as text.</summary>
internal static class GapCharts
{
    /// <summary>Whether a row can be drawn: what asks for no number has no place on an axis.</summary>
    public static bool IsDrawn(GapRow row) => row.Target.Normalized.PassMark is not null;

    /// <summary>Whether rows stand on one axis.</summary>
    public static bool HaveOneUnit(IEnumerable<GapRow> rows) => rows.Select(row => row.Target.Unit).Distinct().Count() <= 1;

    /// <summary>
    /// Of the rows of each target one: that of the preferred series, else the first. Several ways of measuring are never on one row of a chart.
    /// </summary>
    public static IReadOnlyList<GapRow> OneOfEach(IEnumerable<GapRow> rows, Catalog catalog) =>
    [
        .. rows.GroupBy(row => row.Target.Id, StringComparer.Ordinal).Select(target => target.FirstOrDefault(
            row => catalog.FindIndicator(row.Indicator)!.Series.Any(series => series.Id == row.Series && series.Preferred)) ?? target.First()),
    ];

    /// <summary>Value beside goal.</summary>
    /// <param name="rows">The rows; of one unit.</param>
    /// <param name="catalog">What they are called.</param>
    public static TargetGapChart TargetGap(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        var marks = GapMark.Of(rows, catalog);
        return new TargetGapChart
        {
            Title = TitleOf(marks, catalog),
            Subtitle = SubtitleOf(rows, catalog, Text.Empty),
            Key =
            [
                new(KeyShape.Value, ChartWords.Figure),
                new(KeyShape.Bar, ChartWords.Figure),
                new(KeyShape.Preliminary, ChartWords.Preliminary),
                new(KeyShape.PreliminaryBar, ChartWords.Preliminary),
                new(KeyShape.Goal, ChartWords.PassMark),
                new(KeyShape.Band, ChartWords.Band),
            ],
            Description = InWords(marks),
            FigureSources = FigureSourcesOf(rows),
            GoalSources = GoalSourcesOf(rows),
            Path = PathOf(rows),
            Marks = marks,
            Measured = Measured.By(catalog.FindIndicator(rows[0].Indicator)!),
            UnitOfDistance = Unit.OfDifference(rows[0].Target.Unit) is Unit.PercentagePoint
                ? ChartWords.Points
                : SymbolOf(Unit.OfDifference(rows[0].Target.Unit) ?? rows[0].Target.Unit, catalog),
        };
    }

    /// <summary>The distance of each value to its pass mark; rows without a value have none.</summary>
    public static DifferenceChart Difference(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        var marks = GapMark.Of(rows, catalog);
        var drawn = marks.Where(mark => mark.Gap is not null).OrderByDescending(mark => mark.Gap).ToList();
        var rest = marks.Count - drawn.Count;
        var unknown = marks.Count(mark => mark.Value is null);
        var (without, withoutEn) = unknown == 0 ? ("", "") : ($"; {unknown} chưa có số liệu", $"; no figure found for {unknown}");
        if (rest > unknown)
            (without, withoutEn) = ($"{without}; {rest - unknown} không tính được chênh lệch", $"{withoutEn}; no difference for {rest - unknown}");
        return new DifferenceChart
        {
            Title = TitleOf(marks, catalog),
            Subtitle = SubtitleOf(rows, catalog, new Text(without, withoutEn), isDifference: true),
            Description = InWords(marks),
            FigureSources = FigureSourcesOf(rows),
            GoalSources = GoalSourcesOf(rows),
            Path = PathOf(rows),
            Marks = drawn,
        };
    }

    /// <summary>The way to one target.</summary>
    /// <param name="row">The row, with its way as lines.</param>
    /// <param name="others">The newest revision of the values of other series of the same province and indicator.</param>
    /// <param name="catalog">What is called what.</param>
    public static TrajectoryChart Trajectory(GapRow row, IReadOnlyList<Observation> others, Catalog catalog)
    {
        var indicator = catalog.FindIndicator(row.Indicator)!;
        var series = indicator.Series.FirstOrDefault(each => each.Id == row.Series);
        var mark = GapMark.Of(row, catalog, new RowName(catalog.FindProvince(row.Province)!.Name));
        var measured = Measured.By(indicator);
        var known = others.Where(value => value.Series != row.Series && !GapMark.IsPlace(row.Target.Unit))
            .GroupBy(value => value.Series, StringComparer.Ordinal)
            .SelectMany(series => series.OrderByDescending(value => value.Year).Select((value, number) => OtherOf(value, indicator, isNamed: number == 0)))
            .OrderBy(other => other.Year)
            .ToList();
        var way = row.Trajectory!;
        return new TrajectoryChart
        {
            Title = row.Headline!,
            Subtitle = SubtitleOf([row], catalog, Text.Empty),
            Key =
            [
                new(KeyShape.Value, series?.Name is { } name ? IndicatorName.WithinSentence(name) : ChartWords.Figure),
                new(KeyShape.Preliminary, ChartWords.Preliminary),
                new(KeyShape.Goal, ChartWords.PassMark),
                new(KeyShape.OtherSeries, ChartWords.OtherSeries),
            ],
            Description = Joined([
                mark.InWords(),
                .. way.Observed.Select(point => InWords(point, row, measured)),
                .. known.Select(other => new Text($"{other.Year}: {other.Full.Vi}", $"{other.Year}: {other.Full.En}")),
                .. way.Projection is [_, ..] projection
                    ? [Prefixed(ChartWords.Projection, projection[^1], measured)]
                    : Array.Empty<Text>(),
            ]),
            FigureSources = [.. FigureSourcesOf([row]).Concat(others.Where(value => value.Series == row.Series || known.Count > 0)
                .SelectMany(value => new[] { value.Source, value.SecondSource }).OfType<string>()).Distinct()],
            GoalSources = GoalSourcesOf([row]),
            Path = $"/v1/targets/{row.Target.Id}",
            Mark = mark,
            Measured = measured,
            Breaks = series?.Breaks ?? [],
            Others = known,
            Level = LevelOf(mark),
            WhyNoPace = way.Observed.Count == 1 && way.Projection.Count == 0
                ? new("Mới có một số liệu của cách đo này, nên chưa vẽ nhịp độ.", "There is one figure by this measure, so no pace is drawn.")
                : way.Observed.Count == 0
                    ? new("Chưa tìm thấy số liệu nào của cách đo dùng để kết luận.", "No figure was found by a measure that may judge.")
                    : null,
        };
    }

    /// <summary>One target in a few words.</summary>
    public static TargetCardChart Card(GapRow row, Catalog catalog, int year)
    {
        var indicator = catalog.FindIndicator(row.Indicator)!;
        var province = catalog.FindProvince(row.Province)!;
        var mark = GapMark.Of(row, catalog, new RowName(province.Name));
        var due = Told.Deadline(row.Target);
        var label = ProvinceLabel.InSentence(province);
        var names = IndicatorName.Of(indicator, row.Province == catalog.Country.Id);
        var (name, goal) = (names.Full.Capital(), row.Target.Text ?? row.Target.Statement);
        return new TargetCardChart
        {
            Title = row.Headline!,
            Subtitle = new(
                $"{label.Vi} · hạn {due.Vi} · {name.Vi}{SeriesOf(row, indicator).Vi}",
                $"{label.En} · due {due.En} · {name.En}{SeriesOf(row, indicator).En}"),
            Description = Joined([mark.InWords(), Told.Verdict(row.Status, row.Observation?.Year), row.Narrative!]),
            FigureSources = FigureSourcesOf([row]),
            GoalSources = GoalSourcesOf([row]),
            Path = $"/v1/targets/{row.Target.Id}",
            Mark = mark,
            Measured = Measured.By(indicator),
            Place = new($"{label.Vi} · hạn {due.Vi}", $"{label.En} · due {due.En}"),
            Promise = new Text($"{names.Brief.Vi}: {goal.Vi}", $"{names.Brief.En}: {goal.En}").Capital(),
            Verdict = Told.Verdict(row.Status, row.Observation?.Year),
            Distance = Told.Distance(row, year),
            Caveat = row.Caveats.Count > 0 ? row.Caveats[0].Text : null,
        };
    }

    /// <summary>What the rows find together, in one sentence.</summary>
    private static Text TitleOf(IReadOnlyList<GapMark> marks, Catalog catalog)
    {
        var shown = marks.Where(mark => !mark.IsReference).ToList();
        // What stands beside the country alone is told as it is by itself.
        if (shown is [var alone])
            return alone.Row.Headline!;
        // Of what no longer counts nobody asks whether it was reached; the subtitle counts it.
        var counted = shown.Where(mark => IsCounted(mark.Row)).ToList();
        var judged = counted.Where(mark => mark.Row.Gap.Met is not null).ToList();
        var met = judged.Count(mark => mark.Row.Gap.Met == true);
        var provinces = shown.Select(mark => mark.Row.Province).Distinct().ToList();
        var areAllCounted = counted.Count == shown.Count;
        var isOfEach = areAllCounted && provinces.Count == shown.Count;
        var start = StartOf();
        if (counted.Count == 0)
            return new($"{start.Vi}không còn mục tiêu nào được đánh giá", $"{start.En}no goal is judged any more");
        if (judged.Count == 0)
        {
            return new(
                $"{start.Vi}chưa tìm thấy số liệu để đặt cạnh {counted.Count} mục tiêu{(areAllCounted ? "" : " được tính")}",
                $"{start.En}no figure was found to set beside {Goals(counted.Count)}");
        }

        // Only a value of the year itself says whether a goal was reached.
        if (isOfEach && judged.TrueForAll(mark => mark.Row.Status is Status.HorizonMet or Status.HorizonMissed))
        {
            return new(
                $"{start.Vi}{met} trong {judged.Count} địa phương có số liệu đạt mục tiêu của mình",
                $"{start.En}{met} of {Provinces(judged.Count)} with a figure reached {(judged.Count == 1 ? "its" : "their")} goal");
        }

        var byGap = judged.OrderByDescending(mark => mark.Gap).ToList();
        if (met == 0 && isOfEach && byGap is [{ Gap: < 0, GapText: { } gap } nearest, var second, ..] && second.Gap < nearest.Gap)
        {
            var name = ProvinceLabel.InSentence(catalog.FindProvince(nearest.Row.Province)!);
            var year = nearest.Row.Observation!.Year;
            var of = Told.Mean(nearest.Row) is null
                ? new Text($"số liệu năm {year}", $"figure of {year}")
                : new Text($"bình quân đến năm {year}", $"mean up to {year}");
            return new(
                $"{start.Vi}trong {judged.Count} địa phương có số liệu, {name.Vi} gần mức đạt nhất, thiếu {gap.Vi.TrimStart('−')} ({of.Vi})",
                $"{start.En}of {judged.Count} provinces with a figure {name.En} is nearest to its pass mark, {gap.En.TrimStart('−')} short ({of.En})");
        }

        return new(
            $"{start.Vi}{met} trong {judged.Count} {(isOfEach ? "địa phương" : areAllCounted ? "mục tiêu" : "mục tiêu được tính")} có số liệu đã ở mức đạt",
            $"{start.En}{met} of {(isOfEach ? Provinces(judged.Count) : Goals(judged.Count))} with a figure "
                + $"{(met == 1 || judged.Count == 1 ? "is" : "are")} at the pass mark");

        // Whose goals, of what, for when: whatever the rows have in common.
        Text StartOf()
        {
            var parts = new List<Text>();
            if (provinces is [var province])
                parts.Add(ProvinceLabel.InSentence(catalog.FindProvince(province)!));
            if (shown.Select(mark => mark.Row.Indicator).Distinct().ToList() is [var indicator])
                parts.Add(IndicatorName.Of(catalog.FindIndicator(indicator)!, provinces is [var one] && one == catalog.Country.Id).Brief);
            if (shown.DistinctBy(mark => Told.Deadline(mark.Row.Target)).Count() == 1)
            {
                var deadline = Told.Deadline(shown[0].Row.Target);
                parts.Add(shown[0].Row.Target is { Horizon: null, Period: null }
                    ? new("mục tiêu không nêu năm", "goals that state no year")
                    : new($"mục tiêu {deadline.Vi}", $"goals for {deadline.En}"));
            }

            return parts.Count == 0 ? Text.Empty
                : new Text($"{string.Join(", ", parts.Select(part => part.Vi))}: ", $"{string.Join(", ", parts.Select(part => part.En))}: ").Capital();
        }

        static string Provinces(int count) => count == 1 ? "1 province" : $"{count} provinces";

        string Goals(int count) => $"{count}{(areAllCounted ? "" : " counted")} {(count == 1 ? "goal" : "goals")}";
    }

    /// <summary>Whether a goal is judged for itself: no other of the year stands for it, and it was neither replaced nor has it lapsed.</summary>
    private static bool IsCounted(GapRow row) => WhyNotCounted(row) is null;

    /// <summary>Why a goal is not judged for itself, in few words; null where it is.</summary>
    public static Text? WhyNotCounted(GapRow row) => row switch
    {
        { Status: Status.Replaced or Status.Lapsed } when StatusText.Label(row.Status) is var label =>
            new(label.Vi.ToLowerInvariant(), label.En.ToLowerInvariant()),
        { Target.Standing: Standing.Restatement } => new("nêu lại", "restated"),
        { Target.Standing: Standing.Alternative } => new("con số khác", "other figure"),
        { Target.Standing: Standing.Superseded } => new("đã được thay thế", "replaced"),
        _ => null,
    };

    /// <summary>The measure and its unit, the years of the figures and how they were measured.</summary>
    private static Text SubtitleOf(IReadOnlyList<GapRow> rows, Catalog catalog, Text more, bool isDifference = false)
    {
        var ofCountry = rows.All(row => row.Province == catalog.Country.Id);
        var indicators = rows.Select(row => row.Indicator).Distinct().ToList();
        var indicator = catalog.FindIndicator(indicators[0])!;
        var what = indicators.Count == 1
            ? IndicatorName.Of(indicator, ofCountry).Full.Capital()
            : new Text($"{indicators.Count} chỉ tiêu", $"{indicators.Count} indicators");
        var unit = SymbolOf(isDifference ? Unit.OfDifference(indicator.Unit) ?? indicator.Unit : indicator.Unit, catalog);
        var years = rows.Select(row => row.Observation?.Year).OfType<int>().Distinct().Order().ToList();
        var figures = years.Count == 0 ? Text.Empty
            : years.Count == 1 ? new Text($"; số liệu {years[0]}", $"; figures of {years[0]}")
            : new Text($"; số liệu {years[0]}–{years[^1]}", $"; figures of {years[0]}–{years[^1]}");
        var series = rows.Select(row => row.Series).OfType<string>().Distinct().ToList();
        var measure = indicators.Count == 1 && series.Count == 1 && indicator.Series.Count > 1 ? SeriesOf(rows.First(row => row.Series is not null), indicator)
            : indicators.Count == 1 && series.Count > 1 ? new Text(", theo những cách đo khác nhau", ", by different measures")
            : Text.Empty;
        // A title that tells one row tells it whatever its standing.
        var shown = rows.Where(row => ofCountry || row.Province != catalog.Country.Id).ToList();
        var past = shown.Count > 1 && shown.Count(row => !IsCounted(row)) is > 0 and var number
            ? new Text(
                $"; không tính {number} mục tiêu nêu lại, nêu khác, đã thay thế hoặc không còn hiệu lực",
                $"; not counted: {number} {(number == 1 ? "goal" : "goals")} restated, stated otherwise, replaced or lapsed")
            : Text.Empty;
        var isTurned = rows.Any(row => GapMark.IsPlace(row.Target.Unit) || row.Target.Direction == Direction.LowerIsBetter);
        var lead = !isDifference ? Text.Empty
            : isTurned ? new Text("Khoảng cách tới mức đạt, bên phải là tốt hơn. ", "Distance to the pass mark, better to the right. ")
            : new Text("Số liệu trừ mức đạt. ", "Figure minus pass mark. ");
        // A headline names a unit as the news does; which one of that name stands here.
        var place = shown is [var only] && catalog.FindProvince(only.Province) is { } province && ProvinceLabel.InSentence(province) is var label
            && label != province.Name ? new Text($"{label.Vi} · ", $"{label.En} · ") : Text.Empty;
        return new(
            $"{place.Vi}{lead.Vi}{what.Vi}, {unit.Vi}{figures.Vi}{measure.Vi}{past.Vi}{more.Vi}",
            $"{place.En}{lead.En}{what.En}, {unit.En}{figures.En}{measure.En}{past.En}{more.En}");
    }

    /// <summary>A unit as it is written behind a number; its name where it has no sign.</summary>
    public static Text SymbolOf(string unit, Catalog catalog) =>
        UnitText.Of(unit, catalog.FindUnitName) is var written && written.Symbol.Vi.Length > 0 ? written.Symbol : written.Name;

    private static Text SeriesOf(GapRow row, Indicator indicator)
    {
        if (indicator.Series.Count < 2 || indicator.Series.FirstOrDefault(each => each.Id == row.Series) is not { } series)
            return Text.Empty;
        var name = IndicatorName.WithinSentence(series.Name);
        return new($", {name.Vi}", $", {name.En}");
    }

    private static Text LevelOf(GapMark mark) => new($"mục tiêu: {mark.GoalWithMark.Vi}", $"goal: {mark.GoalWithMark.En}");

    // The newest of a series bears its name; the others are told by their marks.
    private static TrajectoryChart.Other OtherOf(Observation value, Indicator indicator, bool isNamed)
    {
        var written = DisplayText.Show(value, indicator).Text!;
        var name = IndicatorName.WithinSentence(indicator.Series.First(each => each.Id == value.Series).Name);
        var full = new Text($"{written.Vi} · {name.Vi}", $"{written.En} · {name.En}");
        return new TrajectoryChart.Other(value.Year, value.Value, isNamed ? full : written, full);
    }

    private static Text InWords(TrajectoryPoint point, GapRow row, Measured measured)
    {
        var isPreliminary = row.Input.Values.Any(value => value.Year == point.Year && value.Preliminary);
        var text = Prefixed(Text.Same($"{point.Year}"), point, measured);
        return isPreliminary ? new($"{text.Vi}, sơ bộ", $"{text.En}, preliminary") : text;
    }

    private static Text Prefixed(Text what, TrajectoryPoint point, Measured measured)
    {
        var value = FigureText.Value(point.Value, measured, null, FigureText.DecimalsFor([point.Value], [0]), ofOneYear: true);
        return new($"{what.Vi}: {value.Vi}", $"{what.En}: {value.En}");
    }

    private static Text InWords(IReadOnlyList<GapMark> marks) => Joined(marks.Select(mark => mark.InWords()));

    private static Text Joined(IEnumerable<Text> parts)
    {
        var all = parts.ToList();
        return new(string.Join("; ", all.Select(part => part.Vi.TrimEnd('.'))) + ".", string.Join("; ", all.Select(part => part.En.TrimEnd('.'))) + ".");
    }

    private static IReadOnlyList<string> FigureSourcesOf(IEnumerable<GapRow> rows) =>
        [.. rows.SelectMany(row => new[] { row.Observation?.Source, row.Observation?.SecondSource }).OfType<string>().Distinct()];

    private static IReadOnlyList<string> GoalSourcesOf(IEnumerable<GapRow> rows) =>
        [.. rows.Select(row => row.Target.Document ?? row.Target.Source).Distinct()];

    private static string PathOf(IReadOnlyList<GapRow> rows) => rows is [var only] ? $"/v1/targets/{only.Target.Id}" : "/v1/gaps";
}
