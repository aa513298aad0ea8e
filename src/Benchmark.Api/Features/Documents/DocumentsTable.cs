using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Sources;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Documents;

/// <summary>The documents as rows and columns.</summary>
internal sealed class DocumentsTable : ITable<DocumentEntry>
{
    private static readonly Summary<DocumentEntry> Summary = new(
    [
        new(new("Nhan đề", "Title"), 50, document => new TitledLink(document.Title, document.Url)),
        new(new("Nơi ban hành", "Who adopted it"), 30, document => document.Issuer),
        new(new("Số hiệu", "Number"), 18, document => document.Number),
        new(new("Ngày", "Date"), 12, document => document.PublishedOn),
        SummaryColumns.Number<DocumentEntry>(new("Số mục tiêu", "Targets"), document => document.Counts.Targets),
        SummaryColumns.Number<DocumentEntry>(new("Có kết luận", "With a verdict"), document => document.Counts.Judged),
        SummaryColumns.Number<DocumentEntry>(new("Đã đạt", "Met"), document => document.Counts.Met),
        SummaryColumns.Number<DocumentEntry>(new("Tỷ lệ đạt (%)", "Share met (%)"), document => Figure.Of(document.Counts.SharePercent, 1)),
        SummaryColumns.Number<DocumentEntry>(new("Mục tiêu không có con số", "Targets without a number"), document => document.Counts.Milestones),
        new(new("Cần lưu ý", "Note"), 40, document => document.Note),
    ]);

    private static readonly IReadOnlyList<Column<DocumentEntry>> All =
    [
        .. Columns.Of<DocumentEntry, Source>(SourceSchema.Instance),
        new("setBy", new("Ai đặt ra mục tiêu", "Who set the targets"), document => document.SetBy),
        new("replaces", new(
            "Các văn bản nó thay mục tiêu, cách nhau bằng |",
            "The documents of which it replaced a target, separated by |"), document =>
            Columns.Joined(document.Replaces)),
        new("replacedBy", new(
            "Các văn bản thay mục tiêu của nó, cách nhau bằng |",
            "The documents that replaced a target of it, separated by |"), document =>
            Columns.Joined(document.ReplacedBy)),
        .. TallyColumns.All.Under<DocumentEntry, GapTally>(
            "counts",
            new("Mục tiêu của văn bản", "Targets of the document"),
            document => document.Counts),
    ];

    public static IReadOnlyList<Column<DocumentEntry>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<DocumentEntry> documents) =>
        Table.Of(new("Văn bản đặt mục tiêu", "Documents that set targets"), All, Summary, documents);
}
