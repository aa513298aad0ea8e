namespace Benchmark.Core.Statements;

/// <summary>Whether a figure agrees with the data, from the best to the worst: of several the last one holds for the whole.</summary>
public enum Verdict
{
    /// <summary>It is the value of the row.</summary>
    Verified,

    /// <summary>It is the value of the row, rounded to the digits written.</summary>
    Rounded,

    /// <summary>It agrees with what was published once and has been replaced since.</summary>
    Stale,

    /// <summary>Nothing can be said: something was not understood, or there is no such row.</summary>
    Unknown,

    /// <summary>The row is there and says otherwise.</summary>
    Contradicted,
}
