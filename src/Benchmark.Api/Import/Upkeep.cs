using System.Data.Common;
using Benchmark.Data;
using Benchmark.Data.Checks;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Api.Import;

/// <summary>Keeps the data safe: writes them back as files, copies the database, looks for damage. Changes nothing in the database.</summary>
internal sealed class Upkeep(Database database, Migrator migrator, TextWriter output)
{
    /// <summary>Writes a release as a folder of CSV files, which an import into an empty database makes the same release of.</summary>
    /// <param name="folder">The folder; it must not be there, or be empty.</param>
    /// <param name="id">The release; null for the newest.</param>
    /// <returns>The sentence that says why there is no such release; null when it was written.</returns>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    /// <exception cref="OutputFailure">The folder cannot be written.</exception>
    public string? Export(string folder, string? id)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new OutputFailure($"{folder} is there already and not empty; nothing was written. Name a new folder.");
        return Guard(() =>
        {
            ThrowIfNotUpToDate();
            var releases = new ReleaseStore(database).List();
            if (releases.Count == 0)
                throw new DatabaseFailure($"The database {database.Path} holds no release yet; nothing was written.");
            if ((id is null ? releases[^1] : releases.FirstOrDefault(each => each.Release.Id == id)) is not { } release)
                return $"There is no release {id}: there are {releases.Count}, from {releases[0].Release.Id} to {releases[^1].Release.Id}.";

            using var snapshot = Snapshot.Open(database, release);
            var tables = new TableReader(snapshot.Connection, snapshot.Tables);
            // What is handed on under the name of a release must be that release.
            if (tables.Checksum() != release.Checksum)
                throw new DatabaseFailure($"The rows of {database.Path} are not those that release {release.Release.Id} was made of; nothing was written. See verify.");
            Write(folder, () => CsvExport.Write(folder, release.Release, tables.Frame(), tables.Observations()));
            output.WriteLine($"{folder} holds release {release.Release.Id}: {release.Counts.Targets} targets, {release.Counts.Observations} observations; checksum {release.Checksum}.");
            return null;
        });
    }

    /// <summary>Copies the database into one file, as it is at one moment, while others read and write.</summary>
    /// <param name="file">The file; it must not be there.</param>
    /// <exception cref="DatabaseFailure">The database cannot be used, or its copy is not sound.</exception>
    /// <exception cref="OutputFailure">The file cannot be written.</exception>
    public void Backup(string file)
    {
        if (Path.Exists(file))
            throw new OutputFailure($"{file} is there already; nothing was written. Name a new file.");
        Guard(() =>
        {
            var isUpToDate = migrator.IsUpToDate();
            if (!database.Exists)
                throw new DatabaseFailure($"There is no database {database.Path}; nothing was written.");
            var full = Path.GetFullPath(file);
            // It gets its name when it was checked and is on the disk, so that what has that name is whole.
            var making = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
            try
            {
                Write(file, () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                    database.CopyTo(making);
                });
                var copy = new Database(making);
                // A database of an older schema can be copied before it is migrated; what its rows must be is then another program's to say.
                var findings = isUpToDate ? new Verification(copy, new Migrator(copy, TimeProvider.System)).Run(everyRelease: false).Findings : copy.FindDamage();
                if (findings.Count > 0)
                    throw new DatabaseFailure($"The copy of {database.Path} is not sound ({findings[0]}); it was thrown away. See verify.");
                StorageFault.CloseFiles();
                Write(file, () =>
                {
                    copy.Seal();
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
    /// <exception cref="DatabaseFailure">The database cannot be checked.</exception>
    public IReadOnlyList<string> Verify() => Guard(() =>
    {
        if (!database.Exists)
            throw new DatabaseFailure($"There is no database {database.Path}.");
        var report = new Verification(database, migrator).Run();
        foreach (var what in report.Checked)
            output.WriteLine($"checked: {what}");
        if (report.Findings.Count > 0)
            return report.Findings;
        output.WriteLine(report.Releases is [.., var newest]
            ? $"{database.Path} is sound. Its newest release is {newest.Release.Id}, the last of {report.Releases.Count}."
            : $"{database.Path} is sound and holds no release.");
        return [];
    });

    private void ThrowIfNotUpToDate()
    {
        if (!database.Exists)
            throw new DatabaseFailure($"There is no database {database.Path}; nothing was written.");
        if (!migrator.IsUpToDate())
            throw new DatabaseFailure($"The schema of {database.Path} is older than {Migrator.SchemaVersion}; nothing was written. Run migrate first.");
    }

    private static void Write(string path, Action action)
    {
        try
        {
            action();
        }
        // The third is what .NET makes of a file that may not grow so large.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException || StorageFault.IsUnwritable(exception))
        {
            var reason = StorageFault.IsDiskFull(exception) ? "the disk is full." : exception.Message.Split('\n')[0];
            throw new OutputFailure($"{path} cannot be written: {reason} Nothing was left of it.", exception);
        }
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DbException exception)
        {
            throw DatabaseFailure.From(exception, database.Path);
        }
        catch (ReleaseChanged exception)
        {
            throw new DatabaseFailure($"Another file was put in the place of {database.Path}; nothing was written. Try again.", exception);
        }
    }
}
