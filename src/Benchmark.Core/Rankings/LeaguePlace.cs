using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Rankings;

/// <summary>The place of a province in the league table of an indicator: the row of the table, and what the table says of its field.</summary>
/// <param name="Id">The id of the row.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">The series.</param>
/// <param name="Year">The year.</param>
/// <param name="RankScope">Which units the rank is among.</param>
/// <param name="Units">How many units the field has.</param>
/// <param name="Known">How many of them have a value.</param>
/// <param name="Value">The value of the province.</param>
/// <param name="Rank">The rank; null where the field is not whole.</param>
/// <param name="RankSource">Whether the rank was published or computed; null without a rank.</param>
/// <param name="FieldSize">Of a rank indicator, how many units were ranked; null when that is not known, and of other indicators.</param>
/// <param name="RankAmongKnown">1 and the number of known units that are strictly better; no rank where some units have no value.</param>
/// <param name="RankBounds">The best and the worst rank it can have; null where the rank is given.</param>
/// <param name="Tied">Whether another unit has the same rank; null in a field that is not whole.</param>
/// <param name="GapToLeader">The distance to the best known value, never positive; null when no other is known.</param>
/// <param name="GapToMedian">The distance to the median; negative is behind. Null without a median.</param>
/// <param name="GapUnit">The unit of both.</param>
/// <param name="Percentile">100 for the first of the field, 0 for the last.</param>
/// <param name="Quartile">1 for the best quarter of the field to 4.</param>
/// <param name="Observation">The observation.</param>
/// <param name="NotComputed">Why figures are null.</param>
public sealed record LeaguePlace(
    string Id,
    string Indicator,
    string Series,
    int Year,
    RankScope RankScope,
    int Units,
    int Known,
    decimal Value,
    decimal? Rank,
    RankSource? RankSource,
    int? FieldSize,
    int RankAmongKnown,
    RankBounds? RankBounds,
    bool? Tied,
    decimal? GapToLeader,
    decimal? GapToMedian,
    string? GapUnit,
    decimal? Percentile,
    int? Quartile,
    Observation Observation,
    IReadOnlyList<CellNotComputed> NotComputed)
{
    /// <summary>The value as a sentence writes it; null unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>What the observation says in this release, as `/v1/verify` takes it.</summary>
    public string? Claim => Observation.Claim;

    // Of the table, not of a row.
    private static readonly string[] OfTable = ["leader", "median"];

    /// <summary>The place in the table that is shown of an indicator when neither series nor year is named; null when the province has none in it.</summary>
    /// <param name="province">The province.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="maps">The lists of units the country has had.</param>
    /// <param name="observations">The newest revision of each value of the indicator; those of the country are in no field.</param>
    public static LeaguePlace? Of(Province province, Indicator indicator, ProvinceMaps maps, IEnumerable<Observation> observations)
    {
        if (!LeagueTable.Ranks(indicator)
            || LeagueField.Of(indicator, maps, observations) is not [var field, ..]
            || field.Observations.All(observation => observation.Province != province.Id))
        {
            return null;
        }

        var table = LeagueTable.Compute(new LeagueQuestion
        {
            Indicator = indicator,
            Series = field.Series,
            Year = field.Year,
            Units = field.Units,
            Observations = field.Observations,
        });
        var row = table.Rows.First(each => each.Province == province.Id);
        return new LeaguePlace(
            row.Id,
            indicator.Id,
            table.Series,
            table.Year,
            table.RankScope,
            table.Units,
            table.Known,
            row.Value,
            row.Rank,
            row.RankSource,
            row.FieldSize,
            row.RankAmongKnown,
            row.RankBounds,
            row.Tied,
            row.GapToLeader,
            row.GapToMedian,
            table.GapUnit,
            row.Percentile,
            row.Quartile,
            row.Observation,
            [.. table.NotComputed.Where(entry => (entry.Province is null || entry.Province == province.Id) && !OfTable.Contains(entry.Figure))]);
    }
}
