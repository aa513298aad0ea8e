using System.Text.Json.Nodes;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features;

/// <summary>Gathers the ids and codes that stand in the data of an answer, and gives their names.</summary>
/// <param name="catalog">What they are called.</param>
internal sealed class NameList(Catalog catalog)
{
    // Of ids that come hundreds of times each is looked up once.
    private readonly HashSet<string> _provinces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);
    private readonly HashSet<(string Series, string Indicator)> _series = [];
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);

    /// <summary>Adds provinces; a null is none.</summary>
    public NameList Provinces(params ReadOnlySpan<string?> ids) => Add(_provinces, ids);

    /// <summary>Adds provinces.</summary>
    public NameList Provinces(IEnumerable<string> ids)
    {
        _provinces.UnionWith(ids);
        return this;
    }

    /// <summary>Adds indicators; a null is none.</summary>
    public NameList Indicators(params ReadOnlySpan<string?> ids) => Add(_indicators, ids);

    /// <summary>Adds a series of an indicator; a null is none.</summary>
    public NameList Series(string indicator, string? series)
    {
        if (series is not null)
            _series.Add((series, indicator));
        return this;
    }

    /// <summary>Adds documents; a null is none.</summary>
    public NameList Documents(params ReadOnlySpan<string?> ids) => Add(_documents, ids);

    /// <summary>Adds units; a null is none.</summary>
    public NameList Units(params ReadOnlySpan<string?> codes) => Add(_units, codes);

    /// <summary>Adds what stands in each of some rows.</summary>
    public NameList Each<T>(IEnumerable<T> rows, Action<NameList, T> add)
    {
        foreach (var row in rows)
            add(this, row);
        return this;
    }

    public NameList Province(Province province) => Provinces(province.Id, province.Successor).Provinces(province.Predecessors);

    public NameList Indicator(Indicator indicator) =>
        Indicators(indicator.Id).Units(indicator.Unit).Each(indicator.Series, (names, series) => names.Series(indicator.Id, series.Id));

    public NameList Target(Target target) =>
        Provinces(target.Province).Indicators(target.Indicator).Series(target.Indicator, target.Series).Units(target.Unit).Documents(target.Document);

    public NameList Observation(Observation observation) =>
        Provinces(observation.Province).Indicators(observation.Indicator).Series(observation.Indicator, observation.Series).Units(observation.Unit);

    public NameList Document(DocumentEntry document) =>
        Documents(document.Id).Documents([.. document.Replaces]).Documents([.. document.ReplacedBy]);

    public NameList Place(LeaguePlace place) => Units(place.GapUnit).Observation(place.Observation);

    public NameList Inherited(InheritedTarget target) => Provinces(target.From, target.To).Indicators(target.Indicator).Units(target.Unit);

    public NameList Gap(GapRow row)
    {
        Target(row.Target).Series(row.Indicator, row.Series).Units(row.Gap.Unit, row.Pace.Unit).Warnings(row.Warnings, row.Indicator);
        return row.Observation is { } observation ? Observation(observation) : this;
    }

    public NameList Matrix(ComparisonMatrix matrix)
    {
        foreach (var column in matrix.Provinces)
            Provinces(column.Id, column.Successor);
        if (matrix.Reference is { } reference)
            Provinces(reference.Id, reference.Successor);
        foreach (var indicator in matrix.Indicators)
            Indicators(indicator.Id);
        foreach (var row in matrix.Rows)
        {
            Indicators(row.Indicator.Id).Units(row.Indicator.Unit, row.GapUnit).Series(row.Indicator.Id, row.Series).Warnings(row.Warnings, row.Indicator.Id);
            foreach (var cell in row.Cells)
                Documents(cell.Document);
            Documents(row.ReferenceCell?.Document);
        }

        return this;
    }

    public NameList League(LeagueTable table)
    {
        var indicator = table.Indicator.Id;
        return Indicators(indicator)
            .Units(table.Indicator.Unit, table.GapUnit)
            .Series(indicator, table.Series)
            .Warnings(table.Warnings, indicator)
            .Each(table.Rows, (names, row) => names.Provinces(row.Province))
            .Each(table.Excluded, (names, unit) => names.Provinces(unit.Province))
            .Each(table.Others, (names, other) => names.Series(indicator, other.Series));
    }

    public NameList Warnings(IReadOnlyList<Warning> warnings, string? indicator = null)
    {
        foreach (var warning in warnings)
        {
            if (warning.Subject is not { } subject)
                continue;
            Provinces(subject.Province, subject.Successor).Documents(subject.Document);
            if (indicator is not null)
                Series(indicator, subject.Series);
        }

        return this;
    }

    /// <summary>Adds what stands in a change; of rows that are gone some names are not known any more.</summary>
    public NameList Change(string? province, string? indicator, IReadOnlyList<ChangedField> fields)
    {
        Provinces(province).Indicators(indicator);
        foreach (var field in fields)
        {
            foreach (var value in new[] { TextOf(field.Old), TextOf(field.New) })
            {
                _ = field.Field switch
                {
                    "document" => Documents(value),
                    "successor" => Provinces(value),
                    "series" when indicator is not null => Series(indicator, value),
                    "unit" => Units(value),
                    _ => this,
                };
            }
        }

        return this;
    }

    /// <summary>The names, each kind by id.</summary>
    public Names ToNames() => new(
        Named(_provinces, catalog.FindProvince, each => new NamedProvince(ProvinceLabel.Of(each), ProvinceLabel.InSentence(each), each.ValidTo)),
        Named(
            _indicators,
            catalog.FindIndicator,
            each => new NamedIndicator
            {
                Name = each.Name,
                Short = each.Short ?? each.Name,
                Unit = each.Unit,
                Direction = Code.Of(each.Direction),
                Decimals = each.Decimals,
            }),
        NamedSeries(),
        Named(_documents, catalog.FindSource, each => new NamedDocument(each.Title, each.Number, each.Url)),
        Named(_units, code => UnitText.Of(code, catalog.FindUnitName), unit => new NamedUnit(unit.Name, unit.Symbol, unit.Space)));

    private Dictionary<string, NamedSeries> NamedSeries()
    {
        var names = new Dictionary<string, NamedSeries>(_series.Count, StringComparer.Ordinal);
        // The order of the names must not follow the language of the machine.
        foreach (var (id, indicator) in _series.OrderBy(each => each.Series, StringComparer.Ordinal).ThenBy(each => each.Indicator, StringComparer.Ordinal))
        {
            if (catalog.FindIndicator(indicator)?.Series.FirstOrDefault(series => series.Id == id) is not { } found)
                continue;
            if (!names.TryAdd(id, new NamedSeries(found.Name)) && names[id].Name is { } other && other != found.Name)
                names[id] = new NamedSeries(new Text(Both(other.Vi, found.Name.Vi), Both(other.En, found.Name.En)));
        }

        return names;
    }

    private static string Both(string one, string other) => one.Split("; ").Contains(other) ? one : $"{one}; {other}";

    private static string? TextOf(JsonValue? value) => value is not null && value.TryGetValue<string>(out var text) ? text : null;

    private static Dictionary<string, TNamed> Named<T, TNamed>(HashSet<string> ids, Func<string, T?> find, Func<T, TNamed> name)
        where T : class
    {
        var sorted = ids.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        // Nothing is removed, so they stay in this order.
        var named = new Dictionary<string, TNamed>(sorted.Length, StringComparer.Ordinal);
        foreach (var id in sorted)
        {
            if (find(id) is { } found)
                named.Add(id, name(found));
        }

        return named;
    }

    private NameList Add(HashSet<string> kind, ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
        {
            if (id is not null)
                kind.Add(id);
        }

        return this;
    }
}
