using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>Everything a gap is computed from: one target and the values of one series. No noun, no clock, no database.</summary>
public sealed record GapInput
{
    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The unit of the values and the target.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether a ratio of two values has a meaning.</summary>
    public required bool RatioScale { get; init; }

    /// <summary>w, the value that scores 0; null when none is declared.</summary>
    public decimal? Worst { get; init; }

    /// <summary>How the score is computed.</summary>
    public required ScoreMethod Score { get; init; }

    /// <summary>How the pace is computed.</summary>
    public required PaceModel Pace { get; init; }

    /// <summary>Where the pace ratio changes its class.</summary>
    public required ThresholdSet Thresholds { get; init; }

    /// <summary>How the target is worded.</summary>
    public required Comparator Comparator { get; init; }

    /// <summary>The stated figure.</summary>
    public required decimal? Low { get; init; }

    /// <summary>The target as the computation reads it.</summary>
    public required NormalizedTarget Target { get; init; }

    /// <summary>What has to hold.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The years the target runs over; null when not stated.</summary>
    public Period? Period { get; init; }

    /// <summary>h; null when open.</summary>
    public required int? Horizon { get; init; }

    /// <summary>The values of one series, one a year, in any order.</summary>
    public required IReadOnlyList<KnownValue> Values { get; init; }

    /// <summary>The years from which values follow another definition.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];

    /// <summary>The years each value is the mean of; null for yearly values.</summary>
    public Period? AverageOf { get; init; }

    /// <summary>Whether another target took its place.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Whether the unit ended before the last day of the horizon year, or has ended where the horizon is open.</summary>
    public bool UnitEnded { get; init; }

    /// <summary>The year in which the target was set; null when not known.</summary>
    public int? SetIn { get; init; }

    /// <summary>The smallest value there can be; null when there is no such bound.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest value there can be; null when there is no such bound.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The newest year whose values may be used; null for all.</summary>
    public int? UpTo { get; init; }

    /// <summary>The year of the release; what lies before it is over. Null when the values belong to no release.</summary>
    public int? ReleaseYear { get; init; }
}

/// <summary>A value of one year.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Value">The value.</param>
/// <param name="FieldSize">Of a rank, how many units were ranked; null when unknown.</param>
/// <param name="Preliminary">Whether it is preliminary.</param>
/// <param name="Revised">Whether an older vintage of it differs.</param>
public sealed record KnownValue(int Year, decimal Value, int? FieldSize = null, bool Preliminary = false, bool Revised = false);
