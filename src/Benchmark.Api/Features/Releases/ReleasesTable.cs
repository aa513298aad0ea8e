using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The releases as rows and columns.</summary>
internal sealed class ReleasesTable : ITable<ReleaseEntry>
{
    private static readonly IReadOnlyList<(string Name, Text Meaning, Func<DataCounts, int> Count)> Nouns =
    [
        ("sources", new("số nguồn và văn bản", "sources and documents"), counts => counts.Sources),
        ("provinces", new("số đơn vị", "provinces"), counts => counts.Provinces),
        ("indicators", new("số chỉ tiêu", "indicators"), counts => counts.Indicators),
        ("series", new("số chuỗi số liệu", "series"), counts => counts.Series),
        ("targets", new("số mục tiêu", "targets"), counts => counts.Targets),
        ("observations", new("số giá trị quan sát", "observations"), counts => counts.Observations),
        ("themes", new("số chủ đề", "themes"), counts => counts.Themes),
    ];

    private static readonly IReadOnlyList<Column<ReleaseEntry>> Columns =
    [
        new("id", new("Mã bản phát hành", "Id of the release"), release => release.Id),
        new("publishedAt", new("Thời điểm công bố", "When it was published"), release => Formats.Columns.TimeOf(release.PublishedAt)),
        new("author", new("Người công bố", "Who published it"), release => release.Author),
        .. Formats.Columns.Pair<ReleaseEntry>("reason", new("Lý do", "Why"), release => release.Reason),
        new("checksum", new("SHA-256 của nội dung", "SHA-256 of its content"), release => release.Checksum),
        .. Counts("counts", new("Có", "Holds"), release => release.Counts),
        .. Counts("inserts", new("Thêm", "Brought"), release => release.Inserts),
        .. Counts("changes", new("Sửa", "Changed"), release => release.Changes),
        .. Counts("deletions", new("Xóa", "Deleted"), release => release.Deletions),
        new(
            "withdrawn.at",
            new("Thời điểm rút lại", "When it was withdrawn"),
            release => release.Withdrawn is { } mark ? Formats.Columns.TimeOf(mark.At) : null),
        .. Formats.Columns.Pair<ReleaseEntry>("withdrawn.reason", new("Lý do rút lại", "Why it was withdrawn"), release => release.Withdrawn?.Reason),
    ];

    private static readonly Summary<ReleaseEntry> Summary = new(
    [
        new(new("Bản phát hành", "Release"), 16, release => release.Id),
        new(new("Ngày công bố", "Published on"), 14, release => DateOnly.FromDateTime(release.PublishedAt.DateTime)),
        new(new("Người công bố", "Published by"), 26, release => release.Author),
        new(new("Lý do", "Why"), 60, release => release.Reason),
        SummaryColumns.Number<ReleaseEntry>(new("Số mục tiêu", "Targets"), release => release.Counts.Targets),
        SummaryColumns.Number<ReleaseEntry>(new("Số số liệu", "Values"), release => release.Counts.Observations),
        SummaryColumns.Number<ReleaseEntry>(new("Dòng thêm", "Rows added"), release => SumOf(release.Inserts)),
        SummaryColumns.Number<ReleaseEntry>(new("Dòng sửa", "Rows changed"), release => SumOf(release.Changes)),
        SummaryColumns.Number<ReleaseEntry>(new("Dòng xóa", "Rows deleted"), release => SumOf(release.Deletions)),
    ]);

    public static IReadOnlyList<Column<ReleaseEntry>> ColumnsOf(Catalog catalog) => Columns;

    public static Table Of(IReadOnlyList<ReleaseEntry> releases) => Table.Of(new("Các bản phát hành", "Releases"), Columns, Summary, releases);

    private static int SumOf(DataCounts counts) => Nouns.Sum(noun => noun.Count(counts));

    private static IEnumerable<Column<ReleaseEntry>> Counts(string name, Text meaning, Func<ReleaseEntry, DataCounts> counts) =>
        Nouns.Select(noun => new Column<ReleaseEntry>(
            $"{name}.{noun.Name}",
            new Text($"{meaning.Vi}: {noun.Meaning.Vi}", $"{meaning.En}: {noun.Meaning.En}"),
            release => noun.Count(counts(release))));
}
