using Benchmark.Api.Logs;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Dialects;
using Benchmark.Data.Imports;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>import</c>.</summary>
internal sealed class Import() : VerbCommand("import", "Check the data in a folder or a CSV file and make a release of them, all or nothing.", "folder or file")
{
    public override string Needs => "a folder or a file";

    public override IReadOnlyList<string> Examples =>
        ["import corrections --reason \"The statistics office revised 2024\" --dry-run", "import seed --database data/try.db"];

    public override string? FaultOf(Given given) =>
        given.Has(Settings.ReasonEn) && !given.Has(Settings.Reason) ? $"The option {Settings.ReasonEn.Name} goes with {Settings.Reason.Name}." : null;

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var reason = given.Find(Settings.Reason)?.Normalize();
        var options = new ImportOptions
        {
            Author = given.Said(Settings.Author)?.Normalize(),
            Reason = reason is null ? null : new Text(reason, given.Find(Settings.ReasonEn)?.Normalize() ?? reason),
            Replaces = given.Has(Settings.Replace),
            DryRun = given.Has(Settings.DryRun),
        };
        var stores = Stores.Of(given);
        await stores.GuardAsync(async () =>
        {
            await stores.Database.CheckPagesAsync(CancellationToken.None);
            var outcome = await RunAsync(given.Operand, options, stores, shell);
            shell.Progress?.Clear();
            Describe(outcome, options, stores.Database, shell.Output);
        });
        return ExitCode.Done;
    }

    private static async Task<ImportOutcome> RunAsync(string path, ImportOptions options, Stores stores, Shell shell)
    {
        try
        {
            var outcome = options.DryRun && !stores.Database.Exists
                ? await ImportIntoNothingAsync(path, options, shell.Progress)
                : await stores.ImportAsync(path, options, shell.Progress);
            var (made, state) = (outcome.Release, outcome.Release is null ? "unchanged" : options.DryRun ? "dry-run" : "published");
            var rows = made is null ? default : new ImportedRows(made.Changes.Inserts.Sum(), made.Changes.Changes.Sum(), made.Changes.Deletions.Sum());
            shell.Events.Import(state, options.DryRun ? null : made?.Release.Id, rows);
            return outcome;
        }
        catch (ImportFailure)
        {
            shell.Events.Import("refused", null, default);
            throw;
        }
    }

    private static void Describe(ImportOutcome outcome, ImportOptions options, Database database, TextWriter output)
    {
        if (outcome.Release is not { } made)
        {
            output.WriteLine($"{database.Path} holds this content already, as release {outcome.Newest!.Release.Id}; nothing was changed.");
            return;
        }

        var content = $"release {made.Release.Id}: {made.Counts.Targets} targets, {made.Counts.Observations} observations.";
        output.WriteLine(options.DryRun
            ? $"{database.Path} would hold {content} This was a dry run; nothing was changed."
            : $"{database.Path} now holds {content}");
        foreach (var noun in Enum.GetValues<Noun>())
        {
            var (inserts, changes, deletions) = (made.Changes.Inserts.Of(noun), made.Changes.Changes.Of(noun), made.Changes.Deletions.Of(noun));
            if (inserts + changes + deletions > 0)
                output.WriteLine($"{DataSetFiles.Of(noun).File}: {inserts} inserted, {changes} changed, {deletions} deleted");
        }
    }

    /// <summary>A dry run where there is no database yet: it is made elsewhere and thrown away.</summary>
    private static async Task<ImportOutcome> ImportIntoNothingAsync(string path, ImportOptions options, IProgress<Advance>? progress)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            return await new Stores(new SqliteDatabase(Path.Combine(folder.FullName, "benchmark.db"))).ImportAsync(path, options, progress);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
