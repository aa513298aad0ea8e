namespace Benchmark.Api.Http;

/// <summary>What a browser may do with an answer. Data can do nothing, pages have only what the program serves itself.</summary>
internal static class SecurityHeaders
{
    private static readonly PathString SwaggerPath = $"/{OpenApi.Page}";

    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    private const string Page = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The page of the contract sets styles while it runs, and calls the API.
    private const string Swagger = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them for an answer that is kept.</summary>
    public static void WriteForKept(IHeaderDictionary headers, bool isPage)
    {
        WriteForAll(headers);
        headers.ContentSecurityPolicy = isPage ? Page : Data;
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
