using System.Runtime.CompilerServices;

namespace Benchmark.Core.Narratives;

/// <summary>How sentences are fitted and joined.</summary>
internal static class Letters
{
    /// <summary>The first of some ways to say the same that has at most so many letters in both languages; if none has, the last. Nothing is ever
    /// cut. A way is written only if those before it are too long.</summary>
    public static Text Within(int letters, IEnumerable<Text> ways)
    {
        var said = Text.Empty;
        foreach (var way in ways)
        {
            said = way;
            if (way.Vi.Length <= letters && way.En.Length <= letters)
                break;
        }

        return said;
    }

    /// <summary>Several texts one after the other.</summary>
    public static Text Join(params ReadOnlySpan<Text> parts)
    {
        return new Text(Join(parts, Core.Language.Language.Vi), Join(parts, Core.Language.Language.En));

        static string Join(ReadOnlySpan<Text> parts, Core.Language.Language language)
        {
            var text = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[Sentences.LongestNarrative]);
            foreach (var part in parts)
                text.AppendLiteral(part.In(language));
            return text.ToStringAndClear();
        }
    }

    /// <summary>A sentence as it goes on after a colon.</summary>
    public static Text Lowered(Text text) => new(Lowered(text.Vi), Lowered(text.En));

    /// <summary>A year.</summary>
    public static Text Year(int year) => Text.Same($"{year}");

    private static string Lowered(string text) => text.Length < 2 || char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
