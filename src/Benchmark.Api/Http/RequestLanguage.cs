using Microsoft.Extensions.Primitives;

namespace Benchmark.Api.Http;

/// <summary>The language of problems and human formats: the parameter, then the header, then Vietnamese.</summary>
internal static class RequestLanguage
{
    public static Language Of(HttpRequest request)
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
}
