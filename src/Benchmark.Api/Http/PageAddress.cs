using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Http;

/// <summary>What people type and what their forms send, made into the addresses of the contract.</summary>
internal static class PageAddress
{
    private const string Service = "/v1";
    private const string Search = "/v1/search";

    /// <summary>
    /// The bare address is the page of the service for a browser, and with a search the page of what is found; a program is sent there. What a form leaves
    /// empty is taken out of the address, so that the link that is shared names only what was chosen.
    /// </summary>
    public static Task Read(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var (isRoot, query) = (request.Path == "/", request.QueryString.Value ?? "");
        var hasEmpty = query.EndsWith('=') || query.Contains("=&", StringComparison.Ordinal);
        if ((!isRoot && !hasEmpty) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return next(http);
        var isPage = Negotiation.WantsPage(request);
        if (isRoot)
            http.Response.Headers.Append("Vary", "Accept");
        if (hasEmpty && (isPage || isRoot))
            return Redirect(http, request.Path, WithoutEmpty(request.QueryString));
        if (!isRoot)
            return next(http);
        var path = request.Query.ContainsKey("q") ? Search : Service;
        if (!isPage)
            return Redirect(http, path, request.QueryString);
        request.Path = path;
        return next(http);
    }

    private static Task Redirect(HttpContext http, PathString path, QueryString query)
    {
        http.Response.Redirect($"{http.Request.PathBase}{path}{query}");
        return Task.CompletedTask;
    }

    private static QueryString WithoutEmpty(QueryString query) => QueryString.Create(
        QueryHelpers.ParseQuery(query.Value).SelectMany(
            parameter => parameter.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(parameter.Key, value))));
}
