namespace Benchmark.Core.Provinces;

/// <summary>
/// The lists of units the country has had, told apart by how many units they hold. They follow from the days on which territories began and ended, so that
/// a new reorganization is a matter of data.
/// </summary>
public sealed class ProvinceMaps
{
    private readonly IReadOnlyList<Province> _units;
    private readonly string? _country;

    /// <summary>What the country consisted of from each day on which that changed, oldest first.</summary>
    private readonly IReadOnlyList<(DateOnly Day, IReadOnlyList<Province> Units)> _lists;

    /// <summary>Derives the lists from the provinces; the country is on none.</summary>
    public ProvinceMaps(IReadOnlyList<Province> provinces)
    {
        _units = [.. provinces.Where(province => province.Kind != ProvinceKind.Country)];
        _country = provinces.FirstOrDefault(province => province.Kind == ProvinceKind.Country)?.Id;
        _lists =
        [
            .. _units.Select(unit => unit.ValidFrom ?? DateOnly.MinValue).Append(DateOnly.MinValue).Distinct().Order()
                .Select(day => (day, (IReadOnlyList<Province>)[.. _units.Where(unit => unit.ExistedOn(day))])),
        ];
    }

    /// <summary>
    /// The last day before the newest list took effect; null when there has been one only. A unit that became another without a change of their number makes
    /// no new list.
    /// </summary>
    public DateOnly? LastDayBeforeNewest
    {
        get
        {
            var first = _lists.Count - 1;
            while (first > 0 && _lists[first - 1].Units.Count == _lists[first].Units.Count)
                first--;
            return first == 0 ? null : _lists[first].Day.AddDays(-1);
        }
    }

    /// <summary>The units that existed on a day.</summary>
    public IReadOnlyList<Province> UnitsOn(DateOnly day) => [.. _units.Where(unit => unit.ExistedOn(day))];

    /// <summary>Whether a list of so many units ever held the province; a figure for the country as a whole goes with every list.</summary>
    public bool Contains(int map, Province province) =>
        province.Id == _country || _lists.Any(list => list.Units.Count == map && list.Units.Any(unit => unit.Id == province.Id));

    /// <summary>
    /// The units a figure of a year can be of: those that existed at its end, or those of the list of so many units that was in force then. A list that was
    /// made later and applied backwards is taken as it began.
    /// </summary>
    public IReadOnlyList<Province> UnitsOf(int year, int? map)
    {
        var end = new DateOnly(year, 12, 31);
        if (map is null)
            return [.. _units.Where(unit => unit.ExistedOn(end))];
        var lists = _lists.Where(list => list.Units.Count == map).ToList();
        return lists.Count == 0 ? [] : lists.LastOrDefault(list => list.Day <= end, lists[0]).Units;
    }
}
