using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Observations;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Observations;

/// <summary>The observations as rows and columns.</summary>
internal sealed class ObservationsTable : ITable<Observation>
{
    public static Table Of(IEnumerable<Observation> observations, Catalog catalog) =>
        Table.Of(new("Số liệu", "Observations"), ColumnsOf(catalog), SummaryOf(catalog), observations);

    private static Summary<Observation> SummaryOf(Catalog catalog) => new(
    [
        SummaryColumns.Province<Observation>(catalog, observation => observation.Province),
        SummaryColumns.Indicator<Observation>(catalog, observation => observation.Indicator, observation => observation.Province),
        new(new("Năm", "Year"), 7, observation => observation.Year),
        SummaryColumns.Measured<Observation>(new("Giá trị", "Value"), catalog, observation => observation.Indicator, observation => observation.Value),
        new(new("Trên số đơn vị", "Of how many"), 9, observation => observation.FieldSize),
        new(new("Cách đo", "How it is measured"), 30, observation =>
            catalog.FindIndicator(observation.Indicator)!.Series.FirstOrDefault(series => series.Id == observation.Series)?.Name),
        new(new("Mức chắc chắn", "How final"), 14, observation => SummaryWords.Of(observation.Certainty)),
        new(new("Lần công bố", "When it came out"), 12, observation => observation.Vintage),
        new(new("Cần lưu ý", "Caveats"), 42, observation => observation.Note),
        SummaryColumns.Source<Observation>(new("Nguồn", "Source"), catalog, observation => observation.Source),
        SummaryColumns.Source<Observation>(new("Nguồn thứ hai", "Second source"), catalog, observation => observation.SecondSource),
    ])
    {
        Decimals = observation => catalog.FindIndicator(observation.Indicator)!.Decimals,
    };

    public static IReadOnlyList<string> InJsonAlone => ["claim"];

    public static IReadOnlyList<Column<Observation>> ColumnsOf(Catalog catalog) =>
    [
        .. NounColumns.Observation,
        .. CatalogColumns.Province<Observation>(catalog, observation => observation.Province),
        .. CatalogColumns.Indicator<Observation>(catalog, observation => observation.Indicator),
        .. CatalogColumns.Series<Observation>(catalog, observation => observation.Indicator, observation => observation.Series),
        .. CatalogColumns.Source<Observation>(catalog, "source", observation => observation.Source),
        .. CatalogColumns.Source<Observation>(catalog, "secondSource", observation => observation.SecondSource),
    ];
}
