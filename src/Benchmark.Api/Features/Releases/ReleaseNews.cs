using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>What a release changed of what is asked for, and what is needed to say what that means.</summary>
/// <param name="Release">The release.</param>
/// <param name="Counts">How many rows it changed of what is asked for.</param>
/// <param name="Shown">The changes that are put into words, the most important first.</param>
/// <param name="Provinces">The provinces concerned, by id.</param>
/// <param name="Indicators">The indicators concerned, by id.</param>
/// <param name="After">The state since.</param>
/// <param name="Before">The state before; null for the first release.</param>
internal sealed record ReleaseNews(
    LoadedRelease Release,
    IReadOnlyList<ChangeCount> Counts,
    IReadOnlyList<Change> Shown,
    IReadOnlyList<string> Provinces,
    IReadOnlyList<string> Indicators,
    ReleaseNews.State After,
    ReleaseNews.State? Before)
{
    public int Total => Counts.Sum(count => count.Count);

    /// <summary>A province; one that is gone as it was.</summary>
    public Province? ProvinceOf(string id) => After.Catalog.FindProvince(id) ?? Before?.Catalog.FindProvince(id);

    /// <summary>An indicator; one that is gone as it was.</summary>
    public Indicator? IndicatorOf(string id) => After.Catalog.FindIndicator(id) ?? Before?.Catalog.FindIndicator(id);

    /// <summary>A state of the data, as far as the changes need it.</summary>
    /// <param name="Catalog">Its catalog.</param>
    /// <param name="Targets">The targets of the provinces and indicators that the changes are about.</param>
    /// <param name="Observations">Their observations, every revision.</param>
    internal sealed record State(Catalog Catalog, IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);
}

/// <summary>Reads the news of releases. What it costs is bounded: the newest releases, and of each the figures of what it puts into words.</summary>
internal sealed class NewsReader(ChangeStore changes, Catalogs catalogs, FigureStore figures)
{
    /// <summary>The most releases that are told of.</summary>
    public const int MostReleases = 20;

    /// <summary>The most changes of a release that are put into words.</summary>
    public const int MostShown = 10;

    /// <summary>What matters least of a row that says something else: a reader of news asks for the figures first.</summary>
    private static readonly HashSet<string> MinorFields =
        ["note", "source", "secondSource", "document", "vintage", "certainty", "statement", "setBy", "adoption", "headline", "url", "aliases"];

    // Figures first, then what they are of, and where they were read last.
    private static readonly Noun[] ByWeight =
        [Noun.Observation, Noun.Target, Noun.Province, Noun.Indicator, Noun.Series, Noun.Theme, Noun.Source];

    /// <summary>The news of the releases asked for, newest first, and how many releases have news.</summary>
    /// <param name="known">The releases there are to know, oldest first.</param>
    /// <param name="selection">The changes asked for; what the first release brought is asked for with those of the second.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyList<ReleaseNews> News, int Releases)> ReadAsync(
        IReadOnlyList<LoadedRelease> known,
        ChangeStore.Selection selection,
        CancellationToken cancellation)
    {
        var counts = (await CountAsync(known, selection, cancellation)).ToLookup(count => count.Release);
        var numbers = counts.Select(release => release.Key).Order().ToList();
        var told = numbers.TakeLast(MostReleases).ToList();
        var news = new List<ReleaseNews>();
        foreach (var number in told)
        {
            var release = known[number - 1];
            IReadOnlyList<ChangeCount> counted = [.. counts[number]];
            news.Add(number == 1
                ? await OfFirstAsync(release, counted, selection, cancellation)
                : await OfAsync(known[number - 2], release, counted, selection, cancellation));
        }

        news.Reverse();
        return (news, numbers.Count);
    }

    private async Task<IEnumerable<ChangeCount>> CountAsync(
        IReadOnlyList<LoadedRelease> known,
        ChangeStore.Selection selection,
        CancellationToken cancellation)
    {
        var newest = known[^1];
        var later = await changes.CountAsync(newest, selection, cancellation);
        if (selection.After != 1)
            return later;
        var isWhole = selection is { Provinces: null, Indicators: null, Nouns: null, Actions: null };
        var first = isWhole
            ? Enum.GetValues<Noun>()
                .Select(noun => new ChangeCount(1, noun, ChangeAction.Insert, known[0].Changes.Inserts.Of(noun)))
                .Where(count => count.Count > 0)
            : await changes.CountAsync(newest, selection with { After = 0, To = 1 }, cancellation);
        return first.Concat(later);
    }

    /// <summary>The first release brought everything: there is nothing to compare it with, and no row is more of a change than another.</summary>
    private async Task<ReleaseNews> OfFirstAsync(
        LoadedRelease release,
        IReadOnlyList<ChangeCount> counts,
        ChangeStore.Selection selection,
        CancellationToken cancellation)
    {
        var catalog = await catalogs.OfAsync(release.Release, cancellation);
        return new ReleaseNews(
            release,
            counts,
            [],
            selection.Provinces ?? [.. catalog.HeadlineProvinces.Select(province => province.Id)],
            selection.Indicators ?? [.. catalog.HeadlineIndicators.Select(indicator => indicator.Id)],
            new ReleaseNews.State(catalog, [], []),
            null);
    }

    private async Task<ReleaseNews> OfAsync(
        LoadedRelease before,
        LoadedRelease release,
        IReadOnlyList<ChangeCount> counts,
        ChangeStore.Selection selection,
        CancellationToken cancellation)
    {
        var (old, @new) = (await catalogs.OfAsync(before.Release, cancellation), await catalogs.OfAsync(release.Release, cancellation));
        var (provinces, indicators) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var shown = new PriorityQueue<Change, Weight>(Comparer<Weight>.Create((one, other) => other.CompareTo(one)));
        using (var reading = await changes.OpenAsync(
            release,
            selection with { After = release.Number - 1, To = release.Number },
            cancellation))
        {
            var order = 0;
            foreach (var change in reading.Rows)
            {
                cancellation.ThrowIfCancellationRequested();
                if (change.Province is not null)
                    provinces.Add(change.Province);
                if (change.Indicator is not null)
                    indicators.Add(change.Indicator);
                shown.Enqueue(change, WeightOf(change, @new, order++));
                if (shown.Count > MostShown)
                    shown.Dequeue();
            }
        }

        var rows = new List<Change>();
        while (shown.TryDequeue(out var change, out _))
            rows.Add(change);
        rows.Reverse();
        return new ReleaseNews(
            release,
            counts,
            rows,
            [.. provinces],
            [.. indicators],
            await StateOfAsync(@new, rows, cancellation),
            await StateOfAsync(old, rows, cancellation));
    }

    /// <summary>What the changed figures stand beside: of their provinces and indicators, and of nothing else.</summary>
    private async Task<ReleaseNews.State> StateOfAsync(Catalog catalog, IReadOnlyList<Change> rows, CancellationToken cancellation)
    {
        var about = rows.Where(row => row.Noun is Noun.Observation or Noun.Target).ToList();
        var provinces = about.Select(row => row.Province!).Distinct().Where(id => catalog.FindProvince(id) is not null).ToList();
        var indicators = about.Select(row => row.Indicator!).Distinct().Where(id => catalog.FindIndicator(id) is not null).ToList();
        if (provinces.Count == 0 || indicators.Count == 0)
            return new ReleaseNews.State(catalog, [], []);
        var found = await figures.ForNewsAsync(catalog, provinces, indicators, cancellation);
        return new ReleaseNews.State(catalog, found.Targets, found.Observations);
    }

    private static Weight WeightOf(Change change, Catalog catalog, int order)
    {
        var parts = change.Id.Split('.');
        // An id with a fifth part is that of a figure for which a later one is known.
        var isOlder = change.Noun == Noun.Observation && parts.Length > 4;
        var isMinor = isOlder || (change.Action == ChangeAction.Change && change.Fields.All(field => MinorFields.Contains(field.Field.Split('.')[0])));
        var indicator = change.Indicator is null ? null : catalog.FindIndicator(change.Indicator);
        var province = change.Province is null ? null : catalog.FindProvince(change.Province);
        var isFigure = change.Noun is Noun.Observation or Noun.Target;
        return new Weight(
            isMinor ? 1 : 0,
            isFigure ? 0 : 1,
            indicator?.Headline is null ? 1 : 0,
            change.Action switch { ChangeAction.Change => 0, ChangeAction.Deletion => 1, _ => 2 },
            Array.IndexOf(ByWeight, change.Noun),
            isFigure && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? -year : 0,
            province?.Headline ?? int.MaxValue,
            order);
    }

    /// <summary>What is told first has the least.</summary>
    private readonly record struct Weight(int Minor, int Kind, int Indicator, int Action, int Noun, int Year, int Province, int Order) : IComparable<Weight>
    {
        public int CompareTo(Weight other) => Key.CompareTo(other.Key);

        private (int Minor, int Kind, int Indicator, int Action, int Noun, int Year, int Province, int Order) Key =>
            (Minor, Kind, Indicator, Action, Noun, Year, Province, Order);
    }
}
