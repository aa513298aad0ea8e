using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Indicators;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Targets;

/// <summary>The targets as rows and columns.</summary>
internal sealed class TargetsTable : ITable<Target>
{
    public static Table Of(IReadOnlyList<Target> targets, Catalog catalog) =>
        Table.Of(new("Mục tiêu", "Targets"), ColumnsOf(catalog), SummaryOf(catalog), targets);

    private static Summary<Target> SummaryOf(Catalog catalog) => new(
    [
        SummaryColumns.Province<Target>(catalog, target => target.Province),
        SummaryColumns.Indicator<Target>(catalog, target => target.Indicator, target => target.Province),
        new(new("Hạn", "Deadline"), 10, target => SummaryColumns.Deadline(target)),
        new(new("Mục tiêu", "Target"), 24, target => SummaryColumns.Goal(target, catalog) ?? SummaryWords.Of(IndicatorKind.Milestone)),
        SummaryColumns.Measured<Target>(new("Mức đạt", "Pass mark"), catalog, target => target.Indicator, target => target.Normalized.PassMark),
        new(new("Vị trí", "Standing"), 20, target => SummaryWords.Of(target.Standing)),
        new(new("Văn bản nói gì", "What the document says"), 46, target => target.Statement),
        new(new("Cần lưu ý", "Caveats"), 42, target => target.Note),
        SummaryColumns.Source<Target>(new("Văn bản đặt ra", "Document that sets it"), catalog, target => target.Document),
        SummaryColumns.Source<Target>(new("Nguồn đã đọc", "Where it was read"), catalog, target => target.Source),
    ])
    {
        Decimals = target => catalog.FindIndicator(target.Indicator)!.Decimals,
    };

    public static IReadOnlyList<string> InJsonAlone => ["claim"];

    public static IReadOnlyList<Column<Target>> ColumnsOf(Catalog catalog) =>
    [
        .. NounColumns.Target,
        .. CatalogColumns.Province<Target>(catalog, target => target.Province),
        .. CatalogColumns.Indicator<Target>(catalog, target => target.Indicator),
        .. CatalogColumns.Source<Target>(catalog, "source", target => target.Source),
        .. CatalogColumns.Source<Target>(catalog, "document", target => target.Document),
    ];
}
