using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>The names and titles behind ids: JSON leaves them to another request, a reader of a file needs them beside the id.</summary>
internal static class CatalogColumns
{
    public static IReadOnlyList<Column<T>> Province<T>(Catalog catalog, Func<T, string> id) =>
        Columns.Pair<T>("provinceName", new("Tên đơn vị", "Name of the province"), row => catalog.FindProvince(id(row))!.Name);

    public static IReadOnlyList<Column<T>> Indicator<T>(Catalog catalog, Func<T, string> id) =>
    [
        .. Columns.Pair<T>("indicatorName", new("Tên chỉ tiêu", "Name of the indicator"), row => catalog.FindIndicator(id(row))!.Name),
        .. Unit(catalog, id),
    ];

    public static IReadOnlyList<Column<T>> Unit<T>(Catalog catalog, Func<T, string> indicator) =>
        Columns.Pair<T>(
            "unitName",
            new("Đơn vị tính như người ta viết", "The unit as people write it"),
            row => catalog.FindIndicator(indicator(row))!.UnitName);

    public static IReadOnlyList<Column<T>> Series<T>(Catalog catalog, Func<T, string> indicator, Func<T, string?> id) =>
        Columns.Pair<T>(
            "seriesName",
            new("Tên chuỗi số liệu", "Name of the series"),
            row => id(row) is { } series ? catalog.FindIndicator(indicator(row))!.Series.First(each => each.Id == series).Name : null);

    /// <summary>The source whose id the column of this name holds.</summary>
    public static IReadOnlyList<Column<T>> Source<T>(Catalog catalog, string name, Func<T, string?> id) =>
        Columns.Cited<T>(name, new($"Nguồn ghi ở cột {name}", $"The source in column {name}"), row => id(row) is { } source ? catalog.Cite(source) : null);
}
