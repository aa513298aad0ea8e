namespace Benchmark.Core.Indicators;

/// <summary>A unit together with the way people write it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="UnitName">How people write it; null when it goes without.</param>
/// <param name="Maximum">The largest value there can be; null when there is no such bound.</param>
public sealed record Measured(string Unit, Text? UnitName, decimal? Maximum = null)
{
    /// <summary>The unit of an indicator.</summary>
    public static Measured By(Indicator indicator) => new(indicator.Unit, indicator.UnitName, indicator.Maximum);
}
