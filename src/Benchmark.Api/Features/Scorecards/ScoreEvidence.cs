using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Scorecards;

namespace Benchmark.Api.Features.Scorecards;

/// <summary>Chooses the gaps that the scores of a scorecard rest on.</summary>
internal static class ScoreEvidence
{
    /// <summary>The horizon with the most scores; of equal ones the one with the most targets, then the later.</summary>
    public static int? MostScoredHorizon(IReadOnlyList<GapRow> rows) => rows
        .Where(row => row.Target.Horizon is not null)
        .GroupBy(row => row.Target.Horizon)
        .OrderByDescending(group => group.Count(row => row.Score.Value is not null))
        .ThenByDescending(group => group.Count())
        .ThenByDescending(group => group.Key)
        .FirstOrDefault()?
        .Key;

    /// <summary>The target that gives a score, or else the first, with the reason why its score is missing.</summary>
    public static ScoreProvinces.Evidence Of(Province province, Indicator indicator, IReadOnlyList<GapRow> rows)
    {
        var row = rows.FirstOrDefault(row => row.Score.Value is not null) ?? (rows.Count > 0 ? rows[0] : null);
        var reason = row is null ? Reason.NoTarget
            : row.Score.Value is not null ? (Reason?)null
            : row.NotComputed.First(entry => entry.Figure == "score").Reason;
        return new ScoreProvinces.Evidence(
            province.Id,
            indicator.Id,
            row?.Score.Value,
            reason,
            row?.Target.Id,
            row?.Series,
            row?.Observation?.Id,
            row?.Year,
            row?.Target.Source,
            row?.Observation?.Source)
        {
            Warnings = row?.Warnings ?? [],
        };
    }

    /// <summary>The scores of a province, and the reasons of those that are missing.</summary>
    public static ScoredEntity EntityOf(Province province, IReadOnlyList<ScoreProvinces.Evidence> parts) => new(
        province.Id,
        parts.ToDictionary(part => part.Indicator, part => part.Score),
        parts.Where(part => part.Missing is not null).ToDictionary(part => part.Indicator, part => part.Missing!.Value))
    {
        Label = ProvinceLabel.Of(province),
    };
}
