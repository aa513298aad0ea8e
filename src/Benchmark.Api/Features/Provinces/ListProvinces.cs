using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Features.Provinces;

/// <summary>Lists the provinces of both maps, or finds them by name, code or day.</summary>
internal sealed class ListProvinces : CatalogEndpoint<ListProvinces.Request, IReadOnlyList<Province>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/provinces",
        "List provinces",
        "The units of the first administrative level, those that ended and those that took over, and the country. One id is one territory. Ordered by id.",
        typeof(Table));

    public override Answer<IReadOnlyList<Province>> Answer(Request request)
    {
        var catalog = request.Catalog;
        var text = request.Q.Value is { } words ? SearchText.FoldName(words) : null;
        var found = request.Sort.Apply([.. catalog.Provinces
            .Where(province => request.Kind.Has(province.Kind)
                && (text is null || Names(province).Any(name => SearchText.Holds(name, text)))
                && (request.On.Value is not { } day || province.ExistedOn(day))
                && (request.Code.Provinces?.Contains(province) ?? true))], province => province.Id);
        var page = Paging.Take(found, request.Page, province => province.Id);
        return new Answer<IReadOnlyList<Province>>(page, page.Count, found.Count)
        {
            Sources = catalog.Cite(page.Select(province => province.Source)),
            Names = new NameList(catalog).Each(page, static (names, province) => names.Province(province)).ToNames(),
            LastKey = Paging.LastKey(page, found, province => province.Id),
        }
            .As(() => Rows.Of(page))
            .As(() => ProvincesTable.Of(page, catalog));
    }

    private static IEnumerable<string> Names(Province province) =>
        province.Aliases.Append(province.Name.Vi).Append(province.Name.En).Append(province.Id);

    internal sealed record Request : ListRequest<ProvincesTable, Province>
    {
        [Parameter("Words of a name or an id, with or without diacritics; the last may be cut short.", Example = "hai")]
        public TextParameter Q { get; init; } = null!;

        [Parameter("The kind of unit.")]
        public CodesParameter<ProvinceKind> Kind { get; init; } = null!;

        [Parameter("A day: only the units that existed on it.", Example = "2024-01-01")]
        public DayParameter On { get; init; } = null!;

        [Parameter("A code: `gso:24`, `iso:VN-54`, or the bare code. A code may have passed from one territory to another.", Example = "gso:24")]
        public ProvinceCodeParameter Code { get; init; } = null!;
    }
}
