namespace Benchmark.Core.Targets;

/// <summary>What tells which rows of gaps a target has, and in which order, without what it says.</summary>
/// <param name="Id">The id of the target.</param>
/// <param name="Province">The province that is to reach it.</param>
/// <param name="Indicator">The indicator it is set on.</param>
/// <param name="Horizon">The year at whose end it is due; null when no year can be given.</param>
/// <param name="Series">The one series the target is defined on; null when any series that judges targets may.</param>
/// <param name="Standing">Whether it is the one that comparisons use.</param>
/// <param name="Document">The document that sets it; null when none is known.</param>
public sealed record TargetKey(string Id, string Province, string Indicator, int? Horizon, string? Series, Standing Standing, string? Document)
{
    /// <summary>The key of a target.</summary>
    public static TargetKey Of(Target target) =>
        new(target.Id, target.Province, target.Indicator, target.Horizon, target.Series, target.Standing, target.Document);
}
