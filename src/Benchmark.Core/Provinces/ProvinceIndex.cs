namespace Benchmark.Core.Provinces;

/// <summary>Finds the territory that an id, a name or a code means, and says so when it could be several.</summary>
public sealed class ProvinceIndex
{
    private const string GsoPrefix = "gso:";
    private const string IsoPrefix = "iso:";

    private readonly Dictionary<string, Province> _byId;
    private readonly ILookup<string, Province> _byName;
    private readonly ILookup<string, Province> _byCode;

    /// <summary>Indexes the provinces of one release.</summary>
    public ProvinceIndex(IReadOnlyList<Province> provinces)
    {
        _byId = provinces.ToDictionary(province => province.Id, StringComparer.Ordinal);
        _byName = provinces
            .SelectMany(province => Names(province).Select(name => (Name: name, Province: province)))
            .Distinct()
            .ToLookup(pair => pair.Name, pair => pair.Province, StringComparer.Ordinal);
        _byCode = provinces
            .SelectMany(province => Codes(province).Select(code => (Code: code, Province: province)))
            .ToLookup(pair => pair.Code, pair => pair.Province, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The ids of all provinces.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>The province of an id, or null.</summary>
    public Province? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// What a parameter means: an id, a name with or without diacritics, or a coded form (<c>gso:30</c>, <c>iso:VN-61</c>).
    /// An id names one territory; a name or a code may fit several, and then only a day can settle which.
    /// </summary>
    public Match<Province> Match(string text, DateOnly? on)
    {
        if (Find(text) is { } exact)
            return new Match<Province>([exact], []);

        var named = (text.Contains(':') ? _byCode[text] : _byName[SearchText.FoldName(text)]).ToList();
        var existing = on is null ? named : named.FindAll(province => province.ExistedOn(on.Value));
        if (existing.Count > 0)
            return new Match<Province>(existing, []);

        // A name that fits a territory of other days is nearer than any other spelling.
        return new Match<Province>([], named.Count > 0 ? [.. named.Select(province => province.Id)] : Near(text));
    }

    /// <summary>The provinces that bear a code: a coded form, or a bare code of either system.</summary>
    public IReadOnlyList<Province> WithCode(string code) =>
        code.Contains(':') ? [.. _byCode[code]] : [.. _byCode[GsoPrefix + code], .. _byCode[IsoPrefix + code]];

    private IReadOnlyList<string> Near(string text) =>
        text.Contains(':') ? Nearest.To(text, _byCode.Select(code => code.Key)) : Nearest.To(SearchText.FoldName(text).Replace(' ', '-'), _byId.Keys);

    private static IEnumerable<string> Names(Province province) =>
        province.Aliases.Append(province.Name.Vi).Append(province.Name.En).Select(SearchText.FoldName);

    private static IEnumerable<string> Codes(Province province)
    {
        if (province.Codes.Gso is { } gso)
            yield return GsoPrefix + gso;
        if (province.Codes.Iso is { } iso)
            yield return IsoPrefix + iso;
    }
}
