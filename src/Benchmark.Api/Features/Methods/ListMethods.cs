using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Methods;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Methods;

/// <summary>Lists every method the figures are computed with, as the program has them registered.</summary>
internal sealed class ListMethods(Catalogs catalogs) : QueryEndpoint<ListMethods.Request, Reply<IReadOnlyList<Method>>>
{
    public override void Configure() => Reads<ListRequestValidator<Request>>(
        "/v1/methods",
        "List methods",
        "Every score, pace model, threshold set, ranking, aggregation and robustness check: formula, range, parameters, reasons it can refuse for, and whose it is. Ordered by kind.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<Method>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
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
