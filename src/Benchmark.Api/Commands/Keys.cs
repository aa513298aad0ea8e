using Benchmark.Data.Keys;

namespace Benchmark.Api.Commands;

/// <summary>The verbs <c>keys add</c>, <c>keys list</c> and <c>keys revoke</c>.</summary>
internal sealed class Keys()
    : VerbGroup("keys", "Make a key for publishing over HTTP, list the keys, or revoke one.", new AddVerb(), new ListVerb(), new RevokeVerb())
{
    /// <summary>The keys of a database.</summary>
    private static async Task<KeyStore> KeysOfAsync(Given given, Shell shell) => new(await OpenAsync(given, shell), TimeProvider.System);

    private sealed class AddVerb() : VerbCommand("keys add", "Make a key for publishing over HTTP, and show it once.")
    {
        // The key is for who asked, and never in a log.
        protected override bool SpeaksInLog => false;

        public override IReadOnlyList<string> Examples =>
        [
            $"keys add --name \"Portal of Hà Nội\" --province ha-noi --scope {ApiKey.WriteObservations}",
            $"keys add --name Steward --province {ApiKey.AllProvinces} --scope {ApiKey.WriteData} --expires 2027-12-31",
        ];

        public override string? FaultOf(Given given)
        {
            Setting[] needed = [Settings.Name, Settings.Scope, Settings.Province];
            var missing = needed.Where(setting => given.Items(setting).Count == 0).Select(setting => setting.Name).ToList();
            if (missing.Count > 0)
                return $"keys add needs {string.Join(", ", missing.SkipLast(1))}{(missing.Count > 1 ? " and " : "")}{missing[^1]}.";
            var provinces = given.Items(Settings.Province);
            if (provinces.Contains(ApiKey.AllProvinces))
                return provinces.Count > 1 ? $"{Settings.Province.Name} is {ApiKey.AllProvinces} or a list of provinces, not both." : null;
            return given.Items(Settings.Scope).Contains(ApiKey.WriteData)
                ? $"{ApiKey.WriteData} writes what all provinces share and needs {Settings.Province.Name} {ApiKey.AllProvinces}; for "
                    + $"{string.Join(", ", provinces)} take {Settings.Scope.Name} {ApiKey.WriteObservations},{ApiKey.WriteTargets}."
                : null;
        }

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var expires = given.Find(Settings.Expires) is { } end ? Settings.ReadExpiry(end) : null;
            if (expires <= TimeProvider.System.GetUtcNow())
                return await RefuseAsync(shell, $"{Settings.Expires.Name} {given.Find(Settings.Expires)} is past; a key ends in the future.");
            var keys = await KeysOfAsync(given, shell);
            var listed = given.Items(Settings.Province);
            var provinces = listed.Contains(ApiKey.AllProvinces) ? null : listed;
            if (provinces is not null && await keys.UnknownProvincesAsync(provinces, CancellationToken.None) is [var unknown, ..])
                return await RefuseAsync(shell, $"There is no province {unknown}; --province takes ids as /v1/provinces lists them, or all.");
            // The last word that is printed is the key alone, so that a script can take it.
            var key = await keys.AddAsync(given.Find(Settings.Name)!.Normalize(), given.Items(Settings.Scope), provinces, expires, CancellationToken.None);
            shell.Events.KeyMade(key.Split('_')[1], string.Join(' ', given.Items(Settings.Scope)), expires is null ? "never" : given.Find(Settings.Expires)!);
            shell.Output.WriteLine($"Keep this key; it is shown once. {key}");
            return ExitCode.Done;
        }
    }

    private sealed class ListVerb() : VerbCommand(
        "keys list",
        "List the keys: whose they are, what they may write, since when and until when, and when they were last used.")
    {
        protected override bool SpeaksInLog => false;

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var keys = await KeysOfAsync(given, shell);
            foreach (var key in await keys.ListAsync(CancellationToken.None))
            {
                var provinces = key.Provinces is null ? "all provinces" : string.Join(", ", key.Provinces);
                var works = key.IsNarrowed ? $" (works as {string.Join(", ", key.EffectiveScopes)})" : "";
                var used = key.LastUsedAt is null ? "never used" : $"last used {key.LastUsedAt}";
                var end = key.ExpiresAt is null ? "" : $", {(key.HasExpired(TimeProvider.System.GetUtcNow()) ? "expired" : "expires")} {key.ExpiresAt}";
                var state = key.RevokedAt is null ? "" : $", revoked {key.RevokedAt}";
                shell.Output.WriteLine(
                    $"{key.Id}  {key.Name}: {string.Join(", ", key.Scopes)} of {provinces}{works}, made {key.CreatedAt}, {used}{end}{state}");
            }

            return ExitCode.Done;
        }
    }

    private sealed class RevokeVerb() : VerbCommand("keys revoke", "Revoke a key; a running server refuses it at once.", "id")
    {
        public override string Needs => "the id of a key, as keys list shows it";

        public override IReadOnlyList<string> Examples => ["keys revoke 0123456789ab"];

        protected override async Task<int> WorkAsync(Given given, Shell shell)
        {
            var keys = await KeysOfAsync(given, shell);
            if (!await keys.RevokeAsync(given.Operand, CancellationToken.None))
                return await RefuseAsync(shell, $"There is no key {given.Operand}; keys list shows their ids.");
            shell.Events.KeyRevoked(given.Operand);
            shell.Output.WriteLine($"The key {given.Operand} holds no longer.");
            return ExitCode.Done;
        }
    }
}
