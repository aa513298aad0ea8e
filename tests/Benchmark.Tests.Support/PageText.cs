using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Benchmark.Tests.Support;

/// <summary>A page as its readers have it.</summary>
/// <param name="Html">Its source.</param>
public sealed partial record PageText(string Html)
{
    /// <summary>What stands between the head and the foot, without markup.</summary>
    public string Main => TextOf(MainPattern().Match(Html).Groups[1].Value);

    /// <summary>The heading.</summary>
    public string Heading => TextOf(HeadingPattern().Match(Html).Groups[1].Value).Trim();

    /// <summary>Every address that the page leads to or loads.</summary>
    public IReadOnlyList<string> Links => [.. LinkPattern().Matches(Html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];

    /// <summary>The answers in which everything stands that it says.</summary>
    public IReadOnlyList<string> Answers => [.. AnswerPattern().Matches(Html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))];

    /// <summary>The numbers that stand in it, as they are written; those of the citation stand in the answer that cites it.</summary>
    public IReadOnlyList<string> Numbers => [.. NumbersIn(TextOf(CopyPattern().Replace(MainPattern().Match(Html).Groups[1].Value, " "))).Distinct()];

    /// <summary>A number with the words around it.</summary>
    public string Around(string number)
    {
        var place = Main.IndexOf(number, StringComparison.Ordinal);
        return string.Join(' ', Main[Math.Max(0, place - 60)..Math.Min(Main.Length, place + 40)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Numbers in a text, with the signs that separate their digits.</summary>
    public static IEnumerable<string> NumbersIn(string text) => NumberPattern().Matches(text).Select(number => number.Value);

    /// <summary>Every number that the answers hold, as both languages write it: in figures, in texts, and as the length of a list.</summary>
    public static HashSet<string> NumbersOf(IEnumerable<JsonNode> answers)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
            Collect(answer, numbers);
        return numbers;
    }

    private static void Collect(JsonNode? node, HashSet<string> numbers)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, value) in properties)
                {
                    numbers.UnionWith(NumbersIn(name));
                    Collect(value, numbers);
                }

                // The numbers of rows of each kind are added up.
                if (properties.Count > 0 && properties.All(each => each.Value is JsonValue single && single.TryGetValue<int>(out _)))
                    numbers.UnionWith(Written(properties.Sum(each => each.Value!.GetValue<int>())));
                break;
            case JsonArray items:
                numbers.UnionWith(Written(items.Count));
                // A target that several series judge has several rows.
                foreach (var group in Groups(items))
                    numbers.UnionWith(Written(group));
                foreach (var item in items)
                    Collect(item, numbers);
                break;
            case JsonValue value when value.TryGetValue<decimal>(out var number):
                numbers.UnionWith(Written(number));
                // A share of one is read in percent.
                if (Math.Abs(number) < 1)
                    numbers.UnionWith(Written(100 * number));
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                numbers.UnionWith(NumbersIn(text));
                // A day stands in the answer as 2025-06-30.
                foreach (var part in text.Split('-', 'T', ':', '.', '/'))
                    numbers.Add(part.TrimStart('0') is { Length: > 0 } bare ? bare : part);
                break;
        }
    }

    private static IEnumerable<int> Groups(JsonArray items)
    {
        var rows = items.OfType<JsonObject>().Where(row => row["target"] is JsonObject).ToList();
        if (rows.Count > 0)
            yield return rows.Select(row => row.Text("target.id")).Distinct().Count();
        // What is found stands by what it is.
        foreach (var type in items.OfType<JsonObject>().Where(item => item["type"] is JsonValue).GroupBy(item => item.Text("type")))
            yield return type.Count();
    }

    /// <summary>A number with up to four decimals, in both languages, without its sign.</summary>
    private static IEnumerable<string> Written(decimal number)
    {
        var size = Math.Abs(number);
        for (var decimals = 0; decimals <= 4; decimals++)
        {
            foreach (var format in new[] { $"N{decimals}", $"F{decimals}" })
            {
                var english = decimal.Round(size, decimals, MidpointRounding.AwayFromZero).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
                yield return english;
                yield return english.Replace(',', '_').Replace('.', ',').Replace('_', '.');
            }
        }

        var whole = size.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);
        yield return whole;
        yield return whole.Replace('.', ',');
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(TagPattern().Replace(SvgPattern().Replace(html, " "), " "));

    [GeneratedRegex("<main id=\"main\">(.*?)</main>", RegexOptions.Singleline)]
    private static partial Regex MainPattern();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("<a class=\"answer\" href=\"([^\"]*)\"")]
    private static partial Regex AnswerPattern();

    [GeneratedRegex("<p class=\"copy.*?</p>", RegexOptions.Singleline)]
    private static partial Regex CopyPattern();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*")]
    private static partial Regex NumberPattern();
}
