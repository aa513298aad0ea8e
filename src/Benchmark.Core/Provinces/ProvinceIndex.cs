namespace Benchmark.Core.Provinces;

/// <summary>Finds the territory that an id, a name or a code means, and says so when it could be several.</summary>
public sealed class ProvinceIndex
{
    private const string GsoPrefix = "gso:";
    private const string IsoPrefix = "iso:";
    private const int SuggestedCodes = 3;

    private readonly Dictionary<string, Province> _byId;
    private readonly ILookup<string, Province> _byName;
    private readonly ILookup<string, Province> _byCode;
    private readonly ILookup<string, Province> _bySuccessor;
    private readonly IReadOnlyList<(string Word, Province Province)> _words;

    /// <summary>Indexes the provinces of one release.</summary>
    public ProvinceIndex(IReadOnlyList<Province> provinces)
    {
        _byId = provinces.ToDictionary(province => province.Id, StringComparer.Ordinal);
        // What exists comes before what ended, in all that is found.
        var ordered = provinces.OrderBy(HasEnded).ThenBy(province => province.Id, StringComparer.Ordinal).ToList();
        _byName = ordered
            .SelectMany(province => Names(province).Distinct().Select(name => (Name: name, Province: province)))
            .ToLookup(pair => pair.Name, pair => pair.Province, StringComparer.Ordinal);
        _words = [.. ordered.SelectMany(province => Names(province).Append(SearchText.NameKey(province.Id)).Distinct().Select(word => (word, province)))];
        _byCode = ordered
            .SelectMany(province => Codes(province).Select(code => (Code: code, Province: province)))
            .ToLookup(pair => pair.Code, pair => pair.Province, StringComparer.OrdinalIgnoreCase);
        _bySuccessor = provinces.Where(province => province.Successor is not null).ToLookup(province => province.Successor!, StringComparer.Ordinal);
    }

    /// <summary>The ids of all provinces.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>The province of an id, or null.</summary>
    public Province? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// What a parameter means: an id, a name in any usual spelling, or a coded form (<c>gso:30</c>, <c>iso:VN-61</c>).
    /// An id names one territory; a name or a code may fit several, and then only a day can settle which. What is near exists on that day.
    /// </summary>
    public Match<Province> Match(string text, DateOnly? on)
    {
        if (Find(text) is { } exact)
            return new Match<Province>([exact]);

        var named = (text.Contains(':') ? _byCode[text] : _byName[SearchText.NameKey(text)]).ToList();
        var existing = named.FindAll(province => Fits(province, on));
        return existing.Count > 0 ? new Match<Province>(existing) : new Match<Province>([], () => Near(text, named, on));
    }

    /// <summary>The provinces that bear a code: a coded form, or a bare code of either system.</summary>
    public IReadOnlyList<Province> WithCode(string code) =>
        code.Contains(':') ? [.. _byCode[code]] : [.. _byCode[GsoPrefix + code], .. _byCode[IsoPrefix + code]];

    private List<string> Near(string text, List<Province> named, DateOnly? on)
    {
        if (named.Count == 0 && (text.Contains(':') ? text : BareCode(text)) is { } coded)
        {
            var codes = Nearest.Of(coded, _byCode.Select(code => (code.Key.ToLowerInvariant(), code.Key)));
            var borne = codes.Where(code => _byCode[code].Any(province => Fits(province, on))).ToList();
            if (borne.Count > 0)
                return [.. borne.OrderBy(code => _byCode[code].All(HasEnded)).ThenBy(code => code, StringComparer.Ordinal).Take(SuggestedCodes)];
            named = [.. codes.SelectMany(code => _byCode[code])];
        }

        IReadOnlyList<Province> near = named.Count > 0 ? named : Nearest.Of(SearchText.NameKey(text), _words);
        var existing = near.Where(province => Fits(province, on)).ToList();
        // A name of other days is nearer than any other spelling: on this day another unit has its territory.
        var units = existing.Count == 0 && on is { } day ? near.SelectMany(province => On(province, day)) : existing;
        return [.. units.Select(province => province.Id).Distinct()];
    }

    /// <summary>The coded form of a code that is written without its system, also without its leading zero; null where there is none.</summary>
    private string? BareCode(string text) =>
        new[] { GsoPrefix + text.PadLeft(2, '0'), IsoPrefix + text }.FirstOrDefault(_byCode.Contains)
            // Half of an ISO code, without the country.
            ?? _byCode.Select(code => code.Key)
                .FirstOrDefault(code => code.StartsWith(IsoPrefix, StringComparison.Ordinal) && code.EndsWith($"-{text}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The units that a territory belonged or belongs to on a day: those it was made from, itself, or the one that took it over.</summary>
    private IEnumerable<Province> On(Province province, DateOnly day)
    {
        // A successor existed on the day after, so each step goes on toward the day.
        if (province.ExistedOn(day))
            return [province];
        if (province.ValidTo < day)
            return province.Successor is { } successor && Find(successor) is { } next ? On(next, day) : [];
        return _bySuccessor[province.Id].SelectMany(previous => On(previous, day));
    }

    private static bool HasEnded(Province province) => province.ValidTo is not null;

    private static bool Fits(Province province, DateOnly? on) => on is not { } day || province.ExistedOn(day);

    private static IEnumerable<string> Names(Province province) =>
        province.Aliases.Append(province.Name.Vi)
            .Append(province.Name.En)
            .Concat(ProvinceLabel.All(province))
            .Select(SearchText.NameKey)
            .Where(name => name.Length > 0);

    /// <summary>The codes of a province in their coded form.</summary>
    public static IEnumerable<string> Codes(Province province)
    {
        if (province.Codes.Gso is { } gso)
            yield return GsoPrefix + gso;
        if (province.Codes.Iso is { } iso)
            yield return IsoPrefix + iso;
    }
}
