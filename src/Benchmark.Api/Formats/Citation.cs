using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Formats;

/// <summary>A permanent link as it is cited.</summary>
/// <param name="Address">The address of the server; its prefix alone, or nothing, where its host is not known.</param>
/// <param name="Link">The link from there on.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Publisher">
/// Who publishes it. The publisher is the author of the computation too; the figures have their own sources.
/// </param>
/// <param name="Release">The release it is pinned to.</param>
/// <param name="Sources">The sources and documents of its figures.</param>
internal sealed record Citation(string Address, string Link, Text Title, string Publisher, Release Release, IReadOnlyList<CitedSource> Sources)
{
    /// <summary>The most letters of the sentence beneath a table.</summary>
    public const int LongestPress = 200;

    // More would bury the sentence; the answer behind the link names them all.
    private const int SourcesNamed = 5;

    // Beneath a table there is room for the most important ones alone.
    private const int IssuersNamed = 3;

    // 12 hexadecimal digits: among a million cited links two share a key with a probability below 1 in 500.
    private const int DigitsOfKey = 12;

    private const int LongestNameInKey = 24;

    /// <summary>How much it says where it is printed.</summary>
    public CitationStyle Style { get; init; }

    /// <summary>The link with the address of the server.</summary>
    public string Url => Address + Link;

    /// <summary>
    /// What reference managers know it by: publisher, release and the link, whatever the address of the server and the language. In letters, digits, points and
    /// hyphens, which every one of them takes.
    /// </summary>
    public string Key =>
        $"{NameInKey()}-{Release.Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Publication.DataOf(Link))))[..DigitsOfKey]}";

    /// <summary>Those of the sources that are named, as one line each.</summary>
    public IEnumerable<Text> Named => Sources.Take(SourcesNamed).Select(LineOf);

    /// <summary>How many sources are not named.</summary>
    public int Unnamed => Math.Max(0, Sources.Count - SourcesNamed);

    /// <summary>The citation as a sentence to print.</summary>
    public Text Sentence() => new(Sentence(Language.Vi), Sentence(Language.En));

    /// <summary>The citation as the sentence that a newspaper prints beneath a table: 200 letters at most, in the composed form of Unicode (NFC).</summary>
    public Text Press() => new(Press(Language.Vi), Press(Language.En));

    /// <summary>A day as a text writes it.</summary>
    public static string DayOf(DateOnly day, Language language) =>
        language == Language.Vi ? $"{day.Day}/{day.Month}/{day.Year}" : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A source as a line: who, what, when and where.</summary>
    private static Text LineOf(CitedSource source) => new(LineOf(source, Language.Vi), LineOf(source, Language.En));

    private static string LineOf(CitedSource source, Language language)
    {
        var number = source.Number is null ? "" : $" ({source.Number})";
        var title = $"{source.Issuer.In(language)}, “{source.Title.In(language)}”{number}";
        return string.Join(", ", new[] { title, DateOf(source.PublishedOn, language), source.Url }.OfType<string>());
    }

    /// <summary>A date that is known to the day, the month or the year.</summary>
    public static string? DateOf(string? date, Language language)
    {
        if (date is null)
            return null;
        var parts = date.Split('-').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return parts switch
        {
            [var year, var month, var day] => DayOf(new DateOnly(year, month, day), language),
            [var year, var month] when language == Language.Vi => $"tháng {month}/{year}",
            [var year, var month] => new DateOnly(year, month, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            _ => date,
        };
    }

    private string Sentence(Language language)
    {
        var day = DayOf(Release.Day(), language);
        var named = string.Join("; ", Named.Select(source => source.In(language)));
        if (language == Language.Vi)
        {
            var more = Unnamed > 0 ? $"; và {Unnamed} nguồn khác nêu trong câu trả lời" : "";
            var sources = Sources.Count == 0 ? "" : $" Nguồn số liệu: {named}{more}.";
            return $"{Publisher}, “{Title.Vi}”, bản dữ liệu {Release.Id}, công bố ngày {day}, {Url}.{sources}";
        }
        else
        {
            var more = Unnamed > 0 ? $"; and {Unnamed} more named in the answer" : "";
            var sources = Sources.Count == 0 ? "" : $" Sources of the figures: {named}{more}.";
            return $"{Publisher}, “{Title.En}”, data release {Release.Id}, published {day}, {Url}.{sources}";
        }
    }

    /// <summary>The fullest of its forms that is short enough: rather fewer sources than no link, and rather the name of the server than neither.</summary>
    private string Press(Language language)
    {
        // Who gave most of the figures stands first.
        var issuers = Sources.GroupBy(source => source.Issuer.In(language))
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .ToList();
        var host = Address.IndexOf("//", StringComparison.Ordinal);
        string[] places = host < 0 ? [Url] : [Url, Address[(host + 2)..]];
        var forms =
            from place in places
            from count in Enumerable.Range(0, Math.Min(IssuersNamed, issuers.Count) + 1).Reverse()
            where count > 0 || issuers.Count == 0 || place != Url
            select Press(language, [.. issuers.Take(count)], issuers.Count - count, place);
        return forms.Append(Press(language, [], 0, null)).Select(form => form.Normalize()).First(form => form.Length <= LongestPress);
    }

    private string Press(Language language, IReadOnlyList<string> issuers, int others, string? place)
    {
        var day = DayOf(Release.Day(), language);
        var where = place is null ? "" : $", {place}";
        return (language, issuers.Count) switch
        {
            (Language.Vi, 0) => $"Nguồn: {Publisher}, bản dữ liệu {Release.Id} ngày {day}{where}.",
            (Language.Vi, _) => $"Nguồn: {Listed()}; {Publisher} tổng hợp, bản dữ liệu {Release.Id} ngày {day}{where}.",
            (_, 0) => $"Source: {Publisher}, data release {Release.Id} of {day}{where}.",
            _ => $"{(issuers.Count + others == 1 ? "Source" : "Sources")}: {Listed()}; compiled by {Publisher}, data release {Release.Id} of {day}{where}.",
        };

        string Listed()
        {
            var list = string.Join(", ", issuers);
            return (others, language) switch
            {
                (0, _) => list,
                (_, Language.Vi) => $"{list} và {others} nơi khác",
                _ => $"{list} and {others} {(others == 1 ? "other" : "others")}",
            };
        }
    }

    /// <summary>The publisher without diacritics and signs.</summary>
    private string NameInKey()
    {
        var name = string.Join('-', SearchText.Fold(Publisher).Split(' ').Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0));
        var cut = name.Length <= LongestNameInKey ? name : name[..LongestNameInKey].TrimEnd('-');
        return cut.Length == 0 ? "data" : cut;
    }
}
