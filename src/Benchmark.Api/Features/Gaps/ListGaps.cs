using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>Says how far each province is from each of its targets, and how that was computed.</summary>
internal sealed class ListGaps(FigureStore store) : DataEndpoint<ListGaps.Request, ListGaps.Question, IReadOnlyList<GapRow>>
{
    // Of so few provinces and indicators all rows are read at once as fast as the answer which there are.
    private const int FewPairs = 50;

    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/gaps",
        "List gaps to targets",
        "One row per target and series that has values for the province and may judge it; with none, one row that says so. "
            + "Every figure carries how it was computed, every missing one its reason. Ordered by province as asked, indicator, horizon, target, series.",
        typeof(Table));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        if (request.NeedsVerdicts || request.IsSorted || request.Province.Count * request.Indicator.Count is > 0 and <= FewPairs)
        {
            var whole = await request.AskAsync(store, cancellation) with { Explain = request.Explain.IsOn, Trajectory = request.Trajectory.Shape };
            return new Question(whole, null, GapTable.Milestones(whole).Count);
        }

        // Which rows there are follows from the targets and series alone, so only those of the page are read and computed.
        var asked = request.About(request.Provinces, request.Indicators) with { Explain = request.Explain.IsOn, Trajectory = request.Trajectory.Shape };
        var grounds = await store.GapGroundsAsync(
            request.Catalog,
            request.Province.Count > 0 ? request.Province.Ids : null,
            asked.Indicators.Count == request.Catalog.Indicators.Count ? null : [.. asked.Indicators.Select(indicator => indicator.Id)],
            cancellation);
        var places = GapTable.PlacesOf(asked, grounds.Targets, grounds.Starts);
        var page = Paging.Take(places, request.Page, place => place.Id);
        var figures = await store.ForPartsAsync(
            request.Catalog,
            page.Select(place => (Indicator: place.Indicator.Id, Province: place.Province.Id))
                .Distinct()
                .ToLookup(part => part.Indicator, part => part.Province),
            cancellation);
        return new Question(
            asked with { Targets = figures.Targets, Observations = figures.Observations },
            new PlacedPage(page, places.Count, Paging.LastKey(page, places, place => place.Id)),
            GapTable.Milestones(asked, grounds.Targets).Count);
    }

    public override Answer<IReadOnlyList<GapRow>> Answer(Request request, Question asked)
    {
        var (catalog, question) = (request.Catalog, asked.Gaps);
        var (page, total, hidden, last) = asked.Page is { } placed
            ? (Tell(GapTable.Compute(question, placed.Places)), placed.Total, 0, placed.LastKey)
            : Whole();
        var shown = request.Province.Count > 0 ? request.Province : page.Select(row => row.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return new Answer<IReadOnlyList<GapRow>>(page, page.Count, total)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(shown),
            Sources = catalog.CiteGaps(page),
            Names = new NameList(catalog).Each(page, static (names, row) => names.Gap(row)).ToNames(),
            LastKey = last,
            Hidden = hidden,
            Milestones = (asked.Milestones, request.Filter().Milestones()),
        }
            .As(() => Rows.Of(page))
            .As(() => GapsTable.Of(page, catalog));

        (IReadOnlyList<GapRow> Page, int Total, int Hidden, string[]? LastKey) Whole()
        {
            var (judged, hidden) = request.Select(question);
            // Rows that are sorted can be sorted by their sentences; of the others only those of the page are told.
            var rows = request.IsSorted ? request.Sort.Apply(Tell(judged), KeyOf) : judged;
            var taken = Paging.Take(rows, request.Page, KeyOf);
            return (request.IsSorted ? taken : Tell(taken), rows.Count, hidden, Paging.LastKey(taken, rows, KeyOf));
        }

        IReadOnlyList<GapRow> Tell(IReadOnlyList<GapRow> some)
        {
            var told = GapNarrative.Tell(question, some);
            return request.Display.IsOn ? DisplayText.Show(question, told) : told;
        }
    }

    private static string KeyOf(GapRow row) => row.Id;

    /// <summary>The gaps asked for.</summary>
    /// <param name="Gaps">The question, with the figures of the page, or of all rows where their verdicts decide which are shown.</param>
    /// <param name="Page">The rows of the page; null where their verdicts decide.</param>
    /// <param name="Milestones">How many of the targets have no number.</param>
    internal sealed record Question(GapQuestion Gaps, PlacedPage? Page, int Milestones);

    /// <summary>A page of rows that are not computed yet.</summary>
    /// <param name="Places">The rows.</param>
    /// <param name="Total">How many rows there are in all.</param>
    /// <param name="LastKey">What the next page begins behind; null on the last.</param>
    internal sealed record PlacedPage(IReadOnlyList<GapPlace> Places, int Total, string[]? LastKey);

    internal sealed record Request : GapsRequest<GapsTable, GapRow>
    {
        [Parameter("`false` leaves out how each figure was computed.", Default = "true")]
        public SwitchParameter Explain { get; init; } = null!;

        [Parameter(
            "`true` draws the way of each row year by year: the path required, the values observed, the projection, and what the same document asks for in "
                + "other years. `rows` gives the same as one row for each year, in `trajectoryRows`.",
            Default = "false")]
        public TrajectoryParameter Trajectory { get; init; } = null!;

        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }
}
