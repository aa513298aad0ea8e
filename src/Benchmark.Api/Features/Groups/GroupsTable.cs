using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Groups;

/// <summary>The groups as rows and columns; the members stand in one cell.</summary>
internal sealed class GroupsTable : ITable<GroupEntry>
{
    public static IReadOnlyList<Column<GroupEntry>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<GroupEntry> groups) => Table.Of(new("Các nhóm địa phương", "Groups of provinces"), All, Summary, groups);

    private static readonly Summary<GroupEntry> Summary = new(
    [
        new(new("Nhóm", "Group"), 40, group => group.Name),
        new(new("Gồm", "Which it holds"), 60, group => group.Description),
        new(new("Số địa phương", "How many"), 12, group => group.Count),
        new(new("Mã các địa phương", "Their ids"), 60, group => string.Join(", ", group.Provinces)),
    ]);

    private static readonly IReadOnlyList<Column<GroupEntry>> All =
    [
        new("id", new("Mã nhóm", "Id of the group"), group => group.Id),
        .. Columns.Pair<GroupEntry>("name", new("Tên", "Name"), group => group.Name),
        .. Columns.Pair<GroupEntry>("description", new("Nhóm gồm những địa phương nào", "Which provinces it holds"), group => group.Description),
        new("count", new("Số địa phương", "How many provinces it holds"), group => group.Count),
        new(
            "provinces",
            new("Mã các địa phương, cách nhau bằng |", "Ids of the provinces, separated by |"),
            group => Columns.Joined(group.Provinces)),
        new("link", new("Đặt các địa phương cạnh nhau", "The provinces side by side"), group => group.Link),
    ];
}
