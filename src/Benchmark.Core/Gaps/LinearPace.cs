using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>
/// Equal steps a year. Actual against required change as in the SDSN trend, unclamped, the magnitude of the requirement taken over from
/// Statistics Canada; the projection is that of Destatis with the mean change since the baseline instead of the last five changes.
/// </summary>
public sealed class LinearPace : PaceModel
{
    /// <inheritdoc/>
    public override string Id => "linear";

    /// <inheritdoc/>
    public override Text Name => new("Tuyến tính", "Linear");

    /// <inheritdoc/>
    public override string Citation =>
        "Sachs, Kroll, Lafortune, Fuller, Woelm (2021), Sustainable Development Report 2021, Part 4; Destatis, Indicator status – Methodology (projection, "
            + "with the mean change since the baseline).";

    /// <inheritdoc/>
    public override IReadOnlyList<Reason> Reasons => [];

    /// <inheritdoc/>
    public override Reason? Refuses(UnitKind kind) => null;

    /// <inheritdoc/>
    public override string? UnitPerYear(string unit) => Unit.OfDifference(unit) is { } difference ? Unit.PerYear(difference) : null;

    /// <inheritdoc/>
    public override Reason? RefusesPath(decimal baseline, decimal value, decimal passMark) => null;

    /// <inheritdoc/>
    public override Reason? RefusesFromNow(decimal value, decimal passMark) => null;

    /// <inheritdoc/>
    public override Term ActualPerYear(Way way) => (way.Value - way.Baseline!) / (way.Year - way.BaselineYear!);

    /// <inheritdoc/>
    public override Term RequiredPerYear(Way way) => (way.PassMark - way.Baseline!) / (way.Horizon! - way.BaselineYear!);

    /// <inheritdoc/>
    public override Term ExpectedNow(Way way) =>
        way.Baseline! + (way.PassMark - way.Baseline!) * (way.Year - way.BaselineYear!) / (way.Horizon! - way.BaselineYear!);

    /// <inheritdoc/>
    public override Term RequiredFromNow(Way way) => (way.PassMark - way.Value) / (way.Horizon! - way.Year);

    /// <inheritdoc/>
    public override Term ProjectedAtHorizon(Way way) => way.Value + Term.Named("a", ActualPerYear(way)) * (way.Horizon! - way.Year);
}
