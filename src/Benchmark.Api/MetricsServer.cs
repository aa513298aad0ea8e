using System.Diagnostics.Metrics;
using Benchmark.Api.Hooks;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Benchmark.Api;

/// <summary>
/// Serves <c>/metrics</c> at an address of its own, which readers of the API need not reach. Requests are measured by the server itself; the rest is read when
/// somebody asks.
/// </summary>
internal sealed class MetricsServer : IAsyncDisposable
{
    private const string Requests = "http.server.request.duration";

    // Nothing that a client writes becomes a label: a route is a template, and an unknown method has one name.
    private static readonly string[] Labels = ["http.route", "http.request.method", "http.response.status_code"];

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter _meter = new(Events.MeterName);
    private readonly MeterProvider _provider;
    private readonly WebApplication _app;

    private MetricsServer(string url, IServiceProvider services, Catalogs catalogs, Database database)
    {
        Observe(services, catalogs, database);
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(Events.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .ConfigureResource(static resource => resource.Clear().AddService("benchmark", autoGenerateServiceInstanceId: false))
            .AddView(Requests, new ExplicitBucketHistogramConfiguration { Boundaries = Seconds, TagKeys = Labels })
            .AddView("http.server.active_requests", new MetricStreamConfiguration { TagKeys = [] })
            .AddView("kestrel.*", new MetricStreamConfiguration { TagKeys = [] })
            .AddPrometheusExporter()
            .Build();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddOptions();
        _app = builder.Build();
        _app.Use(static (http, next) =>
        {
            // The requests of the one who reads the measures are none of them.
            if (http.Features.Get<IHttpMetricsTagsFeature>() is { } measured)
                measured.MetricsDisabled = true;
            return next(http);
        });
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(_provider, null, "/metrics", null, null);
    }

    /// <summary>Where the metrics are.</summary>
    public string Address => $"{_app.Urls.First()}/metrics";

    /// <summary>Serves the metrics of a server.</summary>
    /// <returns>What ends with it; null where none are wanted.</returns>
    public static async Task<MetricsServer?> StartAsync(string url, IServiceProvider services, Catalogs catalogs, Database database)
    {
        if (url == Settings.NoMetrics)
            return null;
        var server = new MetricsServer(url, services, catalogs, database);
        try
        {
            await server._app.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _provider.Dispose();
        _meter.Dispose();
    }

    private void Observe(IServiceProvider services, Catalogs catalogs, Database database)
    {
        var (cache, gate, sender, clock) = (
            services.GetRequiredService<AnswerCache>(),
            services.GetRequiredService<FileGate>(),
            services.GetRequiredService<HookSender>(),
            services.GetRequiredService<TimeProvider>());
        _meter.CreateObservableGauge("benchmark.releases", () => catalogs.KnownCount, description: "Releases that are served.");
        _meter.CreateObservableGauge(
            "benchmark.release.age",
            () => catalogs.Known is { } newest ? (clock.GetUtcNow() - newest.Release.PublishedAt).TotalSeconds : double.NaN,
            "s",
            "How long ago the newest release was published.");
        _meter.CreateObservableCounter(
            "benchmark.cache.hits",
            () => cache.Statistics.TotalHits,
            description: "Looks into the cache of answers that found something.");
        _meter.CreateObservableCounter(
            "benchmark.cache.misses",
            () => cache.Statistics.TotalMisses,
            description: "Looks into the cache of answers that found nothing.");
        _meter.CreateObservableGauge("benchmark.cache.entries", () => cache.Statistics.CurrentEntryCount, description: "What the cache of answers holds.");
        _meter.CreateObservableGauge("benchmark.cache.size", () => cache.Statistics.CurrentEstimatedSize ?? 0, "By", "What the cache of answers takes.");
        _meter.CreateObservableGauge("benchmark.files.free", () => gate.Statistics.CurrentAvailablePermits, description: "Free places for large answers.");
        _meter.CreateObservableGauge("benchmark.files.waiting", () => gate.Statistics.CurrentQueuedCount, description: "Large answers that wait for a place.");
        _meter.CreateObservableCounter("benchmark.files.admitted", () => gate.Statistics.TotalSuccessfulLeases, description: "Large answers that got a place.");
        // Of a database on another machine nothing is known.
        if (database.FreeBytes is not null)
            _meter.CreateObservableGauge("benchmark.disk.free", () => database.FreeBytes ?? 0, "By", "What is free where the database is.");
        _meter.CreateObservableGauge("benchmark.hooks", () => sender.Counts.Hooks, description: "Hooks that are there.");
        _meter.CreateObservableGauge(
            "benchmark.hooks.disabled",
            () => sender.Counts.Disabled,
            description: "Hooks whose receiver wants nothing any more (410).");
        _meter.CreateObservableGauge("benchmark.hooks.waiting", () => sender.Counts.Waiting, description: "Events that wait for hooks.");
        _meter.CreateObservableGauge("benchmark.hooks.dead", () => sender.Counts.Dead, description: "Events that were given up.");
    }
}
