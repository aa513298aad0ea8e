using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Features.Groups;

/// <summary>Lists the groups of provinces, with their members.</summary>
internal sealed class ListGroups : CatalogEndpoint<ListGroups.Request, IReadOnlyList<GroupEntry>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/groups",
        "List groups",
        "The named sets of provinces: `group:` and the id stand for the members wherever a list of provinces stands, and stay a group in links. "
            + "The maps, the cities, the headline provinces, then the regions by id. The members: headline provinces first, then by their Vietnamese names.",
        typeof(Table));

    public override Answer<IReadOnlyList<GroupEntry>> Answer(Request request)
    {
        var groups = request.Sort.Apply(
            [.. request.Catalog.Groups.All.Select(group => GroupEntry.Of(group, request.LinkTo("/v1/comparisons", ("province", group.Key))))],
            entry => entry.Id);
        var page = Paging.Take(groups, request.Page, entry => entry.Id);
        return new Answer<IReadOnlyList<GroupEntry>>(page, page.Count, groups.Count)
        {
            Names = new NameList(request.Catalog).Each(page, static (names, group) => names.Provinces(group.Provinces)).ToNames(),
            LastKey = Paging.LastKey(page, groups, entry => entry.Id),
        }
            .As(() => Rows.Of(page))
            .As(() => GroupsTable.Of(page));
    }

    internal sealed record Request : ListRequest<GroupsTable, GroupEntry>;
}

/// <summary>A group of provinces.</summary>
/// <param name="Id">Its id; a list of provinces names it with <c>group:</c> before that.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Which provinces it holds.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Provinces">The members, by id, in the order of the group.</param>
/// <param name="Link">The members side by side.</param>
public sealed record GroupEntry(string Id, Text Name, Text Description, int Count, IReadOnlyList<string> Provinces, string Link)
{
    internal static GroupEntry Of(ProvinceGroup group, string link) =>
        new(group.Id, group.Name, group.Description, group.Members.Count, [.. group.Members.Select(member => member.Id)], link);
}
