using System.Runtime.CompilerServices;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;
using Benchmark.Core.Search;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Mcp;

/// <summary>What a name means: exactly one thing, or nothing, and then why.</summary>
/// <param name="Found">The thing; null where there is not exactly one.</param>
/// <param name="Missing">Why there is none; null where there is one.</param>
internal sealed record Resolution<T>(T? Found, Missing? Missing)
    where T : class, INoun;

/// <summary>
/// Resolves names, or refuses them. What is near is only suggested: of the answers that assistants got wrong, most were of another territory than was asked.
/// </summary>
/// <param name="catalog">The catalog of the release.</param>
internal sealed class NameResolver(Catalog catalog)
{
    private const int Suggestions = 3;

    // Folding the names of all indicators for each call would take longer than most answers.
    private static readonly ConditionalWeakTable<Catalog, IReadOnlyList<(Spelling Name, Indicator Indicator)>> Names = [];

    /// <summary>The province of an id, a name or a code.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="years">The years that are asked about; null for none in particular.</param>
    /// <param name="on">The day on which the name is read; null for none.</param>
    public Resolution<Province> Province(string text, YearRange? years, DateOnly? on)
    {
        var asked = text.Trim();
        if (catalog.FindProvince(asked) is { } exact)
            return on is { } its && !exact.ExistedOn(its) ? new(null, NotThere([exact], its)) : new(exact, null);
        var bearers = catalog.MatchProvince(asked, null).Candidates.Where(province => ProvinceSpelling.Fits(asked, province)).ToList();
        var meant = on is { } day ? bearers.FindAll(province => province.ExistedOn(day)) : bearers;
        // The units of those years; one whose years are over is still the only one of its name.
        if (on is null && years is not null && bearers.Count > 1)
            meant = bearers.FindAll(province => Overlaps(province, years));
        if (meant.Count == 1)
            return new(meant[0], null);
        if (on is { } then && meant.Count == 0 && bearers.Count > 0)
            return new(null, NotThere(bearers, then));
        if (meant.Count > 1 || bearers.Count > 0)
        {
            var choices = meant.Count > 1 ? meant : bearers;
            return new(null, new Missing(
                "province",
                ErrorCodes.AmbiguousOf("province").Id,
                new Text(
                    $"\"{asked}\" có thể là nhiều đơn vị. Hãy hỏi bằng mã: {Listed(choices, Language.Vi)}.",
                    $"\"{asked}\" can be several units. Ask by id: {Listed(choices, Language.En)}."))
            {
                Options = [.. choices.Select(each => ProblemOption.Of(each))],
            });
        }

        var alike = catalog.MatchProvince(asked, null);
        var near = alike.Candidates.Count > 0 ? alike.Candidates : [.. alike.Near.Select(catalog.FindProvince).OfType<Province>()];
        if (near.Count == 0)
            near = [.. Searched(asked, SearchType.Province).Select(catalog.FindProvince).OfType<Province>()];
        return new(null, Unknown("province", asked, [.. near.Take(Suggestions).Select(each => ProblemOption.Of(each))]));
    }

    /// <summary>The indicator of an id or a name.</summary>
    public Resolution<Indicator> Indicator(string text)
    {
        var asked = text.Trim();
        if (catalog.FindIndicator(asked) is { } exact)
            return new(exact, null);
        var spelled = Spelling.Of(asked);
        var named = Names.GetValue(catalog, AllNames)
            .Where(each => spelled.MayBe(each.Name))
            .Select(each => each.Indicator)
            .DistinctBy(indicator => indicator.Id)
            .ToList();
        if (named.Count == 1)
            return new(named[0], null);
        if (named.Count > 1)
        {
            return new(null, new Missing(
                "indicator",
                ErrorCodes.AmbiguousSelection.Id,
                new Text(
                    $"\"{asked}\" có thể là nhiều chỉ tiêu. Hãy hỏi bằng mã: {Listed(named, Language.Vi)}.",
                    $"\"{asked}\" can be several indicators. Ask by id: {Listed(named, Language.En)}."))
            {
                Options = [.. named.Select(each => ProblemOption.Of(each))],
            });
        }

        IEnumerable<string> near = [.. catalog.MatchIndicator(asked).Near, .. Searched(asked, SearchType.Indicator)];
        return new(null, Unknown("indicator", asked, [.. near.Distinct().Select(catalog.FindIndicator).OfType<Indicator>().Take(Suggestions)
            .Select(each => ProblemOption.Of(each))]));
    }

    /// <summary>Whether a unit existed in some of the years.</summary>
    private static bool Overlaps(Province province, YearRange years) =>
        (province.ValidFrom is not { } from || from <= new DateOnly(years.To, 12, 31))
        && (province.ValidTo is not { } to || to >= new DateOnly(years.From, 1, 1));

    private static Missing Unknown(string noun, string asked, IReadOnlyList<ProblemOption> options)
    {
        var (vi, en) = options.Count == 0
            ? ("Hãy tìm bằng find.", "Look for it with find.")
            : ($"Không đoán; có thể hỏi: {Listed(options, Language.Vi)}.", $"Nothing is guessed; you may ask for {Listed(options, Language.En)}.");
        return new Missing(noun, ErrorCodes.UnknownOf(noun).Id, new Text($"Dữ liệu không có \"{asked}\". {vi}", $"There is no {noun} \"{asked}\". {en}"))
        {
            Options = options,
        };
    }

    private static IReadOnlyList<(Spelling, Indicator)> AllNames(Catalog catalog) =>
        [.. catalog.Indicators.SelectMany(indicator => NamesOf(indicator).Distinct().Select(name => (Spelling.Of(name), indicator)))];

    private static IEnumerable<string> NamesOf(Indicator indicator)
    {
        var (own, country) = (IndicatorName.Of(indicator, ofCountry: false), IndicatorName.Of(indicator, ofCountry: true));
        Text?[] texts = [indicator.Name, indicator.Short, indicator.Country, own.Full, own.Brief, country.Full, country.Brief];
        return texts.OfType<Text>().SelectMany(text => new[] { text.Vi, text.En }).Append(indicator.Id);
    }

    private static string Listed<T>(IEnumerable<T> nouns, Language language)
        where T : INoun => Listed([.. nouns.Select(each => ProblemOption.Of(each))], language);

    private static string Listed(IReadOnlyList<ProblemOption> options, Language language) =>
        string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.In(language)}"));

    /// <summary>That units did not exist on a day, with those that had their territory then.</summary>
    private Missing NotThere(IReadOnlyList<Province> units, DateOnly day)
    {
        // A territory may have been merged, or made of others, more than once.
        var (seen, next) = (units.Select(unit => unit.Id).ToHashSet(), new Queue<Province>(units));
        var there = new List<Province>();
        while (next.TryDequeue(out var unit))
        {
            if (unit.ExistedOn(day))
            {
                there.Add(unit);
                continue;
            }

            var others = unit.ValidTo < day ? new[] { unit.Successor }.OfType<string>() : unit.Predecessors;
            foreach (var other in others.Where(seen.Add).Select(catalog.FindProvince).OfType<Province>())
                next.Enqueue(other);
        }

        return Absent.Unit(units, day, there);
    }

    private IEnumerable<string> Searched(string asked, SearchType type) =>
        catalog.Search.Find(asked).Where(hit => hit.Entry.Type == type).Take(Suggestions).Select(hit => hit.Entry.Id);
}
