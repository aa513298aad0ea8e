using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Charts;

/// <summary>The chart of a league table.</summary>
internal static class RankingCharts
{
    /// <summary>The units from the best to the worst.</summary>
    /// <param name="league">The table, told and with its values as text.</param>
    /// <param name="goals">The rows of gaps of the goals for the year, by province; what was not found is not there.</param>
    /// <param name="national">The value of the country; null where there is none.</param>
    /// <param name="catalog">What is called what.</param>
    public static RankingChart Of(LeagueTable league, IReadOnlyDictionary<string, GapRow> goals, Observation? national, Catalog catalog)
    {
        var indicator = catalog.FindIndicator(league.Indicator.Id)!;
        var measured = Measured.By(indicator);
        var isWhole = league.Known == league.Units;
        var isOfficial = indicator.Kind == IndicatorKind.Rank;
        var decimals = FigureText.DecimalsFor(
            [.. league.Rows.Select(row => row.Value)],
            [0],
            league.Rows.Select(row => Math.Min((int)Exact.Normalize(row.Value).Scale, FigureText.UsualDecimals)).DefaultIfEmpty().Max());
        var allPreliminary = league.Rows.Count > 0 && league.Rows.All(row => row.Observation.Certainty == Certainty.Preliminary);
        var rows = league.Rows.Select(row =>
        {
            var goal = goals.GetValueOrDefault(row.Province) is { } found && GapCharts.IsDrawn(found)
                ? GapMark.Of(found, catalog, new RowName(row.Name))
                : null;
            return new RankingChart.Row(
                isOfficial || !isWhole || row.Rank is not { } rank ? null : $"{FigureText.Stated(rank).Vi}{(row.Tied == true ? "=" : "")}",
                row.Name,
                row.Value,
                isOfficial ? OfficialOf(row) : InColumn(row.Value, decimals, measured))
            {
                Goal = goal?.PassMark,
                BandEnd = goal?.BandEnd,
                // Where all are preliminary, the subtitle says it once.
                IsPreliminary = !allPreliminary && row.Observation.Certainty == Certainty.Preliminary,
            };
        }).ToList();
        // The subtitle says among how many they are.
        Text OfficialOf(LeagueRow row) =>
            league.Rows.All(other => other.FieldSize == row.FieldSize) ? FigureText.Stated(row.Value) : row.Text!;

        var name = IndicatorName.Of(indicator, ofCountry: false).Full.Capital();
        var unit = GapCharts.SymbolOf(indicator.Unit, catalog);
        var series = indicator.Series.Count > 1 ? IndicatorName.WithinSentence(league.SeriesName) : Text.Empty;
        var preliminary = allPreliminary
            ? new Text(", sơ bộ", ", preliminary")
            : Text.Empty;
        // What an office ranked is its ranking, however many of the ranks are known here.
        var coverage = isWhole || isOfficial
            ? new Text($"{league.Known}/{league.Units} địa phương có số liệu", $"figures of {league.Known} of {league.Units} provinces")
            : new Text(
                $"{league.Known}/{league.Units} địa phương có số liệu, không phải thứ hạng toàn quốc",
                $"figures of {league.Known} of {league.Units} provinces, no national ranking");
        return new RankingChart
        {
            Title = league.Headline!,
            Subtitle = new(
                $"{name.Vi}, {unit.Vi}, năm {league.Year}{Behind(series.Vi)}{preliminary.Vi}; {coverage.Vi}",
                $"{name.En}, {unit.En}, {league.Year}{Behind(series.En)}{preliminary.En}; {coverage.En}"),
            Key =
            [
                new(KeyShape.PreliminaryBar, ChartWords.Preliminary),
                new(KeyShape.Preliminary, ChartWords.Preliminary),
                new(KeyShape.Goal, ChartWords.OwnGoal),
            ],
            Description = new(DescriptionIn(Language.Vi), DescriptionIn(Language.En)),
            FigureSources = [.. league.Rows.Select(row => row.Observation).Concat(national is null ? [] : [national])
                .SelectMany(value => new[] { value.Source, value.SecondSource }).OfType<string>().Distinct()],
            GoalSources = [.. goals.Where(goal => rows.Any(row => row.Goal is not null) && league.Rows.Any(row => row.Province == goal.Key))
                .Select(goal => goal.Value.Target.Document ?? goal.Value.Target.Source).Distinct()],
            Path = $"/v1/rankings?indicator={indicator.Id}",
            Rows = rows,
            Measured = measured,
            National = national is null || isOfficial ? null : (national.Value, InColumn(national.Value, decimals, measured)),
            Missing = [.. league.Excluded.Select(unit => unit.Name)],
        };

        string DescriptionIn(Language language)
        {
            var figures = league.Rows.Zip(rows, (row, drawn) =>
            {
                var goal = drawn.Goal is null ? null : GapMark.Of(goals[row.Province], catalog, new RowName(row.Name)).Goal.In(language);
                return $"{(drawn.Rank is { } rank ? $"{rank} " : "")}{drawn.Name.In(language)} {drawn.ValueText.In(language)}"
                    + (drawn.IsPreliminary ? language == Language.Vi ? ", sơ bộ" : ", preliminary" : "")
                    + (goal is null ? "" : language == Language.Vi ? $", mục tiêu {goal}" : $", goal {goal}");
            });
            List<string> parts = [string.Join("; ", figures)];
            if (national is not null && !isOfficial)
                parts.Add($"{ChartWords.Country.Capital().In(language)} {InColumn(national.Value, decimals, measured).In(language)}");
            if (league.Excluded.Count > 0)
            {
                var missing = string.Join(", ", league.Excluded.Select(unit => unit.Name.In(language)));
                parts.Add($"{(language == Language.Vi ? "Chưa có số liệu" : "No figure found")}: {missing}");
            }

            return string.Join(". ", parts) + ".";
        }
    }

    private static string Behind(string series) => series.Length == 0 ? "" : $", {series}";

    /// <summary>A value as a column has it: all with as many decimals.</summary>
    private static Text InColumn(decimal value, int decimals, Measured measured)
    {
        var number = ColumnText.Fixed(value, decimals);
        return Unit.KindOf(measured.Unit) is UnitKind.Class ? FigureText.WithUnit(number, measured) : ColumnText.WithPercent(number, measured);
    }
}
