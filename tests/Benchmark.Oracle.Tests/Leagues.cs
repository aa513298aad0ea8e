namespace Benchmark.Oracle.Tests;

/// <summary>The rankings of api.md, section 7, and methods.md, section 7, written down a second time from their text alone.</summary>
internal sealed class Leagues(DataSet data)
{
    private const decimal Tolerance = 1e-9m;

    // The lists of units of series.csv: 63 is the map before the merger of 1 July 2025, 34 the one since.
    private static readonly DateOnly LastDayOf63 = new(2025, 6, 30);
    private static readonly DateOnly FirstDayOf34 = new(2025, 7, 1);

    /// <summary>What can be ranked at all: neither a class nor what has no number.</summary>
    public IEnumerable<Indicator> Ranked => data.Indicators.Values.Where(indicator => indicator.Kind is "number" or "rank");

    /// <summary>Every series and year of an indicator in which a province has a value.</summary>
    public IReadOnlyList<League> Of(Indicator indicator) =>
    [
        .. from series in data.Series
           where series.Indicator == indicator.Id
           from year in data.Provinces.Values.Where(unit => !unit.IsCountry)
               .SelectMany(unit => data.Values(unit.Id, series))
               .Select(value => value.Year)
               .Distinct()
               .Order()
           select Of(indicator, series, year),
    ];

    /// <summary>The one that is shown when nothing is chosen: null where no province has a value.</summary>
    public static League? Chosen(IReadOnlyList<League> leagues) =>
        leagues.OrderByDescending(league => league.Series.Judges)
            .ThenByDescending(league => league.Year)
            .ThenByDescending(league => (decimal)league.Known / league.Units)
            .ThenByDescending(league => league.Series.Preferred)
            .ThenBy(league => league.Series.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    private League Of(Indicator indicator, Series series, int year)
    {
        var field = data.Provinces.Values.Where(unit => !unit.IsCountry && unit.ValidOn(DayOf(series, year))).ToList();
        var known = field
            .SelectMany(unit => data.Values(unit.Id, series).Where(value => value.Year == year).Select(value => (Province: unit.Id, value.Figure)))
            .ToList();
        // A rank among some of the units is no rank.
        var isWhole = known.Count == field.Count && known.Count >= 2;
        return new League(series, year, field.Count, isWhole, [.. known.Select(PlaceOf)]);

        Place PlaceOf((string Province, decimal Figure) cell)
        {
            var among = 1 + known.Count(other => indicator.Direction * (other.Figure - cell.Figure) > Tolerance);
            // Of a rank indicator the place is the official one, whatever is known.
            decimal? rank = indicator.Kind == "rank" ? cell.Figure : isWhole ? among : null;
            return new Place(cell.Province, cell.Figure, rank, among, rank is null ? (among, among + field.Count - known.Count) : null);
        }
    }

    private static DateOnly DayOf(Series series, int year)
    {
        var endOfYear = new DateOnly(year, 12, 31);
        return series.Map switch
        {
            "63" => endOfYear < LastDayOf63 ? endOfYear : LastDayOf63,
            "34" => endOfYear > FirstDayOf34 ? endOfYear : FirstDayOf34,
            _ => endOfYear,
        };
    }
}
