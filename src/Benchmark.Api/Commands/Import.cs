using System.Text.Json.Nodes;
using Benchmark.Api.Logs;
using Benchmark.Core.DataSets;
using Benchmark.Core.Observations;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Imports;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>import</c>.</summary>
internal sealed class Import() : VerbCommand(
    "import",
    "Check the data in a folder, a CSV file or a table of JSON-stat, and make a release of them, all or nothing.",
    "folder or file")
{
    // More than anybody reads on a terminal; the list of changes has all of them.
    private const int MostLines = 50;
    private const int LongestValue = 40;
    private const string TableEnd = ".json";

    public override string Needs => "a folder or a file";

    public override IReadOnlyList<string> Examples =>
    [
        "import corrections --reason \"The statistics office revised 2024\" --dry-run",
        "import seed --database data/try.db",
        "import table.json --map map.csv --source nso-table --certainty official --reason \"Yearbook\"",
    ];

    public override string? FaultOf(Given given)
    {
        if (given.Has(Settings.ReasonEn) && !given.Has(Settings.Reason))
            return $"The option {Settings.ReasonEn.Name} goes with {Settings.Reason.Name}.";
        if (!IsTable(given))
        {
            return Settings.OfTables.FirstOrDefault(given.Has) is { } foreign
                ? $"The option {foreign.Name} goes with a table of JSON-stat, a file that ends in {TableEnd}."
                : null;
        }

        if (new[] { Settings.Map, Settings.Source, Settings.CertaintySetting }.FirstOrDefault(setting => !given.Has(setting)) is { } missing)
            return $"A table of JSON-stat needs {missing.Name}.";
        return new[] { Settings.Replace, Settings.Merge }.FirstOrDefault(given.Has) is { } other ? $"A table of JSON-stat takes no {other.Name}." : null;
    }

    private static bool IsTable(Given given) => given.Operand.EndsWith(TableEnd, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(given.Operand);

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
            if (await stores.Database.ExistsAsync(CancellationToken.None))
                await stores.EnsureAsync(shell.Output);
            var outcome = IsTable(given) ? await RunTableAsync(given, options, stores, shell) : await RunAsync(given.Operand, options, stores, shell);
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
            var outcome = options.DryRun && !await stores.Database.ExistsAsync(CancellationToken.None)
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

    /// <summary>Imports a table of JSON-stat, and says first what comes of its cells.</summary>
    private static async Task<ImportOutcome> RunTableAsync(Given given, ImportOptions options, Stores stores, Shell shell)
    {
        if (!await stores.Database.ExistsAsync(CancellationToken.None))
        {
            throw new StorageFault(
                StorageFaultKind.Unsuitable,
                $"There is no database {stores.Database.Name} whose provinces and indicators a table could name.");
        }

        var terms = new StatTerms(
            given.Operand,
            given.Find(Settings.Map)!,
            given.Find(Settings.Source)!,
            Code.Parse<Certainty>(given.Find(Settings.CertaintySetting)!))
        {
            Sources = given.Find(Settings.Sources),
            Vintage = given.Find(Settings.Vintage),
        };
        try
        {
            var table = await StatImport.ReadAsync(stores.Database, terms, CancellationToken.None);
            Describe(table, LanguageOf(given), shell.Output);
            if (table is { Problems.Count: 0, RowCount: 0 })
                return new ImportOutcome(null, table.Newest);
            try
            {
                // Revisions are counted from what was read: what was changed since is refused.
                var checkedAgainst = options with { IfRelease = options.IfRelease ?? table.Newest?.Release.Id, PlaceOf = table.PlaceOf };
                var outcome = await stores.ImportAsync(table.Open, checkedAgainst, shell.Progress);
                Log(outcome, options, shell);
                return outcome;
            }
            catch (ImportFailure failure)
            {
                throw table.Placed(failure);
            }
        }
        catch (ImportFailure)
        {
            shell.Events.Import("refused", null, default);
            throw;
        }
    }

    private static void Describe(StatImport table, Language language, TextWriter output)
    {
        if (table.Problems.Count > 0)
            return;
        output.WriteLine(new Text(
            $"{table.CellCount} ô: {table.RowCount} dòng, {table.KnownCount} đã có, {table.MissingCount} không có giá trị, {table.SkippedCount} bỏ qua.",
            $"{table.CellCount} cells: {table.RowCount} {(table.RowCount == 1 ? "row" : "rows")}, {table.KnownCount} there already, {table.MissingCount} "
                + $"without a value, {table.SkippedCount} skipped.").In(language));
        foreach (var (indicator, (decimals, count)) in table.Rounded)
        {
            output.WriteLine(new Text(
                $"{indicator}: {count} giá trị được làm tròn đến {decimals} chữ số thập phân.",
                $"{indicator}: {count} {(count == 1 ? "value is" : "values are")} rounded to {decimals} decimals.").In(language));
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
            output.WriteLine($"{database.Name} holds this content already, as release {outcome.Newest!.Release.Id}; nothing was changed.");
            return;
        }

        var content = $"release {made.Release.Id}: {made.Counts.Targets} targets, {made.Counts.Observations} observations.";
        output.WriteLine(options.DryRun
            ? $"{database.Name} would hold {content} This was a dry run; nothing was changed."
            : $"{database.Name} now holds {content}");
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
