using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Core.Scorecards;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Scorecards;

/// <summary>One score per province over several indicators, with every part of it.</summary>
internal sealed class ScoreProvinces(FigureStore store) : DataEndpoint<ScoreProvinces.Request, GapQuestion, ScoreProvinces.Response>
{
    public override void Configure() => Reads<TabularRules<Request>>(
        "/v1/scorecards",
        "Score provinces",
        "The composite of the scores on the primary targets of one horizon, each judged by the preferred series of its indicator. Nothing is filled in: what "
            + "is missing is listed, and below the minimum coverage there is no score. The ranks with each indicator left out stand beside it. Not paged; "
            + "`meta.total` counts the parts of all provinces, as CSV and XLSX have a row for each.",
        typeof(Table));

    public override async Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var catalog = request.Catalog;
        var named = NamedIn(request);
        // By id, as the parts of an entity are.
        IReadOnlyList<Indicator> candidates = [.. (named.Count > 0 ? named : catalog.Indicators.Where(indicator => indicator.Worst is not null))
            .OrderBy(indicator => indicator.Id, StringComparer.Ordinal)];
        var figures = await store.ForGapsAsync(catalog, request.Province.Ids, [.. candidates.Select(indicator => indicator.Id)], cancellation);
        return new GapQuestion
        {
            Provinces = request.Province,
            Indicators = candidates,
            Targets = figures.Targets,
            Observations = figures.Observations,
            ReleaseYear = request.Published.Day().Year,
            Sources = catalog.SourcesById,
            Standings = new HashSet<Standing> { Standing.Primary },
            Series = request.Series.Count == 0 ? null : SeriesOf(candidates, request.Series),
            PreferredSeriesOnly = request.Series.Count == 0,
            UpTo = request.UpTo.Value,
            Explain = false,
        };
    }

    public override Answer<Response> Answer(Request request, GapQuestion question)
    {
        var (provinces, weights) = (question.Provinces, request.Weight.Of);
        var rows = GapTable.Compute(question);
        var horizon = request.Horizon.Value ?? ScoreEvidence.MostScoredHorizon(rows);
        var atHorizon = rows.Where(row => row.Target.Horizon == horizon).ToLookup(row => (row.Province, row.Indicator));
        // Without a choice of the caller, the indicators that can be scored are those on which at least one of the provinces has a score.
        var components = NamedIn(request).Count > 0
            ? question.Indicators
            : [.. question.Indicators.Where(indicator => provinces.Any(province => HasScore(province, indicator)))];
        var evidence = provinces
            .SelectMany(province => components.Select(indicator => ScoreEvidence.Of(province, indicator, [.. atHorizon[(province.Id, indicator.Id)]])))
            .ToList();
        var scorecard = ScorecardComputation.Compute(new ScorecardInput
        {
            Entities = [.. provinces.Select(province => ScoreEvidence.EntityOf(province, [.. evidence.Where(part => part.Province == province.Id)]))],
            Weights = components.ToDictionary(indicator => indicator.Id, indicator => weights.Count == 0 ? 1 : weights.GetValueOrDefault(indicator.Id)),
            Aggregation = request.Aggregation.Method,
            MinCoverage = request.MinCoverage.Value ?? ScorecardInput.DefaultMinCoverage,
        });
        var response = new Response(scorecard with { Entities = ScorecardNarrative.Tell(scorecard.Entities, provinces) }, horizon, evidence);
        var count = ScorecardsTable.CountOf(response);
        return new Answer<Response>(response, count, count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(provinces),
            Sources = request.Catalog.Cite(evidence.SelectMany(part => new[] { part.TargetSource, part.ObservationSource })),
            Names = NamesOf(request.Catalog, response),
        }
            .As(() => ScorecardsTable.Of(response, request.Catalog));

        bool HasScore(Province province, Indicator indicator) => atHorizon[(province.Id, indicator.Id)].Any(row => row.Score.Value is not null);
    }

    private static Names NamesOf(Catalog catalog, Response response) => new NameList(catalog)
        .Each(response.Entities, static (names, entity) => names.Provinces(entity.Id))
        .Each(response.Weights, static (names, weight) => names.Indicators(weight.Component))
        .Each(
            response.Evidence,
            static (names, part) => names.Indicators(part.Indicator).Series(part.Indicator, part.Series).Warnings(part.Warnings, part.Indicator))
        .ToNames();

    /// <summary>The indicators the caller chose: by name, or by giving them a weight.</summary>
    private static List<Indicator> NamedIn(Request request) =>
        [.. request.Indicator.Count > 0 ? request.Indicator : request.Weight.Of.Keys.Select(id => request.Catalog.FindIndicator(id)!)];

    /// <summary>The series that judge: those asked for, and the preferred one of an indicator for which none was.</summary>
    private static HashSet<string> SeriesOf(IEnumerable<Indicator> indicators, IReadOnlyList<string> asked) =>
        [.. indicators.SelectMany(indicator => indicator.Series.Any(series => asked.Contains(series.Id))
            ? indicator.Series.Where(series => asked.Contains(series.Id))
            : indicator.Series.Where(series => series.Preferred)).Select(series => series.Id)];

    internal sealed record Request : TabularRequest
    {
        [Parameter(
            "Provinces, in this order: ids, names with or without diacritics, codes, or groups (`group:current`). Default: the headline provinces.",
            Example = "ha-noi,viet-nam")]
        public HeadlineProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;

        [Parameter(
            "Indicators by id. Default: those with a weight, or else those on which at least one of the provinces has a score.",
            Example = "grdp-digital-share,grdp-growth")]
        public IndicatorsParameter Indicator { get; init; } = null!;

        [Parameter(
            "Weights, as `indicator:0.4`. An indicator without one weighs nothing when others have; without any all weigh the same.",
            Example = "grdp-digital-share:0.6,grdp-growth:0.4")]
        public WeightsParameter Weight { get; init; } = null!;

        [Parameter("How the scores become one.", Default = "arithmetic")]
        public AggregationParameter Aggregation { get; init; } = null!;

        [Parameter("The share of the weight, from 0 to 1, that has to be present.", Default = "0.66")]
        public ShareParameter MinCoverage { get; init; } = null!;

        [Parameter("The horizon of the targets. Default: the one on which the most scores stand.", Example = "2025")]
        public YearParameter Horizon { get; init; } = null!;

        [Parameter("The newest year whose values may be used. Default: all known.", Example = "2024")]
        public YearParameter UpTo { get; init; } = null!;

        [Parameter(
            "The series that judge, one of an indicator. Default, also for the indicators of which none is named: the preferred one.",
            Example = "gso-value-added")]
        public JudgingSeriesParameter Series { get; init; } = null!;
    }

    /// <summary>The scorecard of provinces, with what it stands on.</summary>
    [SchemaName("ProvinceScorecard")]
    public new sealed record Response : Scorecard
    {
        public Response(Scorecard scorecard, int? horizon, IReadOnlyList<Evidence> evidence)
            : base(scorecard) => (Horizon, Evidence) = (horizon, evidence);

        /// <summary>The horizon of the targets; null when there is no target with one.</summary>
        public int? Horizon { get; }

        /// <summary>What the score of each province on each indicator stands on, in the order of the entities and their parts.</summary>
        [JsonPropertyOrder(1)]
        public IReadOnlyList<Evidence> Evidence { get; }
    }

    /// <summary>What the score of a province on an indicator stands on.</summary>
    /// <param name="Province">The province.</param>
    /// <param name="Indicator">The indicator.</param>
    /// <param name="Score">The score; null when missing.</param>
    /// <param name="Missing">Why it is missing; null when it is not.</param>
    /// <param name="Target">The target.</param>
    /// <param name="Series">The series that judged it.</param>
    /// <param name="Observation">The judged observation.</param>
    /// <param name="Year">The year of the observation.</param>
    /// <param name="TargetSource">Where the target was read.</param>
    /// <param name="ObservationSource">Where the value was read.</param>
    [SchemaName("ScoreEvidence")]
    public sealed record Evidence(
        string Province,
        string Indicator,
        decimal? Score,
        Reason? Missing,
        string? Target,
        string? Series,
        string? Observation,
        int? Year,
        string? TargetSource,
        string? ObservationSource)
    {
        /// <summary>What a reader must know of the score; <c>at</c> names a figure of its gap.</summary>
        public IReadOnlyList<Warning> Warnings { get; init; } = [];
    }
}
