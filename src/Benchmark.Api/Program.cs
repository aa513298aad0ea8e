using System.Net.Sockets;
using Benchmark.Api;
using Benchmark.Api.Data;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Http;
using Benchmark.Api.Import;
using Microsoft.Data.Sqlite;

// A terminal is no place for a million lines; who mends a hundred runs the check again.
const int ProblemsShown = 100;

var (settings, error) = Settings.Read(args, Environment.GetEnvironmentVariable);
if (settings is null)
{
    await Console.Error.WriteLineAsync($"{error} See --help.");
    return ExitCode.Usage;
}

if (settings.Help)
{
    Console.WriteLine(Settings.Usage());
    return ExitCode.Done;
}

var database = new Database(settings.Database);
var migrator = new Migrator(database, TimeProvider.System);
var importer = new Importer(database, migrator, TimeProvider.System);
var preparation = new Preparation(database, migrator, new ReleaseStore(database), importer, Console.Out);
try
{
    switch (settings.Verb)
    {
        case Verb.Migrate:
            preparation.Migrate();
            return ExitCode.Done;
        case Verb.Import:
            preparation.Import(settings.Path!, settings.Import, Progress.OnTerminal());
            return ExitCode.Done;
        case Verb.Keys:
            return new KeyVerb(new KeyStore(database, TimeProvider.System), preparation, Console.Out, Console.Error).Run(settings.Keys!);
        default:
            preparation.PrepareToServe();
            break;
    }
}
catch (ImportFailure failure)
{
    foreach (var problem in failure.Problems.Take(ProblemsShown))
        await Console.Error.WriteLineAsync(problem.ToString());
    if (failure.Count > ProblemsShown)
        await Console.Error.WriteLineAsync($"… and {failure.Count - ProblemsShown} more");
    await Console.Error.WriteLineAsync(failure.Message);
    return ExitCode.Data;
}
catch (DatabaseFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return ExitCode.Database;
}

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
app.Lifetime.ApplicationStarted.Register(() => StartMessage.Tell(app, preparation));
try
{
    await app.RunAsync();
    return ExitCode.Done;
}
catch (Exception exception) when (exception is IOException or SocketException)
{
    await Console.Error.WriteLineAsync($"Cannot listen on {settings.Urls}: {exception.Message.TrimEnd('.')}. Choose another address with --urls.");
    return ExitCode.Listening;
}
