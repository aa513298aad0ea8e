using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Rankings;

/// <summary>Which league table to make, and from what.</summary>
public sealed record LeagueQuestion
{
    /// <summary>The indicator.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>The series.</summary>
    public required Series Series { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The units that could be ranked.</summary>
    public required IReadOnlyList<Province> Units { get; init; }

    /// <summary>The newest revision of each value of this indicator, series and year.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>How equal values are ranked.</summary>
    public Ties Ties { get; init; }

    /// <summary>How many decimals the values are rounded to before ranking; null ranks them as they are.</summary>
    public int? Rounded { get; init; }
}

/// <summary>The league table of one indicator, year and series.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">The series.</param>
/// <param name="SeriesName">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="Map">Which list of units the series covers; null when it covers those that existed in the year.</param>
/// <param name="Ties">How equal values are ranked.</param>
/// <param name="RankOn">What the ranks stand on: <c>raw</c>, or <c>rounded-k</c>.</param>
/// <param name="Units">How many units are ranked.</param>
/// <param name="Leader">Every province of rank 1.</param>
/// <param name="Median">The median of the values ranked; null when there are none.</param>
/// <param name="GapUnit">The unit of the gaps.</param>
/// <param name="Rows">The ranked units, best first, then by id.</param>
/// <param name="Excluded">The units without a value, by id.</param>
/// <param name="NotComputed">Why figures are null.</param>
/// <param name="Warnings">What a reader must know; <c>at</c> is a path within the table.</param>
public sealed record LeagueTable(
    RowIndicator Indicator,
    string Series,
    Text SeriesName,
    int Year,
    int? Map,
    Ties Ties,
    string RankOn,
    int Units,
    IReadOnlyList<string> Leader,
    decimal? Median,
    string? GapUnit,
    IReadOnlyList<LeagueRow> Rows,
    IReadOnlyList<ExcludedUnit> Excluded,
    IReadOnlyList<CellNotComputed> NotComputed,
    IReadOnlyList<Warning> Warnings)
{
    /// <summary>What ranks stand on when values are taken as they are.</summary>
    public const string Raw = "raw";

    /// <summary>The table as a sentence.</summary>
    // Empty until the narratives have told it: a computation writes no sentence.
    public Text Narrative { get; init; } = Text.Empty;

    /// <summary>The table of a question. Units without a value have no rank and are left out of n.</summary>
    public static LeagueTable Compute(LeagueQuestion question)
    {
        var values = question.Observations.ToDictionary(observation => observation.Province);
        var sign = question.Indicator.Direction == Direction.HigherIsBetter ? 1m : -1m;
        var ranked = question.Units.Where(unit => values.ContainsKey(unit.Id)).ToList();
        var figures = ranked.Select(unit => Printed(values[unit.Id].Value, question.Rounded)).ToList();
        var ranks = Ranking.Of([.. figures.Select(figure => new Ranked(figure))], question.Indicator.Direction, question.Ties);
        var competition = Ranking.Of([.. figures.Select(figure => new Ranked(figure))], question.Indicator.Direction, Ties.Competition);
        var best = ranked.Count == 0 ? (decimal?)null : sign * ranked.Max(unit => sign * values[unit.Id].Value);
        var median = ranked.Count == 0 ? (decimal?)null : Quantile.Median(ranked.Select(unit => values[unit.Id].Value));
        var notComputed = new List<CellNotComputed>();

        LeagueRow Row(Province unit, int index)
        {
            var value = values[unit.Id].Value;
            if (ranked.Count == 1)
                notComputed.Add(new CellNotComputed("percentile", unit.Id, Reason.FieldTooSmall));
            return new LeagueRow(
                unit.Id,
                unit.Name,
                value,
                values[unit.Id],
                ranks[index],
                ranks.Count(rank => rank == ranks[index]) > 1,
                Exact.Round(sign * (value - best!.Value)),
                Exact.Round(sign * (value - median!.Value)),
                ranked.Count == 1 ? null : Exact.Round(100 * (ranked.Count - competition[index]) / (ranked.Count - 1)),
                1 + (int)Math.Floor(4 * (competition[index] - 1) / ranked.Count));
        }

        var rows = ranked.Select(Row).OrderBy(row => row.Rank).ThenBy(row => row.Province, StringComparer.Ordinal).ToList();
        if (median is null)
            notComputed.Add(new CellNotComputed("median", null, Reason.NoObservation));
        return new LeagueTable(
            new RowIndicator(question.Indicator.Id, question.Indicator.Name, question.Indicator.Unit, question.Indicator.Direction),
            question.Series.Id,
            question.Series.Name,
            question.Year,
            question.Series.Map,
            question.Ties,
            question.Rounded is { } places ? $"rounded-{places}" : Raw,
            ranked.Count,
            [.. rows.Where(row => row.Rank == rows[0].Rank).Select(row => row.Province)],
            median is null ? null : Exact.Round(median.Value),
            Unit.OfDifference(question.Indicator.Unit),
            rows,
            [.. question.Units.Where(unit => !values.ContainsKey(unit.Id)).OrderBy(unit => unit.Id, StringComparer.Ordinal).Select(unit => new ExcludedUnit(unit.Id, unit.Name, Reason.NoObservation))],
            notComputed,
            [.. WarningsOf(question, rows)]);
    }

    private static decimal Printed(decimal value, int? places) => places is null ? value : decimal.Round(value, places.Value, MidpointRounding.AwayFromZero);

    private static IEnumerable<Warning> WarningsOf(LeagueQuestion question, List<LeagueRow> rows)
    {
        if (rows.Any(row => row.Observation.Certainty == Certainty.Preliminary))
            yield return new Warning(WarningCode.PreliminaryValue, new Text("Có số liệu sơ bộ trong bảng.", "Some values of the table are preliminary."), "rows");
        if (rows.Count > 0 && rows.Count < question.Units.Count)
        {
            yield return new Warning(
                WarningCode.CoverageLow,
                new Text(
                    $"Chỉ {rows.Count} trên {question.Units.Count} địa phương có số liệu; hạng, phân vị và tứ phân vị chỉ tính trong số đó.",
                    $"Only {rows.Count} of {question.Units.Count} units have a value; ranks, percentiles and quartiles are among these alone."),
                "rows");
        }

        if (question.Series.Breaks.Contains(question.Year))
            yield return new Warning(WarningCode.MethodBreak, new Text("Cách tính thay đổi từ năm này; không so với các năm trước.", "The definition changed with this year; it does not compare with earlier ones."), "year");
    }
}

/// <summary>A ranked unit.</summary>
/// <param name="Province">The province.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Observation">The observation.</param>
/// <param name="Rank">Its rank; a half where ties share an average.</param>
/// <param name="Tied">Whether another unit has the same rank.</param>
/// <param name="GapToLeader">The distance to the best value, never positive.</param>
/// <param name="GapToMedian">The distance to the median; negative is behind.</param>
/// <param name="Percentile">100 for the first of the field, 0 for the last; null in a field of one.</param>
/// <param name="Quartile">1 for the best quarter of the field to 4.</param>
public sealed record LeagueRow(
    string Province,
    Text Name,
    decimal Value,
    Observation Observation,
    decimal Rank,
    bool Tied,
    decimal GapToLeader,
    decimal GapToMedian,
    decimal? Percentile,
    int Quartile);

/// <summary>A unit that is not ranked.</summary>
/// <param name="Province">The province.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why.</param>
public sealed record ExcludedUnit(string Province, Text Name, Reason Reason);
