using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Search;

/// <summary>What a search found as rows and columns.</summary>
internal sealed class SearchTable : ITable<SearchResult>
{
    public static IReadOnlyList<Column<SearchResult>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<SearchResult> results) => Table.Of(new("Kết quả tìm kiếm", "Search results"), All, Summary, results);

    private static readonly Summary<SearchResult> Summary = new(
    [
        new(new("Loại", "Type"), 16, result => SummaryWords.Of(result.Type)),
        new(new("Tên", "Name"), 60, result => result.Label),
        new(new("Mã", "Id"), 34, result => result.Id),
        new(new("Ngày cuối cùng", "Last day"), 14, result => result.ValidTo),
    ]);

    private static readonly IReadOnlyList<Column<SearchResult>> All =
    [
        new("type", new("Loại", "What it is"), result => result.Type),
        new("id", new("Mã", "Its id"), result => result.Id),
        .. Columns.Pair<SearchResult>("label", new("Tên gọi", "What it is called"), result => result.Label),
        new("matched.field", new("Trường có các từ cần tìm", "The field in which the words stand"), result => result.Matched.Field),
        new("matched.text", new("Nội dung của trường", "The text of the field"), result => result.Matched.Text),
        new("validTo", new("Ngày cuối cùng địa bàn tồn tại", "The last day the territory existed"), result => result.ValidTo),
        new("link", new("Địa chỉ", "Where it is"), result => result.Link),
    ];
}
