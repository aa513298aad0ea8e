using Benchmark.Api.Http;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Releases;

/// <summary>Shows one release.</summary>
internal sealed class GetRelease(Catalogs catalogs) : QueryEndpoint<GetRelease.Request, Reply<ReleaseEntry>>
{
    public override void Configure() => Reads<DataRequestValidator<Request>>(
        "/v1/releases/{id}",
        "Get a release",
        "One release by its id, as in the list.");

    public override async Task<Reply<ReleaseEntry>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var history = await catalogs.HistoryAsync(ct);
        var query = Read(request, [.. history.Select(release => release.Release)]);
        if (query.FindProblem() is { } problem)
            return problem;
        var known = history.UpTo(query.Release);
        if (known.FirstOrDefault(release => release.Release.Id == id) is not { } found)
            return Problem.UnknownId("release", id, Nearest.To(id, known.Select(release => release.Release.Id)));
        return query.FindCached() is { } cached ? cached : query.Answer(ReleaseEntry.Of(found), 1, 1);
    }

    internal sealed record Request : DataRequest;
}
