using Benchmark.Api.Formats;
using Benchmark.Core.Observations;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Observations;

/// <summary>The observations as rows and columns.</summary>
internal static class ObservationsTable
{
    public static Table Of(IEnumerable<Observation> observations, Catalog catalog) =>
        Table.Of(new("Số liệu", "Observations"), ColumnsOf(catalog), observations);

    private static IReadOnlyList<Column<Observation>> ColumnsOf(Catalog catalog) =>
    [
        .. NounColumns.Observation,
        .. CatalogColumns.Province<Observation>(catalog, observation => observation.Province),
        .. CatalogColumns.Indicator<Observation>(catalog, observation => observation.Indicator),
        .. CatalogColumns.Series<Observation>(catalog, observation => observation.Indicator, observation => observation.Series),
        .. CatalogColumns.Source<Observation>(catalog, "source", observation => observation.Source),
        .. CatalogColumns.Source<Observation>(catalog, "secondSource", observation => observation.SecondSource),
    ];
}
