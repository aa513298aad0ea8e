using Benchmark.Core.Indicators;
using Benchmark.Core.Methods;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;

namespace Benchmark.Core.Search;

/// <summary>Something that can be searched for, and the texts by which it is found.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Its id; of a series unique within its indicator alone.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Fields">The texts, each with the name of its field.</param>
public sealed record SearchEntry(SearchType Type, string Id, Text Label, IReadOnlyList<(string Name, string Text)> Fields)
{
    // The ids of documents begin so; that of a document that is only quoted does not.
    private const string DocumentPrefix = "doc-";

    /// <summary>The last day it existed; null while it does, and for what does not end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The indicator of a series; null for everything else.</summary>
    public string? Indicator { get; init; }

    /// <summary>The place among what is shown when nothing is named; null for the others.</summary>
    public int? Headline { get; init; }

    /// <summary>Everything of a release that can be searched for, with the methods of the program.</summary>
    public static IReadOnlyList<SearchEntry> Of(IEnumerable<Province> provinces, IReadOnlyList<Indicator> indicators, IEnumerable<Source> sources) =>
    [
        .. provinces.Select(Of),
        .. indicators.Select(Of),
        .. indicators.SelectMany(indicator => indicator.Series.Select(series => Of(indicator, series))),
        .. sources.Select(Of),
        .. MethodCatalogue.All.Select(Of),
    ];

    private static SearchEntry Of(Province province) => new(
        SearchType.Province,
        province.Id,
        ProvinceLabel.Of(province),
        [
            .. Pair("name", province.Name),
            .. province.Aliases.Select(alias => ("aliases", alias)),
            .. Pair("label", ProvinceLabel.Of(province)),
            .. Pair("label", ProvinceLabel.InSentence(province)),
            ("id", province.Id),
            .. ProvinceIndex.Codes(province).Select(code => ("codes", code)),
            .. ProvinceIndex.Codes(province).Select(code => ("codes", code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..])),
            .. Initials(province.Name.Vi),
        ])
    {
        ValidTo = province.ValidTo,
        Headline = province.Headline,
    };

    private static SearchEntry Of(Indicator indicator) => new(
        SearchType.Indicator,
        indicator.Id,
        indicator.Name,
        [.. Pair("name", indicator.Name), .. Pair("short", indicator.Short), .. Pair("country", indicator.Country), ("id", indicator.Id)])
    {
        Headline = indicator.Headline,
    };

    private static SearchEntry Of(Indicator indicator, Series series) => new(
        SearchType.Series,
        series.Id,
        new Text($"{indicator.Name.Vi}: {series.Name.Vi}", $"{indicator.Name.En}: {series.Name.En}"),
        [.. Pair("name", series.Name), ("id", series.Id)])
    {
        Indicator = indicator.Id,
        Headline = indicator.Headline,
    };

    private static SearchEntry Of(Source source) => new(
        source.Id.StartsWith(DocumentPrefix, StringComparison.Ordinal) ? SearchType.Document : SearchType.Source,
        source.Id,
        source.Title,
        [
            .. source.Number is { } number ? new[] { ("number", number) } : [],
            .. Pair("title", source.Title),
            .. Pair("issuer", source.Issuer),
            ("id", source.Id),
        ]);

    private static SearchEntry Of(Method method) =>
        new(SearchType.Method, method.Id, method.Name, [.. Pair("name", method.Name), ("id", method.Id)]);

    private static IEnumerable<(string Name, string Text)> Pair(string name, Text? text) =>
        text is null ? [] : [($"{name}.vi", text.Vi), ($"{name}.en", text.En)];

    /// <summary>The first letters of a name of several words, as people shorten it.</summary>
    private static IEnumerable<(string Name, string Text)> Initials(string name) =>
        name.Split(' ', '-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0])).ToArray() is { Length: > 1 } letters
            ? [(SearchIndex.InitialsField, new string(letters))]
            : [];
}

/// <summary>What can be searched for, in the order in which equally good finds are shown.</summary>
public enum SearchType
{
    /// <summary>A province.</summary>
    Province,

    /// <summary>An indicator.</summary>
    Indicator,

    /// <summary>A series of an indicator.</summary>
    Series,

    /// <summary>A resolution, decision or plan that sets targets.</summary>
    Document,

    /// <summary>A method by which figures are computed.</summary>
    Method,

    /// <summary>A source in which figures were read.</summary>
    Source,
}

/// <summary>What a search found.</summary>
/// <param name="Entry">What it is.</param>
/// <param name="Field">The field in which the words stand; of words that stand in several the first of them.</param>
/// <param name="Text">The text of that field.</param>
public sealed record SearchHit(SearchEntry Entry, string Field, string Text);
