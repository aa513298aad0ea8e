using System.Text.RegularExpressions;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Features;

/// <summary>What titles and news call things: by their names, never by their ids.</summary>
internal static partial class PlainNames
{
    /// <summary>The name of a province.</summary>
    public static Text Of(Province province) => ProvinceLabel.Of(province);

    /// <summary>The short name of an indicator, or the name where that is short enough; of the country what it is called there.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="ofCountry">Whether it is said of the country alone.</param>
    public static Text Of(Indicator indicator, bool ofCountry = false) => indicator switch
    {
        { Country: { } country } when ofCountry => country,
        { Short: { } name } => name,
        // The brackets of such a name hold what it is called of the country.
        { Country: not null } => new(Brackets().Replace(indicator.Name.Vi, ""), Brackets().Replace(indicator.Name.En, "")),
        _ => indicator.Name,
    };

    /// <summary>A name in the middle of a sentence: with a small letter first, unless it begins with an abbreviation or a proper name.</summary>
    public static Text Inside(Text name) => new(Inside(name.Vi), Inside(name.En));

    /// <summary>A text at the beginning of a sentence.</summary>
    public static Text First(Text text) => new(First(text.Vi), First(text.En));

    /// <summary>Names one after the other; how many there are where that would be too long.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">The most that are named.</param>
    /// <param name="what">What they are, where there are several.</param>
    public static Text List(IReadOnlyList<Text> names, int most, Text what) =>
        names.Count <= most ? Prose.List(names) : new($"{names.Count} {what.Vi}", $"{names.Count} {what.En}");

    private static string First(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Inside(string name)
    {
        var words = name.Split(' ');
        var isAbbreviation = words[0].Length > 1 && words[0].Skip(1).Any(letter => char.IsUpper(letter) || char.IsDigit(letter));
        // "United Nations", but not "Mean DTI".
        var isProper = words.Length > 1 && words[1].Length > 1 && char.IsUpper(words[1][0]) && char.IsLower(words[1][1]);
        return isAbbreviation || isProper ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@" *\([^)]*\)")]
    private static partial Regex Brackets();
}
