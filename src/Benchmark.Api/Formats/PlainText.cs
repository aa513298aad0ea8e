using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>A citation as a sentence, in the language asked for and then in the other.</summary>
internal static class PlainText
{
    public static readonly Format Format = new()
    {
        Id = "text",
        MediaType = "text/plain",
        Extension = "txt",
        Charset = "utf-8",
        Meaning = "The sentence in both languages, a line each.",
        InLanguage = true,
        MadeOf = [typeof(Citation)],
        Write = (content, stream) => stream.Write(Encoding.UTF8.GetBytes(LinesOf(content.Get<Citation>().Sentence(), content.Publication.Language))),
    };

    private static string LinesOf(Text sentence, Language language) =>
        $"{sentence.In(language)}\n{sentence.In(language == Language.Vi ? Language.En : Language.Vi)}\n";
}
