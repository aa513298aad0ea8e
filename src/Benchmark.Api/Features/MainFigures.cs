using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>What is shown where nothing is chosen: what the data put first.</summary>
internal static class MainFigures
{
    /// <summary>The indicator that comes first.</summary>
    public static Indicator MainIndicator(this Catalog catalog) => catalog.Indicators.OrderBy(indicator => indicator.Headline ?? int.MaxValue).First();

    /// <summary>The units of today that come first, in their order; the country is none of them.</summary>
    public static IEnumerable<Province> MainOfToday(this Catalog catalog) => catalog.Provinces
        .Where(province => province is { Headline: not null, ValidTo: null, Kind: not ProvinceKind.Country })
        .OrderBy(province => province.Headline);

    /// <summary>The same, and the country behind them.</summary>
    public static IReadOnlyList<Province> MainPlaces(this Catalog catalog) => [.. catalog.MainOfToday(), catalog.Country];
}
