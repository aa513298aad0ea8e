using System.Globalization;
using System.Net;
using Benchmark.Api.Hooks;
using Benchmark.Data.Hooks;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>The verbs <c>hooks add</c>, <c>list</c>, <c>remove</c>, <c>test</c> and <c>replay</c>.</summary>
internal sealed class Hooks() : VerbGroup(
    "hooks",
    "Tell an address of each release, list such hooks, remove one, try one, or send again what was given up.",
    new AddVerb(),
    new ListVerb(),
    new RemoveVerb(),
    new TestVerb(),
    new ReplayVerb())
{
    /// <summary>The hooks of a database.</summary>
    private static async Task<HookStore> HooksOfAsync(Given given, Shell shell) => new(await OpenAsync(given, shell), TimeProvider.System);

    private static Task<int> RefuseUnknownAsync(Shell shell, string id) => RefuseAsync(shell, $"There is no hook {id}; hooks list shows their ids.");

    private static bool HasPublicUrl(Given given) => given.Value(Settings.PublicUrlSetting) != Settings.DefaultPublicUrl;

    private sealed class AddVerb() : VerbCommand("hooks add", "Tell an address of each release from now on, and show the secret that signs once.", "address")
    {
        // The secret is for who asked, and never in a log.
        protected override bool SpeaksInLog => false;

        public override string Needs => "an address, such as https://portal.example/hooks/benchmark";

        public override IReadOnlyList<string> Examples =>
            ["hooks add https://portal.example/hooks/benchmark", "hooks add http://127.0.0.1:8080/hook --allow-private --allow-http"];

        public override string? FaultOf(Given given)
        {
            if (!Uri.TryCreate(given.Operand, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
                return $"\"{given.Operand}\" is no address of a hook: one is like https://portal.example/hooks/benchmark.";
            if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
                return "The address of a hook has no name, password or fragment.";
            if (url.Scheme == Uri.UriSchemeHttp && !given.Has(Settings.AllowHttp))
                return $"A hook is reached by https; {Settings.AllowHttp.Name} allows http.";
            // What a name leads to is checked whenever something is sent.
            return !given.Has(Settings.AllowPrivate) && IPAddress.TryParse(url.IdnHost, out var address) && !PublicNetworks.Hold(address)
                ? $"The address {url.IdnHost} is not public; {Settings.AllowPrivate.Name} allows it."
                : null;
        }

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var hooks = await HooksOfAsync(given, shell);
            var url = new Uri(given.Operand).AbsoluteUri;
            var (id, secret) = await hooks.AddAsync(url, given.Has(Settings.AllowPrivate), given.Has(Settings.AllowHttp), CancellationToken.None);
            shell.Events.HookMade(id);
            if (!HasPublicUrl(given))
            {
                await shell.Errors.WriteLineAsync($"Hooks are told by a server that was given {Settings.PublicUrlSetting.Name}, because events name its "
                    + "addresses. Where yours has it, there is nothing to do.");
            }

            // The last word that is printed is the secret alone, so that a script can take it.
            shell.Output.WriteLine($"The hook {id} is told of each release from now on. Keep its secret; it is shown once. {secret}");
            return ExitCode.Done;
        }
    }

    private sealed class ListVerb() : VerbCommand("hooks list", "List the hooks: what each was told, what waits, and what was given up.")
    {
        protected override bool SpeaksInLog => false;

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            foreach (var hook in await (await HooksOfAsync(given, shell)).ListAsync(CancellationToken.None))
            {
                var allowed = $"{(hook.AllowsPrivate ? ", may be private" : "")}{(hook.AllowsHttp ? ", may be http" : "")}";
                var last = hook.Last is { } tried ? $", last {tried.Event} at {tried.AttemptedAt}: {tried.Outcome}" : ", never told";
                var next = hook is { Next: { } first, DisabledAt: null }
                    ? $", next {first.Event}{(first.NextAt.Length == 0 ? "" : $" at {first.NextAt}")} (attempt {first.Attempts + 1})"
                    : "";
                var state = hook.DisabledAt is null ? "" : $", DISABLED since {hook.DisabledAt}: its receiver answered 410";
                shell.Output.WriteLine($"{hook.Id}  {hook.Url}{allowed}, made {hook.CreatedAt}: {hook.Delivered} delivered, {hook.Waiting} waiting, "
                    + $"{hook.Dead} dead{last}{next}{state}");
            }

            return ExitCode.Done;
        }
    }

    private sealed class RemoveVerb() : VerbCommand("hooks remove", "Remove a hook and all that it was to be told.", "id")
    {
        public override string Needs => "the id of a hook, as hooks list shows it";

        public override IReadOnlyList<string> Examples => ["hooks remove 0123456789ab"];

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            if (!await (await HooksOfAsync(given, shell)).RemoveAsync(given.Operand, CancellationToken.None))
                return await RefuseUnknownAsync(shell, given.Operand);
            shell.Events.HookRemoved(given.Operand);
            shell.Output.WriteLine($"The hook {given.Operand} is told nothing any more.");
            return ExitCode.Done;
        }
    }

    private sealed class TestVerb() : VerbCommand(
        "hooks test",
        "Let the running server send once an event that only tries the hook, and say what came of it.",
        "id")
    {
        // The server looks once a second, and may be busy.
        private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

        public override string Needs => "the id of a hook, as hooks list shows it";

        public override IReadOnlyList<string> Examples => ["hooks test 0123456789ab"];

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var (hooks, id) = (await HooksOfAsync(given, shell), given.Operand);
            if ((await hooks.ListAsync(CancellationToken.None)).FirstOrDefault(each => each.Id == id) is not { } hook)
                return await RefuseUnknownAsync(shell, id);
            if (await hooks.TestAsync(id, CancellationToken.None) is not { } test)
                return await RefuseAsync(shell, $"The hook {id} is disabled since {hook.DisabledAt}: its receiver answered 410. hooks replay tells it again.");
            var patience = TimeSpan.FromSeconds(int.Parse(given.Value(Settings.HookSeconds), CultureInfo.InvariantCulture)) + Moment;
            var until = TimeProvider.System.GetUtcNow() + patience;
            var sent = await hooks.FindAsync(id, test, CancellationToken.None);
            while (sent is { Attempts: 0, DeadAt: null } && TimeProvider.System.GetUtcNow() < until)
            {
                await Task.Delay(Pause);
                sent = await hooks.FindAsync(id, test, CancellationToken.None);
            }

            if (sent?.DeliveredAt is not null)
            {
                shell.Output.WriteLine($"The hook {id} took {test}: {sent.Outcome}.");
                return ExitCode.Done;
            }

            await shell.Errors.WriteLineAsync(sent is null or { Attempts: 0, DeadAt: null }
                ? $"{test} waits{(hook.Waiting > 0 ? $" behind {hook.Waiting} others" : "")}. It is sent by a server that serves this database and has "
                    + $"{Settings.PublicUrlSetting.Name}; hooks list shows what comes of it."
                : $"The hook {id} did not take {test}: {sent.Outcome ?? "it wants nothing any more"}. It is not sent again.");
            return ExitCode.NotTold;
        }
    }

    private sealed class ReplayVerb() : VerbCommand(
        "hooks replay",
        "Tell a hook again what was given up, or one release; a disabled hook is told of releases again, but not of those made meanwhile.",
        "id")
    {
        public override string Needs => "the id of a hook, as hooks list shows it";

        public override IReadOnlyList<string> Examples => ["hooks replay 0123456789ab", "hooks replay 0123456789ab --release 2026-11-21.1"];

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var (hooks, release) = (await HooksOfAsync(given, shell), given.Find(Settings.Release));
            try
            {
                if (await hooks.ReplayAsync(given.Operand, release, CancellationToken.None) is not { } count)
                    return await RefuseUnknownAsync(shell, given.Operand);
                shell.Output.WriteLine($"The hook {given.Operand} is told again: {count} {(count == 1 ? "event" : "events")}.");
                return ExitCode.Done;
            }
            catch (ReleaseRefusal refusal)
            {
                return await RefuseAsync(shell, Releases.Unknown(release!, refusal.Releases));
            }
        }
    }
}
