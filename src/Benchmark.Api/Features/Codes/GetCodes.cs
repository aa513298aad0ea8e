using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Codes;

/// <summary>Shows one closed set.</summary>
internal sealed class GetCodes : CatalogEndpoint<GetCodes.Request, CodeSetEntry>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/codes/{set}",
        "Get the codes of a set",
        "One closed set: each code with what it is called and means. `error` is the catalogue of all error codes.");

    public override Answer<CodeSetEntry> Answer(Request request) => new(CodeSetEntry.Of(Find(request)!, request));

    protected override Problem? FindMissing(Request request) => Find(request) is not null
        ? null
        : Problem.UnknownOfSet("set", request.Asked.Segment, [.. CodeSet.All.Select(set => set.Id)]);

    private static CodeSet? Find(Request request) => CodeSet.All.FirstOrDefault(set => set.Id == request.Asked.Id);

    internal sealed record Request : DataRequest;
}
