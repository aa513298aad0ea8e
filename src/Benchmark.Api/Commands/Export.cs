using Benchmark.Data;
using Benchmark.Data.Imports;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>export</c>.</summary>
internal sealed class Export()
    : VerbCommand("export", "Write a release as a folder of CSV files, from which an import into an empty database makes the same release.", "folder")
{
    public override string Needs => "a folder";

    public override IReadOnlyList<string> Examples => ["export data/newest", "export data/2026-11-21.1 --release 2026-11-21.1"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var folder = given.Operand;
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new OutputFailure($"{folder} is there already and not empty; nothing was written. Name a new folder.");
        var stores = Stores.Of(given);
        if (await stores.GuardReadingAsync(() => WriteAsync(stores, folder, given.Find(Settings.Release), shell)) is not { } refusal)
            return ExitCode.Done;
        await shell.Errors.WriteLineAsync(refusal);
        return ExitCode.Usage;
    }

    /// <returns>The sentence that says why there is no such release; null when it was written.</returns>
    private static async Task<string?> WriteAsync(Stores stores, string folder, string? id, Shell shell)
    {
        var database = stores.Database;
        await ThrowIfNotUpToDateAsync(stores);
        var releases = await stores.Releases.ListAsync(CancellationToken.None);
        if (releases.Count == 0)
            throw new StorageFault(StorageFaultKind.Unsuitable, $"The database {database.Name} holds no release yet; nothing was written.");
        if ((id is null ? releases[^1] : releases.FirstOrDefault(each => each.Release.Id == id)) is not { } release)
            return Releases.Unknown(id!, releases);

        if (!await ReleaseExport.IsSoundAsync(database, release, shell.Progress, CancellationToken.None))
        {
            throw new StorageFault(
                StorageFaultKind.Damaged,
                $"The rows of {database.Name} are not those that release {release.Release.Id} was made of; nothing was written. See verify.");
        }

        await OutputFailure.GuardAsync(folder, () => ReleaseExport.WriteAsync(database, release, folder, shell.Progress, CancellationToken.None));
        shell.Progress?.Clear();
        var content = $"{release.Counts.Targets} targets, {release.Counts.Observations} observations; checksum {release.Checksum}";
        shell.Output.WriteLine($"{folder} holds release {release.Release.Id}: {content}.");
        return null;
    }

    private static async Task ThrowIfNotUpToDateAsync(Stores stores)
    {
        var database = stores.Database;
        if (!await database.ExistsAsync(CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {database.Name}; nothing was written.");
        await database.CheckPagesAsync(CancellationToken.None);
        if (!await stores.Migrator.IsUpToDateAsync(CancellationToken.None))
        {
            throw new StorageFault(
                StorageFaultKind.Unsuitable,
                $"The schema of {database.Name} is older than {stores.Migrator.SchemaVersion}; nothing was written. Run migrate first.");
        }
    }
}
