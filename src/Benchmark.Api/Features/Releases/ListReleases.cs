using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists the releases: what was published when, by whom and why.</summary>
internal sealed class ListReleases(Catalogs catalogs) : QueryEndpoint<ListReleases.Request, Reply<IReadOnlyList<ReleaseEntry>>>
{
    public override void Configure() => Reads<ListRequestValidator<Request>>(
        "/v1/releases",
        "List releases",
        "Every state of the data set that was published: when, by whom, why, what it holds and how much it changed. Newest first. `release` and `asOf` show the list as it was then.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<ReleaseEntry>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var history = await catalogs.HistoryAsync(ct);
        var query = Read(request, [.. history.Select(release => release.Release)]);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        IReadOnlyList<ReleaseEntry> all = [.. history.UpTo(query.Release).Reverse().Select(ReleaseEntry.Of)];
        var page = Paging.Take(all, query.Page, release => release.Id);
        return query.Answer(page, page.Count, all.Count, lastKey: Paging.LastKey(page, all, release => release.Id))
            .As(() => Rows.Of(all))
            .As(() => ReleasesTable.Of(all));
    }

    internal sealed record Request : ListRequest;
}
