namespace Benchmark.Data.Releases;

/// <summary>Why something cannot be done with a release.</summary>
internal enum ReleaseRefusalKind
{
    /// <summary>There is no such release.</summary>
    Unknown,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>It was not withdrawn.</summary>
    NotWithdrawn,

    /// <summary>It is the newest, which everybody reads.</summary>
    Newest,

    /// <summary>Another release is the newest than the one the caller knows.</summary>
    Changed,
}

/// <summary>Something cannot be done with a release; nothing was changed.</summary>
/// <param name="kind">Why.</param>
/// <param name="releases">The releases there are, oldest first.</param>
internal sealed class ReleaseRefusal(ReleaseRefusalKind kind, IReadOnlyList<LoadedRelease> releases) : Exception
{
    public ReleaseRefusalKind Kind => kind;

    /// <summary>The releases there are, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> Releases => releases;
}
