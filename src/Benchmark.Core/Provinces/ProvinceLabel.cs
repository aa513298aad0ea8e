using System.Globalization;

namespace Benchmark.Core.Provinces;

/// <summary>What tells a province from another of the same name.</summary>
public static class ProvinceLabel
{
    /// <summary>The name of a province, with the days its territory began or ended, because another one may bear the same name.</summary>
    public static Text Of(Province province) => (province.ValidFrom, province.ValidTo) switch
    {
        (_, { } end) => new(
            $"{province.Name.Vi} (đến {end.Day}/{end.Month}/{end.Year})",
            $"{province.Name.En} (until {end.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})"),
        ({ } start, _) => new(
            $"{province.Name.Vi} (từ {start.Day}/{start.Month}/{start.Year})",
            $"{province.Name.En} (from {start.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)})"),
        _ => province.Name,
    };
}
