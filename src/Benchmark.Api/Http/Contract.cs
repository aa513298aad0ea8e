using FastEndpoints;
using Microsoft.Extensions.Primitives;

namespace Benchmark.Api.Http;

/// <summary>How the endpoints are mapped.</summary>
internal static class Contract
{
    // Tells everybody the class and route of each endpoint; it is made for tests in another process, and cannot be switched off.
    private const string Diagnostics = "_test_url_cache_";

    /// <summary>Maps the endpoints that were added as services.</summary>
    public static void MapContract(this IEndpointRouteBuilder routes)
    {
        var endpoints = new Routes(routes);
        endpoints.MapFastEndpoints(Configure);
        foreach (var source in endpoints.DataSources)
            routes.DataSources.Add(new WithoutDiagnostics(source));
    }

    // The settings of the framework are those of the process, taken once: nothing of one server may stand in them.
    private static void Configure(Config config)
    {
        // Keys are read by the two endpoints that need them. All errors of a request are told together, so the rules do not answer by themselves.
        config.Endpoints.Configurator = static endpoint =>
        {
            endpoint.AllowAnonymous();
            endpoint.DontThrowIfValidationFails();
        };
        // GET and HEAD are two routes there; the operation is called after the first.
        config.Endpoints.NameGenerator = static endpoint => endpoint.HttpVerb == HttpMethods.Head ? $"{endpoint.EndpointType.Name}.{HttpMethods.Head}" : endpoint.EndpointType.Name;
        // A broken cell of the database is no fault of the caller.
        config.Binding.JsonExceptionTransformer = null;
        // Rules are looked up by the name of the property, also by the OpenAPI document.
        config.Validation.UsePropertyNamingPolicy = false;
    }

    /// <summary>Takes the routes of the framework before the server has them.</summary>
    private sealed class Routes(IEndpointRouteBuilder server) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => server.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => server.CreateApplicationBuilder();
    }

    private sealed class WithoutDiagnostics(EndpointDataSource source) : EndpointDataSource
    {
        public override IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints => [.. source.Endpoints.Where(endpoint => (endpoint as RouteEndpoint)?.RoutePattern.RawText != Diagnostics)];

        public override IChangeToken GetChangeToken() => source.GetChangeToken();
    }
}
