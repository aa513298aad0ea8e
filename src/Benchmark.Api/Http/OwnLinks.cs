using Benchmark.Data.Catalog;
using FastEndpoints;
using Microsoft.AspNetCore.Routing.Template;

namespace Benchmark.Api.Http;

/// <summary>Follows links of this API as a client would, without HTTP: only this shows what a link answers, and whether it does.</summary>
/// <param name="services">What endpoints are made of.</param>
/// <param name="catalogs">The catalogs of the releases.</param>
internal sealed class OwnLinks(IServiceProvider services, Catalogs catalogs)
{
    /// <summary>What a link shows.</summary>
    /// <param name="Route">The pattern of its route.</param>
    /// <param name="Envelope">The answer; null when there is none.</param>
    /// <param name="Problem">Why there is no answer; null when there is one.</param>
    public sealed record Found(string Route, IEnvelope? Envelope, Problem? Problem);

    /// <summary>The answer of a route that reads data; null when there is no such route.</summary>
    /// <param name="path">The path of the link.</param>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="prefix">What every own path of the answer begins with; empty for nothing.</param>
    public async Task<Found?> FollowAsync(string path, string query, CancellationToken cancellation, string prefix = "")
    {
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<RequestDescription>() is not { } description || !description.Request.IsAssignableTo(typeof(DataRequest)))
                continue;
            var values = new RouteValueDictionary();
            var route = endpoint.RoutePattern.RawText!;
            if (!new TemplateMatcher(TemplateParser.Parse(route.TrimStart('/')), []).TryMatch(path, values))
                continue;
            var asked = Asked.ByLink(route, values.ToDictionary(value => value.Key, value => $"{value.Value}"), path, query) with { Prefix = prefix };
            var asking = (IDataEndpoint)ActivatorUtilities.CreateInstance(services, endpoint.Metadata.GetRequiredMetadata<EndpointDefinition>().EndpointType);
            var (envelope, problem) = await asking.FollowAsync(asked, description, catalogs, cancellation);
            return new Found(route, envelope, problem);
        }

        return null;
    }
}
