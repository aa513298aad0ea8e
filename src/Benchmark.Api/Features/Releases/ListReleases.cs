using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists the releases: what was published when, by whom and why.</summary>
internal sealed class ListReleases : CatalogEndpoint<ListReleases.Request, IReadOnlyList<ReleaseEntry>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/releases",
        "List releases",
        "Every state of the data set that was published: when, by whom, why, what it holds and how much it changed. Newest first. `release` and `asOf` show "
            + "the list as it was then.",
        typeof(Table));

    public override Answer<IReadOnlyList<ReleaseEntry>> Answer(Request request)
    {
        var all = request.Sort.Apply(
            [.. request.Known().Reverse().Select(release => ReleaseEntry.Of(release, request.Asked.Prefix))],
            release => release.Id);
        var page = Paging.Take(all, request.Page, release => release.Id);
        return new Answer<IReadOnlyList<ReleaseEntry>>(page, page.Count, all.Count) { LastKey = Paging.LastKey(page, all, release => release.Id) }
            .As(() => Rows.Of(all))
            .As(() => ReleasesTable.Of(all));
    }

    protected override string ScopeOf(Request request) => request.HistoryMark();

    internal sealed record Request : ListRequest<ReleasesTable, ReleaseEntry>;
}
