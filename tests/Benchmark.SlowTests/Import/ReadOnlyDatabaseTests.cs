using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>A database on a volume that cannot be written.</summary>
public class ReadOnlyDatabaseTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    [Fact]
    public async Task A_read_only_database_that_is_up_to_date_is_served()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        template.CopyTo(folder.Database);
        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);
        await AssertPermissionsBind(folder);

        await using var program = await folder.Serve();

        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
        Assert.NotEqual(0, (await program.Get("/v1/observations")).GetProperty("data").GetArrayLength());
        Assert.DoesNotContain("Created", program.Output, StringComparison.Ordinal);
        Assert.Equal("", program.Errors);
        Assert.Equal([folder.Database], Directory.GetFiles(Path.GetDirectoryName(folder.Database)!));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_read_only_database_that_needs_migrating_is_refused(string verb)
    {
        using var folder = new CliFolder { PermissionsBind = true };
        DatabaseFile.Execute(
            folder.Database,
            "create table schema_migration (name text not null primary key, checksum text not null, applied_at text not null) strict");
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);

        var result = await folder.Run(verb);

        RefusedDatabaseTests.AssertRefused(result, Path.Combine("data", "benchmark.db"), "is read-only and would have to be written");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_cannot_be_made_in_a_read_only_folder_is_refused()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);

        var result = await folder.Run();

        RefusedDatabaseTests.AssertRefused(result, Path.Combine("data", "benchmark.db"), "cannot be opened");
        Assert.False(File.Exists(folder.Database));
    }

    [Fact]
    public async Task Migrating_a_read_only_database_that_is_up_to_date_says_so()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        template.CopyTo(folder.Database);
        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);

        var result = await folder.Run("migrate");

        Assert.Equal("", result.Errors);
        Assert.Contains("is up to date", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_read_only_database_whose_last_changes_are_only_in_its_log_is_refused()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        var original = folder.At("original/benchmark.db");
        template.CopyTo(original);
        using (var connection = DatabaseFile.Open(original))
        {
            DatabaseFile.Execute(connection, "pragma wal_autocheckpoint = 0; update release set author = 'Later';");
            File.Copy(original, folder.Database);
            File.Copy($"{original}-wal", $"{folder.Database}-wal");
        }

        CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);

        var result = await folder.Run();

        RefusedDatabaseTests.AssertRefused(result, Path.Combine("data", "benchmark.db"), "benchmark.db-wal");
    }

    /// <summary>That a program started like this cannot write the folder: else the tests here would show nothing.</summary>
    private static async Task AssertPermissionsBind(CliFolder folder)
    {
        var result = await folder.Run("migrate", "--database", Path.Combine("data", "other.db"));
        Assert.Equal(4, result.ExitCode);
        Assert.False(File.Exists(folder.At("data/other.db")));
    }
}
