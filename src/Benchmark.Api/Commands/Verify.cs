using Benchmark.Data;
using Benchmark.Data.Checks;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>verify</c>.</summary>
internal sealed class Verify() : VerbCommand("verify", "Check the file, every rule and the checksum of every release, and change nothing.")
{
    public override IReadOnlyList<string> Examples => ["verify --database data/copy.db"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var stores = Stores.Of(given);
        if (!await stores.Database.ExistsAsync(CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {stores.Database.Name}.");
        var report = await stores.GuardReadingAsync(() => new Verification(stores.Database, stores.Migrator, shell.Progress).RunAsync());
        shell.Progress?.Clear();
        foreach (var what in report.Checked)
            shell.Output.WriteLine($"checked: {what}");
        foreach (var finding in report.Findings)
            await shell.Errors.WriteLineAsync(finding);
        if (report.Findings.Count > 0)
            return ExitCode.Unsound;
        shell.Output.WriteLine(report.Releases is [.., var newest]
            ? $"{stores.Database.Name} is sound. Its newest release is {newest.Release.Id}, the last of {report.Releases.Count}."
            : $"{stores.Database.Name} is sound and holds no release.");
        return ExitCode.Done;
    }
}
