using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.DataSets;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The changes as rows and columns: a row for each row of data, its fields side by side in one cell.</summary>
internal sealed class ChangesTable : ITable<ChangeEntry>
{
    private static readonly string[] Telling = ["value", "low", "name.vi", "name.en", "title.vi", "title.en"];

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

    public static IReadOnlyList<Column<ChangeEntry>> ColumnsOf(Catalog catalog) => Columns;

    public static Table Of(IEnumerable<ChangeEntry> changes, Catalog catalog) =>
        Table.Of(new("Thay đổi", "Changes"), Columns, SummaryOf(catalog), changes);

    // What was deleted since has no name any more, so its id stands there.
    private static Summary<ChangeEntry> SummaryOf(Catalog catalog) => new(
    [
        new(new("Địa phương", "Province"), 20, change => change.Province is { } id && catalog.FindProvince(id) is { } province
            ? ProvinceLabel.Of(province)
            : change.Province),
        new(new("Chỉ tiêu", "Indicator"), 34, change => change.Indicator is { } id && catalog.FindIndicator(id) is { } indicator
            ? SummaryColumns.NameOf(indicator)
            : change.Indicator),
        new(new("Loại dữ liệu", "What it is"), 18, change => SummaryWords.Of(change.Noun)),
        new(new("Việc", "What was done"), 11, change => SummaryWords.Of(change.Action)),
        new(new("Trước", "Before"), 34, change => Told(change, field => field.Old)),
        new(new("Sau", "After"), 34, change => Told(change, field => field.New)),
        new(new("Bản phát hành", "Release"), 15, change => change.Release),
        new(new("Ngày công bố", "Published on"), 13, change => DateOnly.FromDateTime(change.PublishedAt.DateTime)),
        new(new("Lý do", "Why"), 40, change => change.Reason),
        SummaryColumns.Source<ChangeEntry>(new("Nguồn", "Source"), catalog, change => change.Source),
    ]);

    /// <summary>What fields said or say: of a change all that changed, otherwise the one that a reader looks for.</summary>
    private static Text? Told(ChangeEntry change, Func<ChangedField, JsonValue?> value)
    {
        var fields = change.Fields.Where(field => value(field) is not null && (change.Action == ChangeAction.Change || Telling.Contains(field.Field)));
        var told = fields.Select(field => (Meaning: MeaningOf(change.Noun, field.Field), Value: Printed(value(field)!))).ToList();
        return told.Count == 0
            ? null
            : new(
                string.Join('\n', told.Select(field => $"{field.Meaning.Vi}: {field.Value.Vi}")),
                string.Join('\n', told.Select(field => $"{field.Meaning.En}: {field.Value.En}")));
    }

    private static Text Printed(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number ? new($"{value}".Replace('.', ','), $"{value}") : new($"{value}", $"{value}");

    private static Text MeaningOf(Noun noun, string path) =>
        DataSetFiles.Of(noun).StoredFields.FirstOrDefault(field => field.Path == path)?.Meaning ?? new(path, path);

    private static string? Values(ChangeEntry change, Func<ChangedField, JsonValue?> value) =>
        Formats.Columns.Joined(change.Fields.Where(field => value(field) is not null).Select(field => $"{field.Field}={value(field)}"));
}
