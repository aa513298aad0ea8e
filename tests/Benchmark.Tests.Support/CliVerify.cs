using Benchmark.Data;
using Benchmark.Data.Checks;
using Benchmark.Data.Migrations;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Support;

/// <summary>What the verb verify finds, without a process of its own.</summary>
internal static class CliVerify
{
    /// <summary>Asserts that a database is sound.</summary>
    /// <returns>The checksums of its releases, oldest first.</returns>
    public static IReadOnlyList<string> AssertSound(string path)
    {
        var database = new Database(path);
        var report = new Verification(database, new Migrator(database, TimeProvider.System)).Run();
        SqliteConnection.ClearAllPools();
        Assert.Empty(report.Findings);
        return [.. report.Releases.Select(release => release.Checksum)];
    }
}
