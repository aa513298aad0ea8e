namespace Benchmark.Data;

/// <summary>How far something long is, reported from time to time while it runs.</summary>
/// <param name="What">What is being done, such as "observations read".</param>
/// <param name="Rows">How many rows are done; 0 for what is not done row by row.</param>
/// <param name="All">How many there are; null when that is not known yet.</param>
internal sealed record Advance(string What, long Rows, long? All)
{
    /// <summary>After how many rows it is reported.</summary>
    public const int Step = 10_000;
}
