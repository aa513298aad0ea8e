using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Releases;

/// <summary>Shows one release.</summary>
internal sealed class GetRelease : CatalogEndpoint<GetRelease.Request, ReleaseEntry>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/releases/{id}",
        "Get a release",
        "One release by its id, as in the list.");

    public override Answer<ReleaseEntry> Answer(Request request) => new(ReleaseEntry.Of(request.Named()!, request.Asked.Prefix));

    protected override Problem? FindMissing(Request request) => request.FindUnknownRelease();

    protected override string ScopeOf(Request request) => request.HistoryMark();

    internal sealed record Request : DataRequest;
}
