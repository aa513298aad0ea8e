using System.Text.RegularExpressions;
using Benchmark.Api.Formats;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Http;

/// <summary>What a request accepts (RFC 9110, section 12).</summary>
internal static partial class Negotiation
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>
    /// The best of the formats for the Accept header. Of each the most specific range counts; the largest weight comes first, then what is named before what a
    /// wildcard lets through, then our order. Null when none is accepted.
    /// </summary>
    public static Format? FormatOf(HttpRequest request, IReadOnlyList<Format> given)
    {
        // What a client without a preference sends.
        if (StringValues.IsNullOrEmpty(request.Headers.Accept) || request.Headers.Accept == "*/*")
            return given[0];
        var accepted = AcceptedBy(request);
        return accepted.Count == 0 ? null : given.Select(format => (Format: format, Range: RangeOf(format)))
            .Where(each => each.Range is not null && WeightOf(each.Range) > 0)
            .OrderByDescending(each => WeightOf(each.Range!))
            .ThenBy(each => each.Range!.MatchesAllTypes ? 2 : each.Range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault().Format;

        static double WeightOf(MediaTypeHeaderValue range) => range.Quality ?? 1;

        MediaTypeHeaderValue? RangeOf(Format format)
        {
            var type = format.MediaType;
            return accepted.FirstOrDefault(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.MatchesAllSubTypes && !value.MatchesAllTypes
                    && type.StartsWith($"{value.Type}/", StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.MatchesAllTypes);
        }
    }

    /// <summary>The ranges of the Accept header. Old clients write a star for anything, which the grammar does not have.</summary>
    private static IList<MediaTypeHeaderValue> AcceptedBy(HttpRequest request)
    {
        var written = request.Headers.Accept.ToString();
        if (!BareStarPattern().IsMatch(written))
            return request.GetTypedHeaders().Accept;
        return MediaTypeHeaderValue.TryParseList([BareStarPattern().Replace(written, "*/*")], out var ranges) ? ranges : [];
    }

    [GeneratedRegex(@"(?<![^\s,])\*(?=\s*(?:[,;]|$))")]
    private static partial Regex BareStarPattern();

    /// <summary>Whether the client prefers HTML to JSON, as browsers do.</summary>
    public static bool PrefersHtml(HttpRequest request) =>
        AcceptedBy(request) is { Count: > 0 } accepted
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
        // Not compressed is a coding too, which a client may like better.
        var plain = accepted.FirstOrDefault(each => each.Value.Equals("identity", StringComparison.OrdinalIgnoreCase)) is { } identity
            ? identity.Quality ?? 1
            : 0;
        var best = Math.Max(brotli, gzip);
        return best <= 0 || plain > best ? null : brotli >= gzip ? Brotli : Gzip;

        double WeightOf(string encoding)
        {
            var value = accepted.FirstOrDefault(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(each => each.Value == "*");
            return value is null ? 0 : value.Quality ?? 1;
        }
    }
}
