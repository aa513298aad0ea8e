using Benchmark.Api.Data;
using Benchmark.Api.Formats;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Features.Provinces;

/// <summary>The provinces as rows and columns.</summary>
internal static class ProvincesTable
{
    public static Table Of(IReadOnlyList<Province> provinces, Catalog catalog) => Table.Of(new("Đơn vị hành chính cấp tỉnh", "Provinces"), ColumnsOf(catalog), provinces);

    private static IReadOnlyList<Column<Province>> ColumnsOf(Catalog catalog) =>
    [
        new("id", new("Mã đơn vị", "Id of the province"), province => province.Id),
        .. Columns.Pair<Province>("name", new("Tên", "Name"), province => province.Name),
        new("aliases", new("Tên gọi khác, cách nhau bằng |", "Other names, separated by |"), province => Columns.Joined(province.Aliases)),
        new("kind", new("Loại đơn vị", "What kind of unit it is"), province => province.Kind),
        .. Columns.Pair<Province>("region", new("Vùng kinh tế - xã hội", "Socio-economic region"), province => province.Region),
        new("codes.gso", new("Mã của cơ quan thống kê, hai chữ số, là văn bản", "Code of the statistics office, two digits, as text"), province => province.Codes.Gso),
        new("codes.iso", new("Mã ISO 3166", "ISO 3166 code"), province => province.Codes.Iso),
        new("validFrom", new("Ngày đầu tiên địa bàn tồn tại", "The first day the territory existed"), province => province.ValidFrom),
        new("validTo", new("Ngày cuối cùng địa bàn tồn tại", "The last day the territory existed"), province => province.ValidTo),
        new("successor", new("Mã đơn vị tiếp nhận địa bàn", "Id of the province that took it over"), province => province.Successor),
        new("predecessors", new("Mã các đơn vị đã được tiếp nhận, cách nhau bằng |", "Ids of the provinces it took over, separated by |"), province => Columns.Joined(province.Predecessors)),
        new("headline", new("Thứ tự trong nhóm so sánh mặc định", "The place among the provinces compared by default"), province => province.Headline),
        new("source", new("Mã nguồn", "Id of the source"), province => province.Source),
        .. Columns.Pair<Province>("note", new("Điều cần biết", "What a reader should know"), province => province.Note),
        .. CatalogColumns.Source<Province>(catalog, "source", province => province.Source),
    ];
}
