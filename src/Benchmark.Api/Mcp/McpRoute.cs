using System.Reflection;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Benchmark.Api.Mcp;

/// <summary>
/// The endpoint for assistants, which speak the Model Context Protocol: without sessions and streams, and without anything that could be changed. It is no part
/// of the OpenAPI document, because the protocol says what is in it.
/// </summary>
internal static class McpRoute
{
    // What every assistant is told before it asks.
    private const string Instructions =
        "Figures of Vietnamese provinces: targets, measured values, gaps. Use only figures in items. When answered is false there is no figure: tell the user "
            + "what missing says, and give none of your own. Names that are ambiguous or unknown are refused: ask the user which of the options is meant. "
            + "Years are calendar years; release pins an answer (an id, or a day). End with cite.";

    /// <summary>Adds what the endpoint is made of.</summary>
    /// <param name="services">The services.</param>
    /// <param name="outage">The problem of a database that cannot be used; null for a bug of the program.</param>
    public static IServiceCollection AddMcp(this IServiceCollection services, Func<Exception, Problem?> outage)
    {
        services.AddSingleton<McpGate>().AddSingleton<ToolList>().AddSingleton<ResourceList>();
        services.AddMcpServer(static options =>
        {
            options.ServerInfo = new Implementation
            {
                Name = "benchmark",
                Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            };
            options.ServerInstructions = Instructions;
            options.Capabilities = new ServerCapabilities
            {
                Tools = new ToolsCapability(),
                Resources = new ResourcesCapability(),
                Prompts = new PromptsCapability(),
            };
        })
            .WithHttpTransport(options =>
            {
                options.Stateless = true;
                options.ConfigureSessionOptions = (http, session, _) =>
                {
                    session.Handlers = HandlersOf(http, outage);
                    return Task.CompletedTask;
                };
            });
        return services;
    }

    /// <summary>Maps the endpoint.</summary>
    public static void MapMcp(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<McpGate>();
        McpEndpointRouteBuilderExtensions.MapMcp(app, ClosedRoute.Path).Finally(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            // Without the slash at its end, as every other route.
            ((RouteEndpointBuilder)endpoint).RoutePattern = RoutePatternFactory.Parse(ClosedRoute.Path);
            endpoint.RequestDelegate = http => gate.PassAsync(http, next);
        });
    }

    private static McpServerHandlers HandlersOf(HttpContext http, Func<Exception, Problem?> outage)
    {
        var services = http.RequestServices;
        return new McpServerHandlers
        {
            ListToolsHandler = static (_, _) => ValueTask.FromResult(ToolList.List()),
            CallToolHandler = async (call, cancellation) => await services.GetRequiredService<ToolList>().CallAsync(http, call.Params!, outage, cancellation),
            ListResourcesHandler = static (_, _) => ValueTask.FromResult(ResourceList.List()),
            ListResourceTemplatesHandler = static (_, _) => ValueTask.FromResult(ResourceList.ListTemplates()),
            ReadResourceHandler = async (read, cancellation) =>
                await services.GetRequiredService<ResourceList>().ReadAsync(read.Params!.Uri, http.Request.PathBase.Value ?? "", cancellation),
            ListPromptsHandler = static (_, _) => ValueTask.FromResult(PromptList.List()),
            GetPromptHandler = static (get, _) => ValueTask.FromResult(PromptList.Get(get.Params!)),
        };
    }
}
