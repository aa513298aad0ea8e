namespace Benchmark.Core.Rankings;

/// <summary>A figure of a cell that is null although the cell has a value.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Province">The cell; null for a figure of the row.</param>
/// <param name="Reason">Why.</param>
public sealed record CellNotComputed(string Figure, string? Province, Reason Reason);
