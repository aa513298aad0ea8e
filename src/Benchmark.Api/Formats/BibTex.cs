using System.Globalization;
using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>
/// A BibTeX entry in UTF-8, as BibLaTeX with biber reads it. Classic styles do not know <c>@dataset</c>: they take it for <c>@misc</c>, whose
/// <c>howpublished</c> they print.
/// </summary>
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
            ("author", $"{{{{{Escaped(citation.Publisher)}}}}}"),
            ("publisher", $"{{{Escaped(citation.Publisher)}}}"),
            ("title", $"{{{Escaped(citation.Title.In(language))}}}"),
            ("year", $"{{{day.Year}}}"),
            // The three letters by which every style knows the month and writes it in its own language; a macro has no braces.
            ("month", day.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()),
            ("version", $"{{{citation.Release.Id}}}"),
            ("howpublished", $"{{\\url{{{citation.Url}}}}}"),
            ("url", $"{{{citation.Url}}}"),
            ("language", language == Language.Vi ? "{vietnamese}" : "{english}"),
            ("note", $"{{{Escaped(string.Join("; ", citation.Named.Select(source => source.In(language))))}}}"),
        ];
        var lines = fields.Where(field => field.Value != "{}").Select(field => $"  {field.Name} = {field.Value}");
        return $"@dataset{{{citation.Key},\n{string.Join(",\n", lines)}\n}}\n";
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
