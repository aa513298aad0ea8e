using System.Globalization;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>Every worked example of the methods (WorkedExamples.csv, its section 13) recomputed.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly string[] ComparisonOperations = ["relative-score", "change", "comparison-cell"];

    private static readonly string[] OtherOperations = ["status-of-ratio", "ranks"];

    // Composite scores: Core/Scorecards.
    private static readonly string[] OperationsOfOtherFeatures = ["composite", "leave-one-out", "quantile", "merged-index"];

    private static readonly IReadOnlyDictionary<string, WorkedExample> Examples = WorkedExample.All;

    public static TheoryData<string> Gaps => Of(GapExamples.Operations);

    public static TheoryData<string> Cells => Of(ComparisonOperations);

    public static TheoryData<string> StatusesOfRatios => Of(["status-of-ratio"]);

    public static TheoryData<string> Ranks => Of(["ranks"]);

    [Fact]
    public void Every_operation_of_the_file_is_computed_here_or_belongs_to_another_feature()
    {
        var known = GapExamples.Operations.Concat(ComparisonOperations).Concat(OtherOperations).Concat(OperationsOfOtherFeatures);

        // 56 examples in section 13 of the methods.
        Assert.Equal(56, Examples.Count);
        Assert.Equal(known.Order(StringComparer.Ordinal), Examples.Values.Select(example => example.Operation).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Gaps))]
    public void A_gap_has_the_figures_of_the_example(string id)
    {
        var example = Examples[id];
        var variants = GapExamples.Variants(example).Select(variant => (variant.Suffix, variant.Case, Figures: variant.Case.Compute())).ToList();
        foreach (var (key, expected) in example.Expected)
        {
            var matching = variants.Where(variant => variant.Suffix is not null && key.EndsWith($".{variant.Suffix}", StringComparison.Ordinal)).ToList();
            var path = matching.Count == 0 ? key : key[..^(matching[0].Suffix!.Length + 1)];
            // Years are counted for a floor in every year alone, whatever other basis the example also lists.
            var meant = matching.Count > 0
                ? matching
                : variants.FindAll(variant => !key.StartsWith("years.", StringComparison.Ordinal) || variant.Case.Basis == Basis.EveryYear);
            foreach (var (_, @case, figures) in meant)
                CheckFigure(example, path, expected, @case, figures);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_compared_cell_has_the_figures_of_the_example(string id)
    {
        var example = Examples[id];
        var value = example.Number("value") ?? example.Number("to")!.Value;
        var others = example.Inputs.GetValueOrDefault("values")
            ?? $"{value.ToString(CultureInfo.InvariantCulture)}|{example.Inputs.GetValueOrDefault("leader") ?? "0"}";
        var values = others.Split('|').Select(Parse).ToList();
        var reference = example.Number("reference") ?? example.Number("from");

        var row = Compare(example, values, reference);
        var cell = row.Cells[values.IndexOf(value)];
        foreach (var (key, expected) in example.Expected)
        {
            switch (key)
            {
                case "gapUnit" or "changeUnit":
                    Assert.Equal(expected, row.GapUnit);
                    break;
                case "reason":
                    var empty = Assert.Single(row.NotComputed, entry => entry.Province == cell.Province && entry.Figure == "relativeScore");
                    Assert.Equal(expected, Code.Of(empty.Reason));
                    break;
                default:
                    example.CheckNumber(key, expected, key switch
                    {
                        "relativeScore" => cell.RelativeScore,
                        "gapToLeader" => cell.GapToLeader,
                        "gapToReference" or "change" => cell.GapToReference,
                        "indexToReference" => cell.IndexToReference,
                        "relativePercent" => cell.IndexToReference - 100,
                        "aux.percentOfLeader" => Exact.Round(100 * cell.Value!.Value / values.Max()),
                        _ => throw new InvalidOperationException($"{key} is not read from a cell."),
                    });
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(StatusesOfRatios))]
    public void A_pace_ratio_has_the_class_of_the_example(string id)
    {
        var example = Examples[id];
        var ratios = example.Inputs["ratio"].Split('|').Select(Parse).ToList();
        var sets = example.Inputs["thresholds"].Split('|');
        foreach (var set in sets)
        {
            var expected = example.Expected.GetValueOrDefault(sets.Length == 1 ? "status" : $"status.{set}")!;
            Assert.Equal(expected.Split('|'), ratios.Select(ratio => Code.Of(ThresholdSets.Find(set)!.ClassOf(ratio))));
        }
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Values_have_the_ranks_of_the_example(string id)
    {
        var example = Examples[id];
        var entries = example.Inputs["values"].Split('|').Select(value => new Ranked(Parse(value))).ToList();
        var direction = Code.Parse<Direction>(example.Inputs["direction"]);
        foreach (var (key, expected) in example.Expected)
        {
            var kind = key["rank.".Length..];
            int? rounded = kind.StartsWith("rounded-", StringComparison.Ordinal) ? int.Parse(kind["rounded-".Length..], CultureInfo.InvariantCulture) : null;
            var ties = kind == "raw" || rounded is not null ? Ties.Competition : Code.Parse<Ties>(kind);
            Assert.Equal(
                expected.Split('|').Select(Parse),
                rounded is null ? Ranking.Of(entries, direction, ties) : RanksOfTable(entries, direction, rounded.Value));
        }
    }

    private static IEnumerable<decimal> RanksOfTable(List<Ranked> entries, Direction direction, int rounded)
    {
        var units = entries.Select((_, index) => Nouns.Province($"province-{index}")).ToList();
        var table = LeagueTable.Compute(new LeagueQuestion
        {
            Indicator = Nouns.Indicator(direction: direction),
            Series = Nouns.Series("x"),
            Year = 2024,
            Units = units,
            Observations = [.. entries.Select((entry, index) => Nouns.Observation($"province-{index}", 2024, entry.Value, "x"))],
            Rounded = rounded,
        });
        Assert.Equal($"rounded-{rounded}", table.RankOn);
        return units.Select(unit => table.Rows.Single(row => row.Province == unit.Id).Rank!.Value);
    }

    private static void CheckFigure(WorkedExample example, string path, string expected, GapCase @case, GapFigures figures)
    {
        switch (path)
        {
            case "warning":
                Assert.Contains(expected, GapPaths.WarningsOf(figures.Warnings));
                break;
            case "reason":
                foreach (var figure in example.Expected.Where(pair => pair.Value == "null" && pair.Key != "score.clipped").Select(pair => pair.Key))
                {
                    var ofVariant = GapPaths.Numbers.Single(number => figure == number || figure.StartsWith($"{number}.", StringComparison.Ordinal));
                    if (GapPaths.Find(figures, ofVariant) is null)
                        Assert.Equal(expected, GapPaths.ReasonOf(figures, ofVariant));
                }

                break;
            case "passMark":
                example.CheckNumber(path, expected, @case.Input().Target.PassMark);
                break;
            case var auxiliary when auxiliary.StartsWith("aux.", StringComparison.Ordinal):
                example.CheckNumber(path, expected, Auxiliary(auxiliary, @case, figures));
                break;
            default:
                var actual = GapPaths.Find(figures, path);
                if (actual is decimal || (expected == "null" && actual is null))
                    example.CheckNumber(path, expected, (decimal?)actual);
                else
                    Assert.Equal(expected, actual switch { null => "null", bool flag => flag ? "true" : "false", _ => actual.ToString() });
                break;
        }
    }

    /// <summary>The figures that explain an example without being fields of the response, from the row itself.</summary>
    private static decimal? Auxiliary(string path, GapCase @case, GapFigures figures)
    {
        var input = @case.Input();
        var value = input.Values.OrderBy(known => known.Year).LastOrDefault()?.Value;
        return path switch
        {
            "aux.gapToStretch" => value - input.Target.Stretch,
            "aux.gapToStated" => value - input.Low,
            "aux.acceleration" => figures.Pace.RequiredFromNow / figures.Pace.ActualPerYear,
            "aux.valueMinusExpected" => value - figures.Pace.ExpectedNow,
            "aux.anticipatedGapPercent" => 100 * (input.Target.PassMark - figures.Pace.ProjectedAtHorizon) / (input.Target.PassMark - figures.Baseline!.Value),
            "aux.arithmeticMean" => input.Values.Average(known => known.Value),
            "aux.remainingYears" => input.Period!.Years() - input.Values.Count,
            "aux.topSharePercent" => 100 * figures.Rank!.Rank / figures.Rank.FieldSize,
            "aux.placesToScaledGoal" => figures.Rank!.Rank - figures.Rank.ScaledGoal,
            "aux.scaledGoalExact" => figures.Rank!.Goal * figures.Rank.FieldSize / figures.Rank.GoalFieldSize,
            _ => throw new InvalidOperationException($"{path} cannot be recomputed from a row."),
        };
    }

    private static ComparisonRow Compare(WorkedExample example, IReadOnlyList<decimal> values, decimal? reference)
    {
        var direction = Code.Parse<Direction>(example.Inputs.GetValueOrDefault("direction") ?? "higher-is-better");
        var observations = values.Select((value, column) => Nouns.Observation($"province-{column}", 2024, value)).ToList();
        if (reference is not null)
            observations.Add(Nouns.Observation("viet-nam", 2024, reference.Value));
        var matrix = Comparison.Compute(new ComparisonQuestion
        {
            Provinces = [.. values.Select((_, column) => Nouns.Province($"province-{column}"))],
            Indicators = [Nouns.Indicator(unit: example.Inputs.GetValueOrDefault("unit") ?? "percent", direction: direction)],
            Reference = Nouns.Province("viet-nam"),
            Targets = [],
            Observations = observations,
            Measures = new HashSet<Measure> { Measure.Observation },
        });
        return Assert.Single(matrix.Rows);
    }

    /// <summary>The input an example describes, one for each pace model or basis it lists; several are told apart by their suffix.</summary>
    private static TheoryData<string> Of(IReadOnlyList<string> operations) =>
        [.. Examples.Values.Where(example => operations.Contains(example.Operation)).Select(example => example.Id)];

    private static decimal Parse(string text) => WorkedExample.Parse(text);
}
