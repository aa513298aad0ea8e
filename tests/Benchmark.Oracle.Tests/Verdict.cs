namespace Benchmark.Oracle.Tests;

/// <summary>
/// What the rules say of a target by one series, which is null where none has a value: the year of the judged value, <c>gap.value</c>, <c>gap.met</c>, the
/// status, why there is no verdict where there is none, and the rule of methods.md that decided.
/// </summary>
internal sealed record Verdict(string Target, string? Series, int? Year, decimal? Gap, bool? Met, string Status, string? Reason, string Rule);
