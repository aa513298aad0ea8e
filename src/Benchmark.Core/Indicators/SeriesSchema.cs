using System.Globalization;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Indicators;

/// <summary>The fields of a series.</summary>
public static class SeriesSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Series> Instance = new(
        "series.csv",
        Noun.Series,
        ["indicator", "id"],
        [
            Field.Subject("indicator", new("Mã chỉ tiêu", "Id of the indicator"), (Series series) => series.Indicator, Noun.Indicator),
            Field.Subject("id", new("Mã chuỗi số liệu", "Id of the series"), (Series series) => series.Id),
            .. Field.Texts("name", new("Tên", "Name"), (Series series) => series.Name),
            Field.WholeNumber("field_size", new("Số địa phương được xếp hạng", "How many units are ranked"), (Series series) => series.FieldSize),
            Field.WholeNumber("map", new("Danh sách đơn vị, gọi theo số đơn vị", "The list of units, by how many they are"), (Series series) => series.Map),
            Field.WholeNumber(
                "average_start",
                new("Năm đầu của giai đoạn bình quân", "The first year a value is the mean of"),
                (Series series) => series.AverageOf?.Start) with
            {
                Path = "averageOf.start",
                InAnswers = false,
            },
            Field.WholeNumber(
                "average_end",
                new("Năm cuối của giai đoạn bình quân", "The last year a value is the mean of"),
                (Series series) => series.AverageOf?.End) with
            {
                Path = "averageOf.end",
                InAnswers = false,
            },
            Field.Computed(
                "averageOf",
                new("Các năm mà giá trị là bình quân", "The years a value is the mean of"),
                (Series series) => series.AverageOf is { } period ? string.Create(CultureInfo.InvariantCulture, $"{period.Start}..{period.End}") : null),
            Field.Flag("judges_targets", new("Có dùng để đánh giá mục tiêu hay không", "Whether it judges targets"), (Series series) => series.JudgesTargets),
            Field.Flag("preferred", new("Có phải chuỗi được ưu tiên hay không", "Whether it is the preferred one"), (Series series) => series.Preferred),
            Field.List(
                "breaks",
                ' ',
                new("Các năm đổi định nghĩa", "The years from which the definition differs"),
                (Series series) => series.Breaks.Count == 0 ? null : series.Breaks),
            .. Field.Texts("note", new("Điều cần biết", "What a reader should know"), (Series series) => series.Note),
        ]);
}
