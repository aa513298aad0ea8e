using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Http;

/// <summary>
/// A document in the form of another standard, where the readers of that standard look for it: a catalog, a package, a list of pages. It is no part of the
/// contract, because the standard says what is in it; the rules of every answer (addresses, tags, problems) hold for it too.
/// </summary>
/// <param name="known">How readers know the server.</param>
internal abstract class StandardDocument(PublicAddress known)
{
    /// <summary>Where it is, each form of it at a path of its own.</summary>
    public abstract IReadOnlyList<string> Paths { get; }

    /// <summary>The parameters it takes.</summary>
    public virtual IReadOnlyList<string> Parameters => [];

    /// <summary>Whether it cannot be given without the address of the server.</summary>
    protected virtual bool NeedsHost => true;

    /// <summary>Who publishes it, and where that is.</summary>
    protected PublicAddress Known => known;

    /// <summary>Answers a request whose parameters are known.</summary>
    /// <param name="http">The request.</param>
    /// <param name="address">The address of the server with its prefix; where the host is not known, the prefix alone.</param>
    protected abstract Task<IResult> AnswerAsync(HttpContext http, string address);

    /// <summary>Answers a request.</summary>
    public async Task ServeAsync(HttpContext http) => await (await FindAsync(http)).ExecuteAsync(http);

    /// <summary>Which of its paths was asked for. The router takes capitals and a slash at the end too.</summary>
    protected static string RouteOf(HttpContext http) => RequestLog.RouteOf(http);

    /// <summary>A document of JSON.</summary>
    /// <param name="document">The document.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="release">The release that it is of.</param>
    /// <param name="isPinned">Whether the request names that release.</param>
    protected static FixedAnswer Json(JsonObject document, string contentType, LoadedRelease release, bool isPinned) => new(Bytes(document), contentType)
    {
        Release = release,
        CacheControl = isPinned ? Representation.Pinned : Representation.Unpinned,
    };

    /// <summary>A document as it is sent.</summary>
    protected static byte[] Bytes(JsonObject document)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Formats.Json.Indented))
            document.WriteTo(json);
        return body.ToArray();
    }

    /// <summary>The release that a request names, or the newest; or the problem that there is none of that name.</summary>
    protected static async Task<(LoadedRelease Release, bool IsPinned, Problem? Problem)> ReleaseOfAsync(HttpContext http, Catalogs catalogs)
    {
        var history = await catalogs.HistoryAsync(http.RequestAborted);
        if (http.Request.Query["release"] is not [{ } id])
            return (history[^1], false, null);
        return history.FirstOrDefault(each => each.Release.Id == id) is { } release
            ? (release, true, null)
            : (history[^1], false, Problem.Invalid(ProblemKind.InvalidQuery, [ReleaseParameter.Unknown(id, [.. history.Select(each => each.Release)])]));
    }

    private async Task<IResult> FindAsync(HttpContext http)
    {
        var request = http.Request;
        if (FaultsOf(request) is { Count: > 0 } faults)
            return Problem.Invalid(ProblemKind.InvalidQuery, faults);
        var origin = known.OriginFor(request);
        if (NeedsHost && origin is null)
            return Problem.PublicUrlMissing(request);
        return NeedsHost && known.IsElsewhere(request)
            ? Problem.UnknownHost(request, origin!)
            : await AnswerAsync(http, $"{origin}{request.PathBase.Value}");
    }

    private List<Fault> FaultsOf(HttpRequest request)
    {
        var faults = new List<Fault>();
        var notUtf8 = QueryText.NamesNotUtf8(request.QueryString.Value);
        foreach (var (name, values) in request.Query)
        {
            if (!Parameters.Contains(name))
                faults.Add(Fault.UnknownParameter(name, values.ToString(), Parameters));
            else if (notUtf8.Contains(name))
                faults.Add(Fault.NotUtf8(name, values.ToString()));
            else if (values.Count > 1)
                faults.Add(Fault.Repeated(name, values.ToString()));
            else if (string.IsNullOrEmpty(values))
                faults.Add(Fault.Empty(name));
        }

        return faults;
    }
}

/// <summary>Where the documents of other standards are.</summary>
internal static class StandardDocuments
{
    /// <summary>Maps documents, each made when it is first asked for.</summary>
    public static void MapStandardDocuments(this IEndpointRouteBuilder routes, IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            var document = (StandardDocument)ActivatorUtilities.CreateInstance(routes.ServiceProvider, type);
            foreach (var path in document.Paths)
                routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)document.ServeAsync).WithMetadata(document);
        }
    }
}
