using System.Globalization;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Datasets;

/// <summary>The catalog of the data sets (DCAT-AP 3.0.1), which harvesters of portals read: one graph in three forms.</summary>
internal sealed class CatalogDocument(Catalogs catalogs, CoverageStore coverage, PublicAddress known, JsonSerializerOptions json, IServiceProvider services)
    : StandardDocument(known)
{
    private const string Negotiated = "/catalog";

    /// <summary>The forms; the first for who asks for none, as harvesters do.</summary>
    private static readonly IReadOnlyList<Format> Forms = [RdfXml.Format, Turtle.Format, JsonLd.Format];

    public override IReadOnlyList<string> Paths => [Negotiated, .. Forms.Select(PathOf)];

    public override IReadOnlyList<string> Parameters => ["page"];

    protected override async Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var request = http.Request;
        var route = RouteOf(http);
        var isNegotiated = route == Negotiated;
        var form = isNegotiated ? Negotiation.FormatOf(request, Forms) : Forms.First(each => route == PathOf(each));
        if (form is null)
            return Problem.NotAcceptable("Accept", request.Headers.Accept.ToString(), [.. Forms.Select(each => each.MediaType)]);
        if (FindProblem(request.Query["page"]) is { } problem)
            return problem;

        var catalog = await catalogs.CurrentAsync(http.RequestAborted);
        var history = await catalogs.HistoryAsync(http.RequestAborted);
        var covered = await coverage.OfIndicatorsAsync(catalog.Release, catalog.Indicators.Select(indicator => indicator.Id), http.RequestAborted);
        var graph = new DatasetsGraph(address, Known, catalog, history[0].Release, covered, services.GetRequiredService<EndpointDataSource>()).Make();
        var publication = new Publication(catalog.Release.Release, Negotiated, [], [], default);
        var content = new Content(graph, publication, json, new Dictionary<Type, Func<object>> { [typeof(RdfGraph)] = () => graph });
        return new FixedAnswer(form.WriteInMemory(content), form.ContentType, vary: isNegotiated ? "Accept, Accept-Encoding" : "Accept-Encoding")
        {
            Release = catalog.Release,
        };
    }

    private static string PathOf(Format form) => $"{Negotiated}.{form.Extension}";

    /// <summary>Harvesters ask for page after page until there is none: the document is the first, and there is no other.</summary>
    private static Problem? FindProblem(string? page)
    {
        if (page is null or "1")
            return null;
        var isNumber = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        return isNumber
            ? Problem.UnknownOfSet("page", KeyValuePair.Create("page", page), ["1"])
            : Problem.Invalid(
                ProblemKind.InvalidQuery,
                [new Fault("page", page, ErrorCodes.NotAWholeNumber, new Text("Phải là số nguyên từ 1.", "Must be a whole number from 1."))]);
    }
}
