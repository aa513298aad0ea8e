using Benchmark.Api.Formats;
using Microsoft.Extensions.Primitives;

namespace Benchmark.Api.Http;

/// <summary>What a request accepts (RFC 9110, section 12).</summary>
internal static class Negotiation
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>
    /// The best of the formats for the Accept header: the most specific range counts, then its weight, then our order. Null when none is accepted.
    /// </summary>
    public static Format? FormatOf(HttpRequest request, IReadOnlyList<Format> given)
    {
        // What a client without a preference sends.
        if (StringValues.IsNullOrEmpty(request.Headers.Accept) || request.Headers.Accept == "*/*")
            return given[0];
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 ? null : given.Select(format => (Format: format, Weight: WeightOf(format)))
            .Where(each => each.Weight > 0)
            .OrderByDescending(each => each.Weight)
            .FirstOrDefault().Format;

        double WeightOf(Format format)
        {
            var type = format.MediaType;
            var range = accepted.FirstOrDefault(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.MatchesAllSubTypes && !value.MatchesAllTypes
                    && type.StartsWith($"{value.Type}/", StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.MatchesAllTypes);
            return range is null ? 0 : range.Quality ?? 1;
        }
    }

    /// <summary>Whether the client prefers HTML to JSON, as browsers do.</summary>
    public static bool PrefersHtml(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.FirstOrDefault(value => value.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) is { } html
        && (html.Quality ?? 1) > (accepted.FirstOrDefault(value => value.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)) is { } json
            ? json.Quality ?? 1
            : 0);

    /// <summary>The language of problems and human formats: the parameter, then the header, then Vietnamese.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (Code.TryParse<Language>(request.Query["lang"], out var asked))
            return asked;
        if (StringValues.IsNullOrEmpty(request.Headers.AcceptLanguage))
            return Language.Vi;
        // The values come best first; a tag may name a region: vi-VN.
        var accepted = request.GetTypedHeaders().AcceptLanguage
            .Where(value => value.Quality is not 0)
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => value.Value.ToString().Split('-')[0].ToLowerInvariant());
        foreach (var tag in accepted)
        {
            if (Code.TryParse<Language>(tag, out var language))
                return language;
        }

        return Language.Vi;
    }

    /// <summary>How the body is compressed: <c>br</c>, <c>gzip</c>, or null for not at all.</summary>
    public static string? EncodingOf(HttpRequest request)
    {
        if (StringValues.IsNullOrEmpty(request.Headers.AcceptEncoding))
            return null;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var (brotli, gzip) = (WeightOf(Brotli), WeightOf(Gzip));
        return brotli <= 0 && gzip <= 0 ? null : brotli >= gzip ? Brotli : Gzip;

        double WeightOf(string encoding)
        {
            var value = accepted.FirstOrDefault(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(each => each.Value == "*");
            return value is null ? 0 : value.Quality ?? 1;
        }
    }
}
