using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of gaps.</summary>
public static class GapNarrative
{
    private static readonly Dictionary<Status, Text> Verdicts = new()
    {
        [Status.Met] = new("đã đạt", "met"),
        [Status.OnTrack] = new("đúng tiến độ", "on track"),
        [Status.Progressing] = new("có tiến triển nhưng cần nhanh hơn", "progressing, but too slowly"),
        [Status.Slow] = new("tiến triển chậm", "hardly moving"),
        [Status.Regressing] = new("đang đi xa mục tiêu", "moving away from the target"),
        [Status.HorizonMet] = new("đạt khi đến hạn", "met at the horizon"),
        [Status.HorizonMissed] = new("không đạt khi đến hạn", "missed at the horizon"),
        [Status.NotAssessable] = new("chưa thể kết luận", "no verdict can be given"),
        [Status.Replaced] = new("đã được thay bằng mục tiêu khác", "replaced by another target"),
        [Status.Lapsed] = new("hết hiệu lực vì đơn vị đã kết thúc", "lapsed, since the unit ended"),
    };

    private static readonly Dictionary<string, Text> Figures = new()
    {
        ["gap"] = new("khoảng cách", "the gap"),
        ["gap.relativePercent"] = new("khoảng cách tương đối", "the relative gap"),
        ["attainmentPercent"] = new("mức hoàn thành", "attainment"),
        ["progressPercent"] = new("tiến độ", "progress"),
        ["score"] = new("điểm", "the score"),
        ["pace"] = new("nhịp độ", "the pace"),
        ["pace.ratio"] = new("tỷ số nhịp độ", "the pace ratio"),
        ["pace.requiredFromNow"] = new("nhịp độ còn cần", "the pace still required"),
        ["status"] = new("kết luận", "the verdict"),
        ["years"] = new("số năm phải đạt", "the number of years it holds for"),
        ["rank"] = new("cách xét thứ hạng", "the reading of the rank"),
        ["rank.scaledGoal"] = new("mục tiêu quy đổi", "the scaled goal"),
        ["rank.percentileScore"] = new("điểm phân vị", "the percentile"),
    };

    /// <summary>The words of a verdict, beginning in lower case.</summary>
    public static Text VerdictOf(Status status) => Verdicts[status];

    /// <summary>Tells rows.</summary>
    /// <param name="question">The question they answer.</param>
    /// <param name="rows">All its rows, or some of them.</param>
    public static IReadOnlyList<GapRow> Tell(GapQuestion question, IReadOnlyList<GapRow> rows)
    {
        var provinces = question.Provinces.DistinctBy(province => province.Id).ToDictionary(province => province.Id, ProvinceLabel.Of);
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id);
        return [.. rows.Select(row => row with { Narrative = Write(row, provinces[row.Province], indicators[row.Indicator]) })];
    }

    /// <summary>The sentence. It says nothing that is not in the row, and names what was not computed.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="input">What they were computed from.</param>
    /// <param name="subject">Whose target it is, and on what.</param>
    /// <param name="measured">The unit.</param>
    /// <param name="series">The name of the series; null when the values have none.</param>
    public static Text Write(GapFigures figures, GapInput input, Text subject, Measured measured, Text? series)
    {
        if (input.Target.Reason == Reason.OutOfRange)
            return new($"{subject.Vi}: mục tiêu nằm ngoài khoảng có thể tính.", $"{subject.En}: the target is outside the range that can be computed with.");
        if (input.Low is null)
            return new($"{subject.Vi}: mục tiêu không có con số.", $"{subject.En}: the target has no number.");

        var promise = Prose.Promise(input.Comparator, input.Low.Value, input.Target, input.Basis, input.Period, measured);
        var due = input.Horizon switch
        {
            null => Text.Empty,
            // A goal of one year is for that year; any other is due at its end.
            { } year when input.Period == new Period(year, year) => new($" trong năm {year}", $" in {year}"),
            { } year => new($" đến năm {year}", $" by {year}"),
        };
        var opening = new Text($"{subject.Vi}: mục tiêu {promise.Vi}{due.Vi}", $"{subject.En}: the target is {promise.En}{due.En}");
        var judged = figures.Year is { } judgedIn
            ? Judged(figures, input, input.Values.First(value => value.Year == judgedIn), measured, series)
            : Missing(series);
        var rest = NotComputed(figures);
        return new(opening.Vi + judged.Vi + rest.Vi, opening.En + judged.En + rest.En);
    }

    private static Text Write(GapRow row, Text province, Indicator indicator) => Write(
        row,
        row.Input,
        new Text($"{province.Vi} – {indicator.Name.Vi}", $"{province.En} – {indicator.Name.En}"),
        Measured.By(indicator),
        indicator.Series.FirstOrDefault(series => series.Id == row.Series)?.Name);

    private static Text Missing(Text? series) => series is null
        ? new("; chưa có số liệu nào để xét.", "; there is no value to judge it by.")
        : new($"; chuỗi số liệu \"{series.Vi}\" chưa xét được.", $"; the series \"{series.En}\" cannot judge it.");

    private static Text Judged(GapFigures figures, GapInput input, KnownValue newest, Measured measured, Text? series)
    {
        var value = input.Basis == Basis.PeriodAverage && input.AverageOf is null ? AverageSoFar(figures, newest.Year, measured) : Newest(newest, measured);
        var distance = Prose.Difference(figures.Gap.Value ?? 0, measured);
        var gap = figures.Gap.Value switch
        {
            null => Text.Empty,
            < 0 => new(", thiếu " + distance.Vi, $", {distance.En} short"),
            0 => new(", vừa đúng mức đạt", ", exactly at the pass mark"),
            _ => new($", hơn mức đạt {distance.Vi}", $", {distance.En} past the pass mark"),
        };
        var verdict = Verdict(figures, newest.Year);
        var origin = Origin(series, newest.Preliminary);
        return new($"; {value.Vi}{origin.Vi}{gap.Vi}: {verdict.Vi}.", $"; {value.En}{origin.En}{gap.En}: {verdict.En}.");
    }

    private static Text Verdict(GapFigures figures, int year)
    {
        var verdict = Verdicts[figures.Status];
        return figures.Warnings.Any(warning => warning.Code == WarningCode.NoValueAtHorizon)
            ? new(
                $"{verdict.Vi}; năm đích đã qua nhưng chưa có số liệu của năm đó, nên chỉ xét đến năm {year}",
                $"{verdict.En}, as of {year}; the horizon is over and its own value is not known")
            : verdict;
    }

    private static Text Origin(Text? series, bool preliminary) => (series, preliminary) switch
    {
        ({ } name, false) => new($" ({name.Vi})", $" ({name.En})"),
        ({ } name, true) => new($" ({name.Vi}, sơ bộ)", $" ({name.En}, preliminary)"),
        (null, true) => new(" (sơ bộ)", " (preliminary)"),
        _ => Text.Empty,
    };

    private static Text Newest(KnownValue newest, Measured measured)
    {
        var value = Prose.Value(newest.Value, measured, newest.FieldSize);
        return new($"năm {newest.Year} là {value.Vi}", $"{newest.Year} stands at {value.En}");
    }

    private static Text AverageSoFar(GapFigures figures, int year, Measured measured)
    {
        var value = Prose.Value(figures.Pace.ActualPerYear ?? 0, measured, fieldSize: null);
        return new($"bình quân đến năm {year} là {value.Vi}", $"the mean up to {year} is {value.En}");
    }

    private static Text NotComputed(GapFigures figures)
    {
        var groups = figures.NotComputed
            .GroupBy(entry => entry.Reason)
            .Select(group => (Reasons.TextOf(group.Key), Prose.List([.. group.Select(entry => WordFor(entry.Figure)).Distinct()])))
            .Select(group => new Text($"{group.Item2.Vi} ({group.Item1.Vi})", $"{group.Item2.En} ({group.Item1.En})"))
            .ToList();
        if (groups.Count == 0)
            return Text.Empty;

        return new(
            $" Không tính: {string.Join("; ", groups.Select(group => group.Vi))}.",
            $" Not computed: {string.Join("; ", groups.Select(group => group.En))}.");
    }

    private static Text WordFor(string figure) => Figures.GetValueOrDefault(figure) ?? Figures[figure.Split('.')[0]];
}
