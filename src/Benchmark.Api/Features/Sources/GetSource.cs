using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Http;
using Benchmark.Core.Sources;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Sources;

/// <summary>Shows one source or document, and what rests on it.</summary>
internal sealed class GetSource(Catalogs catalogs, CoverageStore store) : QueryEndpoint<GetSource.Request, Reply<GetSource.Response>>
{
    public override void Configure() => Reads<DataRequestValidator<Request>>(
        "/v1/sources/{id}",
        "Get a source",
        "One source or document by its id, with the targets and the number of observations that rest on it.");

    public override async Task<Reply<Response>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        if (query.FindProblem() is { } problem)
            return problem;
        if (catalog.FindSource(id) is not { } source)
            return Problem.UnknownId("source", id, catalog.MatchSource(id).Near);
        if (query.FindCached() is { } cached)
            return cached;

        var (counts, targets) = await store.OfSourceAsync(catalog.Release, id, ct);
        return query.Answer(new Response(source, counts, targets), 1, 1, sources: catalog.Cite([id]));
    }

    internal sealed record Request : DataRequest;

    /// <summary>A source with what rests on it.</summary>
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
