using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what one release changed.</summary>
internal sealed class ListReleaseChanges : IEndpoint
{
    private static readonly ChangesRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/releases/{id}/changes", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "List the changes of a release",
        "Each row of data that a release inserted, changed or deleted, every value old and new, with the reason of the release and the source of the row. Ordered by noun and id.",
        typeof(Table));

    private static async Task<Results<Answer<IReadOnlyList<ChangeEntry>>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs, ChangeStore store)
    {
        var history = await catalogs.HistoryAsync(http.RequestAborted);
        var query = Query<Request>.Read(http, Validation, [.. history.Select(release => release.Release)]);
        var known = history.UpTo(query.Release);
        var list = new ChangeList<Request>(query, await catalogs.OfAsync(query.Release, http.RequestAborted), known);
        list.Read();
        if (query.FindProblem() is { } problem)
            return problem;
        if (known.FirstOrDefault(release => release.Release.Id == id) is not { } found)
            return Problem.UnknownId("release", id, Nearest.To(id, known.Select(release => release.Release.Id)));
        if (query.FindCached() is { } cached)
            return cached;
        return await list.Answer(http, store, found.Number - 1, found.Number);
    }

    internal sealed record Request : ChangesRequest;
}
