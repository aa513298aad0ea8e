using Benchmark.Api.Formats;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Provinces;

/// <summary>The provinces as rows and columns.</summary>
internal static class ProvincesTable
{
    public static Table Of(IReadOnlyList<Province> provinces, Catalog catalog) =>
        Table.Of(new("Đơn vị hành chính cấp tỉnh", "Provinces"), ColumnsOf(catalog), provinces);

    private static IReadOnlyList<Column<Province>> ColumnsOf(Catalog catalog) =>
    [
        .. Columns.Of(ProvinceSchema.Instance),
        .. CatalogColumns.Source<Province>(catalog, "source", province => province.Source),
    ];
}
