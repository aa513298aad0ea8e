using Benchmark.Data.Imports;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>revert</c>.</summary>
internal sealed class Revert() : VerbCommand("revert", "Publish the whole content of an older release again, as a new release.", "release")
{
    public override string Needs => "a release";

    public override IReadOnlyList<string> Examples => ["revert 2026-11-21.1 --reason \"Release 2026-12-01.1 had a wrong file\" --dry-run"];

    public override string? FaultOf(Given given) => Releases.FaultOfReason(given);

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var stores = Stores.Of(given);
        var options = new ImportOptions
        {
            Author = given.Said(Settings.Author)?.Normalize(),
            Reason = Releases.ReasonOf(given),
            DryRun = given.Has(Settings.DryRun),
        };
        var (code, newest) = (ExitCode.Done, given.Find(Settings.IfRelease));
        await stores.GuardAsync(async () =>
        {
            await Releases.CheckAsync(stores, shell.Output);
            try
            {
                var outcome = await stores.Reverter.RunAsync(given.Operand, newest, options, CancellationToken.None);
                Import.Log(outcome, options, shell);
                Import.Describe(outcome, options, stores.Database, LanguageOf(given), shell.Output);
                await stores.SayWhetherClockIsBehindAsync(shell.Errors);
            }
            catch (ReleaseRefusal refusal)
            {
                await shell.Errors.WriteLineAsync(refusal.Kind switch
                {
                    ReleaseRefusalKind.Changed =>
                        $"The newest release is {refusal.Releases[^1].Release.Id}, not {newest}; nothing was changed. Look at what it changed, then revert.",
                    ReleaseRefusalKind.Withdrawn => $"The release {given.Operand} was withdrawn; nothing was changed. Choose another one.",
                    _ => Releases.Unknown(given.Operand, refusal.Releases),
                });
                code = ExitCode.Usage;
            }
        });
        return code;
    }
}
