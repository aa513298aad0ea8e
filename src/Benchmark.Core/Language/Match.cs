namespace Benchmark.Core.Language;

/// <summary>What a text a caller wrote can mean.</summary>
/// <param name="Candidates">One when the text is clear, several when it is ambiguous, none when it is unknown.</param>
/// <param name="Near">What the caller may have meant, nearest first; empty when the text is clear.</param>
/// <typeparam name="T">The noun that is meant.</typeparam>
public sealed record Match<T>(IReadOnlyList<T> Candidates, IReadOnlyList<string> Near);
