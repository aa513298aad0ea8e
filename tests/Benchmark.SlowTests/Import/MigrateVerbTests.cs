using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb migrate.</summary>
public class MigrateVerbTests
{
    [Fact]
    public async Task Migrating_nothing_makes_an_empty_database_and_migrating_it_again_changes_nothing()
    {
        using var folder = new CliFolder();
        var name = Path.Combine("data", "benchmark.db");

        var first = await folder.Run("migrate");

        Assert.Equal("", first.Errors);
        Assert.Equal([$"{name}: ran {string.Join(", ", Repository.Migrations)}."], first.OutputLines);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(Repository.Migrations, DatabaseFile.Query(folder.Database, "select name from schema_migration order by name"));
        Assert.Equal(["0"], DatabaseFile.Query(folder.Database, "select count(*) from release"));
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var second = await folder.Run("migrate");

        Assert.Equal("", second.Errors);
        Assert.Equal([$"{name} is up to date at {Repository.Migrations[^1]}."], second.OutputLines);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Migrations_started_at_once_run_once()
    {
        using var folder = new CliFolder();

        var results = await Task.WhenAll(folder.Run("migrate"), folder.Run("migrate"), folder.Run("migrate"));

        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Errors)));
        Assert.Single(results, result => result.Output.Contains(": ran ", StringComparison.Ordinal));
        Assert.Equal([$"{Repository.Migrations.Count}"], DatabaseFile.Query(folder.Database, "select count(*) from schema_migration"));
    }

    [Fact]
    public async Task A_database_of_one_release_keeps_its_data_and_gains_a_history()
    {
        using var folder = new CliFolder();
        var loaded = folder.At("loaded.db");
        var set = WriteFirstEdition(folder);
        DatabaseFile.Import(loaded, set);
        MakeFirstVersion(folder.Database, loaded);

        var result = await folder.Run("migrate");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(2, result.OutputLines.Count);
        Assert.StartsWith(
            $"Migrated {Path.Combine("data", "benchmark.db")} from {Repository.Migrations[0]} to ",
            result.OutputLines[0],
            StringComparison.Ordinal);
        Assert.EndsWith($": ran {string.Join(", ", Repository.Migrations.Skip(1))}.", result.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal(DatabaseFile.Content(loaded).Where(IsData), DatabaseFile.Content(folder.Database).Where(IsData));
        Assert.Empty(DatabaseFile.Query(folder.Database, "pragma foreign_key_check"));
        // The checksum is that of the same content, so there is nothing to import.
        var import = await folder.Run("import", set);
        Assert.Contains("holds this content already", import.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("import")]
    [InlineData("keys")]
    public async Task Whatever_migrates_says_so_and_keeps_a_copy_as_it_was(string verb)
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, CliProgram.Seed);
        OlderSchema.Make(folder.Database);
        SqliteConnection.ClearAllPools();
        var before = DatabaseFile.Content(folder.Database);

        string output;
        if (verb == "serve")
        {
            await using var program = await folder.Serve();
            Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
            output = (await program.Stop()).Output;
        }
        else
        {
            var result = await folder.Run(verb switch { "import" => ["import", CliProgram.Seed], "keys" => ["keys", "list"], _ => [verb] });
            Assert.Equal((0, ""), (result.ExitCode, result.Errors));
            output = result.Output;
        }

        var name = Path.Combine("data", "benchmark.db");
        var line = Assert.Single(output.Split('\n'), line => line.StartsWith("Migrated ", StringComparison.Ordinal));
        Assert.StartsWith(
            $"Migrated {name} from {Repository.Migrations[^2]} to {Repository.Migrations[^1]}. A copy as it was before is kept in {name}.",
            line,
            StringComparison.Ordinal);
        var kept = Path.Combine(folder.Path, line.Split(" is kept in ")[1].TrimEnd('.'));
        Assert.Equal(before, DatabaseFile.Content(kept));
        CliVerify.AssertSound(folder.Database);
    }

    /// <summary>The data set as its first edition could have said it: without the columns and the kind of indicator that came later.</summary>
    private static string WriteFirstEdition(CliFolder folder)
    {
        var set = folder.CopySeed("first");
        foreach (var schema in DataSetFiles.Nouns.Where(schema => schema.IsAddition))
            File.Delete(Path.Combine(set, schema.File));
        var indicators = CsvText.Read(File.ReadAllBytes(Path.Combine(set, "indicators.csv")));
        var later = indicators.Column("id").Where((_, row) => indicators.Column("kind")[row] == Code.Of(IndicatorKind.Band)).ToHashSet();
        foreach (var file in Directory.GetFiles(set, "*.csv"))
        {
            var table = CsvText.Read(File.ReadAllBytes(file));
            var additions = DataSetFiles.Find(Path.GetFileName(file))!.Fields.Where(field => field.IsAddition && field.Column is not ("title" or "issuer"))
                .Select(field => field.Column!)
                .ToHashSet();
            var kept = table.Header.Index().Where(column => !additions.Contains(column.Item)).ToList();
            var lines = table.Rows
                .Where(row => !row.Where((_, column) => table.Header[column] is "indicator" || (
                    table.Header[column] == "id" && file.EndsWith("indicators.csv", StringComparison.Ordinal))).Any(later.Contains))
                .Select(row => kept.Select(column => row[column.Index].Length > 0 ? row[column.Index] : InOneLanguage(table, row, column.Item)));
            File.WriteAllLines(
                file,
                lines.Prepend(kept.Select(column => column.Item))
                    .Select(cells => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        }

        return set;
    }

    private static string InOneLanguage(CsvText table, IReadOnlyList<string> row, string column) =>
        column is "title" or "issuer" && table.Header.Contains($"{column}_vi") ? row[table.Header.ToList().IndexOf($"{column}_vi")] : "";

    private static bool IsData(string row) => !row.StartsWith("schema_migration", StringComparison.Ordinal);

    /// <summary>Makes the database that the program made before there was a history, with the data of a loaded one.</summary>
    private static void MakeFirstVersion(string path, string loaded)
    {
        var sql = File.ReadAllText(Repository.File("migrations", "sqlite", "0001_initial_schema.sql")).ReplaceLineEndings("\n");
        using var connection = DatabaseFile.Open(path);
        DatabaseFile.Execute(connection, sql);
        DatabaseFile.Execute(
            connection,
            $"""
            attach database '{loaded}' as loaded;
            pragma foreign_keys = off;
            create table schema_migration as select * from loaded.schema_migration where name = '0001_initial_schema';
            insert into release select 1, id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count,
                target_count, observation_count from loaded.release;
            insert into series select indicator, id, name_vi, name_en, field_size, map, average_start, average_end, judges_targets, preferred, note_vi,
                note_en from loaded.series;
            insert into series_break select series.indicator, series.id, json_each.value
            from loaded.series, json_each('[' || replace(series.breaks, ' ', ',') || ']') where series.breaks is not null;
            """);
        foreach (var table in new[] { "source", "province", "indicator", "target", "observation" })
        {
            var columns = string.Join(", ", DatabaseFile.Query(path, $"select name from pragma_table_info('{table}')"));
            DatabaseFile.Execute(connection, $"insert into {table} ({columns}) select {columns} from loaded.{table}");
        }
    }
}
