using FastEndpoints;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Primitives;

namespace Benchmark.Api.Http;

/// <summary>How the endpoints are mapped.</summary>
internal static class Contract
{
    // Discloses the class and route of each endpoint; the framework has it for tests in another process, without a setting to switch it off.
    private const string Diagnostics = "_test_url_cache_";

    /// <summary>Maps the endpoints that were added as services.</summary>
    public static void MapContract(this IEndpointRouteBuilder routes)
    {
        var endpoints = new Routes(routes);
        endpoints.MapFastEndpoints(Configure);
        foreach (var source in endpoints.DataSources)
            routes.DataSources.Add(new Served(source));
    }

    /// <summary>
    /// Gives the accessor of the context to the framework alone, which needs it to make validators with the services of the server that was asked. While it is
    /// a service, the server allocates a context for every request, also for those that are answered from the cache.
    /// </summary>
    public static void KeepContextsReusable(this IServiceCollection services)
    {
        var resolver = services.Single(service => service.ServiceType == typeof(IServiceResolver)).ImplementationType!;
        var accessor = new HttpContextAccessor();
        services.RemoveAll<IHttpContextAccessor>();
        services.Replace(ServiceDescriptor.Singleton(provider => (IServiceResolver)ActivatorUtilities.CreateInstance(provider, resolver, accessor)));
        services.AddSingleton(accessor);
    }

    /// <summary>Lets the framework find the context of a request; what is answered from the cache does not come here.</summary>
    public static void UseContextAccessor(this IApplicationBuilder app)
    {
        var accessor = app.ApplicationServices.GetRequiredService<HttpContextAccessor>();
        app.Use((http, next) =>
        {
            accessor.HttpContext = http;
            return next(http);
        });
    }

    // The settings of the framework are those of the process, taken once: nothing specific to one server may be in them.
    private static void Configure(Config config)
    {
        // Keys are read by the two endpoints that need them. All errors of a request are reported together, so the rules do not answer by themselves.
        config.Endpoints.Configurator = static endpoint =>
        {
            endpoint.AllowAnonymous();
            endpoint.DontThrowIfValidationFails();
        };
        config.Endpoints.NameGenerator = static endpoint => endpoint.EndpointType.Name;
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

    /// <summary>
    /// The routes as they are served: without the diagnostics, and what is read by GET also by HEAD. The framework would make a route of its own for each verb,
    /// and compile it at the start.
    /// </summary>
    private sealed class Served(EndpointDataSource source) : EndpointDataSource
    {
        private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

        private IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint>? _endpoints;

        public override IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
            _endpoints ??= [.. source.Endpoints.Cast<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText != Diagnostics).Select(WithHead)];

        public override IChangeToken GetChangeToken() => source.GetChangeToken();

        private static RouteEndpoint WithHead(RouteEndpoint endpoint)
        {
            if (!endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains(HttpMethods.Get))
                return endpoint;
            var metadata = endpoint.Metadata.Select(each => each is HttpMethodMetadata ? Reading : each);
            return new RouteEndpoint(
                endpoint.RequestDelegate!,
                endpoint.RoutePattern,
                endpoint.Order,
                new EndpointMetadataCollection(metadata),
                endpoint.DisplayName);
        }
    }
}

/// <summary>Makes the endpoint of a request. The factory of the framework would compile a constructor call for each class at the start.</summary>
internal sealed class ServiceEndpointFactory : IEndpointFactory
{
    public BaseEndpoint Create(EndpointDefinition definition, HttpContext ctx) => (BaseEndpoint)ctx.RequestServices.GetRequiredService(definition.EndpointType);
}
