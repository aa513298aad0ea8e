using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>The dimensions that several cubes have.</summary>
internal static class Dimensions
{
    /// <summary>The provinces, each once, in the order given.</summary>
    public static Dimension Provinces(Catalog catalog, IEnumerable<string> ids) => new(
        "province",
        new("Đơn vị", "Province"),
        Role.Geo,
        [.. ids.Distinct().Select(id => new Category(id, ProvinceLabel.Of(catalog.FindProvince(id)!)))]);

    /// <summary>Years, each once, oldest first; null stands for no year.</summary>
    public static Dimension Years(string id, Text label, IEnumerable<int?> years) => new(
        id,
        label,
        Role.Time,
        [.. years.Distinct()
            .OrderBy(year => year ?? int.MaxValue)
            .Select(year => new Category(CategoryOf(year), year is null ? new("Không nêu năm", "No year stated") : new(CategoryOf(year), CategoryOf(year))))]);

    /// <summary>The category of a year.</summary>
    public static string CategoryOf(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "open";
}
