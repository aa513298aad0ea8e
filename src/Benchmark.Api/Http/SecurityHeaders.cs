using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>What a browser may do with an answer. Data can do nothing, pages have only what the program serves itself.</summary>
internal static class SecurityHeaders
{
    private static readonly PathString SwaggerPath = $"/{OpenApi.Page}";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    private const string Parts = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; ";

    private const string Page = $"{Parts}frame-ancestors 'none'";

    // What is made to stand in pages of others.
    private const string Framed = $"{Parts}frame-ancestors *";

    // A picture may be opened by itself; viewers add styles of their own to it.
    private const string Picture = "default-src 'none'; style-src 'unsafe-inline'";

    // The page of the contract sets styles while it runs, and calls the API.
    private const string Swagger = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of an answer in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="isPicture">Whether a picture is asked for, whose page may stand in pages of others.</param>
    public static string PolicyOf(Format format, bool isPicture) =>
        format.IsPage ? isPicture ? Framed : Page : format == SvgPicture.Format ? Picture : Data;

    /// <summary>Sets them for an answer that is kept.</summary>
    public static void WriteForKept(IHeaderDictionary headers, string policy)
    {
        WriteForAll(headers);
        headers.ContentSecurityPolicy = policy;
    }

    /// <summary>Sets them, unless the answer has a policy of its own.</summary>
    public static void Write(HttpResponse response)
    {
        var headers = response.Headers;
        WriteForAll(headers);
        if (headers.ContentSecurityPolicy.Count > 0)
            return;
        headers.ContentSecurityPolicy = response.HttpContext.Request.Path.StartsWithSegments(SwaggerPath) ? Swagger
            : response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true ? Page
            : Data;
    }

    private static void WriteForAll(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
    }
}
