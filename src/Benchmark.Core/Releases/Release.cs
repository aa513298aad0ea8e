namespace Benchmark.Core.Releases;

/// <summary>One state of the whole data set.</summary>
/// <param name="Id">Date and number of the day: <c>2026-11-21.1</c>.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Author">Who published it.</param>
/// <param name="Reason">Why.</param>
public sealed record Release(string Id, DateTimeOffset PublishedAt, string Author, Text Reason)
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    // Clocks of machines differ a little, and of two releases made within a second the later is dated a second after the other.
    private static readonly TimeSpan LargestClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is dated so far after a clock that one of the two is wrong.</summary>
    /// <param name="now">What the clock says.</param>
    public bool IsAheadOf(DateTimeOffset now) => PublishedAt > now + LargestClockDifference;

    /// <summary>The day it was published, in Viet Nam (UTC+7).</summary>
    public DateOnly Day() => DateOnly.FromDateTime(PublishedAt.ToOffset(VietnamOffset).Date);
}
