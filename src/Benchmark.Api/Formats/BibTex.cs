using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>A BibTeX entry in UTF-8, as BibLaTeX with biber reads it; <c>@misc</c>, because classic styles know no data sets.</summary>
internal static class BibTex
{
    public static readonly Format Format = new()
    {
        Id = "bibtex",
        MediaType = "application/x-bibtex",
        Extension = "bib",
        Charset = "utf-8",
        Meaning = "An entry for BibTeX and BibLaTeX.",
        InLanguage = true,
        MadeOf = [typeof(Citation)],
        Write = (content, stream) => stream.Write(Encoding.UTF8.GetBytes(EntryOf(content.Get<Citation>(), content.Publication.Language))),
    };

    private static string EntryOf(Citation citation, Language language)
    {
        var day = citation.Release.Day();
        (string Name, string Value)[] fields =
        [
            ("author", $"{{{Citation.Author}}}"),
            ("title", Escaped(citation.Title.In(language))),
            ("year", $"{day.Year}"),
            ("month", $"{day.Month}"),
            ("version", citation.Release.Id),
            ("howpublished", $"\\url{{{citation.Url}}}"),
            ("url", citation.Url),
            ("language", language == Language.Vi ? "vietnamese" : "english"),
            ("note", Escaped(string.Join("; ", citation.Named))),
        ];
        var lines = fields.Select(field => $"  {field.Name} = {{{field.Value}}}");
        return $"@misc{{benchmark-{citation.Release.Id}-{Code.Of(language)},\n{string.Join(",\n", lines)}\n}}\n";
    }

    /// <summary>What TeX would read as a command is written as itself.</summary>
    private static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        _ => letter.ToString(),
    }));
}
