using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Provinces;

/// <summary>The provinces as rows and columns.</summary>
internal sealed class ProvincesTable : ITable<Province>
{
    public static Table Of(IReadOnlyList<Province> provinces, Catalog catalog) =>
        Table.Of(new("Đơn vị hành chính cấp tỉnh", "Provinces"), ColumnsOf(catalog), SummaryOf(catalog), provinces);

    private static Summary<Province> SummaryOf(Catalog catalog) => new(
    [
        new(new("Địa phương", "Province"), 26, province => province.Name),
        new(new("Loại", "Kind"), 24, province => SummaryWords.Of(province.Kind)),
        new(new("Vùng", "Region"), 28, province => province.Region),
        new(new("Từ ngày", "From"), 12, province => province.ValidFrom),
        new(new("Đến ngày", "Until"), 12, province => province.ValidTo),
        new(new("Nay thuộc", "Now part of"), 26, province => province.Successor is { } id ? ProvinceLabel.Of(catalog.FindProvince(id)!) : null),
        new(new("Hợp nhất từ", "Merged from"), 40, province => SummaryColumns.Listed(province.Predecessors.Select(id => catalog.FindProvince(id)!.Name))),
        new(new("Cần lưu ý", "Note"), 40, province => province.Note),
        SummaryColumns.Source<Province>(new("Nguồn", "Source"), catalog, province => province.Source),
    ]);

    public static IReadOnlyList<Column<Province>> ColumnsOf(Catalog catalog) =>
    [
        .. Columns.Of(ProvinceSchema.Instance),
        .. CatalogColumns.Source<Province>(catalog, "source", province => province.Source),
    ];
}
