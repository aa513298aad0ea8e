using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Data;
using Benchmark.Data.Dialects;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The database that a verb works on, and what several verbs do with it.</summary>
internal sealed class Stores
{
    // Each time another import was faster; more than a few in a row is no chance.
    private const int Attempts = 3;

    public Stores(Database database)
    {
        Database = database;
        Migrator = new Migrator(database, TimeProvider.System);
        Releases = new ReleaseStore(database);
        // What is written follows what the database itself holds.
        var ofPrimary = new Migrator(database.Primary, TimeProvider.System);
        Importer = new Importer(database.Primary, ofPrimary, TimeProvider.System);
        Reverter = new Reverter(database.Primary, ofPrimary, Importer);
    }

    public Database Database { get; }

    public Migrator Migrator { get; }

    public ReleaseStore Releases { get; }

    public Importer Importer { get; }

    public Reverter Reverter { get; }

    /// <summary>Those of the database that a verb was given.</summary>
    public static Stores Of(Given given) => new(Dialect.Of(given.Value(Settings.Database)));

    /// <summary>Those of the database that is served, which a replica may follow.</summary>
    public static Stores ToServe(Given given) => new(Dialect.Of(
        given.Value(Settings.Database),
        given.Find(Settings.ReadDatabase),
        int.Parse(given.Value(Settings.ReadConnections), CultureInfo.InvariantCulture)));

    /// <summary>
    /// Brings the database to the state the program serves from. Writes nothing when nothing is missing, so a read-only file that is up to date can be served.
    /// </summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">The database is empty and the seed has problems.</exception>
    public Task PrepareAsync(TextWriter output) => GuardAsync(async () =>
    {
        await Database.CheckPagesAsync(CancellationToken.None);
        if (Database.IsShared && await Database.ExistsAsync(CancellationToken.None))
        {
            await Migrator.ThrowIfOutdatedAsync(CancellationToken.None);
            if (await Releases.FindNewestAsync(CancellationToken.None) is not null)
                return;
        }
        else if (await Database.ExistsAsync(CancellationToken.None))
            await MigrateAsync(output);

        if (await Migrator.IsUpToDateAsync(CancellationToken.None) && await Releases.FindNewestAsync(CancellationToken.None) is not null)
            return;
        if ((await ImportAsync(CsvSet.Shipped, new ImportOptions { OnlyIfEmpty = true }, null)).Release is not { } made)
            return;
        var counts = made.Counts;
        output.WriteLine(
            $"Created {Database.Name} with release {made.Release.Id}: "
            + $"{counts.Provinces} provinces, {counts.Indicators} indicators, {counts.Targets} targets, {counts.Observations} observations.");
    });

    /// <summary>
    /// Brings the schema of a database forward that holds something, and says so. Of a file a copy as it was is kept first: an older program cannot use it
    /// afterwards.
    /// </summary>
    /// <returns>The scripts that ran.</returns>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="OutputFailure">The copy cannot be written; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(TextWriter output)
    {
        if (await Migrator.FindVersionAsync(CancellationToken.None) is not { } version || version == Migrator.SchemaVersion)
            return await Migrator.MigrateAsync(CancellationToken.None);
        if (Database is not SqliteDatabase file)
        {
            var brought = await Migrator.MigrateAsync(CancellationToken.None);
            output.WriteLine($"Migrated {Database.Name} from {version} to {Migrator.SchemaVersion}.");
            return brought;
        }

        var kept = TemporaryCopy.NameBeside(file, version);
        await TemporaryCopy.UseAsync(file, kept, copy => TemporaryCopy.NameAsync(copy, kept));
        IReadOnlyList<string> ran = [];
        try
        {
            ran = await Migrator.MigrateAsync(CancellationToken.None);
        }
        finally
        {
            // It failed and changed nothing, or another process was faster and has kept a copy too.
            if (ran.Count == 0)
                File.Delete(kept);
        }

        if (ran.Count == 0)
            return ran;

        output.WriteLine($"Migrated {Database.Name} from {version} to {Migrator.SchemaVersion}. A copy as it was before is kept in {kept}.");
        return ran;
    }

    /// <summary>
    /// Makes the schema of a database that is to be written the one of this program. That of one which others serve from is brought forward by the verb alone.
    /// </summary>
    /// <exception cref="StorageFault">The database cannot be used, or others serve from it and it is older.</exception>
    /// <exception cref="OutputFailure">The copy cannot be written; nothing was changed.</exception>
    public Task EnsureAsync(TextWriter output) => Database.IsShared ? Migrator.EnsureAsync(CancellationToken.None) : MigrateAsync(output);

    /// <summary>Says when the newest release is dated ahead of the clock: what is published until then follows it, and no day before finds it.</summary>
    public async Task SayWhetherClockIsBehindAsync(TextWriter errors)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (!await Database.ExistsAsync(CancellationToken.None)
            || await Releases.FindNewestAsync(CancellationToken.None) is not { Release: { } newest }
            || !newest.IsAheadOf(now))
        {
            return;
        }

        await errors.WriteLineAsync(
            $"Warning: the newest release {newest.Id} is dated {newest.PublishedAt:yyyy-MM-dd HH:mm:ss zzz}, and the clock says "
            + $"{now.ToOffset(newest.PublishedAt.Offset):yyyy-MM-dd HH:mm:ss zzz}. Check the clock. Releases made before that time are dated after it, and "
            + "asOf "
            + "does not find them on the day they are made.");
    }

    /// <summary>Imports a folder or a file, again when another import was faster.</summary>
    public Task<ImportOutcome> ImportAsync(string path, ImportOptions options, IProgress<Advance>? progress) =>
        ImportAsync(() => CsvSet.Open(path, options.Replaces, options.Merges), options, progress);

    /// <summary>Imports what is opened, again when another import was faster.</summary>
    public async Task<ImportOutcome> ImportAsync(Func<ChangeSet> open, ImportOptions options, IProgress<Advance>? progress)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Importer.RunAsync(open(), options, progress);
            }
            catch (ReleaseChanged) when (attempt < Attempts)
            {
                // Read again, over what is there now.
            }
        }
    }

    /// <summary>Does what may change the database.</summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public async Task GuardAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ReleaseChanged exception)
        {
            throw new StorageFault(
                StorageFaultKind.Busy,
                $"Other imports into {Database.Name} were faster each time; nothing was changed. Try again when they are done.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault(
                StorageFaultKind.Unavailable,
                $"The database {Database.Name} cannot be opened: {exception.Message} Nothing was changed.",
                exception);
        }
    }

    /// <summary>Does what only reads the database.</summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public async Task<T> GuardReadingAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (ReleaseChanged exception)
        {
            throw new StorageFault(
                StorageFaultKind.Unsuitable,
                $"Another database was put in the place of {Database.Name}; nothing was written. Try again.",
                exception);
        }
    }
}
