using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Rankings;

/// <summary>What an indicator can be ranked on: one series in one year in which a unit of the field has a value.</summary>
/// <param name="Series">The series.</param>
/// <param name="Year">The year.</param>
/// <param name="Units">The units of the field.</param>
/// <param name="Observations">The values of these units; at least one.</param>
public sealed record LeagueField(Series Series, int Year, IReadOnlyList<Province> Units, IReadOnlyList<Observation> Observations)
{
    /// <summary>
    /// Every field of an indicator, in the order in which one is chosen: series that judge targets, the newest year, the larger known share of the field, the
    /// preferred series, the id. The first of them is shown, or the first of those that have the series and the year asked for.
    /// </summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="maps">The lists of units the country has had.</param>
    /// <param name="observations">The newest revision of each value of the indicator.</param>
    /// <param name="group">The group that is ranked; null for the units of the country.</param>
    /// <param name="ofYear">Whether a group of every unit of a day means the units of the year.</param>
    public static IReadOnlyList<LeagueField> Of(
        Indicator indicator,
        ProvinceMaps maps,
        IEnumerable<Observation> observations,
        ProvinceGroup? group = null,
        bool ofYear = false)
    {
        var fields = new List<LeagueField>();
        var measured = observations.ToLookup(observation => (observation.Series, observation.Year));
        foreach (var values in measured)
        {
            var series = indicator.Series.First(each => each.Id == values.Key.Series);
            var units = group is null ? maps.UnitsOf(values.Key.Year, series.Map)
                : group.IsMap && ofYear ? maps.UnitsOf(values.Key.Year, map: null)
                : group.Members;
            // Territories of another time may have values of the year as well; they compete in no field of it.
            var inField = units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
            var known = values.Where(value => inField.Contains(value.Province)).ToList();
            if (known.Count > 0)
                fields.Add(new LeagueField(series, values.Key.Year, units, known));
        }

        return
        [
            .. fields
                .OrderByDescending(field => field.Series.JudgesTargets)
                .ThenByDescending(field => field.Year)
                .ThenByDescending(field => (decimal)field.Observations.Count / field.Units.Count)
                .ThenByDescending(field => field.Series.Preferred)
                .ThenBy(field => field.Series.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The field in short.</summary>
    public OtherField Summarize() => new(Series.Id, Year, Observations.Count, Units.Count);
}

/// <summary>A field that could be ranked as well.</summary>
/// <param name="Series">The series.</param>
/// <param name="Year">The year.</param>
/// <param name="Known">How many units have a value.</param>
/// <param name="Units">How many units the field has.</param>
public sealed record OtherField(string Series, int Year, int Known, int Units);
