using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Search;
using Benchmark.Core.Sources;
using Benchmark.Core.Themes;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Catalog;

/// <summary>
/// What one release may be asked about: its provinces, indicators with their series, and sources, in memory. Parameters are read against it; only figures
/// come from queries.
/// </summary>
internal sealed class Catalog
{
    private readonly ProvinceIndex _provinceIndex;
    private readonly Dictionary<string, Indicator> _indicators;
    private readonly Dictionary<string, Source> _sources;
    private readonly HashSet<string> _targetIds;
    private readonly Dictionary<string, Text> _unitNames = new(StringComparer.Ordinal);
    private readonly Lazy<SearchIndex> _search;

    public Catalog(
        LoadedRelease release,
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<Source> sources,
        IReadOnlyList<Theme> themes,
        IReadOnlyList<string> targetIds,
        IReadOnlyList<string> documentIds)
    {
        Release = release;
        Provinces = provinces;
        Indicators = indicators;
        Sources = sources;
        TargetIds = targetIds;
        DocumentIds = documentIds;
        _targetIds = targetIds.ToHashSet(StringComparer.Ordinal);
        Maps = new ProvinceMaps(provinces);
        Groups = new ProvinceGroups(provinces, Maps, release.Release.Day());
        _provinceIndex = new ProvinceIndex(provinces);
        // Made when something is searched for: a catalog of an older release is mostly asked for figures.
        _search = new Lazy<SearchIndex>(() => new SearchIndex(SearchEntry.Of(provinces, indicators, sources)));
        _indicators = indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);
        _sources = sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            if (indicator.UnitName is { } name)
                _unitNames.TryAdd(indicator.Unit, name);
        }

        HeadlineProvinces = [.. provinces.Where(province => province.Headline is not null).OrderBy(province => province.Headline)];
        HeadlineIndicators = [.. indicators.Where(indicator => indicator.Headline is not null).OrderBy(indicator => indicator.Headline)];
        Country = provinces.First(province => province.Kind == ProvinceKind.Country);
        SeriesIds = [.. indicators.SelectMany(indicator => indicator.Series).Select(series => series.Id).Distinct().Order(StringComparer.Ordinal)];
        NamedThemes = themes;
        ThemesById = themes.ToDictionary(theme => theme.Id, StringComparer.Ordinal);
        Themes = [.. indicators.Select(indicator => indicator.Theme).Distinct().Order(StringComparer.Ordinal)];
    }

    public LoadedRelease Release { get; }

    /// <summary>All provinces, by id.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>All indicators, by id.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>All sources, by id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>The sources by id.</summary>
    public IReadOnlyDictionary<string, Source> SourcesById => _sources;

    /// <summary>The ids of all targets, in order.</summary>
    public IReadOnlyList<string> TargetIds { get; }

    /// <summary>The ids of the sources that set targets, in order.</summary>
    public IReadOnlyList<string> DocumentIds { get; }

    /// <summary>The lists of units the country has had.</summary>
    public ProvinceMaps Maps { get; }

    /// <summary>The groups of provinces.</summary>
    public ProvinceGroups Groups { get; }

    /// <summary>Everything that can be searched for.</summary>
    public SearchIndex Search => _search.Value;

    public IReadOnlyList<string> SeriesIds { get; }

    /// <summary>The themes that indicators have.</summary>
    public IReadOnlyList<string> Themes { get; }

    /// <summary>The themes that have a name and a place, by id; none in a release of the first edition.</summary>
    public IReadOnlyList<Theme> NamedThemes { get; }

    /// <summary>The themes that have names, by id; none in a release of before they had.</summary>
    public IReadOnlyDictionary<string, Theme> ThemesById { get; }

    /// <summary>The provinces compared when none is named.</summary>
    public IReadOnlyList<Province> HeadlineProvinces { get; }

    /// <summary>The indicators compared when none is named.</summary>
    public IReadOnlyList<Indicator> HeadlineIndicators { get; }

    /// <summary>The country, the reference when none is named.</summary>
    public Province Country { get; }

    public Province? FindProvince(string id) => _provinceIndex.Find(id);

    public Indicator? FindIndicator(string id) => _indicators.GetValueOrDefault(id);

    public Source? FindSource(string id) => _sources.GetValueOrDefault(id);

    /// <summary>How indicators write a unit; null when none of them has it.</summary>
    public Text? FindUnitName(string unit) => _unitNames.GetValueOrDefault(unit);

    /// <summary>The name of a theme; its id where it has none.</summary>
    public Text NameOfTheme(string id) => ThemesById.GetValueOrDefault(id)?.Name ?? Text.Same(id);

    public bool HasTarget(string id) => _targetIds.Contains(id);

    public Match<Province> MatchProvince(string text, DateOnly? on) => _provinceIndex.Match(text, on);

    public IReadOnlyList<Province> ProvincesWithCode(string code) => _provinceIndex.WithCode(code);

    public Match<Indicator> MatchIndicator(string id) => MatchId(id, _indicators);

    public Match<Source> MatchSource(string id) => MatchId(id, _sources);

    public Match<string> MatchSeries(string id) => SeriesIds.Contains(id) ? new([id]) : new([], () => Nearest.To(id, SeriesIds));

    public Match<string> MatchTheme(string id) => Themes.Contains(id) ? new([id]) : new([], () => Nearest.To(id, Themes));

    private static Match<T> MatchId<T>(string id, Dictionary<string, T> known) =>
        known.TryGetValue(id, out var item) ? new([item]) : new([], () => Nearest.To(id, known.Keys));
}
