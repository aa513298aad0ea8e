using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Targets;

/// <summary>Shows one target.</summary>
internal sealed class GetTarget : IEndpoint
{
    private static readonly DataRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/targets/{id}", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "Get a target",
        "One target by its id, as in the list.");

    private static async Task<Results<Answer<Target>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs, TargetStore store)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
        var catalog = await catalogs.OfAsync(query.Release, http.RequestAborted);
        if (query.FindProblem() is { } problem)
            return problem;
        if (!catalog.HasTarget(id))
            return Problem.UnknownId("target", id, Nearest.To(id, catalog.TargetIds));
        if (query.FindCached() is { } cached)
            return cached;

        var target = await store.GetAsync(catalog.Release, id, http.RequestAborted);
        var province = catalog.FindProvince(target.Province)!;
        IReadOnlyList<Warning> inferred = target.HorizonReading == HorizonReading.Inferred ? [TargetWarnings.HorizonInferred("data.horizon")] : [];
        return query.Answer(target, 1, 1, [.. ProvinceWarnings.Ended([province]), .. inferred], catalog.Cite([target.Source, target.Document]));
    }

    internal sealed record Request : DataRequest;
}
