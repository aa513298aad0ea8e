using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Template;

namespace Benchmark.Api.Http;

/// <summary>Follows a link of this API as a client would, without the network: what it answers, and whether it answers at all, is known from nothing else.</summary>
internal static class OwnLink
{
    /// <summary>The answer of a route that reads data, as JSON; null when there is no such route.</summary>
    /// <param name="http">The request in which the link was found.</param>
    /// <param name="path">The path of the link.</param>
    /// <param name="query">Its query, with the question mark.</param>
    public static async Task<(string Route, int Status, JsonNode Answer)?> Follow(HttpContext http, string path, string query)
    {
        foreach (var endpoint in http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var values = new RouteValueDictionary();
            if (endpoint.Metadata.GetMetadata<RequestDescription>() is not { } description || !description.Request.IsAssignableTo(typeof(DataRequest)))
                continue;
            if (!new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(path, values))
                continue;

            using var body = new MemoryStream();
            var inner = new DefaultHttpContext { RequestServices = http.RequestServices, RequestAborted = http.RequestAborted };
            (inner.Request.Method, inner.Request.Scheme, inner.Request.Host) = (HttpMethods.Get, http.Request.Scheme, http.Request.Host);
            (inner.Request.Path, inner.Request.QueryString, inner.Request.RouteValues) = (path, new QueryString(query), values);
            inner.Request.Headers.AcceptLanguage = http.Request.Headers.AcceptLanguage;
            inner.Response.Body = body;
            inner.SetEndpoint(endpoint);
            await endpoint.RequestDelegate!(inner);
            body.Position = 0;
            return (endpoint.RoutePattern.RawText!, inner.Response.StatusCode, (await JsonNode.ParseAsync(body, cancellationToken: http.RequestAborted))!);
        }

        return null;
    }
}
