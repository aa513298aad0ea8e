namespace Benchmark.Core.DataSets;

/// <summary>What is allowed in a row of an import and rarely meant.</summary>
/// <param name="Code">What it is; a code of the catalogue of errors, since a strict import refuses it.</param>
/// <param name="Message">The sentence, with what to do next.</param>
/// <param name="At">Where it stands in what was sent: <c>observations[3].value</c>, <c>line 4: value</c>.</param>
/// <param name="Value">What stands there; null when that says nothing.</param>
/// <param name="Id">The id of the row; of an observation with the number of its revision; null when it concerns no row.</param>
public sealed record ImportWarning(string Code, Text Message, string At, string? Value, string? Id);
