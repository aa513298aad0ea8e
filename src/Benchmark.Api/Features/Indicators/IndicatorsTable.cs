using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Indicators;

/// <summary>The indicators as rows and columns. What is known of their series stands in one cell each, as <c>series=value</c>.</summary>
internal static class IndicatorsTable
{
    public static Table Of(IReadOnlyList<ListIndicators.Response> indicators, Catalog catalog) =>
        Table.Of(new("Chỉ tiêu", "Indicators"), ColumnsOf(catalog), indicators);

    private static IReadOnlyList<Column<ListIndicators.Response>> ColumnsOf(Catalog catalog) =>
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
