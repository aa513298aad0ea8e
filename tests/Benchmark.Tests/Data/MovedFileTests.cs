using Benchmark.Data;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Imports;
using Benchmark.Data.Migrations;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Data;

/// <summary>What becomes of an import whose file is replaced in the middle of it: it is never acknowledged, and the new file is left alone.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
public sealed class MovedFileTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    [Theory]
    [InlineData("finding what changes")]
    [InlineData("checking what results")]
    public async Task An_import_into_a_file_that_is_replaced_meanwhile_fails(string moment)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var other = folder.At("other.db");
        template.CopyTo(other);
        var before = DatabaseFile.Content(other);
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        CliSeed.Append(set, "sources.csv", "added,web,,Added,Nobody,,,,");
        var database = new SqliteDatabase(folder.Database);
        var importer = new Importer(database, new Migrator(database, TimeProvider.System), TimeProvider.System);
        var progress = new At(moment, () => File.Move(other, folder.Database, overwrite: true));

        var fault = await Assert.ThrowsAsync<StorageFault>(
            () => importer.RunAsync(CsvSet.Open(set, replaces: false), new ImportOptions(), progress, TestContext.Current.CancellationToken));

        Assert.Equal(StorageFaultKind.Missing, fault.Kind);
        Assert.True(progress.WasReached);
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    /// <summary>Does something once at a moment of an import, within its transaction.</summary>
    private sealed class At(string moment, Action action) : IProgress<Advance>
    {
        public bool WasReached { get; private set; }

        public void Report(Advance value)
        {
            if (value.What != moment || WasReached)
                return;
            WasReached = true;
            action();
        }
    }
}
