using Benchmark.Api.Formats;
using Benchmark.Core.Sources;

namespace Benchmark.Api.Features.Sources;

/// <summary>The sources as rows and columns.</summary>
internal static class SourcesTable
{
    public static Table Of(IReadOnlyList<ListSources.Response> sources) => Table.Of(new("Nguồn và văn bản", "Sources and documents"), All, sources);

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
