using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Benchmark.Core.Indicators;

/// <summary>
/// What an indicator is called in a sentence about a province, and in one about the country. A name that serves both has the word of the country behind
/// that of the province, as in "GRDP (GDP)"; a sentence has only the one that is meant.
/// </summary>
public sealed partial record IndicatorName
{
    // Every row of an answer names its indicator; the names are written once for as long as the indicator is known.
    private static readonly ConditionalWeakTable<Indicator, IndicatorName[]> Known = [];
    private static readonly ConditionalWeakTable<Text, Text> KnownWithinSentence = [];

    private IndicatorName(Text full, Text brief) => (Full, Brief) = (full, brief);

    /// <summary>The name within a sentence.</summary>
    public Text Full { get; }

    /// <summary>The short name within a headline.</summary>
    public Text Brief { get; }

    /// <summary>The names of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="ofCountry">Whether the sentence is about the country.</param>
    public static IndicatorName Of(Indicator indicator, bool ofCountry) =>
        Known.GetValue(indicator, static each => [Write(each, ofCountry: false), Write(each, ofCountry: true)])[ofCountry ? 1 : 0];

    /// <summary>
    /// A name as it stands within a sentence: in lower case, unless it begins with a proper name or with letters of its own, and with the one dash that
    /// sentences have between years.
    /// </summary>
    public static Text WithinSentence(Text name) =>
        KnownWithinSentence.GetValue(name, static each => new Text(WithinSentence(each.Vi), WithinSentence(each.En)));

    private static IndicatorName Write(Indicator indicator, bool ofCountry)
    {
        var full = (ofCountry ? indicator.Country : null) ?? new Text(Chosen(indicator.Name.Vi, ofCountry), Chosen(indicator.Name.En, ofCountry));
        var brief = indicator.Short is not { } given ? full
            : ofCountry ? new Text(OfCountry(given.Vi, indicator.Name.Vi), OfCountry(given.En, indicator.Name.En))
            : given;
        return new IndicatorName(WithinSentence(full), WithinSentence(brief));
    }

    private static string Chosen(string name, bool ofCountry) => BothWords().Replace(name, ofCountry ? "$2" : "$1");

    private static string OfCountry(string brief, string name) =>
        BothWords().Match(name) is { Success: true } words ? brief.Replace(words.Groups[1].Value, words.Groups[2].Value, StringComparison.Ordinal) : brief;

    private static string WithinSentence(string name)
    {
        var second = name.IndexOf(' ') + 1;
        var isProper = name.Length > 1 && !char.IsLower(name[1]) && name[1] != '-' && name[1] != ' ';
        var isName = second > 0 && second + 1 < name.Length && char.IsUpper(name[second]) && char.IsLower(name[second + 1]);
        var dashed = Years().Replace(name, "$1–$2");
        return name.Length == 0 || isProper || isName ? dashed : char.ToLowerInvariant(dashed[0]) + dashed[1..];
    }

    [GeneratedRegex(@"\b(\d{4})-(\d{4})\b")]
    private static partial Regex Years();

    [GeneratedRegex(@"(\p{Lu}+) \((\p{Lu}+)\)")]
    private static partial Regex BothWords();
}
