using Benchmark.Api.Http;
using Benchmark.Core.Methods;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Methods;

/// <summary>Shows one method.</summary>
internal sealed class GetMethod : IEndpoint
{
    private static readonly DataRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/methods/{id}", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "Get a method",
        "One method by the id that answers name it by.");

    private static async Task<Results<Answer<Method>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
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
