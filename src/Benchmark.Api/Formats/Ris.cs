using System.Globalization;
using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>A RIS reference; its lines end with CR and LF.</summary>
internal static class Ris
{
    public static readonly Format Format = new()
    {
        Id = "ris",
        MediaType = "application/x-research-info-systems",
        Extension = "ris",
        Charset = "utf-8",
        Meaning = "A reference for Zotero, EndNote and Mendeley.",
        InLanguage = true,
        MadeOf = [typeof(Citation)],
        Write = (content, stream) => stream.Write(Encoding.UTF8.GetBytes(string.Join("\r\n", LinesOf(content.Get<Citation>(), content.Publication.Language)))),
    };

    private static IEnumerable<string> LinesOf(Citation citation, Language language)
    {
        var day = citation.Release.Day();
        return
        [
            "TY  - DATA",
            $"ID  - {citation.Key}",
            $"AU  - {citation.Publisher}",
            $"TI  - {citation.Title.In(language)}",
            $"PY  - {day.Year}",
            $"DA  - {day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)}",
            $"ET  - {citation.Release.Id}",
            $"PB  - {citation.Publisher}",
            $"LA  - {Code.Of(language)}",
            $"UR  - {citation.Url}",
            .. citation.Named.Select(source => $"N1  - {source.In(language)}"),
            "ER  - ",
            "",
        ];
    }
}
