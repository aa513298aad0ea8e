using System.Text.RegularExpressions;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Statements;

/// <summary>An indicator that some words may mean.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="OfCountry">Whether the words are those of the country, as GDP is; null where they serve both.</param>
internal sealed record NamedIndicator(Indicator Indicator, bool? OfCountry);

/// <summary>Which of several territories of one name a text means.</summary>
internal enum Era
{
    /// <summary>It does not say.</summary>
    Unsaid,

    /// <summary>It says by a name that only one has.</summary>
    Named,

    /// <summary>The one that ended.</summary>
    Former,

    /// <summary>The one that began.</summary>
    New,
}

/// <summary>A territory as a text names it.</summary>
/// <param name="Provinces">All that bear the name.</param>
/// <param name="Era">Which of them is said.</param>
internal sealed record NamedProvince(IReadOnlyList<Province> Provinces, Era Era);

/// <summary>A unit as a text writes it.</summary>
/// <param name="Codes">The units of indicators that are written so.</param>
internal sealed record NamedUnit(IReadOnlyList<string> Codes);

/// <summary>
/// The names of provinces, indicators and units of a release, and what the indicators are called in other words. A name is found only as it is written: with
/// all of its diacritics, or with none where that leaves no doubt.
/// </summary>
internal sealed class Names
{
    private readonly Dictionary<string, NamedProvince> _provinces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, List<NamedIndicator>>> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedUnit> _units = new(StringComparer.Ordinal);

    /// <summary>The names of a release.</summary>
    public Names(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators)
    {
        AddProvinces(provinces);
        foreach (var indicator in indicators.Where(each => each.Kind != IndicatorKind.Milestone))
            AddIndicator(indicator);
        foreach (var unit in indicators.Where(each => each.UnitName is not null).DistinctBy(each => (each.Unit, each.UnitName)))
        {
            // The words for shares, rates and places are those of the language.
            var measured = Measured.By(unit);
            IReadOnlyList<Text> names = Unit.KindOf(unit.Unit) switch
            {
                UnitKind.Level => [measured.UnitName!, FigureText.Brief(measured).UnitName!],
                UnitKind.Index => [measured.UnitName!],
                _ => [],
            };
            foreach (var text in names)
            {
                foreach (var written in new[] { text.Vi, text.En })
                {
                    var key = string.Join(' ', StatementText.KeysOf(written));
                    _units[key] = new NamedUnit([.. (_units.GetValueOrDefault(key)?.Codes ?? []).Append(unit.Unit).Distinct()]);
                }
            }
        }

        Longest = _provinces.Keys.Concat(_indicators.Values.SelectMany(forms => forms.Keys)).Concat(_units.Keys)
            .Select(key => key.Count(letter => letter == ' ') + 1)
            .DefaultIfEmpty(1)
            .Max();
    }

    /// <summary>How many pieces the longest name has.</summary>
    public int Longest { get; }

    public NamedProvince? Province(string key) => _provinces.GetValueOrDefault(key);

    public IReadOnlyList<NamedIndicator>? Indicator(string form, string key) => _indicators.GetValueOrDefault(form)?.GetValueOrDefault(key);

    public NamedUnit? UnitOf(string key) => _units.GetValueOrDefault(key);

    private void AddProvinces(IReadOnlyList<Province> provinces)
    {
        var byName = new Dictionary<string, List<Province>>(StringComparer.Ordinal);
        var folded = new Dictionary<string, List<Province>>(StringComparer.Ordinal);
        foreach (var province in provinces)
        {
            foreach (var name in province.Aliases.Append(province.Name.Vi).Append(province.Name.En).Distinct())
            {
                var keys = StatementText.KeysOf(name);
                Add(byName, string.Join(' ', keys), province);
                var plain = SearchText.Fold(name);
                Add(folded, plain, province);
                Add(folded, plain.Replace(" ", "", StringComparison.Ordinal), province);
            }
        }

        foreach (var (key, named) in folded)
        {
            // Without diacritics a name must still be the name of one place.
            if (named.Select(province => province.Name.Vi).Distinct().Count() == 1)
                _provinces.TryAdd(key, new NamedProvince(named, Era.Unsaid));
        }

        foreach (var (key, named) in byName)
            _provinces[key] = new NamedProvince([.. named.Union(_provinces.GetValueOrDefault(key)?.Provinces ?? [])], Era.Unsaid);
        foreach (var province in provinces)
        {
            foreach (var label in ProvinceLabel.All(province).Distinct().Select(label => string.Join(' ', StatementText.KeysOf(label))))
            {
                if (!byName.ContainsKey(label))
                    _provinces[label] = new NamedProvince([province], Era.Named);
            }
        }

        static void Add(Dictionary<string, List<Province>> names, string key, Province province)
        {
            if (!names.TryGetValue(key, out var known))
                names.Add(key, known = []);
            if (!known.Contains(province))
                known.Add(province);
        }
    }

    private void AddIndicator(Indicator indicator)
    {
        var (own, country) = (IndicatorName.Of(indicator, ofCountry: false), IndicatorName.Of(indicator, ofCountry: true));
        foreach (var language in Enum.GetValues<Core.Language.Language>())
        {
            var ofProvince = new[] { own.Full.In(language), own.Brief.In(language) };
            var ofCountry = new[] { country.Full.In(language), country.Brief.In(language) };
            var shapes = Shapes.Both[(int)language];
            foreach (var name in ofProvince.Concat(ofCountry).Append(indicator.Name.In(language)).Distinct())
            {
                bool? isCountry = ofProvince.Contains(name) == ofCountry.Contains(name) ? null : ofCountry.Contains(name);
                var named = new NamedIndicator(indicator, isCountry);
                var keys = StatementText.KeysOf(name);
                AddName(named, string.Join(' ', keys), shapes);
                // The unit behind a name is said by the figure too.
                if (ofProvince.Concat(ofCountry).Contains(name) && Unit.KindOf(indicator.Unit) == UnitKind.Level && WithoutUnit(keys, shapes) is { } plain)
                    AddName(named, plain, shapes);
            }
        }
    }

    private static string? WithoutUnit(string[] keys, Shapes shapes)
    {
        string[] lines = ["thousand", "million", "billion", "trillion", "vnd", "usd", "per.person", "per.worker"];
        var units = lines.SelectMany(shapes.Words).SelectMany(words => words).ToHashSet(StringComparer.Ordinal);
        var open = keys.Length > 0 && keys[^1] == ")" ? Array.LastIndexOf(keys, "(") : -1;
        if (open > 0 && keys[(open + 1)..^1] is { Length: > 0 } inner && inner.All(units.Contains))
            return string.Join(' ', keys[..open]);
        foreach (var said in shapes.Words("unit-said"))
        {
            var at = Array.LastIndexOf(keys, said[0]);
            if (at > 0 && keys.AsSpan(at).StartsWith(said) && keys[(at + said.Length)..] is { Length: > 0 } behind && behind.All(units.Contains))
                return string.Join(' ', keys[..at]);
        }

        return null;
    }

    private void AddName(NamedIndicator named, string name, Shapes shapes)
    {
        Add("i", name, named);
        var same = shapes.Words("also-same").Select(words => $" {string.Join(' ', words)} ").ToList();
        foreach (var (word, other) in same.SelectMany(word => same.Where(other => other != word).Select(other => (word, other))))
        {
            if ($" {name} ".Contains(word, StringComparison.Ordinal))
                Add("i", $" {name} ".Replace(word, other, StringComparison.Ordinal).Trim(), named);
        }

        Derive("share-name", "also-share", ["a", "b"]);
        Derive("growth-name", "also-growth", ["g"]);
        foreach (var words in named.Indicator.Kind == IndicatorKind.Rank ? shapes.Words("rank-word") : [])
        {
            // That it is a rank is said by the sentence.
            var ranked = $" {name} ".Replace($" {string.Join(' ', words)} ", " ", StringComparison.Ordinal).Trim();
            if (ranked != name)
                Add("k", ranked, named);
        }

        void Derive(string pattern, string others, string[] places)
        {
            foreach (var words in shapes.Words(pattern))
            {
                var parts = words.Select(word => places.Contains(word) ? $"(?<{word}>.+?)" : Regex.Escape(word));
                var found = Regex.Match(name, $"^{string.Join(' ', parts)}$", RegexOptions.NonBacktracking);
                if (!found.Success)
                    continue;
                foreach (var place in places)
                    Add(place, found.Groups[place].Value, named);
                foreach (var other in shapes.Words(others))
                    Add("i", string.Join(' ', other.Select(word => places.Contains(word) ? found.Groups[word].Value : word)), named);
            }
        }
    }

    private void Add(string form, string key, NamedIndicator named)
    {
        if (!_indicators.TryGetValue(form, out var forms))
            _indicators.Add(form, forms = new Dictionary<string, List<NamedIndicator>>(StringComparer.Ordinal));
        if (!forms.TryGetValue(key, out var known))
            forms.Add(key, known = []);
        if (!known.Contains(named))
            known.Add(named);
    }
}
