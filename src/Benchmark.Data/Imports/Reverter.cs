using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>
/// Makes a release of the whole content that an older one had. The rows come from the history of the database itself, so no rule that is younger than they are
/// keeps them out, and the checksum is the same again.
/// </summary>
internal sealed class Reverter(Database database, Migrator migrator, Importer importer)
{
    /// <summary>Runs it in one transaction: afterwards there is the state of before or the new release.</summary>
    /// <param name="id">The release whose content is wanted.</param>
    /// <param name="newest">The release that the caller takes for the newest; null when any may be.</param>
    /// <param name="options">The reason, the author and the journal; whether it is a dry run.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <exception cref="ReleaseRefusal">There is no such release, it was withdrawn, or another one is the newest.</exception>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public async Task<ImportOutcome> RunAsync(string id, string? newest, ImportOptions options, CancellationToken cancellation)
    {
        try
        {
            if (!await database.ExistsAsync(cancellation))
                throw new StorageFault(StorageFaultKind.Missing, $"There is no database {database.Name}; nothing was changed.");
            await migrator.EnsureAsync(cancellation);
            await using var staging = await Staging.OpenAsync(database, cancellation);
            await database.AttachAsync(staging.Connection, cancellation);
            // Once it writes, it runs to its end.
            return await RunAsync(staging, id, newest, options, CancellationToken.None);
        }
        catch (DbException exception)
        {
            throw database.FaultOf(exception);
        }
    }

    private async Task<ImportOutcome> RunAsync(Staging staging, string id, string? newestId, ImportOptions options, CancellationToken cancellation)
    {
        var connection = staging.Connection;
        await using var transaction = await database.BeginWritingAsync(connection, cancellation);
        await migrator.ThrowIfMovedOnAsync(connection, cancellation);
        var releases = await ReleaseStore.ListAsync(connection, cancellation);
        var wanted = releases.FirstOrDefault(each => each.Release.Id == id) ?? throw new ReleaseRefusal(ReleaseRefusalKind.Unknown, releases);
        if (wanted.Withdrawn is not null)
            throw new ReleaseRefusal(ReleaseRefusalKind.Withdrawn, releases);
        var newest = releases[^1];
        if (newestId is not null && newestId != newest.Release.Id)
            throw new ReleaseRefusal(ReleaseRefusalKind.Changed, releases);

        await staging.AddAsync(wanted, cancellation);
        var number = newest.Number + 1;
        var counts = new Dictionary<Noun, (int Inserts, int Changes, int Deletions)>();
        foreach (var table in DataTable.All)
            counts[table.Noun] = await Importer.ApplyAsync(connection, table, number, isWhole: true, cancellation);
        var made = new ReleaseChanges(
            DataCounts.Of(noun => counts[noun].Inserts),
            DataCounts.Of(noun => counts[noun].Changes),
            DataCounts.Of(noun => counts[noun].Deletions));
        LoadedRelease? release = null;
        if (!made.AreNone)
        {
            if (await new TableReader(connection, "").ChecksumAsync(cancellation) != wanted.Checksum)
            {
                throw new StorageFault(
                    StorageFaultKind.Damaged,
                    $"The rows of {database.Name} are not those that release {id} was made of; nothing was changed. See verify.");
            }

            var named = importer.NameRelease(null, options, releases, new ImportProblems());
            release = new LoadedRelease(number, named, wanted.Checksum, wanted.Counts, made);
            await ReleaseStore.AddAsync(database, connection, release, cancellation);
            if (await database.HasDanglingReferencesAsync(connection, cancellation))
                throw new ImportFailure([], ImportFaults.BrokenRule("a row refers to one that is not there"));
        }

        var (rows, count) = release is null
            ? ([], 0)
            : await new ChangeStore(database).ListAsync(connection, number, Importer.MostRows, cancellation);
        var outcome = new ImportOutcome(release, newest) { Rows = rows, RowCount = count };
        if (options.DryRun)
            return outcome;
        if (options.Journal is { } journal)
            await ImportStore.AddAsync(connection, journal, release?.Number, cancellation);
        database.ThrowIfMoved(connection);
        await transaction.CommitAsync(cancellation);
        await database.SettleAsync(connection, made.Inserts.Sum() + made.Changes.Sum() + made.Deletions.Sum());
        return outcome;
    }
}
