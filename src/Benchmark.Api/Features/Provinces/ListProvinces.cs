using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using FluentValidation;

namespace Benchmark.Api.Features.Provinces;

/// <summary>Lists the provinces of both maps, or finds them by name, code or day.</summary>
internal sealed class ListProvinces(Catalogs catalogs) : QueryEndpoint<ListProvinces.Request, Reply<IReadOnlyList<Province>>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/provinces",
        "List provinces",
        "The units of the first administrative level, those that ended and those that took over, and the country. One id is one territory. Ordered by id.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<Province>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var kinds = query.Codes<ProvinceKind>("kind", request.Kind);
        query.SetCanonical("q", request.Q);
        query.SetCanonical("on", request.On);
        query.SetCanonical("code", request.Code);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var text = request.Q is { } q ? SearchText.FoldName(q) : null;
        var day = Parse.Date(request.On);
        var withCode = request.Code is { } code ? catalog.ProvincesWithCode(code) : null;
        var found = catalog.Provinces
            .Where(province => (kinds?.Contains(province.Kind) ?? true)
                && (text is null || Names(province).Any(name => SearchText.Holds(name, text)))
                && (day is null || province.ExistedOn(day.Value))
                && (withCode?.Contains(province) ?? true))
            .ToList();
        var page = Paging.Take(found, query.Page, province => province.Id);
        return query.Answer(page, page.Count, found.Count, sources: catalog.Cite(page.Select(province => province.Source)), lastKey: Paging.LastKey(page, found, province => province.Id))
            .As(() => Rows.Of(page))
            .As(() => ProvincesTable.Of(page, catalog));
    }

    private static IEnumerable<string> Names(Province province) =>
        province.Aliases.Append(province.Name.Vi).Append(province.Name.En).Append(province.Id);

    internal sealed record Request : ListRequest
    {
        [Parameter("Words of a name or an id, with or without diacritics; the last may be cut short.", Example = "hai")]
        public string? Q { get; init; }

        [Parameter("The kind of unit.")]
        public IReadOnlyList<string> Kind { get; init; } = [];

        [Parameter("A day: only the units that existed on it.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("A code: `gso:24`, `iso:VN-54`, or the bare code. A code may have passed from one territory to another.", Example = "gso:24")]
        public string? Code { get; init; }
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleForEach(request => request.Kind).OneOf(Core.Language.Code.All<ProvinceKind>());
            RuleFor(request => request.On).Date();
        }
    }
}
