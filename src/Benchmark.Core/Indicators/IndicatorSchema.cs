using Benchmark.Core.Schemas;

namespace Benchmark.Core.Indicators;

/// <summary>The fields of an indicator.</summary>
public static class IndicatorSchema
{
    /// <summary>What a file holds where an indicator has no pace model: nothing would look like a cell that was forgotten.</summary>
    public const string NoPace = "none";

    /// <summary>The schema.</summary>
    public static readonly Schema<Indicator> Instance = new(
        "indicators.csv",
        Noun.Indicator,
        ["id"],
        [
            Field.Subject("id", new("Mã chỉ tiêu", "Id of the indicator"), (Indicator indicator) => indicator.Id),
            .. Field.Texts("name", new("Tên", "Name"), (Indicator indicator) => indicator.Name),
            Field.Code("kind", new("Con số, thứ hạng, cột mốc hay nhóm", "Number, rank, milestone or class"), (Indicator indicator) => indicator.Kind),
            Field.Text("unit", new("Mã đơn vị tính", "Code of the unit"), (Indicator indicator) => indicator.Unit),
            .. Field.Texts("unit_name", new("Đơn vị tính như người ta viết", "The unit as people write it"), (Indicator indicator) => indicator.UnitName),
            Field.Code("direction", new("Chiều nào tốt hơn", "Which way is better"), (Indicator indicator) => indicator.Direction),
            Field.Text("theme", new("Chủ đề", "The field it belongs to"), (Indicator indicator) => indicator.Theme),
            Field.WholeNumber(
                "headline",
                new("Thứ tự trong nhóm so sánh mặc định", "The place among the indicators compared by default"),
                (Indicator indicator) => indicator.Headline),
            Field.Number("minimum", new("Giá trị nhỏ nhất có thể có", "The smallest value there can be"), (Indicator indicator) => indicator.Minimum),
            Field.Number("maximum", new("Giá trị lớn nhất có thể có", "The largest value there can be"), (Indicator indicator) => indicator.Maximum),
            Field.Number("worst", new("Giá trị được 0 điểm", "The value that scores 0"), (Indicator indicator) => indicator.Worst),
            .. Field.Texts(
                "worst_reason",
                new("Vì sao là mức kém nhất, hoặc vì sao không có", "Why it is the worst bound, or why there is none"),
                (Indicator indicator) => indicator.WorstReason),
            Field.Text("score_method", new("Mã cách tính điểm", "Id of the score method"), (Indicator indicator) => indicator.ScoreMethod),
            Field.Text("pace", new("Mã mô hình nhịp độ", "Id of the pace model"), (Indicator indicator) => indicator.Pace) with { Absent = NoPace },
            Field.Flag(
                "ratio_scale",
                new("Tỷ lệ giữa hai giá trị có ý nghĩa hay không", "Whether the ratio of two values has a meaning"),
                (Indicator indicator) => indicator.RatioScale),
            Field.WholeNumber(
                "decimals",
                new("Số chữ số thập phân nhiều nhất đã gặp", "The most decimals seen in its figures"),
                (Indicator indicator) => indicator.Decimals),
            Field.Id("source", new("Mã nguồn của định nghĩa", "Id of the source of the definition"), (Indicator indicator) => indicator.Source, Noun.Source),
            .. Field.Texts("note", new("Điều cần biết", "What a reader should know"), (Indicator indicator) => indicator.Note),
            .. Field.Texts("short", new("Tên ngắn, tối đa 32 ký tự", "The name in at most 32 letters"), (Indicator indicator) => indicator.Short).Select(Added),
            .. Field.Texts("country", new("Tên khi nói về cả nước", "What it is called of the whole country"), (Indicator indicator) => indicator.Country)
                .Select(Added),
        ]);

    private static Field<Indicator> Added(Field<Indicator> field) => field with { IsAddition = true };
}
