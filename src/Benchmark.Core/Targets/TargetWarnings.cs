namespace Benchmark.Core.Targets;

/// <summary>The warnings that belong to a target wherever it is shown.</summary>
public static class TargetWarnings
{
    /// <summary>The horizon is our reading.</summary>
    public static Warning HorizonInferred(string at) => new(
        WarningCode.HorizonInferred,
        new Text("Nguồn để ngỏ năm đích; năm này là cách hiểu của chúng tôi, lý do ghi ở phần ghi chú của mục tiêu.", "The source leaves the horizon open; this year is our reading, and the target's note says why."),
        at);

    /// <summary>Another document states another figure.</summary>
    public static Warning CompetingTargets(IReadOnlyList<Target> competing, string at)
    {
        var ids = string.Join(", ", competing.Select(target => target.Id));
        return new Warning(
            WarningCode.CompetingTargets,
            new Text($"Văn bản khác nêu con số khác cho cùng năm đích: {ids}.", $"Another document states another figure for the same horizon: {ids}."),
            at);
    }

    /// <summary>The targets in force for the same province, indicator and horizon that promise something else.</summary>
    public static IReadOnlyList<Target> Competing(Target target, IReadOnlyList<Target> all) =>
    [
        .. all.Where(other => other.Province == target.Province
            && other.Indicator == target.Indicator
            && other.Horizon == target.Horizon
            && other.Id != target.Id
            && other.Standing != Standing.Superseded
            && !other.PromisesTheSameAs(target)),
    ];
}
