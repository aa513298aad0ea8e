using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>
/// The figures of an answer as the sentences write them, for who shows them without formatting numbers: 17,34%, từ 30% trở lên,
/// −12,16 điểm %. Each is null where its figure is.
/// </summary>
public static class DisplayText
{
    /// <summary>An observation with its value in words.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="indicator">What it measures.</param>
    public static Observation Show(Observation observation, Indicator indicator) => observation with { Text = Of(observation, indicator) };

    /// <summary>A target with what it asks for in words; a milestone has no figure.</summary>
    /// <param name="target">The target.</param>
    /// <param name="indicator">What it is set on.</param>
    /// <param name="ofCountry">Whether it is a target of the country.</param>
    public static Target Show(Target target, Indicator indicator, bool ofCountry) => target with { Text = Of(target, indicator, ofCountry) };

    /// <summary>Rows of gaps with the value, the target and the gap in words. None is rounded onto or across the pass mark.</summary>
    /// <param name="question">The question they answer.</param>
    /// <param name="rows">All its rows, or some of them.</param>
    public static IReadOnlyList<GapRow> Show(GapQuestion question, IReadOnlyList<GapRow> rows)
    {
        var provinces = question.Provinces.DistinctBy(province => province.Id).ToDictionary(province => province.Id);
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id);
        return [.. rows.Select(row =>
        {
            var (province, indicator) = (provinces[row.Province], indicators[row.Indicator]);
            var subject = GapSubject.Of(province, indicator, row.Series, row.Target);
            var judged = row.Year is { } year ? JudgedText.Of(row, row.Input, subject, year) : null;
            return row with
            {
                Target = Show(row.Target, indicator, subject.IsCountry),
                // A mean that is computed here is no observed value.
                Observation = row.Observation is not { } observation ? null
                    : judged is null || judged.IsComputedMean ? Show(observation, indicator)
                    : observation with { Text = judged.ListedIn(Measured.By(indicator)) },
                Gap = row.Gap with { Text = judged?.SignedGap },
            };
        })];
    }

    /// <summary>A comparison with the figure of each cell in words.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="matrix">The matrix.</param>
    public static ComparisonMatrix Show(ComparisonQuestion question, ComparisonMatrix matrix)
    {
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id);
        var targets = question.Targets.DistinctBy(target => target.Id).ToDictionary(target => target.Id);
        // It may stand in any column, and the reference may be another.
        var country = question.Provinces.Append(question.Reference).FirstOrDefault(province => province?.Kind == ProvinceKind.Country)?.Id;
        return matrix with
        {
            Rows = [.. matrix.Rows.Select(row => row with
            {
                Cells = [.. row.Cells.Select(cell => Show(cell, indicators[row.Indicator.Id]))],
                ReferenceCell = row.ReferenceCell is { } reference ? Show(reference, indicators[row.Indicator.Id]) : null,
            })],
        };

        ComparisonCell Show(ComparisonCell cell, Indicator indicator)
        {
            var target = cell.Target is { } id ? targets[id] : null;
            return cell with
            {
                Text = target is not null ? Of(target, indicator, target.Province == country)
                    : cell.Observation is { } value ? Of(value, indicator) : null,
                Observation = cell.Observation is { } observation ? DisplayText.Show(observation, indicator) : null,
            };
        }
    }

    /// <summary>A league table with the value of each unit in words.</summary>
    /// <param name="table">The table.</param>
    /// <param name="indicator">What it ranks.</param>
    public static LeagueTable Show(LeagueTable table, Indicator indicator) => table with
    {
        Rows = [.. table.Rows.Select(row =>
        {
            var shown = Show(row.Observation, indicator);
            return row with { Observation = shown, Text = shown.Text };
        })],
    };

    /// <summary>A place in a league table with its value in words.</summary>
    /// <param name="place">The place.</param>
    /// <param name="indicator">What the table ranks.</param>
    public static LeaguePlace Show(LeaguePlace place, Indicator indicator)
    {
        var shown = Show(place.Observation, indicator);
        return place with { Observation = shown, Text = shown.Text };
    }

    /// <summary>A target of a unit that ended, and what took its place, in words.</summary>
    /// <param name="inherited">The two.</param>
    /// <param name="target">The target of the unit that ended.</param>
    /// <param name="taken">The other; null when none was found.</param>
    /// <param name="indicator">What both are set on.</param>
    public static InheritedTarget Show(InheritedTarget inherited, Target target, Target? taken, Indicator indicator) => inherited with
    {
        Text = Of(target, indicator, ofCountry: false),
        TakenOverText = taken is null ? null : Of(taken, indicator, ofCountry: false),
    };

    private static Text Of(Observation observation, Indicator indicator)
    {
        var isOfOneYear = indicator.Series.FirstOrDefault(series => series.Id == observation.Series)?.AverageOf is null;
        return FigureText.Value(
            observation.Value,
            Measured.By(indicator),
            observation.FieldSize,
            FigureText.DecimalsFor([observation.Value], [0]),
            isOfOneYear);
    }

    private static Text? Of(Target target, Indicator indicator, bool ofCountry) =>
        target.Low is null ? null : GoalText.WithYears(target, Measured.By(indicator), ofCountry);
}
