namespace Benchmark.Core.Numbers;

/// <summary>A span of whole calendar years, both ends included.</summary>
/// <param name="Start">The first year.</param>
/// <param name="End">The last year, not before <paramref name="Start"/>.</param>
public sealed record Period(int Start, int End)
{
    /// <summary>The first year that data and requests may name.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year that data and requests may name.</summary>
    public const int LastYear = 2200;

    /// <summary>How many years it holds.</summary>
    public int Years() => End - Start + 1;

    /// <summary>Whether a year lies inside it.</summary>
    public bool Contains(int year) => year >= Start && year <= End;
}
