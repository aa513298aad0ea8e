using Benchmark.Core.Indicators;
using Benchmark.Core.Methods;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Search;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features;

/// <summary>What the codes of closed sets are called in the summary of a workbook.</summary>
internal static class SummaryWords
{
    public static Text Of(ProvinceKind kind) => kind switch
    {
        ProvinceKind.Province => new("Tỉnh", "Province"),
        ProvinceKind.City => new("Thành phố trực thuộc trung ương", "Centrally run city"),
        ProvinceKind.Country => new("Cả nước", "The country"),
        _ => throw Unknown(kind),
    };

    public static Text Of(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Number => new("Con số", "Number"),
        IndicatorKind.Rank => new("Thứ hạng", "Rank"),
        IndicatorKind.Milestone => new("Việc phải làm, không có con số", "Milestone without a number"),
        IndicatorKind.Band => new("Nhóm xếp loại", "Group"),
        _ => throw Unknown(kind),
    };

    public static Text Of(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => new("Cao hơn là tốt hơn", "Higher is better"),
        Direction.LowerIsBetter => new("Thấp hơn là tốt hơn", "Lower is better"),
        _ => throw Unknown(direction),
    };

    public static Text Of(SourceKind kind) => kind switch
    {
        SourceKind.Resolution => new("Nghị quyết", "Resolution"),
        SourceKind.Decision => new("Quyết định", "Decision"),
        SourceKind.Plan => new("Kế hoạch, chương trình", "Plan or program"),
        SourceKind.Statistics => new("Ấn phẩm thống kê", "Statistical publication"),
        SourceKind.Report => new("Báo cáo", "Report"),
        SourceKind.News => new("Báo chí", "Press"),
        SourceKind.Web => new("Trang web", "Web page"),
        _ => throw Unknown(kind),
    };

    public static Text Of(Certainty certainty) => certainty switch
    {
        Certainty.Official => new("Chính thức", "Official"),
        Certainty.Reported => new("Theo báo chí", "From the press"),
        Certainty.Preliminary => new("Sơ bộ", "Preliminary"),
        _ => throw Unknown(certainty),
    };

    public static Text Of(Standing standing) => standing switch
    {
        Standing.Primary => new("Mục tiêu chính", "Main target"),
        Standing.Restatement => new("Nêu lại ở văn bản khác", "Restated elsewhere"),
        Standing.Alternative => new("Văn bản khác nêu con số khác", "Another document says otherwise"),
        Standing.Superseded => new("Đã được thay thế", "Replaced"),
        _ => throw Unknown(standing),
    };

    public static Text Of(Noun noun) => noun switch
    {
        Noun.Source => new("Nguồn, văn bản", "Source or document"),
        Noun.Province => new("Đơn vị hành chính", "Province"),
        Noun.Theme => new("Chủ đề", "Theme"),
        Noun.Indicator => new("Chỉ tiêu", "Indicator"),
        Noun.Series => new("Chuỗi số liệu", "Series"),
        Noun.Target => new("Mục tiêu", "Target"),
        Noun.Observation => new("Số liệu", "Figure"),
        _ => throw Unknown(noun),
    };

    public static Text Of(SearchType type) => type switch
    {
        SearchType.Province => Of(Noun.Province),
        SearchType.Indicator => Of(Noun.Indicator),
        SearchType.Series => Of(Noun.Series),
        SearchType.Document => new("Văn bản", "Document"),
        SearchType.Method => new("Phương pháp tính", "Method"),
        SearchType.Source => new("Nguồn số liệu", "Source"),
        _ => throw Unknown(type),
    };

    public static Text Of(ChangeAction action) => action switch
    {
        ChangeAction.Insert => new("Thêm", "Added"),
        ChangeAction.Change => new("Sửa", "Changed"),
        ChangeAction.Deletion => new("Xóa", "Deleted"),
        _ => throw Unknown(action),
    };

    public static Text Of(MethodKind kind) => kind switch
    {
        MethodKind.Score => new("Cách cho điểm", "Score"),
        MethodKind.Pace => new("Nhịp độ", "Pace"),
        MethodKind.Thresholds => new("Ngưỡng kết luận", "Thresholds of the verdict"),
        MethodKind.Ties => new("Cách xếp khi bằng nhau", "Ties"),
        MethodKind.Aggregation => new("Cách tổng hợp", "Aggregation"),
        MethodKind.Robustness => new("Độ vững của thứ hạng", "Robustness of ranks"),
        _ => throw Unknown(kind),
    };

    public static Text Of(MethodOrigin origin) => origin switch
    {
        MethodOrigin.Published => new("Theo công bố", "As published"),
        MethodOrigin.Adapted => new("Theo công bố, có điều chỉnh", "As published, adapted"),
        MethodOrigin.Own => new("Quy ước riêng", "Our own convention"),
        _ => throw Unknown(origin),
    };

    /// <summary>The unit of a difference of two values of an indicator; null where there is none.</summary>
    public static Text? OfDifference(string unit, Text? unitName) =>
        Unit.OfDifference(unit) is { } code && (unitName is not null || code != unit) ? UnitText.Of(code, _ => unitName).Name : null;

    private static InvalidOperationException Unknown(Enum member) => new($"{member.GetType().Name}.{member} has no name in summaries.");
}
