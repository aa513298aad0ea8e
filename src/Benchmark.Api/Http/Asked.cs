using System.Diagnostics;
using Benchmark.Api.Formats;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Benchmark.Api.Http;

/// <summary>What was asked, apart from how it came: by a request, or by a link that the program follows itself.</summary>
internal sealed record Asked
{
    /// <summary>The pattern of the route: <c>/v1/provinces/{id}</c>.</summary>
    public required string Route { get; init; }

    /// <summary>The values of the segments in braces.</summary>
    public required IReadOnlyDictionary<string, string> Segments { get; init; }

    /// <summary>The path and the query as they were written.</summary>
    public required string Self { get; init; }

    /// <summary>The parameters as they were written.</summary>
    public required IEnumerable<KeyValuePair<string, StringValues>> Query { get; init; }

    /// <summary>The parameters whose name or value is not UTF-8.</summary>
    public required IReadOnlyList<string> NotUtf8 { get; init; }

    /// <summary>The formats the route answers in, the usual one first.</summary>
    public required IReadOnlyList<Format> Formats { get; init; }

    /// <summary>The format that the Accept header asks for; null when the route gives none that is accepted.</summary>
    public required Format? Accepted { get; init; }

    /// <summary>The Accept header as it was written.</summary>
    public required string Accept { get; init; }

    /// <summary>The language of what is written in one.</summary>
    public required Language Language { get; init; }

    /// <summary>What every own path of the answer begins with; empty for nothing.</summary>
    public required string Prefix { get; init; }

    /// <summary>The scheme and the host that whole addresses of the answer begin with; null where they are not known.</summary>
    public required string? Origin { get; init; }

    /// <summary>Whether it came to another host than the public one.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Who publishes the answer.</summary>
    public required string Publisher { get; init; }

    /// <summary>When reading of the request began, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Began { get; init; } = Stopwatch.GetTimestamp();

    /// <summary>The path with its segments as the router reads them: it takes capitals and a slash at the end too.</summary>
    public string Path => Segments.Count == 0
        ? Route
        : Segments.Aggregate(Route, (path, segment) => path.Replace($"{{{segment.Key}}}", Uri.EscapeDataString(segment.Value), StringComparison.Ordinal));

    /// <summary>The address readers know the API by, without a slash at the end; the prefix alone where the host is not known.</summary>
    public string Address => Origin + Prefix;

    /// <summary>The segment of the path that varies, by the name it has in the route; a path has one at most.</summary>
    public KeyValuePair<string, string> Segment => Segments.Single();

    /// <summary>The id in the path.</summary>
    public string Id => Segment.Value;

    /// <summary>A path of this API as the answer writes it.</summary>
    public string Own(string path) => Prefix + path;

    /// <summary>What a request asks.</summary>
    public static Asked By(HttpContext http)
    {
        var request = http.Request;
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        var known = http.RequestServices.GetRequiredService<PublicAddress>();
        var formats = endpoint.Metadata.GetRequiredMetadata<RequestDescription>().Formats;
        return new Asked
        {
            Route = endpoint.RoutePattern.RawText!,
            Segments = request.RouteValues.ToDictionary(value => value.Key, value => $"{value.Value}"),
            Self = $"{request.PathBase}{request.Path}{request.QueryString}",
            Query = request.Query,
            NotUtf8 = QueryText.NamesNotUtf8(request.QueryString.Value),
            Formats = formats,
            Accepted = Negotiation.FormatOf(request, formats),
            Accept = request.Headers.Accept.ToString(),
            Language = Negotiation.LanguageOf(request),
            Prefix = request.PathBase.Value ?? "",
            Origin = known.OriginFor(request),
            IsElsewhere = known.IsElsewhere(request),
            Publisher = known.Publisher,
        };
    }

    /// <summary>What a link asks: the usual form of what it shows.</summary>
    /// <param name="route">The pattern of its route.</param>
    /// <param name="segments">The values of the segments in braces.</param>
    /// <param name="path">The path as it was written.</param>
    /// <param name="query">The query as it was written.</param>
    public static Asked ByLink(string route, IReadOnlyDictionary<string, string> segments, string path, string query) => new()
    {
        Route = route,
        Segments = segments,
        Self = $"{path}{query}",
        Query = QueryHelpers.ParseQuery(query),
        NotUtf8 = QueryText.NamesNotUtf8(query),
        Formats = [FormatRegister.All[0]],
        Accepted = FormatRegister.All[0],
        Accept = "",
        Language = default,
        Prefix = "",
        Origin = null,
        Publisher = "",
    };
}
