using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Indicators;

/// <summary>Shows one indicator with its series and coverage.</summary>
internal sealed class GetIndicator(CoverageStore store, RowHistory rows)
    : DataEndpoint<GetIndicator.Request, IReadOnlyDictionary<string, IndicatorCoverage>, ListIndicators.Response>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/indicators/{id}",
        "Get an indicator",
        "One indicator by its id: definition, unit, direction, worst bound with its reason, pace model, series and coverage.");

    public override Task<IReadOnlyDictionary<string, IndicatorCoverage>> AskAsync(Request request, CancellationToken cancellation) =>
        store.OfIndicatorsAsync(request.Catalog.Release, [request.Asked.Id], cancellation);

    public override Answer<ListIndicators.Response> Answer(Request request, IReadOnlyDictionary<string, IndicatorCoverage> question)
    {
        var indicator = request.Catalog.FindIndicator(request.Asked.Id)!;
        return new Answer<ListIndicators.Response>(new ListIndicators.Response(indicator, question[indicator.Id]))
        {
            Sources = request.Catalog.Cite([indicator.Source]),
            Names = new NameList(request.Catalog).Indicator(indicator).ToNames(),
        };
    }

    protected override Problem? FindMissing(Request request) => request.Catalog.MatchIndicator(request.Asked.Id) is { Candidates.Count: 0 } unknown
        ? Problem.UnknownId("indicator", request.Asked.Segment, unknown.Near, ProblemOption.Of(unknown.Near, request.Catalog.MatchIndicator))
        : null;

    protected override Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation) =>
        request.FindDeletedAsync(rows, Noun.Indicator, cancellation);

    internal sealed record Request : DataRequest;
}
