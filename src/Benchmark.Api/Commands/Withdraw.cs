using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verb <c>withdraw</c>.</summary>
internal sealed class Withdraw()
    : VerbCommand("withdraw", "Mark a release as wrong, or take the mark away. Its content stays readable, with a warning.", "release")
{
    // As releases are dated.
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public override string Needs => "a release";

    public override IReadOnlyList<string> Examples =>
    [
        "withdraw 2026-12-01.1 --reason \"Sai đơn vị của một cột\" --reason-en \"The unit of a column was wrong\"",
        "withdraw 2026-12-01.1 --undo",
    ];

    public override string? FaultOf(Given given)
    {
        if (!given.Has(Settings.Undo))
            return Releases.FaultOfReason(given);
        return given.Has(Settings.Reason) || given.Has(Settings.ReasonEn) ? $"The option {Settings.Undo.Name} takes the mark away and needs no reason." : null;
    }

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var (stores, id, code) = (Stores.Of(given), given.Operand, ExitCode.Done);
        var now = TimeProvider.System.GetUtcNow().ToOffset(VietnamOffset);
        var withdrawal = given.Has(Settings.Undo) ? null : new Withdrawal(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), Releases.ReasonOf(given));
        await stores.GuardAsync(async () =>
        {
            await Releases.CheckAsync(stores, shell.Output);
            try
            {
                await stores.Releases.MarkAsync(id, withdrawal, CancellationToken.None);
                shell.Output.WriteLine(
                    withdrawal is null ? $"The release {id} stands again." : $"The release {id} is withdrawn. Its answers stay, with a warning.");
            }
            catch (ReleaseRefusal refusal)
            {
                await shell.Errors.WriteLineAsync(refusal.Kind switch
                {
                    ReleaseRefusalKind.Newest => $"The release {id} is the newest, which everybody reads; nothing was changed. Revert to an earlier one first.",
                    ReleaseRefusalKind.Withdrawn => $"The release {id} is withdrawn already; nothing was changed. Another reason needs --undo first.",
                    ReleaseRefusalKind.NotWithdrawn => $"The release {id} is not withdrawn; nothing was changed.",
                    _ => Releases.Unknown(id, refusal.Releases),
                });
                code = ExitCode.Usage;
            }
        });
        return code;
    }
}
