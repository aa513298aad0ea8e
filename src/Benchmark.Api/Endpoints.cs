using Benchmark.Api.Features;
using Benchmark.Api.Features.Citations;
using Benchmark.Api.Features.Comparisons;
using Benchmark.Api.Features.Gaps;
using Benchmark.Api.Features.Health;
using Benchmark.Api.Features.Indicators;
using Benchmark.Api.Features.Methods;
using Benchmark.Api.Features.Observations;
using Benchmark.Api.Features.Problems;
using Benchmark.Api.Features.Provinces;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Features.Rankings;
using Benchmark.Api.Features.Releases;
using Benchmark.Api.Features.Scorecards;
using Benchmark.Api.Features.Service;
using Benchmark.Api.Features.Sources;
using Benchmark.Api.Features.Targets;
using Benchmark.Api.Http;

namespace Benchmark.Api;

/// <summary>The whole API on one screen.</summary>
internal static class Endpoints
{
    public static void MapEndpoints(this IEndpointRouteBuilder routes) => routes
        .MapGroup("")
        .AddEndpointFilter<RouteGroupBuilder, ReadAgain>()
        .Map<GetService>()
        .Map<ListProvinces>()
        .Map<GetProvince>()
        .Map<ListIndicators>()
        .Map<GetIndicator>()
        .Map<ListTargets>()
        .Map<GetTarget>()
        .Map<ListObservations>()
        .Map<ListSources>()
        .Map<GetSource>()
        .Map<CompareProvinces>()
        .Map<ListGaps>()
        .Map<ComputeGaps>()
        .Map<RankProvinces>()
        .Map<ScoreProvinces>()
        .Map<ComputeScorecard>()
        .Map<ListReleases>()
        .Map<GetRelease>()
        .Map<ListReleaseChanges>()
        .Map<ListChanges>()
        .Map<ImportData>()
        .Map<GetImport>()
        .Map<CiteLink>()
        .Map<ListMethods>()
        .Map<GetMethod>()
        .Map<ListProblems>()
        .Map<GetProblem>()
        .Map<GetLiveness>()
        .Map<GetReadiness>()
        // For people who open the bare address; no part of the contract.
        .MapGet("/", () => TypedResults.Redirect("/v1")).ExcludeFromDescription();
}
