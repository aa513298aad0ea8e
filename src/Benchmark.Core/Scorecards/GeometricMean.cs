using Benchmark.Core.Numbers;

namespace Benchmark.Core.Scorecards;

/// <summary>
/// exp(Σω_i·ln s_i/Σω_i): a low score weighs more than a high one can make up for (HDI). A score of zero or less is refused and nothing added to it (COINr).
/// </summary>
public sealed class GeometricMean : Aggregation
{
    /// <inheritdoc/>
    public override string Id => "geometric";

    /// <inheritdoc/>
    public override Text Name => new("Trung bình nhân", "Geometric mean");

    /// <inheritdoc/>
    public override string Formula => "exp(Σω_i·ln s_i/Σω_i)";

    /// <inheritdoc/>
    public override string Citation =>
        "UNDP, Human Development Report 2023/24, Technical note 1; Becker et al. (2022), COINr, Journal of Open Source Software 7(78), 4567.";

    /// <inheritdoc/>
    public override IReadOnlyList<Reason> Reasons => [Reason.NonpositiveScore];

    /// <inheritdoc/>
    public override Reason? Refuses(IReadOnlyList<WeightedScore> present) => present.Any(part => part.Score <= 0) ? Reason.NonpositiveScore : null;

    /// <inheritdoc/>
    public override decimal Mean(IReadOnlyList<WeightedScore> present)
    {
        var weight = (double)present.Sum(part => part.Weight);
        var logarithm = present.Sum(part => (double)part.Weight * Math.Log((double)part.Score));
        return Exact.FromDouble(Math.Exp(logarithm / weight));
    }

    /// <inheritdoc/>
    public override decimal Contribution(WeightedScore part, decimal presentWeight) =>
        Exact.FromDouble(Math.Pow((double)part.Score, (double)(part.Weight / presentWeight)));
}
