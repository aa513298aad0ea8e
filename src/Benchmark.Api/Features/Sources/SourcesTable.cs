using Benchmark.Api.Formats;

namespace Benchmark.Api.Features.Sources;

/// <summary>The sources as rows and columns.</summary>
internal static class SourcesTable
{
    public static Table Of(IReadOnlyList<ListSources.Response> sources) => Table.Of(new("Nguồn và văn bản", "Sources and documents"), All, sources);

    private static readonly IReadOnlyList<Column<ListSources.Response>> All =
    [
        new("id", new("Mã nguồn", "Id of the source"), source => source.Id),
        new("kind", new("Loại nguồn", "What kind of source it is"), source => source.Kind),
        new("number", new("Số hiệu văn bản", "Number of the document"), source => source.Number),
        new("title", new("Nhan đề, theo ngôn ngữ của nguồn", "The title, in its own language"), source => source.Title),
        new("issuer", new("Nơi công bố hoặc ban hành", "Who published or adopted it"), source => source.Issuer),
        new("publishedOn", new("Ngày, tháng hoặc năm, theo mức đã biết", "Day, month or year, as far as it is known"), source => source.PublishedOn),
        new("url", new("Địa chỉ", "Address"), source => source.Url),
        .. Columns.Pair<ListSources.Response>("note", new("Điều cần biết", "What a reader should know"), source => source.Note),
        new("counts.targets", new("Số mục tiêu dựa vào nguồn này", "How many targets rest on it"), source => source.Counts.Targets),
        new("counts.observations", new("Số liệu dựa vào nguồn này, mọi lần công bố", "How many observations rest on it, every revision counted"), source => source.Counts.Observations),
    ];
}
