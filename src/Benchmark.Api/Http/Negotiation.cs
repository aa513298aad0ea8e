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

    private const string Xhtml = "application/xhtml+xml";

    /// <summary>
    /// The best of the formats for the Accept header. Of each the most specific range counts; the largest weight comes first, then what is named before what a
    /// wildcard lets through, then our order. A page is given only to who is known to want one. Null when none is accepted.
    /// </summary>
    public static Format? FormatOf(HttpRequest request, IReadOnlyList<Format> given)
    {
        // What a client without a preference sends.
        if (StringValues.IsNullOrEmpty(request.Headers.Accept) || request.Headers.Accept == "*/*")
            return given[0];
        var accepted = AcceptedBy(request);
        if (accepted.Count == 0)
            return null;
        var data = given.Where(format => !format.IsPage).Select(format => (Format: format, Range: RangeOf(format, accepted)))
            .Where(each => each.Range is not null && WeightOf(each.Range) > 0)
            .ToList();
        if (given.FirstOrDefault(format => format.IsPage) is { } page && WantsPage(accepted, data.Select(each => each.Range!)))
            return page;
        return data
            .OrderByDescending(each => WeightOf(each.Range!))
            .ThenBy(each => each.Range!.MatchesAllTypes ? 2 : each.Range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault().Format;
    }

    /// <summary>Whether what is no data is told as a page: a problem, or where nothing but a page stands.</summary>
    public static bool WantsPage(HttpRequest request)
    {
        if (request.Query["format"] is [{ } asked, ..])
            return asked == Html.Format.Id;
        if (StringValues.IsNullOrEmpty(request.Headers.Accept) || request.Headers.Accept == "*/*")
            return false;
        var accepted = AcceptedBy(request);
        var others = FormatRegister.All.Where(format => !format.IsPage).Select(format => RangeOf(format, accepted));
        return WantsPage(accepted, others.OfType<MediaTypeHeaderValue>());
    }

    /// <summary>Whether the client names a media type by itself.</summary>
    public static bool Names(HttpRequest request, string mediaType) =>
        AcceptedBy(request).Any(range => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) && WeightOf(range) > 0);

    /// <summary>Whether the client names HTML, and likes it better than JSON.</summary>
    public static bool PrefersHtml(HttpRequest request) =>
        AcceptedBy(request) is { Count: > 0 } accepted
        && accepted.FirstOrDefault(value => value.MediaType.Equals(Html.Format.MediaType, StringComparison.OrdinalIgnoreCase)) is { } html
        && WeightOf(html) > (accepted.FirstOrDefault(value => value.MediaType.Equals(Json.Format.MediaType, StringComparison.OrdinalIgnoreCase)) is { } json
            ? WeightOf(json)
            : 0);

    /// <summary>
    /// Whether a page is wanted. Every browser names XHTML beside HTML; programs that name HTML mean anything, and let it through with a wildcard. Who names
    /// another format that we give as readily is no browser either.
    /// </summary>
    private static bool WantsPage(IList<MediaTypeHeaderValue> accepted, IEnumerable<MediaTypeHeaderValue> others)
    {
        var html = accepted.FirstOrDefault(range => range.MediaType.Equals(Html.Format.MediaType, StringComparison.OrdinalIgnoreCase));
        if (html is null || WeightOf(html) == 0)
            return false;
        var isBrowser = accepted.Any(range => range.MediaType.Equals(Xhtml, StringComparison.OrdinalIgnoreCase) && WeightOf(range) > 0);
        return (isBrowser || !accepted.Any(range => range.MatchesAllSubTypes))
            && others.All(other => WeightOf(other) < WeightOf(html) || (other.MatchesAllSubTypes && WeightOf(other) == WeightOf(html)));
    }

    private static double WeightOf(MediaTypeHeaderValue range) => range.Quality ?? 1;

    private static MediaTypeHeaderValue? RangeOf(Format format, IList<MediaTypeHeaderValue> accepted)
    {
        var type = format.MediaType;
        return accepted.FirstOrDefault(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.MatchesAllSubTypes && !value.MatchesAllTypes
                && type.StartsWith($"{value.Type}/", StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.MatchesAllTypes);
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
