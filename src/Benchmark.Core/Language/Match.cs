namespace Benchmark.Core.Language;

/// <summary>What a text a caller wrote can mean.</summary>
/// <param name="candidates">One when the text is clear, several when it is ambiguous, none when it is unknown.</param>
/// <param name="findNear">Finds what the caller may have meant; null when the text is clear.</param>
/// <typeparam name="T">The noun that is meant.</typeparam>
public sealed class Match<T>(IReadOnlyList<T> candidates, Func<IReadOnlyList<string>>? findNear = null)
{
    /// <summary>One when the text is clear, several when it is ambiguous, none when it is unknown.</summary>
    public IReadOnlyList<T> Candidates => candidates;

    /// <summary>What the caller may have meant, nearest first; empty when the text is clear. Looked for when it is asked for, which takes long.</summary>
    public IReadOnlyList<string> Near => field ??= findNear?.Invoke() ?? [];
}
