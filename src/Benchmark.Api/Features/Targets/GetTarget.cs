using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Targets;

/// <summary>Shows one target.</summary>
internal sealed class GetTarget(Catalogs catalogs, TargetStore store) : QueryEndpoint<GetTarget.Request, Reply<Target>>
{
    public override void Configure() => Reads<DataRequestValidator<Request>>(
        "/v1/targets/{id}",
        "Get a target",
        "One target by its id, as in the list.");

    public override async Task<Reply<Target>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        if (query.FindProblem() is { } problem)
            return problem;
        if (!catalog.HasTarget(id))
            return Problem.UnknownId("target", id, Nearest.To(id, catalog.TargetIds));
        if (query.FindCached() is { } cached)
            return cached;

        var target = await store.GetAsync(catalog.Release, id, ct);
        var province = catalog.FindProvince(target.Province)!;
        IReadOnlyList<Warning> inferred = target.HorizonReading == HorizonReading.Inferred ? [TargetWarnings.HorizonInferred("data.horizon")] : [];
        return query.Answer(target, 1, 1, [.. ProvinceWarnings.Ended([province]), .. inferred], catalog.Cite([target.Source, target.Document]));
    }

    internal sealed record Request : DataRequest;
}
