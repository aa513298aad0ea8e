using Benchmark.Api.Formats;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Targets;

/// <summary>The targets as rows and columns.</summary>
internal static class TargetsTable
{
    public static Table Of(IReadOnlyList<Target> targets, Catalog catalog) => Table.Of(new("Mục tiêu", "Targets"), ColumnsOf(catalog), targets);

    private static IReadOnlyList<Column<Target>> ColumnsOf(Catalog catalog) =>
    [
        .. NounColumns.Target,
        .. CatalogColumns.Province<Target>(catalog, target => target.Province),
        .. CatalogColumns.Indicator<Target>(catalog, target => target.Indicator),
        .. CatalogColumns.Source<Target>(catalog, "source", target => target.Source),
        .. CatalogColumns.Source<Target>(catalog, "document", target => target.Document),
    ];
}
