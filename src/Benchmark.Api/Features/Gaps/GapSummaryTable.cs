using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Gaps;

/// <summary>The summary of gaps as rows and columns.</summary>
internal sealed class GapSummaryTable : ITable<GapSummaryRow>
{
    private const int ShareDecimals = 1;

    private static readonly Summary<GapSummaryRow> Summary = new(
    [
        new(new("Nhóm", "Group"), 40, row => row.Name),
        SummaryColumns.Number<GapSummaryRow>(new("Số mục tiêu", "Targets"), row => row.Targets),
        SummaryColumns.Number<GapSummaryRow>(new("Có kết luận", "With a verdict"), row => row.Judged),
        SummaryColumns.Number<GapSummaryRow>(new("Đã đạt", "Met"), row => row.Met),
        SummaryColumns.Number<GapSummaryRow>(new("Tỷ lệ đạt (%)", "Share met (%)"), row => Figure.Of(row.SharePercent, ShareDecimals)),
        SummaryColumns.Number<GapSummaryRow>(
            new("Tỷ lệ có kết luận (%)", "Share with a verdict (%)"),
            row => Figure.Of(row.CoveragePercent, ShareDecimals)),
        .. new[] { Status.OnTrack, Status.Progressing, Status.Slow, Status.Regressing, Status.HorizonMissed, Status.NotAssessable, Status.Lapsed }
            .Select(status => SummaryColumns.Number<GapSummaryRow>(StatusText.Label(status), row => row.Statuses[Code.Of(status)])),
        SummaryColumns.Number<GapSummaryRow>(new("Mục tiêu không có con số", "Targets without a number"), row => row.Milestones),
    ]);

    private static readonly IReadOnlyList<Column<GapSummaryRow>> All =
    [
        new("by", new("Gom theo gì", "What is put together"), row => row.By),
        new("id", new("Mã của nhóm; trống khi không rõ văn bản", "Id of the group; empty where no document is known"), row => row.Id),
        .. Columns.Pair<GapSummaryRow>("name", new("Tên của nhóm", "Name of the group"), row => row.Name),
        .. TallyColumns.All.Select(column => new Column<GapSummaryRow>(column.Name, column.Meaning, row => column.Value(row)) { Holds = column.Holds }),
        new("links.gaps", new("Đường dẫn tới bảng khoảng cách của nhóm", "The path to the gaps of the group"), row => row.Links.Gaps),
        new(
            "links.milestones",
            new("Đường dẫn tới mục tiêu không có con số", "The path to the targets without a number"),
            row => row.Links.Milestones),
    ];

    public static IReadOnlyList<Column<GapSummaryRow>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<GapSummaryRow> rows) =>
        Table.Of(new("Tóm tắt khoảng cách đến mục tiêu", "Summary of gaps to targets"), All, Summary, rows);
}
