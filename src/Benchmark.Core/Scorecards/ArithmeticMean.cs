namespace Benchmark.Core.Scorecards;

/// <summary>Σω_i·s_i/Σω_i: a low score can be made up for by a high one (OECD/JRC Handbook, SDSN).</summary>
public sealed class ArithmeticMean : Aggregation
{
    /// <inheritdoc/>
    public override string Id => "arithmetic";

    /// <inheritdoc/>
    public override Text Name => new("Trung bình cộng", "Arithmetic mean");

    /// <inheritdoc/>
    public override string Formula => "Σω_i·s_i/Σω_i";

    /// <inheritdoc/>
    public override string Citation =>
        "Nardo et al. (2008), Handbook on Constructing Composite Indicators, OECD/JRC; Sachs et al. (2021), Sustainable Development Report 2021.";

    /// <inheritdoc/>
    public override IReadOnlyList<Reason> Reasons => [];

    /// <inheritdoc/>
    public override Reason? Refuses(IReadOnlyList<WeightedScore> present) => null;

    /// <inheritdoc/>
    public override decimal Mean(IReadOnlyList<WeightedScore> present)
    {
        var (sum, weight) = (0m, 0m);
        for (var index = 0; index < present.Count; index++)
        {
            sum += present[index].Weight * present[index].Score;
            weight += present[index].Weight;
        }

        return sum / weight;
    }

    /// <inheritdoc/>
    public override decimal Contribution(WeightedScore part, decimal presentWeight) => part.Weight * part.Score / presentWeight;
}
