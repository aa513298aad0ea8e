using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>
/// How a way from a baseline to a target is measured. Per-year figures keep the sign of the value itself; only the ratio is turned by the direction.
/// </summary>
public abstract class PaceModel
{
    /// <summary>The id a request names it by.</summary>
    public abstract string Id { get; }

    /// <summary>The name.</summary>
    public abstract Text Name { get; }

    /// <summary>The publication it follows, with what was changed.</summary>
    public abstract string Citation { get; }

    /// <summary>The reasons that belong to this model alone.</summary>
    public abstract IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Why a kind of unit has no pace in this model; null when it has.</summary>
    public abstract Reason? Refuses(UnitKind kind);

    /// <summary>The unit of the per-year figures; null when the unit has no differences.</summary>
    public abstract string? UnitPerYear(string unit);

    /// <summary>Why these numbers have no path; null when they have one.</summary>
    public abstract Reason? RefusesPath(decimal baseline, decimal value, decimal passMark);

    /// <summary>Why there is no way on from the value; null when there is one.</summary>
    public abstract Reason? RefusesFromNow(decimal value, decimal passMark);

    /// <summary>a: the change per year from the baseline to the value.</summary>
    public abstract Term ActualPerYear(Way way);

    /// <summary>r0: the change per year from the baseline to the target.</summary>
    public abstract Term RequiredPerYear(Way way);

    /// <summary>R = d·a/abs(r0). Unclamped; the magnitude keeps a falling requirement from turning the sign.</summary>
    public Term Ratio(Way way) => way.Direction * Term.Named("a", ActualPerYear(way)) / Term.Abs(Term.Named("r0", RequiredPerYear(way)));

    /// <summary>Where the path stands in the year of the value.</summary>
    public abstract Term ExpectedNow(Way way);

    /// <summary>The change per year that is still needed; needs no baseline.</summary>
    public abstract Term RequiredFromNow(Way way);

    /// <summary>Where the actual change leads by the horizon.</summary>
    public abstract Term ProjectedAtHorizon(Way way);
}

/// <summary>The inputs of a pace, each under the symbol the formulas use.</summary>
/// <param name="Direction">d, +1 or −1.</param>
/// <param name="Baseline">b; null when there is none.</param>
/// <param name="BaselineYear">t0; null when there is none.</param>
/// <param name="Value">v, the judged value.</param>
/// <param name="Year">t, its year.</param>
/// <param name="PassMark">T.</param>
/// <param name="Horizon">h; null when open.</param>
public sealed record Way(Term Direction, Term? Baseline, Term? BaselineYear, Term Value, Term Year, Term PassMark, Term? Horizon);

/// <summary>The register of pace models.</summary>
public static class PaceModels
{
    /// <summary>Every pace model.</summary>
    public static readonly IReadOnlyList<PaceModel> All = [new LinearPace(), new CompoundPace()];

    /// <summary>The model of an id, or null.</summary>
    public static PaceModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    /// <summary>The model a kind of unit has by default: compound for levels, which are positive and unbounded, linear for everything else.</summary>
    public static PaceModel DefaultFor(UnitKind kind) => kind == UnitKind.Level ? All[1] : All[0];
}
