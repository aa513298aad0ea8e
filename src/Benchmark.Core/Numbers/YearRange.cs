namespace Benchmark.Core.Numbers;

/// <summary>A selection of years, both ends included.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
public sealed record YearRange(int From, int To)
{
    /// <summary>Whether a year is selected.</summary>
    public bool Contains(int year) => year >= From && year <= To;
}
