using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>Says how far each province is from each of its targets, and how that was computed.</summary>
internal sealed class ListGaps(FigureStore store) : DataEndpoint<ListGaps.Request, GapQuestion, IReadOnlyList<GapRow>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/gaps",
        "List gaps to targets",
        "One row per target and series that has values for the province and may judge it; with none, one row that says so. "
            + "Every figure carries how it was computed, every missing one its reason. Ordered by province as asked, indicator, horizon, target, series.",
        typeof(Table));

    public override async Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var catalog = request.Catalog;
        IReadOnlyList<Province> provinces = request.Province.Count > 0 ? request.Province : catalog.Provinces;
        // An indicator that none of the requested series measures has no row: saying that it has no value would be untrue.
        IReadOnlyList<Indicator> measured = [.. (request.Indicator.Count > 0 ? request.Indicator : catalog.Indicators)
            .Where(indicator => request.Series.Count == 0 || indicator.Series.Any(each => request.Series.Contains(each.Id)))];
        var figures =
            await store.ForGapsAsync(catalog, [.. provinces.Select(province => province.Id)], [.. measured.Select(indicator => indicator.Id)], cancellation);
        return new GapQuestion
        {
            Provinces = provinces,
            Indicators = measured,
            Targets = figures.Targets,
            Observations = figures.Observations,
            ReleaseYear = request.Published.Day().Year,
            Sources = catalog.SourcesById,
            Standings = request.Standing.Set,
            Horizons = request.Horizon.Set,
            Series = request.Series.Set,
            Statuses = request.Status.Set,
            UpTo = request.UpTo.Value,
            Pace = request.Pace.Model,
            Thresholds = request.Thresholds.Set,
            Explain = request.Explain.IsOn,
            Trajectory = request.Trajectory.IsOn,
        };
    }

    public override Answer<IReadOnlyList<GapRow>> Answer(Request request, GapQuestion question)
    {
        var catalog = request.Catalog;
        var all = GapTable.Compute(question);
        var rows = request.HasValue.IsOn ? [.. all.Where(row => row.Observation is not null)] : all;
        var page = GapNarrative.Tell(question, Paging.Take(rows, request.Page, KeyOf));
        var shown = request.Province.Count > 0 ? request.Province : page.Select(row => row.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return new Answer<IReadOnlyList<GapRow>>(page, page.Count, rows.Count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(shown),
            Sources =
                catalog.Cite(page.SelectMany(row => new[] { row.Target.Source, row.Target.Document, row.Observation?.Source, row.Observation?.SecondSource })),
            LastKey = Paging.LastKey(page, rows, KeyOf),
            Hidden = all.Count - rows.Count,
            Milestones = (GapTable.CountMilestones(question), LinkToMilestones(request)),
        }
            .As(() => Rows.Of(page))
            .As(() => GapsTable.Of(page, catalog));
    }

    /// <summary>The targets without a number among those that the request selects.</summary>
    private static string LinkToMilestones(Request request)
    {
        var link = new CanonicalRequest("/v1/targets", capacity: 6, request.Asked.Prefix);
        link.Add("comparator", [Code.Of(Comparator.Milestone)]);
        link.Add("horizon", request.Horizon.Canonical);
        link.Add("indicator", request.Indicator.Canonical);
        link.Add("province", request.Province.Canonical);
        link.Add("release", request.Release.Canonical);
        link.Add("standing", request.Standing.Set is { } standings ? [.. standings.Select(Code.Of)] : []);
        return link.Link();
    }

    private static string KeyOf(GapRow row) => $"{row.Target.Id} {row.Series}";

    internal sealed record Request : ListRequest
    {
        [Parameter(
            "Provinces, in this order: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups (`group:current`). Default: all, by id.",
            Example = "ha-noi")]
        public OrderedProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;

        [Parameter("Indicators by id. Milestones have no number and no gap.", Example = "grdp-digital-share")]
        public IndicatorsParameter Indicator { get; init; } = null!;

        [Parameter("Horizons: years, or `open`.", Example = "2025")]
        public HorizonsParameter Horizon { get; init; } = null!;

        [Parameter("The newest year whose values may be used. Default: all known.", Example = "2023")]
        public YearParameter UpTo { get; init; } = null!;

        [Parameter("The series that may judge; indicators that have none of them are left out. Default: all that judge targets.", Example = "gso-value-added")]
        public SeriesParameter Series { get; init; } = null!;

        [Parameter("The standing of the targets; `all` lifts the filter.", Default = "primary")]
        public StandingsParameter Standing { get; init; } = null!;

        [Parameter("Only rows of these statuses.")]
        public CodesParameter<Status> Status { get; init; } = null!;

        [Parameter("`true` leaves out the rows without a value to judge; `meta.hidden` counts them.", Default = "false")]
        public SwitchParameter HasValue { get; init; } = null!;

        [Parameter("The pace model. Default: that of each indicator.")]
        public PaceParameter Pace { get; init; } = null!;

        [Parameter("The threshold set of the status.", Default = "eurostat")]
        public ThresholdsParameter Thresholds { get; init; } = null!;

        [Parameter("`false` leaves out how each figure was computed.", Default = "true")]
        public SwitchParameter Explain { get; init; } = null!;

        [Parameter(
            "`true` draws the way of each row year by year: the path required, the values observed, the projection, and what the same document asks for in "
                + "other years.",
            Default = "false")]
        public SwitchParameter Trajectory { get; init; } = null!;
    }
}
