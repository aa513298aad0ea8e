using System.Text.Json.Nodes;
using Benchmark.Api.Logs;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Dialects;
using Benchmark.Data.Imports;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>import</c>.</summary>
internal sealed class Import() : VerbCommand("import", "Check the data in a folder or a CSV file and make a release of them, all or nothing.", "folder or file")
{
    // More than anybody reads on a terminal; the list of changes has all of them.
    private const int MostLines = 50;
    private const int LongestValue = 40;

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
            Strict = given.Has(Settings.Strict),
            Merges = given.Has(Settings.Merge),
            IfRelease = given.Find(Settings.IfRelease),
        };
        var language = LanguageOf(given);
        var stores = Stores.Of(given);
        await stores.GuardAsync(async () =>
        {
            await stores.Database.CheckPagesAsync(CancellationToken.None);
            if (stores.Database.Exists)
                await stores.MigrateAsync(shell.Output);
            var outcome = await RunAsync(given.Operand, options, stores, shell);
            shell.Progress?.Clear();
            Describe(outcome, options, stores.Database, language, shell.Output);
            await stores.SayWhetherClockIsBehindAsync(shell.Errors);
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
            Log(outcome, options, shell);
            return outcome;
        }
        catch (ImportFailure)
        {
            shell.Events.Import("refused", null, default);
            throw;
        }
    }

    /// <summary>Writes what became of an import into the log.</summary>
    internal static void Log(ImportOutcome outcome, ImportOptions options, Shell shell)
    {
        var (made, state) = (outcome.Release, outcome.Release is null ? "unchanged" : options.DryRun ? "dry-run" : "published");
        var rows = made is null ? default : new ImportedRows(made.Changes.Inserts.Sum(), made.Changes.Changes.Sum(), made.Changes.Deletions.Sum());
        shell.Events.Import(state, options.DryRun ? null : made?.Release.Id, rows);
    }

    internal static void Describe(ImportOutcome outcome, ImportOptions options, Database database, Language language, TextWriter output)
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

        // The first release brings everything, and nobody reads that here.
        if (outcome.Newest is not null)
            Show(outcome.Rows.Select(Line), outcome.RowCount, new("dòng", "row"), new("dòng", "rows"));
        Show(
            outcome.Warnings.Select(warning => $"{new Text("cảnh báo", "warning").In(language)}: {Warning(warning)}"),
            outcome.Warnings.Count,
            new("cảnh báo", "warning"),
            new("cảnh báo", "warnings"));

        void Show(IEnumerable<string> lines, int count, Text one, Text several)
        {
            foreach (var line in lines.Take(MostLines))
                output.WriteLine(line);
            if (count - MostLines is > 0 and var more)
                output.WriteLine(new Text($"… và {more} {several.Vi} nữa", $"… and {more} more {(more == 1 ? one : several).En}").In(language));
        }

        string Warning(ImportWarning warning)
        {
            var value = warning.Value is null ? "" : $" \"{Short(warning.Value)}\"";
            return $"{warning.At}{value}{(warning.Id is null ? "" : $" ({warning.Id})")}: {warning.Message.In(language)}";
        }
    }

    /// <summary>A row that changes, on a line: <c>change observations.csv ha-noi.…: value 17.34 → 17.5</c>.</summary>
    private static string Line(Change change)
    {
        var fields = string.Join(", ", change.Fields.Select(field => change.Action switch
        {
            ChangeAction.Insert => $"{field.Field} {Short(field.New)}",
            ChangeAction.Deletion => $"{field.Field} {Short(field.Old)}",
            _ => $"{field.Field} {Short(field.Old)} → {Short(field.New)}",
        }));
        return $"{Code.Of(change.Action)} {DataSetFiles.Of(change.Noun).File} {change.Id}: {fields}";
    }

    private static string Short(JsonValue? value) => value is null ? "–" : Short(value.ToString());

    private static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length > LongestValue ? $"{line[..LongestValue]}…" : line;
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
