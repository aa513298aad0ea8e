using Benchmark.Data;
using Benchmark.Data.Checks;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Hooks;
using Benchmark.Data.Migrations;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>restore</c>.</summary>
internal sealed class Restore() : VerbCommand(
    "restore",
    "Check a backup and replace the content of the database with it; a copy of what was there is kept. A running server serves it within a second.",
    "backup")
{
    public override string Needs => "a backup";

    public override IReadOnlyList<string> Examples => ["restore data/copy.db"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var stores = Stores.Of(given);
        if (stores.Database is not SqliteDatabase database)
            throw Tools.Refusal(stores.Database, tools => tools.Restore(given.Operand));
        var backup = new SqliteDatabase(given.Operand);
        if (!await backup.ExistsAsync(CancellationToken.None))
            throw Refusal(backup, "there is no such file");
        if (Path.GetFullPath(backup.Path) == Path.GetFullPath(database.Path))
            throw Refusal(backup, "it is the database itself");
        var beside = SqliteDatabase.FilesOf(backup.Path).Skip(1).Where(file => !File.Exists(file)).ToList();
        try
        {
            await stores.GuardAsync(() => RestoreAsync(stores, database, backup, shell));
        }
        catch (StorageFault fault) when (fault.Kind == StorageFaultKind.Damaged && fault.Message.Contains(backup.Path, StringComparison.Ordinal))
        {
            throw Refusal(backup, "it is damaged, or no SQLite database");
        }
        finally
        {
            SqliteDatabase.CloseFiles();
            // Reading it made them. A backup stays one file.
            foreach (var file in beside)
                File.Delete(file);
        }

        return ExitCode.Done;
    }

    private static async Task RestoreAsync(Stores stores, SqliteDatabase database, SqliteDatabase backup, Shell shell)
    {
        await backup.CheckPagesAsync(CancellationToken.None);
        var newest = stores.Migrator.SchemaVersion;
        var version = await new Migrator(backup, TimeProvider.System).FindVersionAsync(CancellationToken.None) ?? throw Refusal(backup, "it is empty");
        await TemporaryCopy.UseAsync(backup, database.Path, async copy =>
        {
            var report = await CheckAsync(backup, copy, shell.Progress);
            shell.Progress?.Clear();
            // Subscribers are those of the database that is replaced, wherever the copy comes from.
            await copy.EraseAsync(HookStore.Tables, CancellationToken.None);
            var kept = await PutAsync(database, copy);
            shell.Output.WriteLine(
                $"{database.Path} now holds the content of {backup.Path}: its newest release is {report.Releases[^1].Release.Id}, the last of "
                + $"{report.Releases.Count}.");
            if (version != newest)
                shell.Output.WriteLine($"Its schema was brought from {version} to {newest}; the backup stays as it is.");
            if (kept is not null)
                shell.Output.WriteLine($"What was there before is kept in {kept}.");
            await stores.SayWhetherClockIsBehindAsync(shell.Errors);
        });
    }

    /// <summary>Checks everything about the backup, on a copy, so that the backup itself is not written.</summary>
    private static async Task<VerificationReport> CheckAsync(SqliteDatabase backup, SqliteDatabase copy, IProgress<Advance>? progress)
    {
        var migrator = new Migrator(copy, TimeProvider.System);
        await migrator.MigrateAsync(CancellationToken.None);
        var report = await new Verification(copy, migrator, progress).RunAsync();
        if (report.Findings.Count > 0)
            throw Refusal(backup, report.Findings[0]);
        return report.Releases.Count == 0 ? throw Refusal(backup, "it holds no release") : report;
    }

    /// <returns>Where what was there before is kept; null where there was nothing.</returns>
    private static async Task<string?> PutAsync(SqliteDatabase database, SqliteDatabase copy)
    {
        if (!await database.ExistsAsync(CancellationToken.None))
        {
            await copy.SealAsync(CancellationToken.None);
            foreach (var left in SqliteDatabase.FilesOf(database.Path).Skip(1))
                File.Delete(left);
            File.Move(copy.Path, database.Path, overwrite: true);
            return null;
        }

        var kept = TemporaryCopy.NameBeside(database, "replaced");
        try
        {
            await TemporaryCopy.UseAsync(database, kept, whole => TemporaryCopy.NameAsync(whole, kept));
        }
        catch (StorageFault fault) when (fault.Kind is StorageFaultKind.Damaged or StorageFaultKind.Other)
        {
            await PutInPlaceOfDamagedAsync(database, copy, kept);
            return kept;
        }

        try
        {
            await HookStore.MoveAsync(database, copy, CancellationToken.None);
            await database.TakeOverAsync(copy, CancellationToken.None);
        }
        catch
        {
            // Nothing was replaced.
            File.Delete(kept);
            throw;
        }

        return kept;
    }

    /// <summary>A damaged file can neither be read nor written as a database: the files themselves change places.</summary>
    private static async Task PutInPlaceOfDamagedAsync(SqliteDatabase database, SqliteDatabase copy, string kept)
    {
        await copy.SealAsync(CancellationToken.None);
        File.Copy(database.Path, kept);
        var log = SqliteDatabase.FilesOf(database.Path)[1];
        if (File.Exists(log))
            File.Copy(log, SqliteDatabase.FilesOf(kept)[1]);
        // First: the log of the damaged file must never be taken for that of the good one.
        foreach (var left in SqliteDatabase.FilesOf(database.Path).Skip(1))
            File.Delete(left);
        File.Move(copy.Path, database.Path, overwrite: true);
    }

    private static StorageFault Refusal(SqliteDatabase backup, string reason) =>
        new(StorageFaultKind.Unsuitable, $"The backup {backup.Path} cannot be restored: {reason}. Nothing was changed.");
}
