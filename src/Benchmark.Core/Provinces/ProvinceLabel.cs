using System.Globalization;
using System.Runtime.CompilerServices;

namespace Benchmark.Core.Provinces;

/// <summary>What tells a province from another of the same name.</summary>
public static class ProvinceLabel
{
    // Every cell of an answer names its province; the name is written once for as long as the province is known.
    private static readonly ConditionalWeakTable<Province, Text> Labels = [];

    /// <summary>The name of a province, with the days its territory began or ended, because another one may bear the same name.</summary>
    public static Text Of(Province province) => Labels.GetValue(province, Write);

    private static Text Write(Province province) => (province.ValidFrom, province.ValidTo) switch
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
