using Benchmark.Core.Gaps;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Charts;

/// <summary>The goals that stand beside the values of a league table.</summary>
internal static class RankedGoals
{
    /// <summary>Which goals are counted.</summary>
    public static readonly IReadOnlySet<Standing> Standings = new HashSet<Standing> { Standing.Primary };

    /// <summary>Of each unit one: a goal that the value here judges goes before one that another series judges.</summary>
    /// <param name="rows">The rows of gaps of the goals for the year.</param>
    /// <param name="league">The table.</param>
    /// <param name="national">The value of the country; null where there is none.</param>
    public static IReadOnlyDictionary<string, GapRow> Of(IEnumerable<GapRow> rows, LeagueTable league, Observation? national)
    {
        var values = league.Rows.ToDictionary(row => row.Province, row => row.Observation, StringComparer.Ordinal);
        if (national is not null)
            values[national.Province] = national;
        return rows.Where(row => values.ContainsKey(row.Province))
            .GroupBy(row => row.Province, StringComparer.Ordinal)
            .ToDictionary(
                goals => goals.Key,
                goals => goals.FirstOrDefault(row => IsJudgedBy(row, values[row.Province])) ?? goals.First(),
                StringComparer.Ordinal);
    }

    /// <summary>Whether a value is what judges a goal.</summary>
    public static bool IsJudgedBy(GapRow row, Observation value) => row.Observation?.Id == value.Id;
}
