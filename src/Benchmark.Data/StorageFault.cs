namespace Benchmark.Data;

/// <summary>What kind of thing keeps the database from being used.</summary>
internal enum StorageFaultKind
{
    /// <summary>Another process is writing.</summary>
    Busy,

    /// <summary>What was read changed meanwhile; reading again helps.</summary>
    Conflict,

    /// <summary>It would have to be written and cannot be.</summary>
    ReadOnly,

    /// <summary>Reading or writing failed on the disk.</summary>
    DiskFailed,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>What it holds is broken.</summary>
    Damaged,

    /// <summary>It cannot be reached or opened.</summary>
    Unavailable,

    /// <summary>It was there and is not any more: it was moved or deleted.</summary>
    Missing,

    /// <summary>A row breaks a rule of the tables.</summary>
    BrokenRule,

    /// <summary>It is not what this program can work with: empty, of another program, of another version.</summary>
    Unsuitable,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Why the database cannot be used, in one sentence for the operator. The dialect translates the codes of its database into this.</summary>
/// <param name="kind">What kind of thing it is.</param>
/// <param name="message">The sentence.</param>
/// <param name="inner">What the database said.</param>
internal sealed class StorageFault(StorageFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageFaultKind Kind => kind;

    /// <summary>What the database itself said; the sentence where it said nothing.</summary>
    public string Detail { get; init; } = inner?.Message ?? message;

    /// <summary>Whether a file cannot be written.</summary>
    public bool IsUnwritable => kind is StorageFaultKind.ReadOnly or StorageFaultKind.DiskFailed or StorageFaultKind.DiskFull or StorageFaultKind.Unavailable;
}

/// <summary>
/// The database does not hold the release at hand: another file was put in its place, or another import committed first. Reading again helps.
/// </summary>
internal sealed class ReleaseChanged : Exception;
