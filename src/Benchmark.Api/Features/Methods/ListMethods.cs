using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
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
        var all = request.Sort.Apply(MethodCatalogue.All, method => method.Id);
        var page = Paging.Take(all, request.Page, method => method.Id);
        return new Answer<IReadOnlyList<Method>>(page, page.Count, all.Count)
        {
            LastKey = Paging.LastKey(page, all, method => method.Id),
        }
            .As(() => Rows.Of(page))
            .As(() => MethodsTable.Of(page));
    }

    internal sealed record Request : ListRequest<MethodsTable, Method>;
}
