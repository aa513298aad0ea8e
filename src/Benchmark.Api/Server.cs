using Benchmark.Api.Features;
using Benchmark.Api.Features.Bulk;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Hooks;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Api.Mcp;
using Benchmark.Api.Pages;
using Benchmark.Api.Parameters;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Hooks;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using FastEndpoints;

namespace Benchmark.Api;

/// <summary>The server, put together.</summary>
internal static class Server
{
    public static WebApplication Build(
        Settings settings,
        Database database,
        Migrator migrator,
        Importer importer,
        Reverter reverter,
        Catalogs catalogs,
        FigureStore figures,
        Errands errands)
    {
        // Nothing but what is named here: the program has its own settings, and what the usual builder reads and watches besides would hold up the start.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = settings.HostArguments });
        builder.WebHost.UseKestrelCore().UseUrls([.. Settings.Addresses(settings.Urls)]);
        builder.WebHost.ConfigureKestrel(options => ServerLimits.Configure(options.Limits, settings.Limits));
        builder.Services.AddRoutingCore();
        settings.Log.Configure(builder.Logging);
        // A failed start is reported below, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // It logs nothing that is wanted, and as long as it might it gives every request an activity and a scope, a tenth of the cost of a 304.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A client can bring about what it logs, with the path of every call; what goes wrong is logged in one line by the tools.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.None);
        builder.Services
            .AddSingleton(database)
            .AddSingleton(migrator)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(catalogs)
            .AddSingleton(new AnswerCache(catalogs.PublishedAsync, catalogs.Published))
            .AddSingleton(new PublicAddress(settings.PublicUrl, settings.Publisher) { Contact = settings.Contact })
            .AddSingleton<OwnLinks>()
            .AddSingleton<WholeLists>()
            .AddSingleton<BulkMaker>()
            .AddSingleton(services => ActivatorUtilities.CreateInstance<BulkFiles>(services, settings.BulkFolder))
            .AddPages()
            .AddSingleton<ReleaseStore>()
            .AddSingleton(importer)
            .AddSingleton<TargetStore>()
            .AddSingleton<ObservationStore>()
            .AddSingleton(figures)
            .AddSingleton<CoverageStore>()
            .AddSingleton<ChangeStore>()
            .AddSingleton<RowHistory>()
            .AddSingleton(reverter)
            // What decides about writing is asked of the database itself, which a replica follows.
            .AddSingleton(new KeyStore(database.Primary, TimeProvider.System))
            .AddSingleton(new SourceRights(database.Primary))
            .AddSingleton(new ImportStore(database.Primary))
            .AddSingleton<ImportGate>()
            .AddSingleton(settings.Hooks)
            .AddSingleton(HookNetwork.Machine)
            .AddSingleton(new HookStore(database.Primary, TimeProvider.System))
            .AddSingleton<HookSender>()
            .AddHostedService(_ => errands)
            .AddSingleton(settings.Limits)
            .AddSingleton<ClientLimits>()
            .AddSingleton<FileGate>()
            .AddSingleton(JsonBodies.Writing)
            .AddSingleton<Events>()
            .AddSingleton<ShutDown>()
            .AddSingleton<IHostLifetime>(static services => services.GetRequiredService<ShutDown>())
            .Configure<HostOptions>(static options => options.ShutdownTimeout = ShutDown.LongestEnd)
            .ConfigureHttpJsonOptions(options => JsonBodies.Configure(options.SerializerOptions))
            .AddHttpBasics()
            .AddMcp(Outage.Of)
            .AddSingleton<IEndpointFactory, ServiceEndpointFactory>()
            .AddFastEndpoints(Endpoints.All);
        foreach (var endpoint in Endpoints.All)
            builder.Services.AddTransient(endpoint);
        builder.Services.KeepContextsReusable();

        var app = builder.Build();
        LogReleases(app.Services, catalogs);
        app.UseHttpBasics(Outage.Of, settings.TrustedProxies);
        app.UseClientLimits();
        app.UseContextAccessor();
        app.UseReadAgain(catalogs);
        app.MapContract();
        app.MapStandardDocuments(Endpoints.Documents);
        app.MapStylesheet();
        app.MapMcp();
        app.MapOpenApiDocument(builder.Services, MethodSets.Properties, typeof(Database).Assembly);
        app.UseEndpoints(static _ => { });
        // Each endpoint is compiled when the routes are first asked for; the first request should find that done.
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Count;
        return app;
    }

    /// <summary>Logs each release that is served, also one that another process made.</summary>
    private static void LogReleases(IServiceProvider services, Catalogs catalogs)
    {
        var events = services.GetRequiredService<Events>();
        services.GetRequiredService<AnswerCache>().Changed += () =>
        {
            if (catalogs.Known is { } release)
                events.Release(release.Release.Id);
        };
    }
}
