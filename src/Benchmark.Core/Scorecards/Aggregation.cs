namespace Benchmark.Core.Scorecards;

/// <summary>A way to make one score of several.</summary>
public abstract class Aggregation
{
    /// <summary>The id a request names it by.</summary>
    public abstract string Id { get; }

    /// <summary>The name.</summary>
    public abstract Text Name { get; }

    /// <summary>The formula in symbols.</summary>
    public abstract string Formula { get; }

    /// <summary>The publication it follows.</summary>
    public abstract string Citation { get; }

    /// <summary>The reasons that belong to this aggregation alone.</summary>
    public abstract IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Why these scores have no mean; null when they have one.</summary>
    public abstract Reason? Refuses(IReadOnlyList<WeightedScore> present);

    /// <summary>The mean of the scores present; their weights are positive.</summary>
    public abstract decimal Mean(IReadOnlyList<WeightedScore> present);

    /// <summary>What each score contributes: the contributions of all make up the mean, as a sum or as a product.</summary>
    public abstract decimal Contribution(WeightedScore part, decimal presentWeight);
}

/// <summary>A score with its weight.</summary>
/// <param name="Weight">ω, not negative.</param>
/// <param name="Score">s.</param>
public readonly record struct WeightedScore(decimal Weight, decimal Score);

/// <summary>The register of aggregations; the first is the default.</summary>
public static class Aggregations
{
    /// <summary>Every aggregation.</summary>
    public static readonly IReadOnlyList<Aggregation> All = [new ArithmeticMean(), new GeometricMean()];

    /// <summary>The aggregation of an id, or null.</summary>
    public static Aggregation? Find(string id) => All.FirstOrDefault(aggregation => aggregation.Id == id);
}
