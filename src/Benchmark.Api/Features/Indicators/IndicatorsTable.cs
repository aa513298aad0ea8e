using System.Globalization;
using Benchmark.Api.Data;
using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Features.Indicators;

/// <summary>The indicators as rows and columns. What is known of their series stands in one cell each, as <c>series=value</c>.</summary>
internal static class IndicatorsTable
{
    public static Table Of(IReadOnlyList<ListIndicators.Response> indicators, Catalog catalog) => Table.Of(new("Chỉ tiêu", "Indicators"), ColumnsOf(catalog), indicators);

    private static IReadOnlyList<Column<ListIndicators.Response>> ColumnsOf(Catalog catalog) =>
    [
        new("id", new("Mã chỉ tiêu", "Id of the indicator"), indicator => indicator.Id),
        .. Columns.Pair<ListIndicators.Response>("name", new("Tên", "Name"), indicator => indicator.Name),
        new("kind", new("Con số, thứ hạng hay cột mốc", "Number, rank or milestone"), indicator => indicator.Kind),
        new("unit", new("Mã đơn vị tính", "Code of the unit"), indicator => indicator.Unit),
        .. Columns.Pair<ListIndicators.Response>("unitName", new("Đơn vị tính như người ta viết", "The unit as people write it"), indicator => indicator.UnitName),
        new("direction", new("Chiều nào tốt hơn", "Which way is better"), indicator => indicator.Direction),
        new("theme", new("Chủ đề", "The field it belongs to"), indicator => indicator.Theme),
        new("headline", new("Thứ tự trong nhóm so sánh mặc định", "The place among the indicators compared by default"), indicator => indicator.Headline),
        new("minimum", new("Giá trị nhỏ nhất có thể có", "The smallest value there can be"), indicator => indicator.Minimum),
        new("maximum", new("Giá trị lớn nhất có thể có", "The largest value there can be"), indicator => indicator.Maximum),
        new("worst", new("Giá trị được 0 điểm", "The value that scores 0"), indicator => indicator.Worst),
        .. Columns.Pair<ListIndicators.Response>(
            "worstReason",
            new("Vì sao là mức kém nhất, hoặc vì sao không có", "Why it is the worst bound, or why there is none"),
            indicator => indicator.WorstReason),
        new("scoreMethod", new("Mã cách tính điểm", "Id of the score method"), indicator => indicator.ScoreMethod),
        new("pace", new("Mã mô hình nhịp độ", "Id of the pace model"), indicator => indicator.Pace),
        new("ratioScale", new("Tỷ lệ giữa hai giá trị có ý nghĩa hay không", "Whether the ratio of two values has a meaning"), indicator => indicator.RatioScale),
        new("decimals", new("Số chữ số thập phân nhiều nhất đã gặp", "The most decimals seen in its figures"), indicator => indicator.Decimals),
        new("source", new("Mã nguồn của định nghĩa", "Id of the source of the definition"), indicator => indicator.Source),
        .. Columns.Pair<ListIndicators.Response>("note", new("Điều cần biết", "What a reader should know"), indicator => indicator.Note),
        new("series.id", new("Mã các chuỗi số liệu, cách nhau bằng |", "Ids of its series, separated by |"), indicator => Columns.Joined(indicator.Series.Select(series => series.Id))),
        OfSeries("name.vi", new("Tên (tiếng Việt)", "Name (Vietnamese)"), series => series.Name.Vi),
        OfSeries("name.en", new("Tên (tiếng Anh)", "Name (English)"), series => series.Name.En),
        OfSeries("fieldSize", new("Số địa phương được xếp hạng", "How many units are ranked"), series => Print(series.FieldSize)),
        OfSeries("map", new("Danh sách đơn vị, gọi theo số đơn vị", "The list of units, by how many they are"), series => Print(series.Map)),
        OfSeries("averageOf", new("Các năm mà giá trị là bình quân", "The years a value is the mean of"), series => series.AverageOf is { } period ? $"{period.Start}..{period.End}" : null),
        OfSeries("judgesTargets", new("Có dùng để đánh giá mục tiêu hay không", "Whether it judges targets"), series => series.JudgesTargets ? "true" : "false"),
        OfSeries("preferred", new("Có phải chuỗi được ưu tiên hay không", "Whether it is the preferred one"), series => series.Preferred ? "true" : "false"),
        OfSeries(
            "breaks",
            new("Các năm đổi định nghĩa", "The years from which the definition differs"),
            series => series.Breaks.Count == 0 ? null : string.Join(' ', series.Breaks.Select(year => Print(year)))),
        OfSeries("note.vi", new("Điều cần biết (tiếng Việt)", "What a reader should know (Vietnamese)"), series => series.Note?.Vi),
        OfSeries("note.en", new("Điều cần biết (tiếng Anh)", "What a reader should know (English)"), series => series.Note?.En),
        new("coverage.targets", new("Số mục tiêu, mọi vị trí", "How many targets are set on it, of every standing"), indicator => indicator.Coverage.Targets),
        new("coverage.observations", new("Số lượng số liệu, mọi lần công bố", "How many observations there are, every revision counted"), indicator => indicator.Coverage.Observations),
        new("coverage.provinces", new("Số đơn vị có số liệu", "How many provinces have an observation"), indicator => indicator.Coverage.Provinces),
        new("coverage.firstYear", new("Năm cũ nhất có số liệu", "The oldest year observed"), indicator => indicator.Coverage.FirstYear),
        new("coverage.lastYear", new("Năm mới nhất có số liệu", "The newest year observed"), indicator => indicator.Coverage.LastYear),
        .. CatalogColumns.Source<ListIndicators.Response>(catalog, "source", indicator => indicator.Source),
    ];

    private static Column<ListIndicators.Response> OfSeries(string name, Text meaning, Func<Series, string?> value) => new(
        $"series.{name}",
        new($"{meaning.Vi}; mỗi chuỗi một mục chuỗi=giá trị, cách nhau bằng |", $"{meaning.En}; series=value for each series, separated by |"),
        indicator => Columns.Joined(indicator.Series.Where(series => value(series) is not null).Select(series => $"{series.Id}={value(series)}")));

    private static string? Print(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
