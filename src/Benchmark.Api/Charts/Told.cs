using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Charts;

/// <summary>What pages and charts say beside the figures of a row, in the words of the answer.</summary>
internal static class Told
{
    private const int MeanDecimals = 2;

    /// <summary>The year by which a target is due, or the years it runs over where it names none.</summary>
    public static Text Deadline(Target target) => target switch
    {
        { Horizon: { } year } => new($"năm {year}", $"{year}"),
        { Period: { } period } => new($"giai đoạn {period.Start}–{period.End}", $"{period.Start}–{period.End}"),
        _ => new("không nêu năm", "no year stated"),
    };

    /// <summary>The mean of several years that is judged in the place of the newest value; null where a value is judged as it was observed.</summary>
    public static decimal? Mean(GapRow row) => row.Input is { Basis: Basis.PeriodAverage, AverageOf: null } ? row.Pace.ActualPerYear : null;

    /// <summary>The value that is judged, in words; null where there is none.</summary>
    /// <param name="row">The row, with its figures as text.</param>
    /// <param name="measured">The unit.</param>
    public static Text? Value(GapRow row, Measured measured) => row.Observation is not { } observation ? null
        : Mean(row) is { } mean ? FigureText.WithUnit(FigureText.Number(mean, MeanDecimals), measured)
        : observation.Text;

    /// <summary>A verdict in words; that a goal was reached before its deadline is said with the year of the value.</summary>
    public static Text Verdict(Status status, int? year) =>
        status == Status.Met && year is { } of ? new($"Đạt, tính đến {of}", $"Met as of {of}") : StatusText.Label(status);

    /// <summary>The year of the value that is judged, or the years of the mean.</summary>
    public static Text YearOf(GapRow row) => Mean(row) is not null
        ? new($"bình quân đến năm {row.Observation!.Year}", $"mean up to {row.Observation!.Year}")
        : new($"năm {row.Observation!.Year}", $"in {row.Observation!.Year}");

    /// <summary>The year of the value that is judged, or the last of those of the mean, as it stands behind a figure.</summary>
    public static Text Years(GapRow row) => Mean(row) is not null
        ? new($"bình quân đến {row.Observation!.Year}", $"mean to {row.Observation!.Year}")
        : Text.Same($"{row.Observation!.Year}");

    /// <summary>Whether the newest value is preliminary.</summary>
    public static bool IsPreliminary(GapRow row) => row.Observation?.Certainty == Certainty.Preliminary;

    /// <summary>On which side of the pass mark the value lies, and how far from it.</summary>
    /// <param name="row">A row with a distance, with its figures as text.</param>
    public static (Text Side, Text Size) Side(GapRow row)
    {
        var text = row.Gap.Text!;
        var size = new Text(text.Vi.TrimStart('−', '+'), text.En.TrimStart('−', '+'));
        var isTurned = row.Target.Unit == Unit.Rank || row.Target.Direction == Direction.LowerIsBetter;
        return (row.Gap.Value switch
        {
            0 => new("Bằng mức đạt", "Equal to the pass mark"),
            < 0 when isTurned => new("Kém mức đạt", "Short of the pass mark"),
            < 0 => new("Thiếu so với mức đạt", "Short of the pass mark"),
            _ when isTurned => new("Tốt hơn mức đạt", "Better than the pass mark"),
            _ => new("Vượt mức đạt", "Above the pass mark"),
        }, size);
    }

    /// <summary>How far the value is from the pass mark, or that the target is not due yet; null where nothing can be said.</summary>
    /// <param name="row">The row, with its figures as text.</param>
    /// <param name="year">The year of the release.</param>
    public static Text? Distance(GapRow row, int year)
    {
        if (row.Status is Status.Replaced or Status.Lapsed)
            return null;
        if (row.Status == Status.NotAssessable)
            return row.Target.Horizon >= year ? new("Chưa đến hạn", "Not due yet") : null;
        if (row.Gap is not { Value: { } gap, Text: { } text })
            return null;
        var size = new Text(text.Vi.TrimStart('−', '+'), text.En.TrimStart('−', '+'));
        var isPlace = row.Target.Unit == Unit.Rank;
        var isLower = row.Target.Direction == Direction.LowerIsBetter;
        return gap switch
        {
            0 => new("Đúng bằng mức đạt", "Exactly the pass mark"),
            < 0 when isPlace || isLower => new($"Kém mục tiêu {size.Vi}", $"{size.En} short of the goal"),
            > 0 when isPlace => new($"Cao hơn mục tiêu {size.Vi}", $"{size.En} above the goal"),
            > 0 when isLower => new($"Tốt hơn mục tiêu {size.Vi}", $"{size.En} better than the goal"),
            < 0 => new($"Thiếu {size.Vi}", $"{size.En} short"),
            _ => new($"Vượt {size.Vi}", $"{size.En} above"),
        };
    }
}
