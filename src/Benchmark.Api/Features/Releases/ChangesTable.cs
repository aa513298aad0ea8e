using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The changes as rows and columns: a row for each row of data, its fields side by side in one cell.</summary>
internal static class ChangesTable
{
    private static readonly IReadOnlyList<Column<ChangeEntry>> Columns =
    [
        new("release", new("Mã bản phát hành", "Id of the release"), change => change.Release),
        new("publishedAt", new("Thời điểm công bố", "When it was published"), change => Formats.Columns.TimeOf(change.PublishedAt)),
        new("noun", new("Loại dữ liệu", "What the row is"), change => change.Noun),
        new("id", new("Mã của dòng dữ liệu", "Id of the row"), change => change.Id),
        new("action", new("Thêm, sửa hay xóa", "Inserted, changed or deleted"), change => change.Action),
        new("province", new("Mã đơn vị", "Id of the province"), change => change.Province),
        new("indicator", new("Mã chỉ tiêu", "Id of the indicator"), change => change.Indicator),
        new(
            "fields",
            new("Các trường đã đổi, cách nhau bằng |", "The fields that changed, separated by |"),
            change => Formats.Columns.Joined(change.Fields.Select(field => field.Field))),
        new(
            "old",
            new("Giá trị cũ (trường=giá trị), cách nhau bằng |", "The values before (field=value), separated by |"),
            change => Values(change, field => field.Old)),
        new(
            "new",
            new("Giá trị mới (trường=giá trị), cách nhau bằng |", "The values since (field=value), separated by |"),
            change => Values(change, field => field.New)),
        .. Formats.Columns.Pair<ChangeEntry>("reason", new("Lý do của bản phát hành", "Why the release was made"), change => change.Reason),
        new("source", new("Mã nguồn của dòng dữ liệu", "Id of the source of the row"), change => change.Source),
    ];

    public static Table Of(IEnumerable<ChangeEntry> changes) => Table.Of(new("Thay đổi", "Changes"), Columns, changes);

    private static string? Values(ChangeEntry change, Func<ChangedField, JsonValue?> value) =>
        Formats.Columns.Joined(change.Fields.Where(field => value(field) is not null).Select(field => $"{field.Field}={value(field)}"));
}
