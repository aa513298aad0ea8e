using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>What a caller may have meant who writes as another API wants it, beside what is spelled alike.</summary>
internal static partial class NearMiss
{
    private const int Suggestions = 3;

    private static readonly Dictionary<string, string> Names = Words(
        ("cursor", "page offset start skip after pagetoken"),
        ("limit", "pagesize perpage size count rows top max maxresults"),
        ("lang", "language locale hl"),
        ("format", "output type f fmt accept"),
        ("q", "search query term keyword name"),
        ("year", "date time period years timeperiod from to"),
        ("province", "geo country location area region locality unit"),
        ("indicator", "metric kpi measure variable"),
        ("release", "version"),
        ("document", "source"),
        ("horizon", "deadline targetyear"));

    private static readonly Dictionary<string, string> Values = Words(
        ("xlsx", "excel xls spreadsheet"),
        ("csv", "tsv"),
        ("json-stat", "jsonstat jsonstat2"),
        ("ndjson", "jsonl jsonlines"),
        ("atom", "rss"),
        ("bibtex", "bib"),
        ("text", "txt plain"),
        ("vi", "vn vietnamese"),
        ("en", "english us uk"),
        ("true", "yes on y t"),
        ("false", "no off n f"));

    /// <summary>The parameters that another name may stand for.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The parameters of the route.</param>
    public static IReadOnlyList<string> OfName(string name, IReadOnlyList<string> known)
    {
        // A link copied from the source of a page: limit=1&amp;lang=en.
        var bare = name.StartsWith("amp;", StringComparison.Ordinal) ? name["amp;".Length..] : name;
        return Join(known, known.Where(each => KeyOf(each) == KeyOf(bare)), Names.GetValueOrDefault(KeyOf(bare)), Nearest.To(bare, known));
    }

    /// <summary>The values of a closed set that another may stand for.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="allowed">The values.</param>
    public static IReadOnlyList<string> OfValue(string value, IReadOnlyList<string> allowed)
    {
        // vi-VN, en_US; text/csv.
        IReadOnlyList<string> alike =
            [value.Split('-', '_')[0], .. FormatRegister.All.Where(format => format.MediaType == value).Select(format => format.Id)];
        return Join(
            allowed,
            allowed.Where(each => alike.Contains(each, StringComparer.OrdinalIgnoreCase)),
            Values.GetValueOrDefault(KeyOf(value)),
            Nearest.To(value, allowed));
    }

    /// <summary>The paths that another may stand for: one that ends alike, or is spelled alike.</summary>
    /// <param name="path">What was written.</param>
    /// <param name="known">The paths there are.</param>
    public static IReadOnlyList<string> OfPath(string path, IReadOnlyList<string> known)
    {
        var key = KeyOf(path);
        return Join(
            known,
            known.Where(each => KeyOf(each) == key).Concat(known.Where(each => KeyOf(each[(each.LastIndexOf('.') + 1)..]) == key)),
            null,
            Nearest.To(path, known));
    }

    /// <summary>The years or ranges of years that a text may stand for.</summary>
    public static IReadOnlyList<string> OfYears(string text)
    {
        if (RangePattern().Match(text) is { Success: true } range)
        {
            var ends = range.Groups.Values.Skip(1).Select(end => end.Value).Order(StringComparer.Ordinal);
            var years = string.Join("..", ends);
            return Parse.Years(years) is null ? [] : [years];
        }

        return OfYear(text);
    }

    /// <summary>The year that a text may stand for, or the ends of its range.</summary>
    public static IReadOnlyList<string> OfYear(string text) =>
        RangePattern().Match(text) is { Success: true } range
            ? [.. range.Groups.Values.Skip(1).Select(end => end.Value).Where(year => Parse.Year(year) is not null).Distinct()]
            : DayPattern().Match(text) is { Success: true } day && Parse.Year(day.Groups[1].Value) is not null ? [day.Groups[1].Value] : [];

    /// <summary>The day that a text may stand for.</summary>
    public static IReadOnlyList<string> OfDay(string text) =>
        DateOnly.TryParseExact(
            text.Split('T', ' ')[0],
            ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day)
            ? [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]
            : [];

    /// <summary>The single values that a list may stand for where one is taken: its parts, or a number with a decimal comma.</summary>
    /// <param name="value">What was written.</param>
    /// <param name="shape">What a value looks like.</param>
    public static IReadOnlyList<string> OfList(string value, Shape shape) =>
        shape.Pattern is { } pattern && Regex.IsMatch(value.Replace(',', '.'), pattern)
            ? [value.Replace(',', '.')]
            : [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(Suggestions)];

    /// <summary>The link to a file that was asked for by the ending of its name; null where there is none.</summary>
    /// <param name="path">What was written.</param>
    /// <param name="formats">The formats that a path can be read in; none where there is no such path.</param>
    public static string? OfFile(string path, Func<string, IReadOnlyList<Format>> formats)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0)
            return null;
        var ending = path[(dot + 1)..].ToLowerInvariant();
        var word = Values.GetValueOrDefault(ending);
        var format = formats(path[..dot]).FirstOrDefault(each => each.Extension == ending || each.Id == ending || each.Id == word);
        return format is null ? null : $"{path[..dot]}?format={format.Id}";
    }

    private static IReadOnlyList<string> Join(IReadOnlyList<string> known, IEnumerable<string> alike, string? habit, IReadOnlyList<string> near) =>
        [.. alike.Concat(habit is not null && known.Contains(habit) ? [habit] : []).Concat(near).Distinct().Take(Suggestions)];

    /// <summary>A word without what spellings differ in.</summary>
    private static string KeyOf(string word) => string.Concat(word.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    private static Dictionary<string, string> Words(params (string Own, string Others)[] groups) =>
        groups.SelectMany(group => group.Others.Split(' ').Select(other => (other, group.Own))).ToDictionary(pair => pair.other, pair => pair.Own);

    [GeneratedRegex(@"^(\d{4})\s*(?:\.{1,3}|:|-|–|—|/|_|to)\s*(\d{4})$")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^(\d{4})[-/.]\d{1,2}([-/.]\d{1,2})?$")]
    private static partial Regex DayPattern();
}
