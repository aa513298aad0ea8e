using Benchmark.Api.Http;
using Benchmark.Core.Methods;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Methods;

/// <summary>Shows one method.</summary>
internal sealed class GetMethod(Catalogs catalogs) : QueryEndpoint<GetMethod.Request, Reply<Method>>
{
    public override void Configure() => Reads<DataRequestValidator<Request>>(
        "/v1/methods/{id}",
        "Get a method",
        "One method by the id that answers name it by.");

    public override async Task<Reply<Method>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        if (query.FindProblem() is { } problem)
            return problem;
        if (MethodCatalogue.Find(id) is not { } method)
            return Problem.UnknownId("method", id, Nearest.To(id, MethodCatalogue.All.Select(each => each.Id)));
        if (query.FindCached() is { } cached)
            return cached;
        return query.Answer(method, 1, 1);
    }

    internal sealed record Request : DataRequest;
}
