using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Benchmark.Api.Features;
using Benchmark.Api.Features.Bulk;
using Benchmark.Api.Features.Charts;
using Benchmark.Api.Features.Citations;
using Benchmark.Api.Features.Claims;
using Benchmark.Api.Features.Codes;
using Benchmark.Api.Features.Datasets;
using Benchmark.Api.Features.Documents;
using Benchmark.Api.Features.Gaps;
using Benchmark.Api.Features.Groups;
using Benchmark.Api.Features.Health;
using Benchmark.Api.Features.Indicators;
using Benchmark.Api.Features.Problems;
using Benchmark.Api.Features.Profiles;
using Benchmark.Api.Features.Provinces;
using Benchmark.Api.Features.Publishing;
using Benchmark.Api.Features.Releases;
using Benchmark.Api.Features.Scorecards;
using Benchmark.Api.Features.Search;
using Benchmark.Api.Features.Service;
using Benchmark.Api.Features.Sources;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Methods;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Scorecards;
using Benchmark.Core.Targets;

namespace Benchmark.Api;

/// <summary>
/// Every body that is written as JSON. How each is written is generated when the program is built; what is missing here cannot be written, and a test says so.
/// </summary>
// Our encoder and our converters rule out the other mode, which would double the code.
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Envelope<IReadOnlyList<Province>>))]
[JsonSerializable(typeof(Envelope<GetProvince.Response>), TypeInfoPropertyName = "ProvinceEnvelope")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<GroupEntry>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<SearchResult>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<BulkEntry>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ChartKindEntry>>))]
[JsonSerializable(typeof(EmbedLink.Response), TypeInfoPropertyName = "OEmbed")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<CodeSetEntry>>))]
[JsonSerializable(typeof(Envelope<CodeSetEntry>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ListIndicators.Response>>), TypeInfoPropertyName = "IndicatorsEnvelope")]
[JsonSerializable(typeof(Envelope<ListIndicators.Response>), TypeInfoPropertyName = "IndicatorEnvelope")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<Target>>))]
[JsonSerializable(typeof(Envelope<Target>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<Observation>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ListSources.Response>>), TypeInfoPropertyName = "SourcesEnvelope")]
[JsonSerializable(typeof(Envelope<GetSource.Response>), TypeInfoPropertyName = "SourceEnvelope")]
[JsonSerializable(typeof(Envelope<IReadOnlyList<DocumentEntry>>))]
[JsonSerializable(typeof(Envelope<GetDocument.Response>), TypeInfoPropertyName = "DocumentEnvelope")]
[JsonSerializable(typeof(Envelope<ComparisonMatrix>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<GapRow>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<GapSummaryRow>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ComputeGaps.Response>>), TypeInfoPropertyName = "ComputedGapsEnvelope")]
[JsonSerializable(typeof(Envelope<GetProfile.Response>), TypeInfoPropertyName = "ProfileEnvelope")]
[JsonSerializable(typeof(Envelope<LeagueTable>))]
[JsonSerializable(typeof(Envelope<ScoreProvinces.Response>), TypeInfoPropertyName = "ScorecardsEnvelope")]
[JsonSerializable(typeof(Envelope<Scorecard>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ReleaseEntry>>))]
[JsonSerializable(typeof(Envelope<ReleaseEntry>))]
[JsonSerializable(typeof(Envelope<GetLatestRelease.Response>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ChangeEntry>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<Method>>))]
[JsonSerializable(typeof(Envelope<Method>))]
[JsonSerializable(typeof(Envelope<Verification>))]
[JsonSerializable(typeof(Language))]
[JsonSerializable(typeof(Envelope<CiteLink.Response>), TypeInfoPropertyName = "CitationEnvelope")]
[JsonSerializable(typeof(Envelope<GetService.Response>), TypeInfoPropertyName = "ServiceEnvelope")]
[JsonSerializable(typeof(Envelope<ImportEntry>))]
[JsonSerializable(typeof(Envelope<JsonNode>))]
[JsonSerializable(typeof(GetLiveness.Response), TypeInfoPropertyName = "Liveness")]
[JsonSerializable(typeof(GetReadiness.Response), TypeInfoPropertyName = "Readiness")]
[JsonSerializable(typeof(IReadOnlyList<ListProblems.Response>), TypeInfoPropertyName = "ProblemTypes")]
[JsonSerializable(typeof(GetDataset.Response), TypeInfoPropertyName = "SchemaOrgDataset")]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(IReadOnlyList<CitedSource>))]
[JsonSerializable(typeof(CslItem[]))]
// Types that are called alike need names of their own.
[JsonSerializable(typeof(GetProvince.Response), TypeInfoPropertyName = "ProvinceResponse")]
[JsonSerializable(typeof(IReadOnlyList<ListIndicators.Response>), TypeInfoPropertyName = "IndicatorResponses")]
[JsonSerializable(typeof(ListIndicators.Response), TypeInfoPropertyName = "IndicatorResponse")]
[JsonSerializable(typeof(IReadOnlyList<ListSources.Response>), TypeInfoPropertyName = "SourceResponses")]
[JsonSerializable(typeof(ListSources.Response), TypeInfoPropertyName = "SourcesResponse")]
[JsonSerializable(typeof(GetSource.Response), TypeInfoPropertyName = "SourceResponse")]
[JsonSerializable(typeof(GetProfile.Response), TypeInfoPropertyName = "ProfileResponse")]
[JsonSerializable(typeof(GetDocument.Response), TypeInfoPropertyName = "DocumentResponse")]
[JsonSerializable(typeof(IReadOnlyList<ComputeGaps.Response>), TypeInfoPropertyName = "ComputedGapResponses")]
[JsonSerializable(typeof(ComputeGaps.Response), TypeInfoPropertyName = "ComputedGapResponse")]
[JsonSerializable(typeof(ScoreProvinces.Response), TypeInfoPropertyName = "ScorecardsResponse")]
[JsonSerializable(typeof(CiteLink.Response), TypeInfoPropertyName = "CitationResponse")]
[JsonSerializable(typeof(GetService.Response), TypeInfoPropertyName = "ServiceResponse")]
[JsonSerializable(typeof(ListProblems.Response), TypeInfoPropertyName = "ProblemType")]
internal sealed partial class JsonBodies : JsonSerializerContext
{
    /// <summary>How they are written.</summary>
    public static readonly JsonSerializerOptions Writing = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = new JsonBodies();
        Json.Configure(options);
        var plain = new JsonSerializerOptions(options) { TypeInfoResolver = new JsonBodies() };
        options.Converters.Add(new Json.Fact<Observation>(plain));
        options.Converters.Add(new Json.Fact<Target>(plain));
        return options;
    }
}
