using Benchmark.Api.Data;
using Benchmark.Core.Import;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Import;

/// <summary>Brings a database to the state the program serves from: migrated, and loaded from the seed while it is empty.</summary>
internal sealed class Preparation(Database database, Migrator migrator, DataSetStore store, TextWriter output)
{
    private const int BrokenConstraint = 19;

    /// <summary>Prepares for serving. Writes nothing when nothing is missing, so a read-only file that is up to date can be served.</summary>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">The database is empty and the seed has problems.</exception>
    public void PrepareToServe() => Guard(() =>
    {
        if (migrator.IsUpToDate() && store.FindRelease() is not null)
            return;

        // The seed is checked before anything is made, so that a broken one leaves no half-made file behind.
        var seed = NeedsSeed() ? ImportFailure.Accepted(SeedFolder.Read(SeedFolder.Shipped)) : null;
        migrator.Migrate();
        if (seed is not null && Load(seed, onlyIfEmpty: true))
        {
            output.WriteLine(
                $"Created {database.Path} with release {seed.Release.Id}: {seed.Provinces.Count} provinces, {seed.Indicators.Count} indicators, {seed.Targets.Count} targets, {seed.Observations.Count} observations.");
        }
    });

    /// <summary>Runs the migrations that have not run.</summary>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    public void Migrate() => Guard(() =>
    {
        var ran = migrator.Migrate();
        output.WriteLine(ran.Count == 0 ? $"{database.Path} is up to date at {Migrator.SchemaVersion}." : $"{database.Path}: ran {string.Join(", ", ran)}.");
    });

    /// <summary>Replaces the data with those of a folder, all or nothing.</summary>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">The folder has problems, or declares a release that exists with other content.</exception>
    public void Import(string folder) => Guard(() =>
    {
        var data = ImportFailure.Accepted(SeedFolder.Read(folder));
        migrator.Migrate();
        var loaded = store.FindRelease();
        if (loaded is not null && loaded.Checksum == data.Checksum())
        {
            output.WriteLine($"{database.Path} holds this content already, as release {loaded.Release.Id}; nothing was changed.");
            return;
        }

        if (loaded?.Release.Id == data.Release.Id)
            throw new ImportFailure([], $"The release {data.Release.Id} exists with other content; nothing was changed. Give the new content a new id in release.csv: links that name a release must stay true.");
        Load(data, onlyIfEmpty: false);
        output.WriteLine($"{database.Path} now holds release {data.Release.Id}: {data.Targets.Count} targets, {data.Observations.Count} observations.");
    });

    /// <summary>Says so when the seed that comes with the program is not what the database holds. Touches nothing.</summary>
    public string? FindDrift()
    {
        try
        {
            var seed = SeedFolder.Read(SeedFolder.Shipped);
            var loaded = store.FindRelease();
            return seed.Data is null || loaded is null || seed.Data.Checksum() == loaded.Checksum
                ? null
                : $"The seed ({seed.Data.Release.Id}) differs from the loaded release {loaded.Release.Id}. To load it: import {SeedFolder.Shipped}";
        }
        catch (SqliteException)
        {
            // Serving will say what is wrong with the database; this is only a hint.
            return null;
        }
    }

    private bool NeedsSeed() => !database.Exists || !migrator.IsUpToDate() || store.FindRelease() is null;

    private bool Load(DataSet data, bool onlyIfEmpty)
    {
        try
        {
            return store.Load(data, onlyIfEmpty);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == BrokenConstraint)
        {
            // The data are wrong, not the database.
            throw new ImportFailure([], $"The data set breaks a rule of the tables: {exception.Message.TrimEnd('.')}; nothing was changed.");
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException exception)
        {
            throw DatabaseFailure.From(exception, database.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFailure($"The database {database.Path} cannot be opened: {exception.Message} Nothing was changed.", exception);
        }
    }
}
