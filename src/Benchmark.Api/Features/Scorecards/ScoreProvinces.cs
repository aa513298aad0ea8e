using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;
using Benchmark.Core.Scorecards;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Scorecards;

/// <summary>One score per province over several indicators, with every part of it.</summary>
internal sealed class ScoreProvinces(Catalogs catalogs, FigureStore store) : QueryEndpoint<ScoreProvinces.Request, Reply<ScoreProvinces.Response>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/scorecards",
        "Score provinces",
        "The composite of the scores on the primary targets of one horizon, each judged by the preferred series of its indicator. Nothing is filled in: what is missing is listed, "
            + "and below the minimum coverage there is no score. The ranks with each indicator left out stand beside it. Not paged; `meta.total` counts the parts of all provinces, as CSV and XLSX have a row for each.",
        typeof(Table));

    public override async Task<Reply<Response>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var day = Parse.Date(request.On);
        var asked = query.Many("province", request.Province, text => catalog.MatchProvince(text, day), keepOrder: true);
        var indicators = query.Many("indicator", request.Indicator, catalog.MatchIndicator);
        var weights = ReadWeights(query, catalog, indicators);
        var series = query.Ids("series", request.Series, catalog.MatchSeries);
        foreach (var indicator in catalog.Indicators.Where(indicator => indicator.Series.Count(each => series.Contains(each.Id)) > 1))
            query.AddFault(new Fault("series", string.Join(',', request.Series), ErrorCodes.NotOne, new Text($"\"{indicator.Id}\" chỉ được chấm theo một chuỗi.", $"\"{indicator.Id}\" is judged by one series.")));
        query.SetCanonical("aggregation", request.Aggregation, leftOut: Aggregations.All[0].Id);
        var minCoverage = Parse.Number(request.MinCoverage) ?? ScorecardInput.DefaultMinCoverage;
        query.SetCanonical("minCoverage", minCoverage == ScorecardInput.DefaultMinCoverage ? null : Exact.Print(minCoverage));
        query.SetCanonical("horizon", request.Horizon);
        query.SetCanonical("upTo", request.UpTo);
        query.LeaveOut("province", catalog.HeadlineProvinces);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var provinces = asked.Count > 0 ? asked : catalog.HeadlineProvinces;
        var named = indicators.Count > 0 ? indicators : [.. weights.Keys.Select(id => catalog.FindIndicator(id)!)];
        // By id, as the parts of an entity are.
        IReadOnlyList<Indicator> candidates = [.. (named.Count > 0 ? named : catalog.Indicators.Where(indicator => indicator.Worst is not null)).OrderBy(indicator => indicator.Id, StringComparer.Ordinal)];
        var figures = await store.ForGapsAsync(catalog, [.. provinces.Select(province => province.Id)], [.. candidates.Select(indicator => indicator.Id)], ct);
        var rows = GapTable.Compute(new GapQuestion
        {
            Provinces = provinces,
            Indicators = candidates,
            Targets = figures.Targets,
            Observations = figures.Observations,
            ReleaseYear = catalog.Release.Release.Day().Year,
            Standings = new HashSet<Standing> { Standing.Primary },
            Series = series.Count == 0 ? null : SeriesOf(candidates, series),
            PreferredSeriesOnly = series.Count == 0,
            UpTo = Parse.Year(request.UpTo),
            Explain = false,
        });
        var horizon = Parse.Year(request.Horizon) ?? MostScored(rows);
        var atHorizon = rows.Where(row => row.Target.Horizon == horizon).ToLookup(row => (row.Province, row.Indicator), row => row);
        // Without a choice of the caller, the indicators that can be scored are those on which at least one of the provinces has a score.
        var components = named.Count > 0
            ? candidates
            : [.. candidates.Where(indicator => provinces.Any(province => atHorizon[(province.Id, indicator.Id)].Any(row => row.Score.Value is not null)))];
        var evidence = provinces.SelectMany(province => components.Select(indicator => EvidenceOf(province, indicator, [.. atHorizon[(province.Id, indicator.Id)]]))).ToList();

        var scorecard = ScorecardComputation.Compute(new ScorecardInput
        {
            Entities = [.. provinces.Select(province => EntityOf(province, [.. evidence.Where(part => part.Province == province.Id)]))],
            Weights = components.ToDictionary(indicator => indicator.Id, indicator => weights.Count == 0 ? 1 : weights.GetValueOrDefault(indicator.Id)),
            Aggregation = request.Aggregation is { } aggregation ? Aggregations.Find(aggregation)! : Aggregations.All[0],
            MinCoverage = minCoverage,
        });
        var response = new Response(scorecard, horizon, evidence);
        return query.Answer(
            response,
            ScorecardsTable.CountOf(response),
            ScorecardsTable.CountOf(response),
            ProvinceWarnings.Ended(provinces),
            catalog.Cite(evidence.SelectMany(part => new[] { part.TargetSource, part.ObservationSource })))
            .As(() => ScorecardsTable.Of(response, catalog));
    }

    private static Dictionary<string, decimal> ReadWeights(Query<Request> query, Catalog catalog, IReadOnlyList<Indicator> indicators)
    {
        var weights = new Dictionary<string, decimal>();
        foreach (var (component, weight) in query.Request.Weight.Select(Parse.Weight).OfType<(string, decimal)>())
        {
            if (catalog.MatchIndicator(component) is { Candidates.Count: 0 } unknown)
                query.AddFault(new Fault("weight", component, ErrorCodes.UnknownIndicator, new Text($"Dữ liệu không có \"{component}\".", $"There is no indicator \"{component}\".")) { DidYouMean = unknown.Near });
            else if (indicators.Count > 0 && indicators.All(indicator => indicator.Id != component))
                query.AddFault(new Fault("weight", component, ErrorCodes.NotSelected, new Text($"\"{component}\" không nằm trong indicator.", $"\"{component}\" is not among the indicators asked for.")));
            else if (!weights.TryAdd(component, weight))
                query.AddFault(new Fault("weight", component, ErrorCodes.RepeatedWeight, new Text($"\"{component}\" có nhiều hơn một trọng số.", $"\"{component}\" has more than one weight.")));
        }

        if (weights.Count > 0 && weights.Values.All(weight => weight == 0))
            query.AddFault(new Fault("weight", string.Join(',', query.Request.Weight), ErrorCodes.AllZero, new Text("Ít nhất một trọng số phải lớn hơn 0.", "At least one weight must be larger than 0.")));
        query.SetCanonical("weight", [.. weights.Select(weight => $"{weight.Key}:{Exact.Print(weight.Value)}")]);
        return weights;
    }

    /// <summary>The series that judge: those asked for, and the preferred one of an indicator for which none was.</summary>
    private static HashSet<string> SeriesOf(IReadOnlyList<Indicator> indicators, IReadOnlyList<string> asked) =>
        [.. indicators.SelectMany(indicator => indicator.Series.Any(series => asked.Contains(series.Id))
            ? indicator.Series.Where(series => asked.Contains(series.Id))
            : indicator.Series.Where(series => series.Preferred)).Select(series => series.Id)];

    /// <summary>The horizon on which the most scores stand; of those alike the one with the most targets, then the later.</summary>
    private static int? MostScored(IReadOnlyList<GapRow> rows) => rows
        .Where(row => row.Target.Horizon is not null)
        .GroupBy(row => row.Target.Horizon)
        .OrderByDescending(group => group.Count(row => row.Score.Value is not null))
        .ThenByDescending(group => group.Count())
        .ThenByDescending(group => group.Key)
        .FirstOrDefault()?
        .Key;

    private static Evidence EvidenceOf(Province province, Indicator indicator, IReadOnlyList<GapRow> rows)
    {
        var row = rows.FirstOrDefault(row => row.Score.Value is not null) ?? (rows.Count > 0 ? rows[0] : null);
        var reason = row is null ? Reason.NoTarget
            : row.Score.Value is not null ? (Reason?)null
            : row.NotComputed.First(entry => entry.Figure == "score").Reason;
        return new Evidence(province.Id, indicator.Id, row?.Score.Value, reason, row?.Target.Id, row?.Series, row?.Observation?.Id, row?.Year, row?.Target.Source, row?.Observation?.Source)
        {
            Warnings = row?.Warnings ?? [],
        };
    }

    private static ScoredEntity EntityOf(Province province, IReadOnlyList<Evidence> parts) => new(
        province.Id,
        parts.ToDictionary(part => part.Indicator, part => part.Score),
        parts.Where(part => part.Missing is not null).ToDictionary(part => part.Indicator, part => part.Missing!.Value));

    internal sealed record Request : TabularRequest
    {
        [Parameter("Provinces, in this order: ids, names with or without diacritics, or codes. Default: the headline provinces.", Example = "ha-noi,viet-nam")]
        public IReadOnlyList<string> Province { get; init; } = [];

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("Indicators by id. Default: those with a weight, or else those on which at least one of the provinces has a score.", Example = "grdp-digital-share,grdp-growth")]
        public IReadOnlyList<string> Indicator { get; init; } = [];

        [Parameter("Weights, as `indicator:0.4`. An indicator without one weighs nothing when others have; without any all weigh the same.", Example = "grdp-digital-share:0.6,grdp-growth:0.4")]
        public IReadOnlyList<string> Weight { get; init; } = [];

        [Parameter("How the scores become one.", Default = "arithmetic")]
        public string? Aggregation { get; init; }

        [Parameter("The share of the weight, from 0 to 1, that has to be present.", Default = "0.66")]
        public string? MinCoverage { get; init; }

        [Parameter("The horizon of the targets. Default: the one on which the most scores stand.", Example = "2025")]
        public string? Horizon { get; init; }

        [Parameter("The newest year whose values may be used. Default: all known.", Example = "2024")]
        public string? UpTo { get; init; }

        [Parameter("The series that judge, one of an indicator. Default, also for the indicators of which none is named: the preferred one.", Example = "gso-value-added")]
        public IReadOnlyList<string> Series { get; init; } = [];
    }

    internal sealed class Rules : TabularRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.On).Date();
            RuleForEach(request => request.Weight).Weight();
            RuleFor(request => request.Aggregation).OneOf([.. Aggregations.All.Select(aggregation => aggregation.Id)]);
            RuleFor(request => request.MinCoverage).Share();
            RuleFor(request => request.Horizon).Year();
            RuleFor(request => request.UpTo).Year();
        }
    }

    /// <summary>The scorecard of provinces, with what it stands on.</summary>
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
