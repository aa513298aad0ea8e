using Benchmark.Data;
using Benchmark.Data.Checks;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Hooks;
using Benchmark.Data.Migrations;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>backup</c>.</summary>
internal sealed class Backup() : VerbCommand("backup", "Copy the database into one file, also while others read and write, and check the copy.", "file")
{
    public override string Needs => "a file";

    public override IReadOnlyList<string> Examples => ["backup data/copy.db"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var file = given.Operand;
        if (Path.Exists(file))
            throw new OutputFailure($"{file} is there already; nothing was written. Name a new file.");
        var stores = Stores.Of(given);
        if (stores.Database is not SqliteDatabase database)
            throw Tools.Refusal(stores.Database, tools => tools.Backup(file));
        var bytes = await stores.GuardReadingAsync(() => CopyAsync(stores, database, file, shell.Progress));
        shell.Progress?.Clear();
        shell.Output.WriteLine($"{file} holds a copy of {database.Path}, {bytes} bytes, checked.");
        return ExitCode.Done;
    }

    /// <returns>How large the copy is.</returns>
    private static async Task<long> CopyAsync(Stores stores, SqliteDatabase database, string file, IProgress<Advance>? progress)
    {
        await database.CheckPagesAsync(CancellationToken.None);
        var isUpToDate = await stores.Migrator.IsUpToDateAsync(CancellationToken.None);
        if (!await database.ExistsAsync(CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {database.Path}; nothing was written.");
        await TemporaryCopy.UseAsync(database, file, async copy =>
        {
            // A copy goes where others read it, and may be served elsewhere: it neither gives secrets away nor tells subscribers.
            await copy.EraseAsync(HookStore.Tables, CancellationToken.None);
            // A database of an older schema can be copied before it is migrated; what its rows must be is then another program's to say.
            var findings = isUpToDate
                ? (await new Verification(copy, new Migrator(copy, TimeProvider.System), progress).RunAsync(everyRelease: false)).Findings
                : await copy.FindDamageAsync(1, CancellationToken.None);
            if (findings.Count > 0)
            {
                throw new StorageFault(
                    StorageFaultKind.Unsuitable,
                    $"The copy of {database.Path} is not sound ({findings[0]}); it was thrown away. See verify.");
            }

            await TemporaryCopy.NameAsync(copy, file);
        });
        return new FileInfo(Path.GetFullPath(file)).Length;
    }
}
