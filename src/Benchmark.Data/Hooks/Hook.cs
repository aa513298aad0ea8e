using Benchmark.Data.Releases;

namespace Benchmark.Data.Hooks;

/// <summary>A subscriber: where it is told, and what it was told so far.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="AllowsPrivate">Whether it may lie in a network that is not public.</param>
/// <param name="AllowsHttp">Whether it may be reached without encryption.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="DisabledAt">Since when its receiver wants nothing any more; null while it does.</param>
internal sealed record Hook(string Id, string Url, bool AllowsPrivate, bool AllowsHttp, string CreatedAt, string? DisabledAt)
{
    /// <summary>How many events it was told of.</summary>
    public int Delivered { get; init; }

    /// <summary>How many wait.</summary>
    public int Waiting { get; init; }

    /// <summary>How many were given up, but for tests.</summary>
    public int Dead { get; init; }

    /// <summary>The attempt that was made last; null while there was none.</summary>
    public Delivery? Last { get; init; }

    /// <summary>The event that is sent next; null where none waits.</summary>
    public Delivery? Next { get; init; }
}

/// <summary>An event for a hook.</summary>
/// <param name="Number">Its place among all.</param>
/// <param name="Hook">The hook.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Type">What kind of event it is.</param>
/// <param name="HappenedAt">When it happened.</param>
/// <param name="Data">What it says, as JSON with paths for addresses.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="NextAt">Before when it is not sent; empty for no such time.</param>
/// <param name="AttemptedAt">When it was sent last.</param>
/// <param name="Outcome">What became of that.</param>
/// <param name="DeliveredAt">When it was taken.</param>
/// <param name="DeadAt">When it was given up.</param>
internal sealed record Delivery(
    long Number,
    string Hook,
    string Event,
    string Type,
    string HappenedAt,
    string Data,
    long Attempts,
    string NextAt,
    string? AttemptedAt,
    string? Outcome,
    string? DeliveredAt,
    string? DeadAt)
{
    /// <summary>Whether it only tries the hook. It is sent once: what waits behind it must not wait for it.</summary>
    public bool IsTest => Type == EventKind.Tested.Type;

    /// <summary>Whether it may be sent now.</summary>
    public bool IsDue(DateTimeOffset now) => string.CompareOrdinal(NextAt, Outbox.Write(now)) <= 0;
}

/// <summary>What is sent next to a hook.</summary>
/// <param name="Delivery">The event.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What signs it.</param>
/// <param name="AllowsPrivate">Whether the receiver may lie in a network that is not public.</param>
internal sealed record Waiting(Delivery Delivery, string Url, string Secret, bool AllowsPrivate);

/// <summary>How many events wait and how many were given up, and how many hooks want none any more.</summary>
internal sealed record HookCounts(long Hooks, long Disabled, long Waiting, long Dead);
