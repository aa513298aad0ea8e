using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>Says how far each province is from each of its targets, and how that was computed.</summary>
internal sealed class ListGaps(Catalogs catalogs, FigureStore store) : QueryEndpoint<ListGaps.Request, Reply<IReadOnlyList<GapRow>>>
{
    private const string AllStandings = "all";

    public override void Configure() => Reads<Rules>(
        "/v1/gaps",
        "List gaps to targets",
        "One row per target and series that has values for the province and may judge it; with none, one row that says so. "
            + "Every figure carries how it was computed, every missing one its reason. Ordered by province as asked, indicator, horizon, target, series.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<GapRow>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var day = Parse.Date(request.On);
        var provinces = query.Many("province", request.Province, text => catalog.MatchProvince(text, day), keepOrder: true);
        var indicators = query.Many("indicator", request.Indicator, catalog.MatchIndicator);
        var series = query.Ids("series", request.Series, catalog.MatchSeries);
        var statuses = query.Codes<Status>("status", request.Status);
        query.SetCanonical("standing", request.Standing.Contains(AllStandings) ? [AllStandings] : request.Standing);
        query.SetCanonical("horizon", request.Horizon);
        query.SetCanonical("upTo", request.UpTo);
        query.SetCanonical("pace", request.Pace);
        query.SetCanonical("thresholds", request.Thresholds, leftOut: ThresholdSets.All[0].Id);
        query.SetCanonical("explain", request.Explain, leftOut: "1");
        query.SetCanonical("trajectory", request.Trajectory, leftOut: "0");
        query.LeaveOut("standing", Code.Of(Standing.Primary));
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var asked = provinces.Count > 0 ? provinces : catalog.Provinces;
        // What none of the series asked for measures has no row: that it has no value would be untrue.
        IReadOnlyList<Indicator> measured = [.. (indicators.Count > 0 ? indicators : catalog.Indicators)
            .Where(indicator => series.Count == 0 || indicator.Series.Any(each => series.Contains(each.Id)))];
        var figures = await store.ForGapsAsync(catalog, [.. asked.Select(province => province.Id)], [.. measured.Select(indicator => indicator.Id)], ct);
        var question = new GapQuestion
        {
            Provinces = asked,
            Indicators = measured,
            Targets = figures.Targets,
            Observations = figures.Observations,
            ReleaseYear = catalog.Release.Release.Day().Year,
            Standings = StandingsOf(request.Standing),
            Horizons = Parse.Horizons(request.Horizon),
            Series = series.Count > 0 ? series.ToHashSet() : null,
            Statuses = statuses?.ToHashSet(),
            UpTo = Parse.Year(request.UpTo),
            Pace = request.Pace is { } pace ? PaceModels.Find(pace) : null,
            Thresholds = request.Thresholds is { } thresholds ? ThresholdSets.Find(thresholds)! : ThresholdSets.All[0],
            Explain = request.Explain != "0",
            Trajectory = request.Trajectory == "1",
        };

        var rows = GapTable.Compute(question);
        var page = GapNarrative.Tell(question, Paging.Take(rows, query.Page, KeyOf));
        var shown = provinces.Count > 0 ? provinces : page.Select(row => row.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return query.Answer(
            page,
            page.Count,
            rows.Count,
            ProvinceWarnings.Ended(shown),
            catalog.Cite(page.SelectMany(row => new[] { row.Target.Source, row.Target.Document, row.Observation?.Source, row.Observation?.SecondSource })),
            Paging.LastKey(page, rows, KeyOf))
            .As(() => Rows.Of(page))
            .As(() => GapsTable.Of(page, catalog));
    }

    private static string KeyOf(GapRow row) => $"{row.Target.Id} {row.Series}";

    private static HashSet<Standing>? StandingsOf(IReadOnlyList<string> values) =>
        values.Contains(AllStandings) ? null
        : values.Count == 0 ? [Standing.Primary]
        : [.. values.Select(Code.Parse<Standing>)];

    internal sealed record Request : ListRequest
    {
        [Parameter("Provinces, in this order: ids, names with or without diacritics, or codes (`gso:30`, `iso:VN-61`). Default: all, by id.", Example = "ha-noi")]
        public IReadOnlyList<string> Province { get; init; } = [];

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("Indicators by id. Milestones have no number and no gap.", Example = "grdp-digital-share")]
        public IReadOnlyList<string> Indicator { get; init; } = [];

        [Parameter("Horizons: years, or `open`.", Example = "2025")]
        public IReadOnlyList<string> Horizon { get; init; } = [];

        [Parameter("The newest year whose values may be used. Default: all known.", Example = "2023")]
        public string? UpTo { get; init; }

        [Parameter("The series that may judge; indicators that have none of them are left out. Default: all that judge targets.", Example = "gso-value-added")]
        public IReadOnlyList<string> Series { get; init; } = [];

        [Parameter("The standing of the targets; `all` lifts the filter.", Default = "primary")]
        public IReadOnlyList<string> Standing { get; init; } = [];

        [Parameter("Only rows of these statuses.")]
        public IReadOnlyList<string> Status { get; init; } = [];

        [Parameter("The pace model. Default: that of each indicator.")]
        public string? Pace { get; init; }

        [Parameter("The threshold set of the status.", Default = "eurostat")]
        public string? Thresholds { get; init; }

        [Parameter("`0` leaves out how each figure was computed.", Default = "1")]
        public string? Explain { get; init; }

        [Parameter("`1` draws the way of each row year by year: the path required, the values observed, the projection, and what the same document asks for in other years.", Default = "0")]
        public string? Trajectory { get; init; }
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.On).Date();
            RuleForEach(request => request.Horizon).Horizon();
            RuleFor(request => request.UpTo).Year();
            RuleForEach(request => request.Standing).OneOf([.. Code.All<Standing>(), AllStandings]);
            RuleForEach(request => request.Status).OneOf(Code.All<Status>());
            RuleFor(request => request.Pace).OneOf([.. PaceModels.All.Select(model => model.Id)]);
            RuleFor(request => request.Thresholds).OneOf([.. ThresholdSets.All.Select(set => set.Id)]);
            RuleFor(request => request.Explain).OneOf(["1", "0"]);
            RuleFor(request => request.Trajectory).OneOf(["1", "0"]);
        }
    }
}
