using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmark.Api.Formats;

/// <summary>An item of CSL-JSON, in the list that the standard wants.</summary>
internal static class CslJson
{
    public static readonly Format Format = new()
    {
        Id = "csl-json",
        MediaType = "application/vnd.citationstyles.csl+json",
        Extension = "json",
        Meaning = "An item of the Citation Style Language.",
        InLanguage = true,
        MadeOf = [typeof(Citation)],
        Write = (content, stream) => JsonSerializer.Serialize<CslItem[]>(stream, [ItemOf(content.Get<Citation>(), content.Publication.Language)], content.Json),
    };

    private static CslItem ItemOf(Citation citation, Language language)
    {
        var day = citation.Release.Day();
        return new CslItem(
            citation.Key,
            "dataset",
            citation.Title.In(language),
            [new CslName(citation.Publisher)],
            citation.Publisher,
            new CslDate([[day.Year, day.Month, day.Day]]),
            citation.Release.Id,
            citation.Url,
            Code.Of(language),
            string.Join("; ", citation.Named.Select(source => source.In(language))));
    }
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
    [property: JsonPropertyName("URL")] string Url,
    string Language,
    string Note);

/// <summary>A name that has no first and last part.</summary>
/// <param name="Literal">The name.</param>
internal sealed record CslName(string Literal);

/// <summary>A date of CSL-JSON.</summary>
/// <param name="DateParts">One date: year, month, day.</param>
internal sealed record CslDate([property: JsonPropertyName("date-parts")] IReadOnlyList<IReadOnlyList<int>> DateParts);
