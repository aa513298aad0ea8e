using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>A citation as it is printed: the full sentence in both languages, the one asked for first, or the short one in the language asked for.</summary>
internal static class PlainText
{
    public static readonly Format Format = new()
    {
        Id = "text",
        MediaType = "text/plain",
        Extension = "txt",
        Charset = "utf-8",
        Meaning = "The sentence in both languages, a line each; with `style=press` one of at most 200 letters, in one language.",
        InLanguage = true,
        MadeOf = [typeof(Citation)],
        Write = (content, stream) => stream.Write(Encoding.UTF8.GetBytes(LinesOf(content.Get<Citation>(), content.Publication.Language))),
    };

    private static string LinesOf(Citation citation, Language language)
    {
        if (citation.Style == CitationStyle.Press)
            return $"{citation.Press().In(language)}\n";
        var sentence = citation.Sentence();
        return $"{sentence.In(language)}\n{sentence.In(language == Language.Vi ? Language.En : Language.Vi)}\n";
    }
}

/// <summary>How much a printed citation says.</summary>
internal enum CitationStyle
{
    /// <summary>Everything: title, release, link and the sources with their addresses.</summary>
    Full,

    /// <summary>What a newspaper prints beneath a table.</summary>
    Press,
}
