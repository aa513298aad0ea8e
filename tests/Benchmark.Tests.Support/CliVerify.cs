using Benchmark.Data.Checks;
using Benchmark.Data.Migrations;

namespace Benchmark.Tests.Support;

/// <summary>What the verb verify finds, without a process of its own.</summary>
internal static class CliVerify
{
    /// <summary>Asserts that a database is sound.</summary>
    /// <returns>The checksums of its releases, oldest first.</returns>
    public static IReadOnlyList<string> AssertSound(string path)
    {
        var database = TestDatabase.Of(path);
        var report = Wait.Here(new Verification(database, new Migrator(database, TimeProvider.System)).RunAsync(), () => $"The check of {path} does not end.");
        TestDatabase.Close();
        Assert.Empty(report.Findings);
        return [.. report.Releases.Select(release => release.Checksum)];
    }
}
