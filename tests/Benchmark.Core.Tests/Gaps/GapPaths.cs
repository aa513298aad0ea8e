using Benchmark.Core.Gaps;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>Reads a row of figures by the paths that the contract, <c>explain</c> and <c>notComputed</c> use.</summary>
internal static class GapPaths
{
    /// <summary>The figures that are computed; each of them is null with a reason or explained.</summary>
    public static readonly IReadOnlyList<string> Numbers =
    [
        "gap.value", "gap.remaining", "gap.relativePercent", "attainmentPercent", "progressPercent", "score.value", "score.raw", "pace.actualPerYear",
        "pace.requiredPerYear", "pace.ratio", "pace.expectedNow", "pace.requiredFromNow", "pace.projectedAtHorizon",
    ];

    /// <summary>The figures of a rank goal.</summary>
    public static readonly IReadOnlyList<string> RankNumbers = ["rank.places", "rank.scaledGoal", "rank.percentileScore"];

    public static IReadOnlyList<string> NumbersOf(GapFigures figures) => figures.Rank is null ? Numbers : [.. Numbers, .. RankNumbers];

    public static decimal? Number(GapFigures figures, string path) => (decimal?)Find(figures, path);

    public static object? Find(GapFigures figures, string path) => path switch
    {
        "gap.value" => figures.Gap.Value,
        "gap.unit" => figures.Gap.Unit,
        "gap.remaining" => figures.Gap.Remaining,
        "gap.relativePercent" => figures.Gap.RelativePercent,
        "gap.met" => figures.Gap.Met,
        "gap.metWithoutBand" => figures.Gap.MetWithoutBand,
        "gap.stretchMet" => figures.Gap.StretchMet,
        "attainmentPercent" => figures.AttainmentPercent,
        "progressPercent" => figures.ProgressPercent,
        "score.value" => figures.Score.Value,
        "score.raw" => figures.Score.Raw,
        "score.clipped" => figures.Score.Clipped is { } clipped ? Code.Of(clipped) : null,
        "score.worst" => figures.Score.Worst,
        "score.best" => figures.Score.Best,
        "pace.actualPerYear" => figures.Pace.ActualPerYear,
        "pace.requiredPerYear" => figures.Pace.RequiredPerYear,
        "pace.ratio" => figures.Pace.Ratio,
        "pace.expectedNow" => figures.Pace.ExpectedNow,
        "pace.requiredFromNow" => figures.Pace.RequiredFromNow,
        "pace.projectedAtHorizon" => figures.Pace.ProjectedAtHorizon,
        "pace.model" => figures.Pace.Model,
        "pace.unit" => figures.Pace.Unit,
        "years" => figures.Years is null ? null : $"{figures.Years.Met}/{figures.Years.Known}/{figures.Years.Expected}",
        "years.met" => (decimal?)figures.Years?.Met,
        "years.known" => (decimal?)figures.Years?.Known,
        "years.expected" => (decimal?)figures.Years?.Expected,
        "baseline" => figures.Baseline is { Year: var year } ? $"{year}" : null,
        "status" => Code.Of(figures.Status),
        "rank" => figures.Rank?.Rank,
        "rank.places" => figures.Rank?.Places,
        "rank.metLiterally" => figures.Rank?.MetLiterally,
        "rank.scaledGoal" => figures.Rank?.ScaledGoal,
        "rank.metScaled" => figures.Rank?.MetScaled,
        "rank.percentileScore" => figures.Rank?.PercentileScore,
        _ => throw new ArgumentException($"No figure has the path {path}.", nameof(path)),
    };

    /// <summary>Why a figure is null: its own entry, or else that of its block. Null when nothing covers it.</summary>
    public static string? ReasonOf(GapFigures figures, string path)
    {
        var block = path.Split('.')[0];
        var entry = figures.NotComputed.FirstOrDefault(entry => entry.Figure == path) ?? figures.NotComputed.FirstOrDefault(entry => entry.Figure == block);
        return entry is null ? null : Code.Of(entry.Reason);
    }

    /// <summary>The codes of warnings; each of them says something in both languages, and what it concerns.</summary>
    public static IReadOnlyList<string> WarningsOf(IEnumerable<Warning> warnings)
    {
        var all = warnings.ToList();
        Assert.All(all, warning =>
        {
            Assert.EndsWith(".", warning.Message.Vi, StringComparison.Ordinal);
            Assert.EndsWith(".", warning.Message.En, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(warning.At));
        });
        return [.. all.Select(warning => Code.Of(warning.Code)).Order(StringComparer.Ordinal)];
    }
}
