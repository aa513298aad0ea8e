namespace Benchmark.Core.Releases;

/// <summary>What a reason and an author may be, whichever way they come in: both are printed beside every figure that they changed.</summary>
public static class ReleaseReason
{
    /// <summary>The most letters of a reason.</summary>
    public const int Longest = 500;

    /// <summary>The most letters of the name of an author.</summary>
    public const int LongestAuthor = 100;

    /// <summary>Whether a text, in form C, is a reason: one line that says something.</summary>
    public static bool IsOne(string text) => IsLine(text, Longest);

    /// <summary>Whether a text, in form C, is the name of an author: one line that says something.</summary>
    public static bool IsAuthor(string text) => IsLine(text, LongestAuthor);

    private static bool IsLine(string text, int longest) => text.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
