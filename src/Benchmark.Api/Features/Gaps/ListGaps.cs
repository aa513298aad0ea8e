using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
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

    public override async Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation) =>
        await request.AskAsync(store, cancellation) with { Explain = request.Explain.IsOn, Trajectory = request.Trajectory.Shape };

    public override Answer<IReadOnlyList<GapRow>> Answer(Request request, GapQuestion question)
    {
        var catalog = request.Catalog;
        var (judged, hidden) = request.Select(question);
        // Rows that are sorted can be sorted by their sentences; of the others only those of the page are told.
        var rows = request.IsSorted ? request.Sort.Apply(Tell(judged), KeyOf) : judged;
        var page = Paging.Take(rows, request.Page, KeyOf);
        if (!request.IsSorted)
            page = Tell(page);
        var shown = request.Province.Count > 0 ? request.Province : page.Select(row => row.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return new Answer<IReadOnlyList<GapRow>>(page, page.Count, rows.Count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(shown),
            Sources = catalog.CiteGaps(page),
            Names = new NameList(catalog).Each(page, static (names, row) => names.Gap(row)).ToNames(),
            LastKey = Paging.LastKey(page, rows, KeyOf),
            Hidden = hidden,
            Milestones = (GapTable.Milestones(question).Count, request.Filter().Milestones()),
        }
            .As(() => Rows.Of(page))
            .As(() => GapsTable.Of(page, catalog));

        IReadOnlyList<GapRow> Tell(IReadOnlyList<GapRow> some)
        {
            var told = GapNarrative.Tell(question, some);
            return request.Display.IsOn ? DisplayText.Show(question, told) : told;
        }
    }

    private static string KeyOf(GapRow row) => row.Id;

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
