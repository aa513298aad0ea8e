using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Dialects;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Import;

/// <summary>Brings a database to the state the program serves from: migrated, loaded from the seed while it is empty, and changed by imports.</summary>
internal sealed class Preparation(Database database, Migrator migrator, ReleaseStore releases, Importer importer, TextWriter output)
{
    // Each time another import was faster; more than a few in a row is no chance.
    private const int Attempts = 3;

    /// <summary>Prepares for serving. Writes nothing when nothing is missing, so a read-only file that is up to date can be served.</summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">The database is empty and the seed has problems.</exception>
    public Task PrepareToServeAsync() => Guard(async () =>
    {
        await database.CheckPagesAsync(CancellationToken.None);
        if (await migrator.IsUpToDateAsync(CancellationToken.None) && await releases.FindNewestAsync(CancellationToken.None) is not null)
            return;
        if ((await RunAsync(importer, CsvSet.Shipped, new ImportOptions { OnlyIfEmpty = true }, null)).Release is { } made)
        {
            output.WriteLine(
                $"Created {database.Path} with release {made.Release.Id}: {made.Counts.Provinces} provinces, {made.Counts.Indicators} indicators, {made.Counts.Targets} targets, {made.Counts.Observations} observations.");
        }
    });

    /// <summary>Runs the migrations that have not run.</summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public Task MigrateAsync() => Guard(async () =>
    {
        await database.CheckPagesAsync(CancellationToken.None);
        var ran = await migrator.MigrateAsync(CancellationToken.None);
        output.WriteLine(ran.Count == 0 ? $"{database.Path} is up to date at {Migrator.SchemaVersion}." : $"{database.Path}: ran {string.Join(", ", ran)}.");
    });

    /// <summary>Takes the data of a folder or file into the database, all or nothing.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told from time to time how many observations were read.</param>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">What comes in has problems.</exception>
    public Task ImportAsync(string path, ImportOptions options, Action<long>? progress) => Guard(async () =>
    {
        await database.CheckPagesAsync(CancellationToken.None);
        var outcome = options.DryRun && !database.Exists ? await RunOnNothingAsync(path, options, progress) : await RunAsync(importer, path, options, progress);
        if (outcome.Release is not { } made)
        {
            output.WriteLine($"{database.Path} holds this content already, as release {outcome.Newest!.Release.Id}; nothing was changed.");
            return;
        }

        output.WriteLine(options.DryRun
            ? $"{database.Path} would hold release {made.Release.Id}: {made.Counts.Targets} targets, {made.Counts.Observations} observations. This was a dry run; nothing was changed."
            : $"{database.Path} now holds release {made.Release.Id}: {made.Counts.Targets} targets, {made.Counts.Observations} observations.");
        foreach (var noun in Enum.GetValues<Noun>())
        {
            var (inserts, changes, deletions) = (made.Changes.Inserts.Of(noun), made.Changes.Changes.Of(noun), made.Changes.Deletions.Of(noun));
            if (inserts + changes + deletions > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DataSetFiles.Of(noun).File}: {inserts} inserted, {changes} changed, {deletions} deleted"));
        }
    });

    /// <summary>Says so when the seed that comes with the program was never loaded into the database. Touches nothing.</summary>
    public async Task<string?> FindDriftAsync()
    {
        try
        {
            var set = CsvSet.Open(CsvSet.Shipped, replaces: false);
            var seed = DataSetReader.Read(set.Tables, []).Data;
            var history = await releases.ListAsync(CancellationToken.None);
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

    /// <summary>A dry run where there is no database yet: it is made elsewhere and thrown away.</summary>
    private static async Task<ImportOutcome> RunOnNothingAsync(string path, ImportOptions options, Action<long>? progress)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            var nowhere = new SqliteDatabase(Path.Combine(folder.FullName, "benchmark.db"));
            return await RunAsync(new Importer(nowhere, new Migrator(nowhere, TimeProvider.System), TimeProvider.System), path, options, progress);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImportOutcome> RunAsync(Importer importer, string path, ImportOptions options, Action<long>? progress)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await importer.RunAsync(CsvSet.Open(path, options.Replaces), options, progress);
            }
            catch (ReleaseChanged) when (attempt < Attempts)
            {
                // Read again, over what is there now.
            }
        }
    }

    private async Task Guard(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ReleaseChanged exception)
        {
            throw new StorageFault(StorageFaultKind.Busy, $"Other imports into {database.Path} were faster each time; nothing was changed. Try again when they are done.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(StorageFaultKind.Unavailable, $"The database {database.Path} cannot be opened: {exception.Message} Nothing was changed.", exception);
        }
    }
}
