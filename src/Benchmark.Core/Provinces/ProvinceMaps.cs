namespace Benchmark.Core.Provinces;

/// <summary>
/// The lists of units the country has had, told apart by how many units they hold. They follow from the days on which territories began and ended, so that
/// a new reorganization is a matter of data.
/// </summary>
public sealed class ProvinceMaps
{
    private readonly Dictionary<int, HashSet<string>> _units = [];

    /// <summary>Derives the lists from the provinces; the country is on none.</summary>
    public ProvinceMaps(IReadOnlyList<Province> provinces)
    {
        var units = provinces.Where(province => province.Kind != ProvinceKind.Country).ToList();
        var changes = units.Where(unit => unit.ValidFrom is not null).Select(unit => unit.ValidFrom!.Value).Append(DateOnly.MinValue).Distinct();
        foreach (var day in changes)
        {
            var existing = units.Where(unit => unit.ExistedOn(day)).Select(unit => unit.Id).ToList();
            if (!_units.TryGetValue(existing.Count, out var list))
                _units[existing.Count] = list = [];
            list.UnionWith(existing);
        }

        Country = provinces.FirstOrDefault(province => province.Kind == ProvinceKind.Country)?.Id;
    }

    private string? Country { get; }

    /// <summary>Whether a list of so many units holds the province; a figure for the country as a whole goes with every list.</summary>
    public bool Contains(int map, Province province) => province.Id == Country || (_units.TryGetValue(map, out var list) && list.Contains(province.Id));
}
