using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using FastEndpoints;
using Microsoft.AspNetCore.Routing.Template;

namespace Benchmark.Api.Features.Citations;

/// <summary>Follows links of this API as a client would, without HTTP: only this shows what a link answers, and whether it does.</summary>
/// <param name="services">What endpoints are made of.</param>
/// <param name="catalogs">The catalogs of the releases.</param>
internal sealed class OwnLinks(IServiceProvider services, Catalogs catalogs)
{
    /// <summary>What a link shows.</summary>
    /// <param name="Route">The pattern of its route.</param>
    /// <param name="Meta">What its answer says of itself; null when there is none.</param>
    /// <param name="Links">The links of its answer; null when there is none.</param>
    /// <param name="Problem">Why there is no answer; null when there is one.</param>
    public sealed record Found(string Route, Meta? Meta, Links? Links, Problem? Problem);

    /// <summary>The answer of a route that reads data; null when there is no such route.</summary>
    /// <param name="path">The path of the link.</param>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Found?> FollowAsync(string path, string query, CancellationToken cancellation)
    {
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<RequestDescription>() is not { } description || !description.Request.IsAssignableTo(typeof(DataRequest)))
                continue;
            var values = new RouteValueDictionary();
            var route = endpoint.RoutePattern.RawText!;
            if (!new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(path, values))
                continue;
            var asked = Asked.ByLink(route, values.ToDictionary(value => value.Key, value => $"{value.Value}"), path, query);
            var asking = (IDataEndpoint)ActivatorUtilities.CreateInstance(services, endpoint.Metadata.GetRequiredMetadata<EndpointDefinition>().EndpointType);
            var (meta, links, problem) = await asking.FollowAsync(asked, description, catalogs, cancellation);
            return new Found(route, meta, links, problem);
        }

        return null;
    }
}
