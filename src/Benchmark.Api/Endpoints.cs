using Benchmark.Api.Features.Bulk;
using Benchmark.Api.Features.Charts;
using Benchmark.Api.Features.Citations;
using Benchmark.Api.Features.Claims;
using Benchmark.Api.Features.Codes;
using Benchmark.Api.Features.Comparisons;
using Benchmark.Api.Features.Datasets;
using Benchmark.Api.Features.Discovery;
using Benchmark.Api.Features.Documents;
using Benchmark.Api.Features.Gaps;
using Benchmark.Api.Features.Groups;
using Benchmark.Api.Features.Health;
using Benchmark.Api.Features.Indicators;
using Benchmark.Api.Features.Methods;
using Benchmark.Api.Features.Observations;
using Benchmark.Api.Features.Problems;
using Benchmark.Api.Features.Profiles;
using Benchmark.Api.Features.Provinces;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Features.Rankings;
using Benchmark.Api.Features.Releases;
using Benchmark.Api.Features.Scorecards;
using Benchmark.Api.Features.Search;
using Benchmark.Api.Features.Service;
using Benchmark.Api.Features.Sources;
using Benchmark.Api.Features.Targets;
using Benchmark.Api.Hooks;

namespace Benchmark.Api;

/// <summary>The whole API on one screen.</summary>
internal static class Endpoints
{
    /// <summary>Every endpoint, one line each; nothing is scanned for.</summary>
    public static readonly List<Type> All =
    [
        typeof(GetService),
        typeof(ListProvinces),
        typeof(GetProvince),
        typeof(ListGroups),
        typeof(SearchCatalog),
        typeof(ListIndicators),
        typeof(GetIndicator),
        typeof(ListTargets),
        typeof(GetTarget),
        typeof(ListObservations),
        typeof(ListSources),
        typeof(GetSource),
        typeof(ListDocuments),
        typeof(GetDocument),
        typeof(CompareProvinces),
        typeof(ListGaps),
        typeof(SummarizeGaps),
        typeof(ComputeGaps),
        typeof(GetProfile),
        typeof(RankProvinces),
        typeof(ListCharts),
        typeof(DrawTargetGap),
        typeof(DrawDifference),
        typeof(DrawTrajectory),
        typeof(DrawRanking),
        typeof(DrawTimeSeries),
        typeof(DrawTargetCard),
        typeof(ScoreProvinces),
        typeof(ComputeScorecard),
        typeof(ListReleases),
        typeof(GetLatestRelease),
        typeof(GetRelease),
        typeof(ListReleaseChanges),
        typeof(ListChanges),
        typeof(RevertRelease),
        typeof(ImportData),
        typeof(GetImport),
        typeof(PostVerify),
        typeof(CiteLink),
        typeof(EmbedLink),
        typeof(ListCodes),
        typeof(GetCodes),
        typeof(ListMethods),
        typeof(GetMethod),
        typeof(GetDataset),
        typeof(ListBulkFiles),
        typeof(ListProblems),
        typeof(GetProblem),
        typeof(GetLiveness),
        typeof(GetReadiness),
    ];

    /// <summary>What is served in the form of another standard, where the readers of that look for it; no part of the contract.</summary>
    public static readonly IReadOnlyList<Type> Documents =
    [
        typeof(CatalogDocument),
        typeof(DataPackageDocument),
        typeof(CsvwDocument),
        typeof(BulkFileDocument),
        typeof(SitemapDocument),
        typeof(RobotsDocument),
        typeof(ApiCatalogDocument),
        typeof(SecurityDocument),
        typeof(CsvMetadataDocument),
        typeof(EventSchemaDocument),
    ];
}
