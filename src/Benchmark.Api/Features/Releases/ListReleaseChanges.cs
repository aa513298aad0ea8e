using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what one release changed.</summary>
internal sealed class ListReleaseChanges(Catalogs catalogs, ChangeStore store) : QueryEndpoint<ListReleaseChanges.Request, Reply<IReadOnlyList<ChangeEntry>>>
{
    public override void Configure() => Reads<ChangesRequestValidator<Request>>(
        "/v1/releases/{id}/changes",
        "List the changes of a release",
        "Each row of data that a release inserted, changed or deleted, every value old and new, with the reason of the release and the source of the row. Ordered by noun and id.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<ChangeEntry>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var history = await catalogs.HistoryAsync(ct);
        var query = Read(request, [.. history.Select(release => release.Release)]);
        var known = history.UpTo(query.Release);
        var list = new ChangeList<Request>(query, await catalogs.OfAsync(query.Release, ct), known);
        list.Read();
        if (query.FindProblem() is { } problem)
            return problem;
        if (known.FirstOrDefault(release => release.Release.Id == id) is not { } found)
            return Problem.UnknownId("release", id, Nearest.To(id, known.Select(release => release.Release.Id)));
        if (query.FindCached() is { } cached)
            return cached;
        return await list.Answer(HttpContext, store, found.Number - 1, found.Number);
    }

    internal sealed record Request : ChangesRequest;
}
