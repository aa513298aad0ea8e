using System.Data.Common;
using Benchmark.Api.Commands;
using Benchmark.Core.DataSets;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Data;

/// <summary>Every page is looked at when the program starts, and not again by each import that is posted to it.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
public class PageCheckTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    [Fact]
    public async Task A_start_looks_once()
    {
        using var folder = new CliFolder();
        var (database, _) = Open(folder);

        await new Stores(database).PrepareAsync(TextWriter.Null);

        Assert.Equal(1, database.Looks);
    }

    [Fact]
    public async Task An_import_of_a_running_program_does_not_look()
    {
        using var folder = new CliFolder();
        var (database, importer) = Open(folder);
        var row = new ImportRow(2, ["observation", "no-such-observation"]);
        var changes = new ChangeSet([new ImportTable(DataSetFiles.Deletions.File, DataSetFiles.Deletions.FileColumns, [row])], IsWhole: false);

        await Assert.ThrowsAsync<ImportFailure>(
            () => importer.RunAsync(changes, new ImportOptions { Reason = new("Lý do", "Reason") }, cancellation: TestContext.Current.CancellationToken));
        var outcome =
            await importer.RunAsync(CsvSet.Open(CliProgram.Seed, replaces: false), new ImportOptions(), cancellation: TestContext.Current.CancellationToken);

        Assert.NotNull(outcome.Newest);
        Assert.Equal(0, database.Looks);
    }

    private (Watched Database, Importer Importer) Open(CliFolder folder)
    {
        template.CopyTo(folder.Database);
        var database = new Watched(folder.Database);
        return (database, new Importer(database, new Migrator(database, TimeProvider.System), TimeProvider.System));
    }

    private sealed class Watched(string path) : SqliteDatabase(path)
    {
        public int Looks { get; private set; }

        protected override Task<string?> FindBrokenPageAsync(DbConnection connection, CancellationToken cancellation)
        {
            Looks++;
            return base.FindBrokenPageAsync(connection, cancellation);
        }
    }
}
