using Benchmark.Core.Schemas;

namespace Benchmark.Api.Features.Releases;

/// <summary>What the fields of the data are called in a sentence; a test checks that none is missing.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, Text> Words = new()
    {
        ["name"] = new("tên", "name"),
        ["note"] = new("ghi chú", "note"),
        ["source"] = new("nguồn", "source"),
        ["headline"] = new("vị trí trong bảng so sánh mặc định", "place in the usual comparison"),
        ["aliases"] = new("tên gọi khác", "other names"),
        ["region"] = new("vùng", "region"),
        ["codes.gso"] = new("mã số", "official code"),
        ["codes.iso"] = new("mã số", "official code"),
        ["validFrom"] = new("ngày thành lập", "first day"),
        ["validTo"] = new("ngày kết thúc", "last day"),
        ["successor"] = new("đơn vị tiếp nhận", "unit that took it over"),
        ["unit"] = new("đơn vị tính", "unit of measure"),
        ["unitName"] = new("đơn vị tính", "unit of measure"),
        ["direction"] = new("chiều nào tốt hơn", "which way is better"),
        ["theme"] = new("chủ đề", "theme"),
        ["minimum"] = new("giới hạn của giá trị", "bounds of its values"),
        ["maximum"] = new("giới hạn của giá trị", "bounds of its values"),
        ["worst"] = new("mốc 0 điểm", "value that scores 0"),
        ["worstReason"] = new("lý do chọn mốc 0 điểm", "reason for the value that scores 0"),
        ["scoreMethod"] = new("cách tính điểm", "scoring"),
        ["pace"] = new("cách tính tiến độ", "way its pace is computed"),
        ["ratioScale"] = new("loại thang đo", "kind of scale"),
        ["decimals"] = new("số chữ số thập phân", "number of decimals"),
        ["short"] = new("tên ngắn", "short name"),
        ["country"] = new("tên khi nói về cả nước", "name when said of the country"),
        ["fieldSize"] = new("số địa phương được xếp hạng", "number of units ranked"),
        ["map"] = new("danh sách đơn vị", "list of units"),
        ["averageOf.start"] = new("giai đoạn bình quân", "years of the average"),
        ["averageOf.end"] = new("giai đoạn bình quân", "years of the average"),
        ["judgesTargets"] = new("việc dùng để đánh giá mục tiêu", "use for judging targets"),
        ["preferred"] = new("thứ tự ưu tiên", "order of preference"),
        ["breaks"] = new("các năm đổi định nghĩa", "years in which the definition changed"),
        ["horizon"] = new("năm đích", "year"),
        ["horizonStated"] = new("năm ghi trong nguồn", "year as printed"),
        ["horizonReading"] = new("cách hiểu năm đích", "reading of the year"),
        ["period.start"] = new("giai đoạn", "period"),
        ["period.end"] = new("giai đoạn", "period"),
        ["basis"] = new("điều phải đạt", "what has to hold"),
        ["comparator"] = new("cách nêu con số", "wording of the figure"),
        ["low"] = new("con số", "figure"),
        ["high"] = new("con số", "figure"),
        ["normalized.band"] = new("biên độ của con số", "tolerance of the figure"),
        ["normalized.fieldSize"] = new("số địa phương được xếp hạng", "number of units ranked"),
        ["series"] = new("chuỗi số liệu dùng để đánh giá", "series it is judged by"),
        ["standing"] = new("vị trí so với các mục tiêu khác", "standing among other targets"),
        ["supersededBy"] = new("mục tiêu thay thế", "target that replaced it"),
        ["statement"] = new("lời văn", "wording"),
        ["document"] = new("văn bản", "document"),
        ["certainty"] = new("mức độ chắc chắn", "certainty"),
        ["setBy"] = new("nơi đặt mục tiêu", "who set it"),
        ["adoption"] = new("mức độ chính thức", "how firm it is"),
        ["number"] = new("số hiệu", "number"),
        ["title"] = new("nhan đề", "title"),
        ["issuer"] = new("nơi công bố", "issuer"),
        ["publishedOn"] = new("ngày công bố", "date"),
        ["url"] = new("địa chỉ", "address"),
        ["order"] = new("thứ tự", "order"),
        ["year"] = new("năm", "year"),
        ["revision"] = new("lần công bố", "time of publication"),
        ["value"] = new("giá trị", "value"),
        ["vintage"] = new("ngày công bố", "date of publication"),
        ["secondSource"] = new("nguồn thứ hai", "second source"),
    };

    private static readonly HashSet<string> Shown = ["name", "short", "title", "issuer", "number", "region"];

    /// <summary>What a field is called.</summary>
    /// <param name="noun">What its row is.</param>
    /// <param name="path">Its path, without the language.</param>
    public static Text Of(Noun noun, string path) => path == "kind"
        ? noun switch
        {
            Noun.Province => new("loại đơn vị", "kind of unit"),
            Noun.Source => new("loại nguồn", "kind of source"),
            _ => new("loại chỉ tiêu", "kind of indicator"),
        }
        : Words[path];

    /// <summary>What a field is called, whatever its row is; null where it is called differently, or no field of the data.</summary>
    public static Text? Find(string path) => Words.GetValueOrDefault(path);

    /// <summary>Whether what it says is a text that people read, and no code.</summary>
    public static bool IsShown(string path) => Shown.Contains(path);
}
