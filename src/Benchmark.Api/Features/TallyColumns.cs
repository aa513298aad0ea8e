using Benchmark.Api.Formats;
using Benchmark.Core.Gaps;

namespace Benchmark.Api.Features;

/// <summary>The columns that say how the targets of a group stand.</summary>
internal static class TallyColumns
{
    public static readonly IReadOnlyList<Column<GapTally>> All =
    [
        new(
            "targets",
            new("Số mục tiêu có con số, mỗi mục tiêu một lần", "How many targets with a number, each once"),
            tally => tally.Targets),
        new("milestones", new("Số mục tiêu không có con số", "How many targets without a number"), tally => tally.Milestones),
        new("rows", new("Số dòng của bảng khoảng cách", "How many rows of gaps"), tally => tally.Rows),
        new("judged", new("Số mục tiêu có kết luận", "How many targets have a verdict"), tally => tally.Judged),
        new("met", new("Số mục tiêu đã đạt", "How many targets are met"), tally => tally.Met),
        new("sharePercent", new("Số đã đạt tính bằng % số có kết luận", "Met in percent of judged"), tally => tally.SharePercent),
        new("coveragePercent", new("Số có kết luận tính bằng % số mục tiêu", "Judged in percent of targets"), tally => tally.CoveragePercent),
        .. Enum.GetValues<Status>().Select(status => new Column<GapTally>(
            $"statuses.{Code.Of(status)}",
            new($"Số mục tiêu có kết luận: {StatusText.Label(status).Vi}", $"How many targets have the status: {StatusText.Label(status).En}"),
            tally => tally.Statuses[Code.Of(status)])),
        new("notComputed", Columns.NotComputed, tally => Columns.Joined(tally.NotComputed.Select(entry => (entry.Figure, entry.Reason)))),
    ];
}
