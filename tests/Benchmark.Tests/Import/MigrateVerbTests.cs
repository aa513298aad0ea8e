using Benchmark.Tests.Support;

namespace Benchmark.Tests.Import;

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
        Assert.Equal([$"{name}: ran 0001_initial_schema."], first.OutputLines);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(["0001_initial_schema"], DatabaseFile.Query(folder.Database, "select name from schema_migration order by name"));
        Assert.Equal(["0"], DatabaseFile.Query(folder.Database, "select count(*) from release"));
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var second = await folder.Run("migrate");

        Assert.Equal("", second.Errors);
        Assert.Equal([$"{name} is up to date at 0001_initial_schema."], second.OutputLines);
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
        Assert.Equal(["1"], DatabaseFile.Query(folder.Database, "select count(*) from schema_migration"));
    }
}
