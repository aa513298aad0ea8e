using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Indicators;

/// <summary>Shows one indicator with its series and coverage.</summary>
internal sealed class GetIndicator(Catalogs catalogs, CoverageStore store) : QueryEndpoint<GetIndicator.Request, Reply<ListIndicators.Response>>
{
    public override void Configure() => Reads<DataRequestValidator<Request>>(
        "/v1/indicators/{id}",
        "Get an indicator",
        "One indicator by its id: definition, unit, direction, worst bound with its reason, pace model, series and coverage.");

    public override async Task<Reply<ListIndicators.Response>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        if (query.FindProblem() is { } problem)
            return problem;
        if (catalog.FindIndicator(id) is not { } indicator)
            return Problem.UnknownId("indicator", id, catalog.MatchIndicator(id).Near);
        if (query.FindCached() is { } cached)
            return cached;

        var coverage = await store.OfIndicatorsAsync(catalog.Release, [id], ct);
        return query.Answer(new ListIndicators.Response(indicator, coverage[id]), 1, 1, sources: catalog.Cite([indicator.Source]));
    }

    internal sealed record Request : DataRequest;
}
