namespace Benchmark.Core.Provinces;

/// <summary>The warnings that belong to a province wherever it is shown.</summary>
public static class ProvinceWarnings
{
    /// <summary>The territory ended; names the successor.</summary>
    public static Warning Ended(Province province, string? at)
    {
        var name = ProvinceLabel.Of(province);
        return new Warning(
            WarningCode.EndedProvince,
            new Text(
                $"{name.Vi} không còn là một đơn vị riêng; địa bàn nay thuộc {province.Successor}, một đơn vị khác với số liệu khác.",
                $"{name.En} is no longer a unit of its own; its territory is now part of {province.Successor}, another unit with other figures."),
            at);
    }

    /// <summary>A warning for every province that has ended, once each.</summary>
    public static IReadOnlyList<Warning> Ended(IEnumerable<Province> provinces) =>
        [.. provinces.Where(province => province.ValidTo is not null).DistinctBy(province => province.Id).Select(province => Ended(province, "province"))];
}
