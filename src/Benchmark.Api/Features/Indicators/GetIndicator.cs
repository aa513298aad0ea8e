using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Indicators;

/// <summary>Shows one indicator with its series and coverage.</summary>
internal sealed class GetIndicator : IEndpoint
{
    private static readonly DataRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/indicators/{id}", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "Get an indicator",
        "One indicator by its id: definition, unit, direction, worst bound with its reason, pace model, series and coverage.");

    private static async Task<Results<Answer<ListIndicators.Response>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs, CoverageStore store)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
        var catalog = await catalogs.OfAsync(query.Release, http.RequestAborted);
        if (query.FindProblem() is { } problem)
            return problem;
        if (catalog.FindIndicator(id) is not { } indicator)
            return Problem.UnknownId("indicator", id, catalog.MatchIndicator(id).Near);
        if (query.FindCached() is { } cached)
            return cached;

        var coverage = await store.OfIndicatorsAsync(catalog.Release, [id], http.RequestAborted);
        return query.Answer(new ListIndicators.Response(indicator, coverage[id]), 1, 1, sources: catalog.Cite([indicator.Source]));
    }

    internal sealed record Request : DataRequest;
}
