using Benchmark.Data;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Commands;

/// <summary>What the verbs share that do something with a release by its id.</summary>
internal static class Releases
{
    /// <summary>The sentence that says that the reason is missing; null when it is not.</summary>
    public static string? FaultOfReason(Given given) =>
        given.Has(Settings.Reason) ? null : $"The option {Settings.Reason.Name} is needed: it says why, and is published.";

    /// <summary>The reason that was given.</summary>
    public static Text ReasonOf(Given given)
    {
        var reason = given.Find(Settings.Reason)!.Normalize();
        return new Text(reason, given.Find(Settings.ReasonEn)?.Normalize() ?? reason);
    }

    /// <summary>Makes sure that there is a database, whole and at the schema of this program.</summary>
    /// <exception cref="StorageFault">There is none.</exception>
    public static async Task CheckAsync(Stores stores, TextWriter output)
    {
        if (!await stores.Database.ExistsAsync(CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Unsuitable, $"There is no database {stores.Database.Name}; nothing was changed.");
        await stores.Database.CheckPagesAsync(CancellationToken.None);
        await stores.EnsureAsync(output);
    }

    /// <summary>The sentence that says that there is no such release.</summary>
    public static string Unknown(string id, IReadOnlyList<LoadedRelease> releases) => releases.Count == 0
        ? $"There is no release {id}: there is none yet."
        : $"There is no release {id}: there are {releases.Count}, from {releases[0].Release.Id} to {releases[^1].Release.Id}.";
}
