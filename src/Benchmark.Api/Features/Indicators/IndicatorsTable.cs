using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Indicators;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Indicators;

/// <summary>The indicators as rows and columns. What is known of their series stands in one cell each, as <c>series=value</c>.</summary>
internal sealed class IndicatorsTable : ITable<ListIndicators.Response>
{
    public static Table Of(IReadOnlyList<ListIndicators.Response> indicators, Catalog catalog) =>
        Table.Of(new("Chỉ tiêu", "Indicators"), ColumnsOf(catalog), SummaryOf(catalog), indicators);

    private static Summary<ListIndicators.Response> SummaryOf(Catalog catalog) => new(
    [
        new(new("Chỉ tiêu", "Indicator"), 40, indicator => indicator.Name),
        new(new("Đơn vị tính", "Unit"), 18, indicator => indicator.UnitName),
        new(new("Loại", "Kind"), 16, indicator => SummaryWords.Of(indicator.Kind)),
        new(new("Chiều tốt hơn", "Which way is better"), 18, indicator => SummaryWords.Of(indicator.Direction)),
        new(new("Các cách đo", "Ways of measuring"), 40, indicator => SummaryColumns.Listed(indicator.Series.Select(series => series.Name))),
        SummaryColumns.Number<ListIndicators.Response>(new("Số mục tiêu", "Targets"), indicator => indicator.Coverage.Targets),
        SummaryColumns.Number<ListIndicators.Response>(new("Số số liệu", "Values"), indicator => indicator.Coverage.Observations),
        SummaryColumns.Number<ListIndicators.Response>(new("Số địa phương", "Provinces"), indicator => indicator.Coverage.Provinces),
        SummaryColumns.Number<ListIndicators.Response>(new("Từ năm", "From"), indicator => indicator.Coverage.FirstYear),
        SummaryColumns.Number<ListIndicators.Response>(new("Đến năm", "To"), indicator => indicator.Coverage.LastYear),
        new(new("Cần lưu ý", "Note"), 50, indicator => indicator.Note),
        SummaryColumns.Source<ListIndicators.Response>(new("Nguồn của định nghĩa", "Source of the definition"), catalog, indicator => indicator.Source),
    ]);

    public static IReadOnlyList<Column<ListIndicators.Response>> ColumnsOf(Catalog catalog) =>
    [
        .. Columns.Of<ListIndicators.Response, Indicator>(IndicatorSchema.Instance),
        new(
            "series.id",
            new("Mã các chuỗi số liệu, cách nhau bằng |", "Ids of its series, separated by |"),
            indicator => Columns.Joined(indicator.Series.Select(series => series.Id))),
        .. SeriesSchema.Instance.Fields.Where(field => field.InAnswers && !SeriesSchema.Instance.Key.Contains(field.Column)).Select(OfSeries),
        new("coverage.targets", new("Số mục tiêu, mọi vị trí", "How many targets are set on it, of every standing"), indicator => indicator.Coverage.Targets),
        new(
            "coverage.observations",
            new("Số lượng số liệu, mọi lần công bố", "How many observations there are, every revision counted"),
            indicator => indicator.Coverage.Observations),
        new("coverage.provinces", new("Số đơn vị có số liệu", "How many provinces have an observation"), indicator => indicator.Coverage.Provinces),
        new("coverage.firstYear", new("Năm cũ nhất có số liệu", "The oldest year observed"), indicator => indicator.Coverage.FirstYear),
        new("coverage.lastYear", new("Năm mới nhất có số liệu", "The newest year observed"), indicator => indicator.Coverage.LastYear),
        .. CatalogColumns.Source<ListIndicators.Response>(catalog, "source", indicator => indicator.Source),
    ];

    private static Column<ListIndicators.Response> OfSeries(Field<Series> field) => new(
        $"series.{field.Path}",
        new($"{field.Meaning.Vi}; mỗi chuỗi một mục chuỗi=giá trị, cách nhau bằng |", $"{field.Meaning.En}; series=value for each series, separated by |"),
        indicator => Columns.Joined(indicator.Series.Select(series => (series.Id, Value: Print(field, series)))
            .Where(series => series.Value.Length > 0)
            .Select(series => $"{series.Id}={series.Value}")));

    // As in JSON, except for lists, which are written as in files because a bar already separates the series.
    private static string Print(Field<Series> field, Series series) => field.Value(series) is bool flag ? (flag ? "true" : "false") : field.Printed(series);
}
