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
        await request.AskAsync(store, cancellation) with { Explain = request.Explain.IsOn, Trajectory = request.Trajectory.IsOn };

    public override Answer<IReadOnlyList<GapRow>> Answer(Request request, GapQuestion question)
    {
        var catalog = request.Catalog;
        var (rows, hidden) = request.Select(question);
        var page = GapNarrative.Tell(question, Paging.Take(rows, request.Page, KeyOf));
        var shown = request.Province.Count > 0 ? request.Province : page.Select(row => row.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return new Answer<IReadOnlyList<GapRow>>(page, page.Count, rows.Count)
        {
            Warnings = ProvinceWarnings.Ended(shown),
            Sources = catalog.CiteGaps(page),
            LastKey = Paging.LastKey(page, rows, KeyOf),
            Hidden = hidden,
            Milestones = (GapTable.Milestones(question).Count, request.Filter().Milestones()),
        }
            .As(() => Rows.Of(page))
            .As(() => GapsTable.Of(page, catalog));
    }

    private static string KeyOf(GapRow row) => $"{row.Target.Id} {row.Series}";

    internal sealed record Request : GapsRequest
    {
        [Parameter("`false` leaves out how each figure was computed.", Default = "true")]
        public SwitchParameter Explain { get; init; } = null!;

        [Parameter(
            "`true` draws the way of each row year by year: the path required, the values observed, the projection, and what the same document asks for in "
                + "other years.",
            Default = "false")]
        public SwitchParameter Trajectory { get; init; } = null!;
    }
}
