namespace Benchmark.Core.Language;

/// <summary>The sentences about a row, in both languages: they can be printed as they stand, and say nothing that is not in the row.</summary>
public abstract record Sentences
{
    /// <summary>The most letters of a headline.</summary>
    public const int LongestHeadline = 90;

    /// <summary>The most letters of a narrative.</summary>
    public const int LongestNarrative = 200;

    // Empty until the narratives have written them: a computation writes no sentence.

    /// <summary>The row in one line of at most 90 letters.</summary>
    public Text Headline { get; init; } = Text.Empty;

    /// <summary>The row in at most 200 letters.</summary>
    public Text Narrative { get; init; } = Text.Empty;

    /// <summary>What a reader must know beside it, worst first, at most 5.</summary>
    public IReadOnlyList<Caveat> Caveats { get; init; } = [];

    /// <summary>What is not computed, and why, in the words of the method; null when nothing is missing.</summary>
    public Text? Technical { get; init; }
}

/// <summary>A whole sentence that limits a figure.</summary>
/// <param name="Code">The code of the warning or reason it follows from.</param>
/// <param name="Text">The sentence.</param>
public sealed record Caveat(string Code, Text Text);
