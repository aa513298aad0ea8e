using System.Globalization;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Features.Citations;

/// <summary>A permanent link as it is cited.</summary>
/// <param name="Url">The link, with the address of the server.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Release">The release it is pinned to.</param>
/// <param name="Sources">Who says so: the titles of the sources and documents of its figures.</param>
internal sealed record Citation(string Url, Text Title, Release Release, IReadOnlyList<string> Sources)
{
    // The program is the author of the computation; the figures have their own sources.
    private const string Author = "Benchmark";

    // More would bury the sentence; the answer behind the link names them all.
    private const int SourcesNamed = 5;

    /// <summary>The citation as a sentence to print.</summary>
    public Text Sentence()
    {
        var day = Release.Day();
        var named = string.Join("; ", Sources.Take(SourcesNamed));
        var more = Sources.Count - SourcesNamed;
        var vi = Sources.Count == 0 ? "" : $" Nguồn số liệu: {named}{(more > 0 ? $"; và {more} nguồn khác nêu trong câu trả lời" : "")}.";
        var en = Sources.Count == 0 ? "" : $" Sources of the figures: {named}{(more > 0 ? $"; and {more} more named in the answer" : "")}.";
        return new Text(
            $"{Author}, “{Title.Vi}”, bản dữ liệu {Release.Id}, công bố ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {Url}.{vi}",
            $"{Author}, “{Title.En}”, data release {Release.Id}, published {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, {Url}.{en}");
    }

    /// <summary>The citation in one of the formats of reference managers.</summary>
    public string In(Format format, Language language)
    {
        if (format == Format.BibTex)
            return BibTex(language);
        if (format == Format.Ris)
            return Ris(language);
        if (format == Format.CslJson)
            return JsonSerializer.Serialize(new[] { CslJson(language) }, Json.Options);
        var other = language == Language.Vi ? Language.En : Language.Vi;
        return $"{Sentence().In(language)}\n{Sentence().In(other)}\n";
    }

    /// <summary>A BibTeX entry in UTF-8, as BibLaTeX with biber reads it; <c>@misc</c>, because classic styles know no data sets.</summary>
    private string BibTex(Language language)
    {
        var day = Release.Day();
        (string Name, string Value)[] fields =
        [
            ("author", $"{{{Author}}}"), ("title", Escaped(Title.In(language))), ("year", $"{day.Year}"), ("month", $"{day.Month}"), ("version", Release.Id),
            ("howpublished", $"\\url{{{Url}}}"), ("url", Url), ("language", language == Language.Vi ? "vietnamese" : "english"), ("note", Escaped(string.Join("; ", Sources.Take(SourcesNamed)))),
        ];
        return $"@misc{{benchmark-{Release.Id}-{Code.Of(language)},\n{string.Join(",\n", fields.Select(field => $"  {field.Name} = {{{field.Value}}}"))}\n}}\n";
    }

    /// <summary>A RIS reference; its lines end with CR and LF.</summary>
    private string Ris(Language language)
    {
        var day = Release.Day();
        IEnumerable<string> lines =
        [
            "TY  - DATA", $"AU  - {Author}", $"TI  - {Title.In(language)}", $"PY  - {day.Year}", $"DA  - {day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)}",
            $"ET  - {Release.Id}", $"PB  - {Author}", $"LA  - {Code.Of(language)}", $"UR  - {Url}", .. Sources.Take(SourcesNamed).Select(source => $"N1  - {source}"), "ER  - ", "",
        ];
        return string.Join("\r\n", lines);
    }

    /// <summary>An item of CSL-JSON.</summary>
    private CslItem CslJson(Language language)
    {
        var day = Release.Day();
        return new CslItem($"benchmark-{Release.Id}", "dataset", Title.In(language), [new CslName(Author)], Author, new CslDate([[day.Year, day.Month, day.Day]]), Release.Id, Url, Code.Of(language), string.Join("; ", Sources.Take(SourcesNamed)));
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

/// <summary>An item of CSL-JSON; the names of its fields are those of that standard.</summary>
/// <param name="Id">The id of the item.</param>
/// <param name="Type">Always <c>dataset</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">The author of the computation.</param>
/// <param name="Publisher">The publisher.</param>
/// <param name="Issued">When the release was published.</param>
/// <param name="Version">The release.</param>
/// <param name="Url">The permanent link.</param>
/// <param name="Language">The language of the title.</param>
/// <param name="Note">The sources of the figures.</param>
internal sealed record CslItem(
    string Id,
    string Type,
    string Title,
    IReadOnlyList<CslName> Author,
    string Publisher,
    CslDate Issued,
    string Version,
    [property: System.Text.Json.Serialization.JsonPropertyName("URL")] string Url,
    string Language,
    string Note);

/// <summary>A name that has no first and last part.</summary>
/// <param name="Literal">The name.</param>
internal sealed record CslName(string Literal);

/// <summary>A date of CSL-JSON.</summary>
/// <param name="DateParts">One date: year, month, day.</param>
internal sealed record CslDate([property: System.Text.Json.Serialization.JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<int>> DateParts);
