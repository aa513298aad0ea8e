using Benchmark.Core.Schemas;

namespace Benchmark.Core.Provinces;

/// <summary>The fields of a province.</summary>
public static class ProvinceSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Province> Instance = new(
        "provinces.csv",
        Noun.Province,
        ["id"],
        [
            Field.Subject("id", new("Mã đơn vị", "Id of the province"), (Province province) => province.Id),
            .. Field.Texts("name", new("Tên", "Name"), (Province province) => province.Name),
            Field.List("aliases", '|', new("Tên gọi khác, cách nhau bằng |", "Other names, separated by |"), (Province province) => province.Aliases),
            Field.Code("kind", new("Loại đơn vị", "What kind of unit it is"), (Province province) => province.Kind),
            .. Field.Texts("region", new("Vùng kinh tế - xã hội", "Socio-economic region"), (Province province) => province.Region),
            Field.Text(
                "gso",
                new("Mã của cơ quan thống kê, hai chữ số, là văn bản", "Code of the statistics office, two digits, as text"),
                (Province province) => province.Codes.Gso) with { Path = "codes.gso" },
            Field.Text("iso", new("Mã ISO 3166", "ISO 3166 code"), (Province province) => province.Codes.Iso) with { Path = "codes.iso" },
            Field.Date("valid_from", new("Ngày đầu tiên địa bàn tồn tại", "The first day the territory existed"), (Province province) => province.ValidFrom),
            Field.Date("valid_to", new("Ngày cuối cùng địa bàn tồn tại", "The last day the territory existed"), (Province province) => province.ValidTo),
            Field.Id(
                "successor",
                new("Mã đơn vị tiếp nhận địa bàn", "Id of the province that took it over"),
                (Province province) => province.Successor,
                Noun.Province),
            .. Field.ComputedTexts(
                "label",
                new("Tên kèm ngày địa bàn bắt đầu hoặc kết thúc", "Name with the days its territory began or ended"),
                (Province province) => province.Label),
            Field.Computed(
                "predecessors",
                new("Mã các đơn vị đã được tiếp nhận, cách nhau bằng |", "Ids of the provinces it took over, separated by |"),
                (Province province) => province.Predecessors),
            Field.WholeNumber(
                "headline",
                new("Thứ tự trong nhóm so sánh mặc định", "The place among the provinces compared by default"),
                (Province province) => province.Headline),
            Field.Id("source", new("Mã nguồn", "Id of the source"), (Province province) => province.Source, Noun.Source),
            .. Field.Texts("note", new("Điều cần biết", "What a reader should know"), (Province province) => province.Note),
        ]);
}
