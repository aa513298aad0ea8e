namespace Benchmark.Core.Language;

/// <summary>A text meant for people, always in both languages, so that no answer depends on who asks.</summary>
/// <param name="Vi">The Vietnamese text.</param>
/// <param name="En">The English text.</param>
public sealed record Text(string Vi, string En)
{
    /// <summary>Nothing to say.</summary>
    public static readonly Text Empty = new("", "");

    /// <summary>What both languages write alike.</summary>
    public static Text Same(string both) => new(both, both);

    /// <summary>The text as it begins a sentence.</summary>
    public Text Capital()
    {
        var (vi, en) = (Capital(Vi), Capital(En));
        return ReferenceEquals(vi, Vi) && ReferenceEquals(en, En) ? this : new Text(vi, en);
    }

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.En ? En : Vi;

    private static string Capital(string text) => text.Length > 0 && char.ToUpperInvariant(text[0]) is var first && first != text[0]
        ? string.Concat(new ReadOnlySpan<char>(in first), text.AsSpan(1))
        : text;
}

/// <summary>The two languages everything is written in.</summary>
public enum Language
{
    /// <summary>Vietnamese, the default.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}
