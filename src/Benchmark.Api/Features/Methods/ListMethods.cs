using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Methods;

namespace Benchmark.Api.Features.Methods;

/// <summary>Lists every method the figures are computed with, as the program has them registered.</summary>
internal sealed class ListMethods : CatalogEndpoint<ListMethods.Request, IReadOnlyList<Method>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/methods",
        "List methods",
        "Every score, pace model, threshold set, ranking, aggregation and robustness check: formula, range, parameters, reasons it can refuse for, and whose "
            + "it is. Ordered by kind.",
        typeof(Table));

    public override Answer<IReadOnlyList<Method>> Answer(Request request)
    {
        var page = Paging.Take(MethodCatalogue.All, request.Page, method => method.Id);
        return new Answer<IReadOnlyList<Method>>(page, page.Count, MethodCatalogue.All.Count)
        {
            LastKey = Paging.LastKey(page, MethodCatalogue.All, method => method.Id),
        }
            .As(() => Rows.Of(page))
            .As(() => MethodsTable.Of(page));
    }

    internal sealed record Request : ListRequest;
}
