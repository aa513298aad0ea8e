using System.Text.Encodings.Web;
using System.Text.Unicode;
using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The changes as a feed: an entry for each release that changed something of what is asked for, in sentences.</summary>
internal static class ChangesFeed
{
    private const int MostNamed = 3;

    // Vietnamese stays legible to those who look at the feed as it is.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly (Noun Noun, Text One, Text Several)[] Nouns =
    [
        (Noun.Target, new("mục tiêu", "target"), new("mục tiêu", "targets")),
        (Noun.Observation, new("số liệu", "figure"), new("số liệu", "figures")),
        (Noun.Province, new("đơn vị hành chính", "unit"), new("đơn vị hành chính", "units")),
        (Noun.Indicator, new("chỉ tiêu", "indicator"), new("chỉ tiêu", "indicators")),
        (Noun.Series, new("chuỗi số liệu", "series"), new("chuỗi số liệu", "series")),
        (Noun.Theme, new("chủ đề", "theme"), new("chủ đề", "themes")),
        (Noun.Source, new("nguồn", "source"), new("nguồn", "sources")),
    ];

    private static readonly (ChangeAction Action, Text Verb)[] Actions =
    [
        (ChangeAction.Change, new("sửa", "changed")),
        (ChangeAction.Insert, new("thêm", "added")),
        (ChangeAction.Deletion, new("bỏ", "removed")),
    ];

    /// <summary>What a feed is made of.</summary>
    /// <param name="News">The releases, newest first.</param>
    /// <param name="Releases">How many releases have news, those included that are too old to be told of.</param>
    /// <param name="Since">When nothing was new yet.</param>
    /// <param name="Catalog">The catalog that names what is asked for.</param>
    /// <param name="Provinces">The provinces asked for; null for all.</param>
    /// <param name="Indicators">The indicators asked for; null for all.</param>
    /// <param name="Publisher">Who publishes it.</param>
    /// <param name="Origin">The scheme and the host readers know the API by.</param>
    /// <param name="Prefix">What its paths begin with.</param>
    /// <param name="Self">The path and query of the feed in its language.</param>
    /// <param name="InOtherLanguage">The path and query of the feed in the other language.</param>
    /// <param name="Plain">The path and query of the same changes as JSON.</param>
    /// <param name="Filters">The filters, which the links of the entries keep; a query or empty.</param>
    /// <param name="Language">The language.</param>
    internal sealed record Source(
        IReadOnlyList<ReleaseNews> News,
        int Releases,
        DateTimeOffset Since,
        Catalog Catalog,
        IReadOnlyList<string>? Provinces,
        IReadOnlyList<string>? Indicators,
        string Publisher,
        string Origin,
        string Prefix,
        string Self,
        string InOtherLanguage,
        string Plain,
        string Filters,
        Language Language)
    {
        /// <summary>The address readers know the API by.</summary>
        public string Address => Origin + Prefix;
    }

    /// <summary>Makes the feed.</summary>
    public static Feed Of(Source source)
    {
        var language = source.Language;
        var entries = source.News.Select(news => EntryOf(news, source)).ToList();
        var older = source.Releases - source.News.Count;
        return new Feed(
            NamedUuid.UrnOf($"feed\n{source.Filters}"),
            TitleOf(source).In(language),
            older == 0
                ? null
                : new Text(
                    $"{source.News.Count} bản dữ liệu mới nhất; {older} bản trước ở {source.Address}/v1/releases",
                    $"The newest {source.News.Count} data releases; {older} earlier ones at {source.Address}/v1/releases").In(language),
            entries.Count == 0 ? source.Since : entries[0].Updated,
            source.Publisher,
            source.Origin + source.Self,
            source.Origin + source.InOtherLanguage,
            source.Origin + PageOf(source.Plain, language),
            source.Origin + source.Plain,
            language,
            entries);
    }

    private static Text TitleOf(Source source)
    {
        var title = new Text($"{source.Publisher}: thay đổi của dữ liệu", $"{source.Publisher}: changes of the data");
        var about = AboutOf(
            [.. (source.Provinces ?? []).Select(id => source.Catalog.FindProvince(id)!)],
            [.. (source.Indicators ?? []).Select(id => source.Catalog.FindIndicator(id)!)]);
        return about is null ? title : new($"{title.Vi} – {about.Vi}", $"{title.En} – {about.En}");
    }

    /// <summary>What changes are about; null where that is everything.</summary>
    private static Text? AboutOf(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators)
    {
        var names = PlainNames.List([.. provinces.Select(ProvinceLabel.InSentence)], MostNamed, new("tỉnh, thành phố", "provinces and cities"));
        var topics =
            PlainNames.List([.. indicators.Select(indicator => IndicatorName.Of(indicator, ofCountry: false).Brief)], MostNamed, new("chỉ tiêu", "indicators"));
        return (provinces.Count, indicators.Count) switch
        {
            (0, 0) => null,
            (0, _) => topics,
            (_, 0) => names,
            _ => new($"{topics.Vi}, {names.Vi}", $"{topics.En}, {names.En}"),
        };
    }

    private static FeedEntry EntryOf(ReleaseNews news, Source source)
    {
        var (language, release) = (source.Language, news.Release.Release);
        var path = $"{source.Address}/v1/releases/{release.Id}";
        var changes = $"{path}/changes{source.Filters}";
        var words = new ChangeSentences(news);
        var sentences = news.Shown.Select(words.Of).ToList();
        var counted = Counted(news);
        var reason = new Text($"Lý do: {release.Reason.Vi}", $"Reason: {release.Reason.En}").In(language);
        return new FeedEntry(
            // The address of the server and the language are no part of it: the same news elsewhere, or in other words, are the same news.
            NamedUuid.UrnOf($"entry\n{release.Id}\n{news.Release.Checksum}\n{source.Filters}"),
            TitleOf(news, sentences, counted).In(language),
            release.PublishedAt,
            release.Author,
            $"{counted.In(language)}. {reason}",
            HtmlOf(news, sentences, $"<p>{Html(counted.In(language))}.</p><p>{Html(reason)}</p>", PageOf(changes, language), language),
            PageOf(changes, language),
            changes,
            path,
            [.. CategoriesOf(news, source)]);
    }

    private static Text TitleOf(ReleaseNews news, List<Text> sentences, Text counted)
    {
        var more = news.Total - 1;
        if (sentences.Count == 0)
            return counted;
        // Where much changed, no single row is the news.
        if (news.Total > NewsReader.MostShown)
        {
            var about = AboutOf(
                [.. news.Provinces.Select(id => news.ProvinceOf(id)).OfType<Province>()],
                [.. news.Indicators.Select(id => news.IndicatorOf(id)).OfType<Indicator>()]);
            return about is null ? counted : new($"{counted.Vi} – {about.Vi}", $"{counted.En} – {about.En}");
        }

        return more == 0
            ? sentences[0]
            : new($"{sentences[0].Vi}; và {more} thay đổi khác", $"{sentences[0].En}; and {more} other {(more == 1 ? "change" : "changes")}");
    }

    /// <summary>"Sửa 2 số liệu; thêm 1 nguồn".</summary>
    internal static Text Counted(ReleaseNews news)
    {
        var parts = new List<Text>();
        foreach (var (action, verb) in Actions)
        {
            var counts = Nouns
                .Select(noun => (noun, Count: news.Counts.Where(count => count.Noun == noun.Noun && count.Action == action).Sum(count => count.Count)))
                .Where(each => each.Count > 0)
                .Select(each => new Text(
                    $"{FigureText.Number(each.Count).Vi} {each.noun.One.Vi}",
                    $"{FigureText.Number(each.Count).En} {(each.Count == 1 ? each.noun.One : each.noun.Several).En}"))
                .ToList();
            if (counts.Count == 0)
                continue;
            var list = Lists.Of(counts);
            // The first release added nothing: before it there was none.
            parts.Add(news.Before is null ? list : new($"{verb.Vi} {list.Vi}", $"{list.En} {verb.En}"));
        }

        var all = new Text(string.Join("; ", parts.Select(part => part.Vi)), string.Join("; ", parts.Select(part => part.En)));
        return news.Before is null ? new($"Bản dữ liệu đầu tiên: {all.Vi}", $"First data release: {all.En}") : all.Capital();
    }

    private static string HtmlOf(ReleaseNews news, List<Text> sentences, string opening, string changes, Language language)
    {
        var lines = string.Concat(sentences.Select(sentence => $"<li>{Html(sentence.In(language))}.</li>"));
        var list = lines.Length == 0 ? "" : $"<ul>{lines}</ul>";
        var more = news.Total - sentences.Count;
        var link = sentences.Count == 0 ? new Text("Xem từng dòng", "See each row")
            : more == 0 ? new("Xem từng thay đổi", "See each change")
            : new Text($"và {more} thay đổi khác", $"and {more} other {(more == 1 ? "change" : "changes")}");
        return $"{opening}{list}<p><a href=\"{Html(changes)}\">{Html(link.In(language))}</a></p>";
    }

    private static IEnumerable<FeedCategory> CategoriesOf(ReleaseNews news, Source source)
    {
        foreach (var id in news.Provinces)
        {
            if (news.ProvinceOf(id) is { } province)
                yield return new FeedCategory(id, $"{source.Address}/v1/provinces", ProvinceLabel.InSentence(province).In(source.Language));
        }

        foreach (var id in news.Indicators)
        {
            if (news.IndicatorOf(id) is { } indicator)
                yield return new FeedCategory(id, $"{source.Address}/v1/indicators", indicator.Name.In(source.Language));
        }
    }

    private static string PageOf(string link, Language language) =>
        Publication.PageOf(link.Contains('?', StringComparison.Ordinal) ? $"{link}&lang={Code.Of(language)}" : $"{link}?lang={Code.Of(language)}");

    private static string Html(string text) => Encoder.Encode(text);
}
