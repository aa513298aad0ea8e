using Benchmark.Api.Http;
using Benchmark.Core.Methods;

namespace Benchmark.Api.Features.Methods;

/// <summary>Shows one method.</summary>
internal sealed class GetMethod : CatalogEndpoint<GetMethod.Request, Method>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/methods/{id}",
        "Get a method",
        "One method by the id that answers name it by.");

    public override Answer<Method> Answer(Request request) => new(MethodCatalogue.Find(request.Asked.Id)!);

    protected override Problem? FindMissing(Request request) =>
        MethodCatalogue.Find(request.Asked.Id) is not null
            ? null
            : Problem.UnknownOfSet("method", request.Asked.Segment, [.. MethodCatalogue.All.Select(each => each.Id)]);

    internal sealed record Request : DataRequest;
}
