using System.Net.Sockets;
using Benchmark.Api;
using Benchmark.Api.Import;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Dialects;
using Benchmark.Data.Figures;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;

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

var database = new SqliteDatabase(settings.Database);
var migrator = new Migrator(database, TimeProvider.System);
var importer = new Importer(database, migrator, TimeProvider.System);
var releases = new ReleaseStore(database);
var catalogs = new Catalogs(releases, new CatalogStore(database), TimeProvider.System);
var figures = new FigureStore(database);
var preparation = new Preparation(database, migrator, releases, importer, Console.Out);
var upkeep = new Upkeep(database, migrator, Console.Out);
if (settings.Verb == Verb.Serve)
    _ = Task.Run(WarmUp.LearnJson);
// The server is put together while the database is prepared: both take about as long, and neither needs the other.
var building = settings.Verb == Verb.Serve ? Task.Run(() => Server.Build(settings, database, preparation, importer, catalogs, figures)) : null;
try
{
    switch (settings.Verb)
    {
        case Verb.Migrate:
            await preparation.MigrateAsync();
            return ExitCode.Done;
        case Verb.Import:
            await preparation.ImportAsync(settings.Path!, settings.Import, Progress.OnTerminal());
            return ExitCode.Done;
        case Verb.Export:
            if (await upkeep.ExportAsync(settings.Path!, settings.Release) is not { } refusal)
                return ExitCode.Done;
            await Console.Error.WriteLineAsync(refusal);
            return ExitCode.Usage;
        case Verb.Backup:
            await upkeep.BackupAsync(settings.Path!);
            return ExitCode.Done;
        case Verb.Verify:
            var findings = await upkeep.VerifyAsync();
            foreach (var finding in findings)
                await Console.Error.WriteLineAsync(finding);
            return findings.Count == 0 ? ExitCode.Done : ExitCode.Unsound;
        case Verb.Keys:
            return await new KeyVerb(new KeyStore(database, TimeProvider.System), preparation, Console.Out, Console.Error).RunAsync(settings.Keys!);
        default:
            await preparation.PrepareToServeAsync();
            // What goes wrong here is told to whoever asks.
            _ = Task.Run(() => WarmUp.RunAsync(catalogs, figures));
            break;
    }
}
catch (ImportFailure failure)
{
    foreach (var problem in failure.Problems.Take(ProblemsShown))
        await Console.Error.WriteLineAsync(problem.In(settings.Language));
    if (failure.Count > ProblemsShown)
        await Console.Error.WriteLineAsync(new Text($"… và {failure.Count - ProblemsShown} lỗi nữa", $"… and {failure.Count - ProblemsShown} more").In(settings.Language));
    await Console.Error.WriteLineAsync(failure.Reason.In(settings.Language));
    return ExitCode.Data;
}
catch (StorageFault failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return ExitCode.Database;
}
catch (OutputFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return ExitCode.Output;
}

var app = await building!;
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
