using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Sources;

/// <summary>Shows one source or document, and what rests on it.</summary>
internal sealed class GetSource(CoverageStore store, RowHistory rows)
    : DataEndpoint<GetSource.Request, (FigureCounts Counts, IReadOnlyList<string> Targets), GetSource.Response>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/sources/{id}",
        "Get a source",
        "One source or document by its id, with the targets and the number of observations that rest on it.");

    public override Task<(FigureCounts Counts, IReadOnlyList<string> Targets)> AskAsync(Request request, CancellationToken cancellation) =>
        store.OfSourceAsync(request.Catalog.Release, request.Asked.Id, cancellation);

    public override Answer<Response> Answer(Request request, (FigureCounts Counts, IReadOnlyList<string> Targets) question) =>
        new(new Response(request.Catalog.FindSource(request.Asked.Id)!, question.Counts, question.Targets))
        {
            Sources = request.Catalog.Cite([request.Asked.Id]),
        };

    protected override Problem? FindMissing(Request request) => request.Catalog.MatchSource(request.Asked.Id) is { Candidates.Count: 0 } unknown
        ? Problem.UnknownId("source", request.Asked.Segment, unknown.Near, ProblemOption.Of(unknown.Near, request.Catalog.MatchSource))
        : null;

    protected override Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation) =>
        request.FindDeletedAsync(rows, Noun.Source, cancellation);

    internal sealed record Request : DataRequest;

    /// <summary>A source with what rests on it.</summary>
    [SchemaName("SourceDetail")]
    public new sealed record Response : Source
    {
        [SetsRequiredMembers]
        public Response(Source source, FigureCounts counts, IReadOnlyList<string> targets)
            : base(source) => (Counts, Targets) = (counts, targets);

        /// <summary>How many targets and observations rest on it.</summary>
        [JsonPropertyOrder(1)]
        public FigureCounts Counts { get; }

        /// <summary>The ids of the targets that were read in it or that it sets.</summary>
        [JsonPropertyOrder(2)]
        public IReadOnlyList<string> Targets { get; }
    }
}
