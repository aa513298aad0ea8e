using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>A gap row as a sentence in both languages.</summary>
internal static class GapNarrative
{
    private static readonly Dictionary<Status, Text> Verdicts = new()
    {
        [Status.Met] = new("đạt, theo số liệu mới nhất dùng được", "met, by the newest usable value"),
        [Status.OnTrack] = new("đúng tiến độ", "on track"),
        [Status.Progressing] = new("có tiến triển nhưng cần nhanh hơn", "progressing, but too slowly"),
        [Status.Slow] = new("tiến triển chậm", "hardly moving"),
        [Status.Regressing] = new("đang đi xa mục tiêu", "moving away from the target"),
        [Status.HorizonMet] = new("đạt khi đến hạn", "met at the horizon"),
        [Status.HorizonMissed] = new("không đạt khi đến hạn", "missed at the horizon"),
        [Status.NotAssessable] = new("chưa thể kết luận", "no verdict can be given"),
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
        ["rank"] = new("cách xét thứ hạng", "the reading of the rank"),
        ["rank.scaledGoal"] = new("mục tiêu quy đổi", "the scaled goal"),
        ["rank.percentileScore"] = new("điểm phân vị", "the percentile"),
    };

    public static Text Write(GapRow row, Province province, Indicator indicator, Series? series)
    {
        var name = Prose.Name(province);
        var promise = Prose.Promise(row.Target, indicator);
        var due = row.Target.Horizon is { } horizon ? new Text($" đến năm {horizon}", $" by {horizon}") : new Text("", "");
        var opening = new Text(
            $"{name.Vi} – {indicator.Name.Vi}: mục tiêu {promise.Vi}{due.Vi}",
            $"{name.En} – {indicator.Name.En}: the target is {promise.En}{due.En}");
        var judged = row.Observation is null ? Missing(series) : Judged(row, row.Observation, indicator, series!);
        var rest = NotComputed(row);
        return new(opening.Vi + judged.Vi + rest.Vi, opening.En + judged.En + rest.En);
    }

    private static Text Missing(Series? series) => series is null
        ? new("; chưa có số liệu nào để xét.", "; there is no value to judge it by.")
        : new($"; chuỗi số liệu \"{series.Name.Vi}\" chưa xét được.", $"; the series \"{series.Name.En}\" cannot judge it.");

    private static Text Judged(GapRow row, Observation observation, Indicator indicator, Series series)
    {
        var preliminary = observation.Certainty == Certainty.Preliminary ? new Text(", sơ bộ", ", preliminary") : new Text("", "");
        var value = row.Target.Basis == Basis.PeriodAverage && series.AverageOf is null
            ? AverageSoFar(row, indicator)
            : Newest(observation, indicator);
        var distance = Prose.Difference(row.Gap.Value ?? 0, indicator);
        var gap = row.Gap.Value switch
        {
            null => new Text("", ""),
            < 0 => new(", thiếu " + distance.Vi, $", {distance.En} short"),
            0 => new(", vừa đúng mức đạt", ", exactly at the pass mark"),
            _ => new($", hơn mức đạt {distance.Vi}", $", {distance.En} past the pass mark"),
        };
        var verdict = Verdicts[row.Status];
        return new(
            $"; {value.Vi} ({series.Name.Vi}{preliminary.Vi}){gap.Vi}: {verdict.Vi}.",
            $"; {value.En} ({series.Name.En}{preliminary.En}){gap.En}: {verdict.En}.");
    }

    private static Text Newest(Observation observation, Indicator indicator)
    {
        var value = Prose.Value(observation.Value, indicator, observation.FieldSize);
        return new($"năm {observation.Year} là {value.Vi}", $"{observation.Year} stands at {value.En}");
    }

    private static Text AverageSoFar(GapRow row, Indicator indicator)
    {
        var value = Prose.Value(row.Pace.ActualPerYear ?? 0, indicator, fieldSize: null);
        return new($"bình quân đến năm {row.Observation!.Year} là {value.Vi}", $"the mean up to {row.Observation.Year} is {value.En}");
    }

    private static Text NotComputed(GapRow row)
    {
        var groups = row.NotComputed
            .GroupBy(entry => entry.Reason)
            .Select(group => (Reasons.TextOf(group.Key), Prose.List([.. group.Select(entry => WordFor(entry.Figure)).Distinct()])))
            .Select(group => new Text($"{group.Item2.Vi} ({group.Item1.Vi})", $"{group.Item2.En} ({group.Item1.En})"))
            .ToList();
        if (groups.Count == 0)
            return new("", "");

        return new(
            $" Không tính: {string.Join("; ", groups.Select(group => group.Vi))}.",
            $" Not computed: {string.Join("; ", groups.Select(group => group.En))}.");
    }

    private static Text WordFor(string figure) => Figures.GetValueOrDefault(figure) ?? Figures[figure.Split('.')[0]];
}
