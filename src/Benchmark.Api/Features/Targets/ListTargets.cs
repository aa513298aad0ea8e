using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using FluentValidation;

namespace Benchmark.Api.Features.Targets;

/// <summary>Lists what was promised, in normalized form, whatever its standing.</summary>
internal sealed class ListTargets(Catalogs catalogs, TargetStore store) : QueryEndpoint<ListTargets.Request, Reply<IReadOnlyList<Target>>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/targets",
        "List targets",
        "What documents promise for a province, an indicator and a horizon: the wording, the normalized form, the standing, the document and the source. Ordered by id.",
        typeof(Table), typeof(Cube));

    public override async Task<Reply<IReadOnlyList<Target>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var day = Parse.Date(request.On);
        var provinces = query.Many("province", request.Province, text => catalog.MatchProvince(text, day));
        var indicators = query.Many("indicator", request.Indicator, catalog.MatchIndicator);
        var documents = query.Many("document", request.Document, catalog.MatchSource);
        var comparators = query.Codes<Comparator>("comparator", request.Comparator);
        var standings = query.Codes<Standing>("standing", request.Standing);
        query.SetCanonical("horizon", request.Horizon);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var selection = new TargetStore.Selection(
            provinces.Count > 0 ? [.. provinces.Select(province => province.Id)] : null,
            indicators.Count > 0 ? [.. indicators.Select(indicator => indicator.Id)] : null,
            Parse.Horizons(request.Horizon)?.ToList(),
            comparators,
            standings,
            documents.Count > 0 ? [.. documents.Select(document => document.Id)] : null);
        var (targets, total, more) = await store.ListAsync(catalog.Release, selection, query.Page.AfterKey, query.Page.Limit, ct);

        var cube = query.Format.IsMadeOf<Cube>() ? TargetsCube.Of(targets, catalog) : null;
        if ((query.FindTooManyRows(total) ?? query.FindTooManyCells(cube?.Size)) is { } tooLarge)
            return tooLarge;
        var shown = provinces.Count > 0 ? provinces : targets.Select(target => target.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return query.Answer(
            targets,
            targets.Count,
            total,
            [
                .. ProvinceWarnings.Ended(shown),
                .. targets.Index().Where(row => row.Item.HorizonReading == HorizonReading.Inferred).Select(row => TargetWarnings.HorizonInferred($"data[{row.Index}]")),
            ],
            catalog.Cite(targets.SelectMany(target => new[] { target.Source, target.Document })),
            more ? [targets[^1].Id] : null)
            .As(() => Rows.Of(targets))
            .As(() => TargetsTable.Of(targets, catalog))
            .As(() => cube!);
    }

    internal sealed record Request : ListRequest
    {
        [Parameter("Provinces: ids, names with or without diacritics, or codes (`gso:30`, `iso:VN-61`). What fits several territories is an error unless `on` settles it.", Example = "ha-noi,hai-duong")]
        public IReadOnlyList<string> Province { get; init; } = [];

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("Indicators by id.", Example = "grdp-digital-share")]
        public IReadOnlyList<string> Indicator { get; init; } = [];

        [Parameter("Horizons: years, or `open` for targets without one.", Example = "2025,2030")]
        public IReadOnlyList<string> Horizon { get; init; } = [];

        [Parameter("How the target is worded.")]
        public IReadOnlyList<string> Comparator { get; init; } = [];

        [Parameter("The standing among the targets for the same province, indicator and horizon.")]
        public IReadOnlyList<string> Standing { get; init; } = [];

        [Parameter("The documents that set the targets, by id.", Example = "doc-kh-205-hn")]
        public IReadOnlyList<string> Document { get; init; } = [];
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.On).Date();
            RuleForEach(request => request.Horizon).Horizon();
            RuleForEach(request => request.Comparator).OneOf(Code.All<Comparator>());
            RuleForEach(request => request.Standing).OneOf(Code.All<Standing>());
        }
    }
}
