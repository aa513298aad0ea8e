using System.Globalization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>The worked examples that a gap is computed from.</summary>
internal static class GapExamples
{
    public static readonly IReadOnlyList<string> Operations =
    [
        "score-goalpost", "score-goalpost-log", "gap", "attainment", "progress", "pace", "expected-now", "required-from-now", "projection", "status", "growth",
        "rank-goal", "scaled-goal",
    ];

    /// <summary>Every example that a gap is computed from, as the input it describes, one for each pace model or basis it lists.</summary>
    public static IEnumerable<(string Id, GapInput Input)> Inputs() => Cases().Select(example => (example.Id, example.Case.Input()));

    /// <summary>The same as cases.</summary>
    public static IEnumerable<(string Id, GapCase Case)> Cases() =>
        WorkedExample.All.Values.Where(example => Operations.Contains(example.Operation))
            .SelectMany(example => Variants(example).Select(variant => (example.Id, variant.Case)));

    /// <summary>An example as one case for each pace model or basis it lists, which its figures are named by.</summary>
    public static IEnumerable<(string? Suffix, GapCase Case)> Variants(WorkedExample example)
    {
        var paces = (example.Inputs.GetValueOrDefault("pace") ?? "linear").Split('|');
        var bases = (example.Inputs.GetValueOrDefault("basis") ?? "at-year").Split('|');
        return
            from pace in paces
            from basis in bases
            select (paces.Length > 1 ? pace : bases.Length > 1 ? basis : null, CaseOf(example) with { Pace = pace, Basis = Code.Parse<Basis>(basis) });
    }

    private static GapCase CaseOf(WorkedExample example)
    {
        var inputs = example.Inputs;
        var isRank = inputs.ContainsKey("goal") || inputs.GetValueOrDefault("comparator") == "rank-at-most";
        var period = inputs.GetValueOrDefault("period")?.Split("..").Select(year => int.Parse(year, CultureInfo.InvariantCulture)).ToList();
        // An example that names no year is judged in 2023, one with a baseline from 2020 on.
        var value = isRank
            ? $"2023:{inputs.GetValueOrDefault("rank") ?? "1"}/{inputs.GetValueOrDefault("fieldSize")}"
            : $"2023:{inputs.GetValueOrDefault("value")}";
        return new GapCase
        {
            Direction = isRank ? Direction.LowerIsBetter : Code.Parse<Direction>(inputs.GetValueOrDefault("direction") ?? "higher-is-better"),
            Unit = isRank ? "rank" : inputs.GetValueOrDefault("unit") ?? "percent",
            Comparator = isRank ? Comparator.RankAtMost : Code.Parse<Comparator>(inputs.GetValueOrDefault("comparator") ?? "at-least"),
            Low = example.Number("low") ?? example.Number("goal") ?? example.Number("best"),
            High = example.Number("high"),
            Band = example.Number("band"),
            FieldSize = (int?)example.Number("goalFieldSize"),
            Worst = example.Number("worst"),
            Score = example.Operation == "score-goalpost-log" ? "goalpost-log" : "goalpost",
            Period = period is null ? null : new Period(period[0], period[1]),
            Horizon = (int?)example.Number("horizon") ?? period?[1],
            Values = inputs.GetValueOrDefault("observations") ?? (inputs.TryGetValue("baseline", out var baseline) ? $"2020:{baseline}|{value}" : value),
        };
    }
}
