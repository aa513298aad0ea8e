using Benchmark.Api.Charts;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Charts;

/// <summary>Lists the kinds of chart.</summary>
internal sealed class ListCharts(IServiceProvider services) : CatalogEndpoint<ListCharts.Request, IReadOnlyList<ChartKindEntry>>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/charts",
        "List charts",
        "The kinds of chart: what each shows, which list its figures stand in, and the parameters it takes. Not paged. The page shows how to embed them.");

    public override Answer<IReadOnlyList<ChartKindEntry>> Answer(Request request)
    {
        IReadOnlyList<ChartKindEntry> kinds = [.. ChartKind.All.Select(kind => ChartKindEntry.Of(kind, request, ParametersOf(kind)))];
        return new Answer<IReadOnlyList<ChartKindEntry>>(kinds, kinds.Count, kinds.Count);
    }

    /// <summary>The names of the parameters of a kind, as its route declares them.</summary>
    private IReadOnlyList<string> ParametersOf(ChartKind kind)
    {
        var route = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .First(endpoint => endpoint.RoutePattern.RawText == kind.Path);
        return [.. route.Metadata.GetRequiredMetadata<RequestDescription>().Parameters()
            .Select(parameter => parameter.Name)
            .Order(StringComparer.Ordinal)];
    }

    internal sealed record Request : DataRequest;
}

/// <summary>A kind of chart.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Path">The path of its pictures.</param>
/// <param name="Figures">The path of the list whose figures it draws.</param>
/// <param name="Parameters">The parameters it takes, by name.</param>
/// <param name="Sizes">How large it can be.</param>
public sealed record ChartKindEntry(
    string Id,
    Text Name,
    Text Description,
    string Path,
    string Figures,
    IReadOnlyList<string> Parameters,
    IReadOnlyList<ChartDimensions> Sizes)
{
    internal static ChartKindEntry Of(ChartKind kind, DataRequest request, IReadOnlyList<string> parameters) => new(
        kind.Id,
        kind.Name,
        kind.Meaning,
        request.Asked.Own(kind.Path),
        request.Asked.Own(kind.List),
        parameters,
        [
            .. Enum.GetValues<ChartSize>().Select(size =>
            {
                var measures = ChartMeasures.Of(size);
                return new ChartDimensions(Code.Of(size), (int)measures.Width, (int)measures.Height);
            }),
        ]);
}

/// <summary>A size of a picture.</summary>
/// <param name="Size">The value of the parameter <c>size</c>.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
public sealed record ChartDimensions(string Size, int Width, int Height);
