namespace Benchmark.Core.Indicators;

/// <summary>The indicator of a row.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record RowIndicator(string Id, Text Name, string Unit, Direction Direction);
