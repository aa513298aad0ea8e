namespace Benchmark.Core.Narratives;

/// <summary>How sentences are fitted and joined.</summary>
internal static class Letters
{
    /// <summary>The first of some ways to say the same that has at most so many letters in both languages; if none has, the last. Nothing is ever
    /// cut.</summary>
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
        var builder = new TextBuilder();
        foreach (var part in parts)
            builder.Add(part);
        return builder.ToText();
    }

    /// <summary>A text as it begins a sentence.</summary>
    public static Text Capital(Text text) => new(Capital(text.Vi), Capital(text.En));

    /// <summary>A sentence as it goes on after a colon.</summary>
    public static Text Lowered(Text text) => new(Lowered(text.Vi), Lowered(text.En));

    /// <summary>A year.</summary>
    public static Text Year(int year) => Text.Same($"{year}");

    /// <summary>A place as each language writes it: thứ 13, 13th.</summary>
    public static Text Ordinal(decimal place)
    {
        var number = FormattableString.Invariant($"{place:0.#}");
        if (place != Math.Floor(place))
            return new Text(number.Replace('.', ','), number);
        var ending = ((int)(place % 100), (int)(place % 10)) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return new Text(number, number + ending);
    }

    private static string Lowered(string text) => text.Length < 2 || char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
