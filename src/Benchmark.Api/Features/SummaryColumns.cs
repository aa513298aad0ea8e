using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>The columns that several summaries have, with names and titles in the place of ids.</summary>
internal static class SummaryColumns
{
    /// <summary>The width of a column of numbers.</summary>
    public const int OfNumber = 10;

    public static SummaryColumn<T> Province<T>(Catalog catalog, Func<T, string> id) => new(
        new("Địa phương", "Province"),
        15,
        row => ProvinceLabel.InSentence(catalog.FindProvince(id(row))!));

    /// <summary>The name of an indicator, its unit in brackets behind it.</summary>
    public static SummaryColumn<T> Indicator<T>(Catalog catalog, Func<T, string> id, Func<T, string>? province = null) => new(
        new("Chỉ tiêu", "Indicator"),
        24,
        row => NameOf(catalog.FindIndicator(id(row))!, province?.Invoke(row) == catalog.Country.Id));

    /// <summary>A number in the unit of the indicator.</summary>
    public static SummaryColumn<T> Measured<T>(Text heading, Catalog catalog, Func<T, string> indicator, Func<T, decimal?> value) =>
        new(heading, OfNumber, row => Figure.Of(value(row), catalog.FindIndicator(indicator(row))!.Decimals));

    /// <summary>A source under its title.</summary>
    public static SummaryColumn<T> Source<T>(Text heading, Catalog catalog, Func<T, string?> id) => new(heading, 22, row => LinkTo(catalog, id(row)));

    /// <summary>A document under its title; where it has no address of its own, what was read of it is linked.</summary>
    public static SummaryColumn<T> Document<T>(Text heading, Catalog catalog, Func<T, string?> document, Func<T, string?> source) => new(
        heading,
        22,
        row => LinkTo(catalog, document(row)) switch
        {
            null => LinkTo(catalog, source(row)),
            { Url: null } known when source(row) is { } id && catalog.FindSource(id) is { Url: { } url } read => new TitledLink(
                new(
                    $"{known.Title.Vi} (theo {Either(read.Issuer.Vi, read.Issuer.En)})",
                    $"{known.Title.En} (as read at {Either(read.Issuer.En, read.Issuer.Vi)})"),
                url),
            { } known => known,
        });

    public static SummaryColumn<T> Number<T>(Text heading, Func<T, object?> value) => new(heading, OfNumber, value);

    /// <summary>Several sentences in one cell; null when there are none.</summary>
    public static Text? Sentences(IEnumerable<Text?> sentences)
    {
        var all = sentences.OfType<Text>().Where(sentence => sentence.Vi.Length > 0).Distinct().ToList();
        return all.Count == 0 ? null : new(string.Join(' ', all.Select(sentence => sentence.Vi)), string.Join(' ', all.Select(sentence => sentence.En)));
    }

    /// <summary>Several names in one cell; null when there are none.</summary>
    public static Text? Listed(IEnumerable<Text> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? null : new(string.Join(", ", all.Select(name => name.Vi)), string.Join(", ", all.Select(name => name.En)));
    }

    /// <summary>The year of a target, or the years it runs over; of one without either, that there is none.</summary>
    public static object Deadline(Target target) => target switch
    {
        { Horizon: { } year } => year,
        { Period: { } period } => $"{period.Start}–{period.End}",
        _ => new Text("không nêu", "not stated"),
    };

    /// <summary>The words of a reason as a sentence.</summary>
    public static Text? Sentence(Reason? reason) => reason is { } known ? Sentence(Reasons.TextOf(known)) : null;

    /// <summary>Words as a sentence: a capital letter before, a full stop behind.</summary>
    public static Text Sentence(Text words) => new Text($"{words.Vi}.", $"{words.En}.").Capital();

    /// <summary>What a target asks for; null where it has no number.</summary>
    public static Text? Goal(Target target, Catalog catalog) => target.Low is null
        ? null
        : GoalText.WithYears(
            target,
            Core.Indicators.Measured.By(catalog.FindIndicator(target.Indicator)!),
            target.Province == catalog.Country.Id).Capital();

    public static TitledLink? LinkTo(Catalog catalog, string? id) => id is not null && catalog.FindSource(id) is { } source
        ? new TitledLink(
            // What was recorded once, in whatever language, is better than nothing.
            new(Either(source.Title.Vi, source.Title.En), Either(source.Title.En, source.Title.Vi)),
            source.Url)
        : null;

    /// <summary>The name of an indicator, its unit in brackets behind it.</summary>
    public static Text NameOf(Indicator indicator, bool ofCountry = false)
    {
        var name = IndicatorName.Of(indicator, ofCountry).Full.Capital();
        return indicator.UnitName is { } unit && indicator.Kind == IndicatorKind.Number && !name.Vi.EndsWith($"({unit.Vi})", StringComparison.Ordinal)
            ? new($"{name.Vi} ({unit.Vi})", $"{name.En} ({unit.En})")
            : name;
    }

    private static string Either(string text, string other) => text.Length > 0 ? text : other;
}
