using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using FluentValidation;

namespace Benchmark.Api.Features.Indicators;

/// <summary>Lists what is measured and promised, with definitions, series and coverage.</summary>
internal sealed class ListIndicators(Catalogs catalogs, CoverageStore store) : QueryEndpoint<ListIndicators.Request, Reply<IReadOnlyList<ListIndicators.Response>>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/indicators",
        "List indicators",
        "What is measured: unit, direction, worst bound, pace model, its series and how much is known. Ordered by id.",
        typeof(Table), typeof(Collection));

    public override async Task<Reply<IReadOnlyList<Response>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var kinds = query.Codes<IndicatorKind>("kind", request.Kind);
        var themes = query.Ids("theme", request.Theme, catalog.MatchTheme);
        query.SetCanonical("q", request.Q);
        query.SetCanonical("hasTarget", request.HasTarget);
        query.SetCanonical("hasObservation", request.HasObservation);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var coverage = await store.OfIndicatorsAsync(catalog.Release, catalog.Indicators.Select(indicator => indicator.Id), ct);
        var text = request.Q is { } q ? SearchText.Fold(q) : null;
        var found = catalog.Indicators
            .Where(indicator => (kinds?.Contains(indicator.Kind) ?? true)
                && (themes.Count == 0 || themes.Contains(indicator.Theme))
                && (text is null || new[] { indicator.Id, indicator.Name.Vi, indicator.Name.En }.Any(name => SearchText.Holds(name, text)))
                && (request.HasTarget is null || coverage[indicator.Id].Targets > 0 == (request.HasTarget == "true"))
                && (request.HasObservation is null || coverage[indicator.Id].Observations > 0 == (request.HasObservation == "true")))
            .ToList();
        var page = Paging.Take(found, query.Page, indicator => indicator.Id);
        IReadOnlyList<Response> rows = [.. page.Select(indicator => new Response(indicator, coverage[indicator.Id]))];
        return query.Answer(rows, rows.Count, found.Count, sources: catalog.Cite(rows.Select(indicator => indicator.Source)), lastKey: Paging.LastKey(page, found, indicator => indicator.Id))
            .As(() => Rows.Of(rows))
            .As(() => IndicatorsTable.Of(rows, catalog))
            .As(() => IndicatorsCollection.Of(rows, query.Release, RequestLanguage.Of(HttpContext.Request)));
    }

    internal sealed record Request : ListRequest
    {
        [Parameter("Words of a name or an id, with or without diacritics; the last may be cut short.", Example = "kinh te so")]
        public string? Q { get; init; }

        [Parameter("The kind of indicator.")]
        public IReadOnlyList<string> Kind { get; init; } = [];

        [Parameter("The theme it belongs to.", Example = "digital-economy")]
        public IReadOnlyList<string> Theme { get; init; } = [];

        [Parameter("Only indicators that have (`true`) or have not (`false`) a target.")]
        public string? HasTarget { get; init; }

        [Parameter("Only indicators that have (`true`) or have not (`false`) an observation.")]
        public string? HasObservation { get; init; }
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleForEach(request => request.Kind).OneOf(Code.All<IndicatorKind>());
            RuleFor(request => request.HasTarget).Flag();
            RuleFor(request => request.HasObservation).Flag();
        }
    }

    /// <summary>An indicator with how much is known of it.</summary>
    public new sealed record Response : Indicator
    {
        [SetsRequiredMembers]
        public Response(Indicator indicator, IndicatorCoverage coverage)
            : base(indicator) => Coverage = coverage;

        /// <summary>How much is known.</summary>
        [JsonPropertyOrder(1)]
        public IndicatorCoverage Coverage { get; }
    }
}
