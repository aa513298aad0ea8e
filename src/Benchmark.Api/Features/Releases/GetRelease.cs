using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Releases;

/// <summary>Shows one release.</summary>
internal sealed class GetRelease : IEndpoint
{
    private static readonly DataRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/releases/{id}", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "Get a release",
        "One release by its id, as in the list.");

    private static async Task<Results<Answer<ReleaseEntry>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs)
    {
        var history = await catalogs.HistoryAsync(http.RequestAborted);
        var query = Query<Request>.Read(http, Validation, [.. history.Select(release => release.Release)]);
        if (query.FindProblem() is { } problem)
            return problem;
        var known = history.UpTo(query.Release);
        if (known.FirstOrDefault(release => release.Release.Id == id) is not { } found)
            return Problem.UnknownId("release", id, Nearest.To(id, known.Select(release => release.Release.Id)));
        return query.FindCached() is { } cached ? cached : query.Answer(ReleaseEntry.Of(found), 1, 1);
    }

    internal sealed record Request : DataRequest;
}
