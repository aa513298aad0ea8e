using System.Globalization;

namespace Benchmark.Core.Provinces;

/// <summary>The groups of a release. They follow from its provinces and its day; the country is in none.</summary>
public sealed class ProvinceGroups
{
    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);

    private readonly Dictionary<string, ProvinceGroup> _byKey;
    private readonly IReadOnlyList<(string Word, string Key)> _words;

    /// <summary>Derives the groups.</summary>
    /// <param name="provinces">All provinces.</param>
    /// <param name="maps">The lists of units the country has had.</param>
    /// <param name="day">The day of the release.</param>
    public ProvinceGroups(IReadOnlyList<Province> provinces, ProvinceMaps maps, DateOnly day)
    {
        var today = maps.UnitsOn(day);
        All = [.. new[] { Current(today, day), Former(maps), Cities(today), Headline(provinces) }.OfType<ProvinceGroup>(), .. Regions(today)];
        Keys = [.. All.Select(group => group.Key)];
        _byKey = All.ToDictionary(group => group.Key, StringComparer.Ordinal);
        _words =
        [
            .. All.SelectMany(group => new[] { group.Id, group.Name.Vi, group.Name.En, group.Id[(group.Id.IndexOf('-', StringComparison.Ordinal) + 1)..] }
                .Select(SearchText.Fold)
                .Distinct()
                .Select(word => (word, group.Key))),
        ];
    }

    /// <summary>The groups: the maps, the cities, the headline provinces, then the regions by id. A group without members is none.</summary>
    public IReadOnlyList<ProvinceGroup> All { get; }

    /// <summary>How lists of provinces name them, in the same order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>What a text means: the key of a group. What is near may be written without what tells a group from a province.</summary>
    public Match<ProvinceGroup> Match(string text) =>
        _byKey.TryGetValue(text, out var group) ? new([group]) : new([], () => Nearest.Of(SearchText.Fold(IdIn(text)), _words));

    private static string IdIn(string text) =>
        text.StartsWith(ProvinceGroup.Prefix, StringComparison.OrdinalIgnoreCase) ? text[ProvinceGroup.Prefix.Length..] : text;

    private static ProvinceGroup? Current(IReadOnlyList<Province> units, DateOnly day) => Of(
        "current",
        new Text("Các tỉnh, thành phố hiện nay", "Provinces and cities of today"),
        new Text(
            $"Mọi tỉnh, thành phố tồn tại ngày {Vi(day)}, ngày của bản phát hành.",
            $"Every province and city that existed on {En(day)}, the day of the release."),
        units,
        isMap: true);

    private static ProvinceGroup? Former(ProvinceMaps maps) => maps.LastDayBeforeNewest is not { } day ? null : Of(
        "former",
        new Text("Các tỉnh, thành phố trước sắp xếp", "Provinces and cities before the reorganization"),
        new Text(
            $"Mọi tỉnh, thành phố tồn tại ngày {Vi(day)}, ngày cuối cùng trước khi danh sách hiện nay có hiệu lực.",
            $"Every province and city that existed on {En(day)}, the last day before the list of today took effect."),
        maps.UnitsOn(day),
        isMap: true);

    private static ProvinceGroup? Cities(IReadOnlyList<Province> units) => Of(
        "cities",
        new Text("Thành phố trực thuộc trung ương", "Centrally run cities"),
        new Text("Các thành phố trực thuộc trung ương hiện nay.", "The centrally run cities of today."),
        units.Where(unit => unit.Kind == ProvinceKind.City));

    private static ProvinceGroup? Headline(IReadOnlyList<Province> provinces) => Of(
        "headline",
        new Text("Các địa phương chính", "Headline provinces"),
        new Text("Các địa phương được so sánh khi không nêu địa phương nào.", "The provinces compared when none is named."),
        provinces.Where(province => province.Headline is not null && province.Kind != ProvinceKind.Country));

    private static IEnumerable<ProvinceGroup> Regions(IReadOnlyList<Province> units) =>
        units.Where(unit => unit.Region is not null)
            .GroupBy(unit => SearchText.Fold(unit.Region!.En).Replace(' ', '-'))
            .Where(region => region.Key.Length > 0)
            .OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region =>
            {
                var name = region.First().Region!;
                var about = new Text(
                    $"Các tỉnh, thành phố hiện nay của vùng {name.Vi}.",
                    $"The provinces and cities of today in the region {name.En}.");
                return Of($"region-{region.Key}", name, about, region)!;
            });

    private static ProvinceGroup? Of(string id, Text name, Text description, IEnumerable<Province> members, bool isMap = false)
    {
        IReadOnlyList<Province> ordered =
        [
            .. members
                .OrderBy(member => member.Headline ?? int.MaxValue)
                .ThenBy(member => member.Name.Vi, ByName)
                .ThenBy(member => member.Id, StringComparer.Ordinal),
        ];
        return ordered.Count == 0 ? null : new ProvinceGroup(id, name, description, ordered) { IsMap = isMap };
    }

    private static string Vi(DateOnly day) => $"{day.Day}/{day.Month}/{day.Year}";

    private static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
