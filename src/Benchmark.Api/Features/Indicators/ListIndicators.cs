using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Indicators;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Indicators;

/// <summary>Lists what is measured and promised, with definitions, series and coverage.</summary>
internal sealed class ListIndicators(CoverageStore store)
    : DataEndpoint<ListIndicators.Request, IReadOnlyDictionary<string, IndicatorCoverage>, IReadOnlyList<ListIndicators.Response>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/indicators",
        "List indicators",
        "What is measured: unit, direction, worst bound, pace model, its series and how much is known. Ordered by id.",
        typeof(Table), typeof(Collection));

    public override Task<IReadOnlyDictionary<string, IndicatorCoverage>> AskAsync(Request request, CancellationToken cancellation) =>
        store.OfIndicatorsAsync(request.Catalog.Release, request.Catalog.Indicators.Select(indicator => indicator.Id), cancellation);

    public override Answer<IReadOnlyList<Response>> Answer(Request request, IReadOnlyDictionary<string, IndicatorCoverage> question)
    {
        var catalog = request.Catalog;
        var text = request.Q.Value is { } words ? SearchText.Fold(words) : null;
        var found = request.Sort.Apply([.. catalog.Indicators
            .Where(indicator => request.Kind.Has(indicator.Kind)
                && request.Theme.Has(indicator.Theme)
                && (text is null || new[] { indicator.Id, indicator.Name.Vi, indicator.Name.En }.Any(name => SearchText.Holds(name, text)))
                && request.HasTarget.Fits(question[indicator.Id].Targets > 0)
                && request.HasObservation.Fits(question[indicator.Id].Observations > 0))
            .Select(indicator => new Response(indicator, question[indicator.Id]))], indicator => indicator.Id);
        var rows = Paging.Take(found, request.Page, indicator => indicator.Id);
        return new Answer<IReadOnlyList<Response>>(rows, rows.Count, found.Count)
        {
            Sources = catalog.Cite(rows.Select(indicator => indicator.Source)),
            Names = new NameList(catalog).Each(rows, static (names, indicator) => names.Indicator(indicator)).ToNames(),
            LastKey = Paging.LastKey(rows, found, indicator => indicator.Id),
        }
            .As(() => Rows.Of(rows))
            .As(() => IndicatorsTable.Of(rows, catalog))
            .As(() => IndicatorsCollection.Of(rows, request.Published, request.Lang.Value, request.Asked.Prefix));
    }

    internal sealed record Request : ListRequest<IndicatorsTable, ListIndicators.Response>
    {
        [Parameter("Words of a name or an id, with or without diacritics; the last may be cut short.", Example = "kinh te so")]
        public TextParameter Q { get; init; } = null!;

        [Parameter("The kind of indicator.")]
        public CodesParameter<IndicatorKind> Kind { get; init; } = null!;

        [Parameter("The theme it belongs to.", Example = "digital-economy")]
        public ThemesParameter Theme { get; init; } = null!;

        [Parameter("Only indicators that have (`true`) or have not (`false`) a target.")]
        public FlagParameter HasTarget { get; init; } = null!;

        [Parameter("Only indicators that have (`true`) or have not (`false`) an observation.")]
        public FlagParameter HasObservation { get; init; } = null!;
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
