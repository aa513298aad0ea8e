using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Http;
using Benchmark.Core.Sources;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Sources;

/// <summary>Shows one source or document, and what rests on it.</summary>
internal sealed class GetSource : IEndpoint
{
    private static readonly DataRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/sources/{id}", EndpointExtensions.Read, Handle).ReadsData<Request>(
        () => Validation,
        "Get a source",
        "One source or document by its id, with the targets and the number of observations that rest on it.");

    private static async Task<Results<Answer<Response>, CachedAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs, CoverageStore store)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
        var catalog = await catalogs.OfAsync(query.Release, http.RequestAborted);
        if (query.FindProblem() is { } problem)
            return problem;
        if (catalog.FindSource(id) is not { } source)
            return Problem.UnknownId("source", id, catalog.MatchSource(id).Near);
        if (query.FindCached() is { } cached)
            return cached;

        var (counts, targets) = await store.OfSourceAsync(catalog.Release, id, http.RequestAborted);
        return query.Answer(new Response(source, counts, targets), 1, 1, sources: catalog.Cite([id]));
    }

    internal sealed record Request : DataRequest;

    /// <summary>A source with what rests on it.</summary>
    public sealed record Response : Source
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
