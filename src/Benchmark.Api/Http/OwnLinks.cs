using System.Text.Json;
using Benchmark.Api.Formats;
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
    /// <param name="Request">What was asked; null when there is no answer.</param>
    public sealed record Found(string Route, IEnvelope? Envelope, Problem? Problem, DataRequest? Request);

    /// <summary>The answer as rows and columns, while it is being read.</summary>
    /// <param name="Table">The rows, and the columns asked for.</param>
    /// <param name="Request">What was asked.</param>
    public sealed record FoundTable(Table Table, TabularRequest Request);

    /// <summary>The answer of a route that reads data; null when there is no such route.</summary>
    /// <param name="path">The path of the link.</param>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="prefix">What every own path of the answer begins with; empty for nothing.</param>
    /// <param name="publisher">Who publishes the answer, for what names that.</param>
    public async Task<Found?> FollowAsync(string path, string query, CancellationToken cancellation, string prefix = "", string publisher = "")
    {
        if (FindRoute(path) is not var (endpoint, description, segments))
            return null;
        var route = endpoint.RoutePattern.RawText!;
        var asked = Asked.ByLink(route, segments, path, query) with { Prefix = prefix, Publisher = publisher };
        (IEnvelope? Envelope, DataRequest? Request) found = default;
        var problem = await EndpointOf(endpoint).FollowAsync(
            asked,
            description,
            catalogs,
            answer => found = (answer.Envelope, answer.Request as DataRequest),
            cancellation);
        return new Found(route, found.Envelope, problem, found.Request);
    }

    /// <summary>The answer of a route that computes on what is posted; null when there is no such route.</summary>
    /// <param name="path">The path of the route.</param>
    /// <param name="body">What is posted.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Found?> PostAsync(string path, JsonElement body, CancellationToken cancellation)
    {
        if (FindRoute(path, typeof(ComputeRequest)) is not var (endpoint, description, segments))
            return null;
        var route = endpoint.RoutePattern.RawText!;
        IEnvelope? found = null;
        var computing = (IComputeEndpoint)ActivatorUtilities.CreateInstance(
            services,
            endpoint.Metadata.GetRequiredMetadata<EndpointDefinition>().EndpointType);
        var problem = await computing.ComputeAsync(Asked.ByLink(route, segments, path, ""), description, catalogs, body, each => found = each, cancellation);
        return new Found(route, found, problem, null);
    }

    /// <summary>Reads the rows that a link shows as a CSV: the same rows, in the same order, with the same columns.</summary>
    /// <param name="path">The path of the link.</param>
    /// <param name="query">Its query, with the question mark; the format may stand in it or not.</param>
    /// <param name="read">Reads them; what it does not read cannot be read afterwards.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether there is such a route with rows, and the problem that it does not answer; null when it does.</returns>
    public async Task<(bool IsTable, Problem? Problem)> ReadTableAsync(
        string path,
        string query,
        Action<FoundTable> read,
        CancellationToken cancellation)
    {
        if (FindRoute(path) is not var (endpoint, description, segments) || !description.Formats.Contains(Csv.Format))
            return (false, null);
        var asked = Asked.ByLink(endpoint.RoutePattern.RawText!, segments, path, query) with { Formats = description.Formats, Accepted = Csv.Format };
        var isTable = false;
        var problem = await EndpointOf(endpoint).FollowAsync(
            asked,
            description,
            catalogs,
            answer =>
            {
                if (answer.Request is not TabularRequest request || request.Format.Value != Csv.Format)
                    return;
                isTable = true;
                read(new FoundTable(request.FieldsAsked is { } fields ? answer.Table!.Select(fields.Columns) : answer.Table!, request));
            },
            cancellation);
        return (isTable, problem);
    }

    private (RouteEndpoint Endpoint, RequestDescription Description, Dictionary<string, string> Segments)? FindRoute(string path, Type? ofRequests = null)
    {
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<RequestDescription>() is not { } description
                || !description.Request.IsAssignableTo(ofRequests ?? typeof(DataRequest)))
            {
                continue;
            }

            var values = new RouteValueDictionary();
            if (new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(path, values))
                return (endpoint, description, values.ToDictionary(value => value.Key, value => $"{value.Value}"));
        }

        return null;
    }

    private IDataEndpoint EndpointOf(RouteEndpoint endpoint) =>
        (IDataEndpoint)ActivatorUtilities.CreateInstance(services, endpoint.Metadata.GetRequiredMetadata<EndpointDefinition>().EndpointType);
}
