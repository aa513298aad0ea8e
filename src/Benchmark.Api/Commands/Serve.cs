using System.Net.Sockets;
using Benchmark.Api.Hooks;
using Benchmark.Api.Logs;
using Benchmark.Core.DataSets;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Dialects;
using Benchmark.Data.Figures;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>serve</c>, which is also meant when none is named.</summary>
internal sealed class Serve() : VerbCommand("serve", "Serve the API (the default). Creates, migrates and loads the database first where that is missing.")
{
    /// <summary>Options of the web host itself; it is started with them by test hosts and some platforms.</summary>
    public static readonly IReadOnlyList<string> HostOptions = ["--environment", "--contentRoot", "--applicationName"];

    public override IReadOnlyList<string> Examples => ["serve", "serve --urls http://localhost:5080 --database data/try.db"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var stores = Stores.ToServe(given);
        var looked = stores.Database.ForLooks;
        var publicUrl = given.Value(Settings.PublicUrlSetting);
        var settings = new Settings(
            given.Value(Settings.UrlsSetting),
            publicUrl == Settings.DefaultPublicUrl ? null : publicUrl.TrimEnd('/'),
            given.Value(Settings.PublisherSetting).Normalize(),
            Settings.Networks(given.Items(Settings.TrustedProxySetting)),
            [.. HostOptions.SelectMany(given.OfHost)])
        {
            Contact = given.Find(Settings.ContactSetting) is { } contact ? Settings.ContactOf(contact) : null,
            BulkFolder = given.Find(Settings.BulkFolderSetting) ?? $"{stores.Database.Stem}-bulk",
            Log = new LogSettings(LogSettings.Levels[given.Value(Settings.LogLevelSetting)], given.Value(Settings.LogFormat) == LogSettings.Json),
            Hooks = Settings.HooksOf(given.Value),
        }.WithLimits(given.Value);
        var catalogs = new Catalogs(
            new ReleaseStore(looked),
            new CatalogStore(looked),
            TimeProvider.System,
            new Migrator(looked, TimeProvider.System).ThrowIfOutdatedAsync);
        var figures = new FigureStore(stores.Database);
        var errands = new Errands();
        _ = Task.Run(WarmUp.LearnJson);
        // The server is put together while the database is prepared: both take about as long, and neither needs the other.
        var building = Task.Run(() => Server.Build(settings, stores.Database, stores.Migrator, stores.Importer, stores.Reverter, catalogs, figures, errands));
        await stores.PrepareAsync(shell.Output);
        await stores.SayWhetherClockIsBehindAsync(shell.Errors);
        // What goes wrong here goes wrong again for the first request, which reports it.
        errands.Begin(cancellation => WarmUp.RunAsync(catalogs, figures, cancellation));

        var app = await building;
        app.Lifetime.ApplicationStarted.Register(() => SayWhereItListens(app, stores, errands, shell.Output));
        try
        {
            await using var metrics = await MetricsServer.StartAsync(given.Value(Settings.MetricsUrl), app.Services, catalogs, stores.Database);
            if (metrics is not null)
                shell.Output.WriteLine($"Metrics at {metrics.Address}");
            await app.RunAsync();
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await shell.Errors.WriteLineAsync($"Cannot listen on {AddressesOf(settings, given)}: {exception.Message.TrimEnd('.')}. Choose another address "
                + $"with --urls{(HasMetrics(given) ? " or --metrics-url" : "")}.");
            return ExitCode.Listening;
        }
        finally
        {
            stores.Database.Close();
        }
    }

    public override string? FaultOf(Given given) =>
        given.Said(Settings.ReadDatabase) is not null && !Dialect.IsShared(given.Value(Settings.Database))
            ? $"{Settings.ReadDatabase.Name} is a replica of PostgreSQL, so {Settings.Database.Name} must be the address of one too."
            : null;

    private static bool HasMetrics(Given given) => given.Value(Settings.MetricsUrl) != Settings.NoMetrics;

    private static string AddressesOf(Settings settings, Given given) =>
        HasMetrics(given) ? $"{settings.Urls} and {given.Value(Settings.MetricsUrl)}" : settings.Urls;

    private static void SayWhereItListens(WebApplication app, Stores stores, Errands errands, TextWriter output)
    {
        var address = app.Urls.FirstOrDefault()?
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("*", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal)
            .TrimEnd('/');
        output.WriteLine($"Listening on {string.Join(", ", app.Urls)}");
        output.WriteLine($"Open {address}/ to read, {address}/swagger for the whole API. Ctrl+C ends it.");
        errands.Begin(cancellation => SayWhetherSeedDiffersAsync(stores, output, cancellation));
        // Not before it listens: whoever is told of a release asks for it at once.
        errands.Begin(app.Services.GetRequiredService<HookSender>().RunAsync);
        errands.Begin(cancellation => stores.Database.ListenAsync(app.Services.GetRequiredService<Catalogs>().Hear, cancellation));
    }

    private static async Task SayWhetherSeedDiffersAsync(Stores stores, TextWriter output, CancellationToken cancellation)
    {
        // Reading the seed again takes a moment of the processor that the first requests need more.
        await Task.Delay(TimeSpan.FromSeconds(3), cancellation);
        if (await FindDriftAsync(stores, cancellation) is { } drift)
            output.WriteLine(drift);
    }

    /// <summary>The sentence that says that the seed beside the program was never loaded into the database; null when it was. Changes nothing.</summary>
    private static async Task<string?> FindDriftAsync(Stores stores, CancellationToken cancellation)
    {
        try
        {
            var set = CsvSet.Open(CsvSet.Shipped, replaces: false);
            var seed = DataSetReader.Read(set.Tables, []).Data;
            var history = await stores.Releases.ListAsync(cancellation);
            if (seed is null || set.Problems.Count > 0 || history.Count == 0)
                return null;
            var checksum = seed.Checksum();
            return history.Any(release => release.Checksum == checksum)
                ? null
                : $"The seed ({seed.Release.Id}) differs from the loaded release {history[^1].Release.Id}. To load it: import {CsvSet.Shipped}";
        }
        catch (StorageFault)
        {
            // Serving will say what is wrong with the database; this is only a hint.
            return null;
        }
    }
}
