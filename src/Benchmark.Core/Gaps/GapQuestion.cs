using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>Which gaps to compute, and from what.</summary>
public sealed record GapQuestion
{
    /// <summary>The provinces, in the order of the answer.</summary>
    public required IReadOnlyList<Province> Provinces { get; init; }

    /// <summary>The indicators; milestones among them have no gaps, and no rows unless asked for.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Every target of these provinces and indicators, whatever its standing: the others tell which compete.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Every observation of these provinces and indicators, older revisions included.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>The year of the release; what lies before it is over.</summary>
    public required int ReleaseYear { get; init; }

    /// <summary>The sources and documents of the targets, by id: their years, and what they are called.</summary>
    public IReadOnlyDictionary<string, Source> Sources { get; init; } = new Dictionary<string, Source>();

    /// <summary>The standings wanted; null for all.</summary>
    public IReadOnlySet<Standing>? Standings { get; init; }

    /// <summary>The horizons wanted, null standing for an open one; null for all.</summary>
    public IReadOnlySet<int?>? Horizons { get; init; }

    /// <summary>The documents whose targets are wanted, by id; null for all, and for targets of which no document is known.</summary>
    public IReadOnlySet<string>? Documents { get; init; }

    /// <summary>The series wanted; null for all that may judge.</summary>
    public IReadOnlySet<string>? Series { get; init; }

    /// <summary>Whether only the preferred series of each indicator judges, and of a target on one series that one.</summary>
    public bool PreferredSeriesOnly { get; init; }

    /// <summary>The statuses wanted; null for all.</summary>
    public IReadOnlySet<Status>? Statuses { get; init; }

    /// <summary>The newest year whose values may be used; null for all.</summary>
    public int? UpTo { get; init; }

    /// <summary>The pace model; null for that of each indicator.</summary>
    public PaceModel? Pace { get; init; }

    /// <summary>The threshold set.</summary>
    public ThresholdSet Thresholds { get; init; } = ThresholdSets.All[0];

    /// <summary>Whether the rows carry how their figures follow.</summary>
    public bool Explain { get; init; } = true;

    /// <summary>Whether targets without a number have a row too, which says that they have none.</summary>
    public bool WithMilestones { get; init; }

    /// <summary>How the rows carry the way year by year.</summary>
    public TrajectoryShape Trajectory { get; init; }
}

/// <summary>How the way of a row is drawn.</summary>
public enum TrajectoryShape
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As lines.</summary>
    Lines,

    /// <summary>As rows, one for each year.</summary>
    Rows,
}
