using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>
/// Equal growth a year: the compound annual growth rate of Eurostat as Statistics Canada and Open SDG wrote it down, and the projection of
/// the UNSD Progress Chart. A zero is never replaced by a small number, because the answer would then depend on the substitute.
/// </summary>
public sealed class CompoundPace : PaceModel
{
    /// <inheritdoc/>
    public override string Id => "compound";

    /// <inheritdoc/>
    public override Text Name => new("Tăng trưởng kép", "Compound");

    /// <inheritdoc/>
    public override string Citation =>
        "Eurostat (2014), Getting messages across using indicators; Open SDG documentation, Progress Measurement Methodology (2025); UN DESA (2023), Progress "
            + "Chart 2023 – Technical Note (projection).";

    /// <inheritdoc/>
    public override IReadOnlyList<Reason> Reasons =>
        [Reason.RankGoal, Reason.GrowthRate, Reason.SignChange, Reason.NonpositiveBase, Reason.NonpositiveValue, Reason.NonpositiveTarget, Reason.ZeroTarget];

    /// <inheritdoc/>
    public override Reason? Refuses(UnitKind kind) => kind switch
    {
        UnitKind.Rate => Reason.GrowthRate,
        UnitKind.Rank => Reason.RankGoal,
        _ => null,
    };

    /// <inheritdoc/>
    public override string? UnitPerYear(string unit) => Unit.PercentPerYear;

    /// <inheritdoc/>
    public override Reason? RefusesPath(decimal baseline, decimal value, decimal passMark) =>
        Opposite(baseline, value) || Opposite(baseline, passMark) ? Reason.SignChange
        : baseline <= 0 ? Reason.NonpositiveBase
        : passMark <= 0 ? Reason.NonpositiveTarget
        : null;

    /// <inheritdoc/>
    public override Reason? RefusesFromNow(decimal value, decimal passMark) =>
        Opposite(value, passMark) ? Reason.SignChange
        : value <= 0 ? Reason.NonpositiveValue
        : passMark <= 0 ? Reason.NonpositiveTarget
        : null;

    /// <inheritdoc/>
    public override Term ActualPerYear(Way way) => Rate(way.Value / way.Baseline!, way.Year - way.BaselineYear!);

    /// <inheritdoc/>
    public override Term RequiredPerYear(Way way) => Rate(way.PassMark / way.Baseline!, way.Horizon! - way.BaselineYear!);

    /// <inheritdoc/>
    public override Term ExpectedNow(Way way) =>
        way.Baseline! * Term.Pow(way.PassMark / way.Baseline!, (way.Year - way.BaselineYear!) / (way.Horizon! - way.BaselineYear!));

    /// <inheritdoc/>
    public override Term RequiredFromNow(Way way) => Rate(way.PassMark / way.Value, way.Horizon! - way.Year);

    /// <inheritdoc/>
    public override Term ProjectedAtHorizon(Way way) =>
        way.Value * Term.Pow(way.Value / way.Baseline!, (way.Horizon! - way.Year) / (way.Year - way.BaselineYear!));

    // The product of two values that can be computed with may not fit a decimal.
    private static bool Opposite(decimal x, decimal y) => Math.Sign(x) * Math.Sign(y) < 0;

    private static Term Rate(Term ratio, Term years) => 100 * (Term.Pow(ratio, 1 / years) - 1);
}
