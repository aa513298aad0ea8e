using Benchmark.Data;
using Benchmark.Data.Checks;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Import;

/// <summary>Keeps the data safe: writes them back as files, copies the database, looks for damage. Changes nothing in the database.</summary>
internal sealed class Upkeep(Database database, Migrator migrator, TextWriter output)
{
    /// <summary>Writes a release as a folder of CSV files, which an import into an empty database makes the same release of.</summary>
    /// <param name="folder">The folder; it must not be there, or be empty.</param>
    /// <param name="id">The release; null for the newest.</param>
    /// <returns>The sentence that says why there is no such release; null when it was written.</returns>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="OutputFailure">The folder cannot be written.</exception>
    public async Task<string?> ExportAsync(string folder, string? id)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new OutputFailure($"{folder} is there already and not empty; nothing was written. Name a new folder.");
        return await Guard(async () =>
        {
            await ThrowIfNotUpToDateAsync();
            var releases = await new ReleaseStore(database).ListAsync(CancellationToken.None);
            if (releases.Count == 0)
                throw new StorageFault(StorageFaultKind.Unsuitable, $"The database {database.Path} holds no release yet; nothing was written.");
            if ((id is null ? releases[^1] : releases.FirstOrDefault(each => each.Release.Id == id)) is not { } release)
                return $"There is no release {id}: there are {releases.Count}, from {releases[0].Release.Id} to {releases[^1].Release.Id}.";

            if (!await ReleaseExport.IsSoundAsync(database, release, CancellationToken.None))
                throw new StorageFault(StorageFaultKind.Damaged, $"The rows of {database.Path} are not those that release {release.Release.Id} was made of; nothing was written. See verify.");
            await Write(folder, () => ReleaseExport.WriteAsync(database, release, folder, CancellationToken.None));
            output.WriteLine($"{folder} holds release {release.Release.Id}: {release.Counts.Targets} targets, {release.Counts.Observations} observations; checksum {release.Checksum}.");
            return null;
        });
    }

    /// <summary>Copies the database into one file, as it is at one moment, while others read and write.</summary>
    /// <param name="file">The file; it must not be there.</param>
    /// <exception cref="StorageFault">The database cannot be used, or its copy is not sound.</exception>
    /// <exception cref="OutputFailure">The file cannot be written.</exception>
    public async Task BackupAsync(string file)
    {
        if (Path.Exists(file))
            throw new OutputFailure($"{file} is there already; nothing was written. Name a new file.");
        await Guard(async () =>
        {
            await database.CheckPagesAsync(CancellationToken.None);
            var isUpToDate = await migrator.IsUpToDateAsync(CancellationToken.None);
            if (!database.Exists)
                throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {database.Path}; nothing was written.");
            var full = Path.GetFullPath(file);
            // It gets its name when it was checked and is on the disk, so that what has that name is whole.
            var making = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
            try
            {
                await Write(file, () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                    return database.CopyToAsync(making, CancellationToken.None);
                });
                var copy = database.Copy(making);
                // A database of an older schema can be copied before it is migrated; what its rows must be is then another program's to say.
                var findings = isUpToDate
                    ? (await new Verification(copy, new Migrator(copy, TimeProvider.System)).RunAsync(everyRelease: false)).Findings
                    : await copy.FindDamageAsync(1, CancellationToken.None);
                if (findings.Count > 0)
                    throw new StorageFault(StorageFaultKind.Unsuitable, $"The copy of {database.Path} is not sound ({findings[0]}); it was thrown away. See verify.");
                await Write(file, async () =>
                {
                    await copy.SealAsync(CancellationToken.None);
                    File.Move(making, full, overwrite: false);
                });
            }
            finally
            {
                File.Delete(making);
            }

            output.WriteLine($"{file} holds a copy of {database.Path}, {new FileInfo(full).Length} bytes, checked.");
            return true;
        });
    }

    /// <summary>Looks for everything that must not be in the database.</summary>
    /// <returns>What is wrong, each in a line; empty when nothing is.</returns>
    /// <exception cref="StorageFault">The database cannot be checked.</exception>
    public Task<IReadOnlyList<string>> VerifyAsync() => Guard<IReadOnlyList<string>>(async () =>
    {
        if (!database.Exists)
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {database.Path}.");
        var report = await new Verification(database, migrator).RunAsync();
        foreach (var what in report.Checked)
            output.WriteLine($"checked: {what}");
        if (report.Findings.Count > 0)
            return report.Findings;
        output.WriteLine(report.Releases is [.., var newest]
            ? $"{database.Path} is sound. Its newest release is {newest.Release.Id}, the last of {report.Releases.Count}."
            : $"{database.Path} is sound and holds no release.");
        return [];
    });

    private async Task ThrowIfNotUpToDateAsync()
    {
        if (!database.Exists)
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {database.Path}; nothing was written.");
        await database.CheckPagesAsync(CancellationToken.None);
        if (!await migrator.IsUpToDateAsync(CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Unsuitable, $"The schema of {database.Path} is older than {Migrator.SchemaVersion}; nothing was written. Run migrate first.");
    }

    private static async Task Write(string path, Func<Task> action)
    {
        try
        {
            await action();
        }
        // The third is what .NET makes of a file that may not grow so large.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or StorageFault { IsUnwritable: true })
        {
            var reason = exception switch
            {
                StorageFault { Kind: StorageFaultKind.DiskFull } => "the disk is full.",
                StorageFault fault => fault.Detail.Split('\n')[0],
                _ => exception.Message.Split('\n')[0],
            };
            throw new OutputFailure($"{path} cannot be written: {reason} Nothing was left of it.", exception);
        }
    }

    private async Task<T> Guard<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (ReleaseChanged exception)
        {
            throw new StorageFault(StorageFaultKind.Unsuitable, $"Another file was put in the place of {database.Path}; nothing was written. Try again.", exception);
        }
    }
}
