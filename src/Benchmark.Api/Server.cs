using Benchmark.Api.Data;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Http;
using Benchmark.Api.Import;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api;

/// <summary>The server, put together.</summary>
internal static class Server
{
    public static WebApplication Build(Settings settings, Database database, Preparation preparation, Importer importer)
    {
        var builder = WebApplication.CreateSlimBuilder(settings.HostArguments);
        builder.WebHost.UseUrls([.. Settings.Addresses(settings.Urls)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A failed start is told below, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services
            .AddSingleton(database)
            .AddSingleton(preparation)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Catalogs>()
            .AddSingleton(services => new AnswerCache(services.GetRequiredService<Catalogs>().Published))
            .AddSingleton(new PublicAddress(settings.PublicUrl))
            .AddSingleton<CatalogStore>()
            .AddSingleton<ReleaseStore>()
            .AddSingleton(importer)
            .AddSingleton<TargetStore>()
            .AddSingleton<ObservationStore>()
            .AddSingleton<FigureStore>()
            .AddSingleton<CoverageStore>()
            .AddSingleton<ChangeStore>()
            .AddSingleton<KeyStore>()
            .AddSingleton<ImportStore>()
            .AddSingleton<ImportGate>()
            .AddHttpBasics()
            .AddOpenApiDocument();

        var app = builder.Build();
        app.UseHttpBasics(isOutage: exception => exception is SqliteException or DatabaseFailure or ReleaseChanged);
        app.MapEndpoints();
        app.MapOpenApiDocument();
        app.UseEndpoints(static _ => { });
        // Each endpoint is compiled when the routes are first asked for; the first request should find that done.
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Count;
        return app;
    }
}
