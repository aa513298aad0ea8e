using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Sources;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Sources;

/// <summary>The sources as rows and columns.</summary>
internal sealed class SourcesTable : ITable<ListSources.Response>
{
    public static IReadOnlyList<Column<ListSources.Response>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<ListSources.Response> sources) =>
        Table.Of(new("Nguồn và văn bản", "Sources and documents"), All, Summary, sources);

    private static readonly Summary<ListSources.Response> Summary = new(
    [
        new(new("Nhan đề", "Title"), 56, source => new TitledLink(source.Title, source.Url)),
        new(new("Nơi công bố hoặc ban hành", "Who published or adopted it"), 34, source => source.Issuer),
        new(new("Loại", "Kind"), 20, source => SummaryWords.Of(source.Kind)),
        new(new("Số hiệu", "Number"), 20, source => source.Number),
        new(new("Ngày", "Date"), 12, source => source.PublishedOn),
        SummaryColumns.Number<ListSources.Response>(new("Số mục tiêu", "Targets"), source => source.Counts.Targets),
        SummaryColumns.Number<ListSources.Response>(new("Số số liệu", "Values"), source => source.Counts.Observations),
        new(new("Cần lưu ý", "Note"), 44, source => source.Note),
    ]);

    private static readonly IReadOnlyList<Column<ListSources.Response>> All =
    [
        .. Columns.Of<ListSources.Response, Source>(SourceSchema.Instance),
        new("counts.targets", new("Số mục tiêu dựa vào nguồn này", "How many targets rest on it"), source => source.Counts.Targets),
        new(
            "counts.observations",
            new("Số liệu dựa vào nguồn này, mọi lần công bố", "How many observations rest on it, every revision counted"),
            source => source.Counts.Observations),
    ];
}
