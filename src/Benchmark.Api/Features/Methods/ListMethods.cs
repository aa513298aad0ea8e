using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Methods;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Methods;

/// <summary>Lists every method the figures are computed with, as the program has them registered.</summary>
internal sealed class ListMethods : IEndpoint
{
    private static readonly ListRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/methods", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "List methods",
        "Every score, pace model, threshold set, ranking, aggregation and robustness check: formula, range, parameters, reasons it can refuse for, and whose it is. Ordered by kind.",
        typeof(Table));

    private static async Task<Results<Answer<IReadOnlyList<Method>>, CachedAnswer, Problem>> Handle(HttpContext http, Catalogs catalogs)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;
        var page = Paging.Take(MethodCatalogue.All, query.Page, method => method.Id);
        return query.Answer(page, page.Count, MethodCatalogue.All.Count, lastKey: Paging.LastKey(page, MethodCatalogue.All, method => method.Id))
            .As(() => Rows.Of(page))
            .As(() => MethodsTable.Of(page));
    }

    internal sealed record Request : ListRequest;
}
