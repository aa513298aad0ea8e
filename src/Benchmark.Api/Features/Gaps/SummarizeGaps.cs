using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>Counts how the targets stand, by what they have in common.</summary>
internal sealed class SummarizeGaps(FigureStore store) : DataEndpoint<SummarizeGaps.Request, GapQuestion, IReadOnlyList<GapSummaryRow>>
{
    private const string UsualGrouping = "province";

    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/gaps/summary",
        "Summarize gaps",
        "How many targets are met, judged and of each status, per province, indicator, theme, horizon or document. It counts the rows that `/v1/gaps` answers "
            + "with the same filters; a target counts once, by its row of the preferred series, else by its first. Only groups that have rows are listed, in "
            + "the order of `/v1/gaps`: provinces as asked, themes in their own order, horizons by year with `open` last, indicators and documents by id, "
            + "targets of which no document is known last, with `id` null.",
        typeof(Table));

    public override Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation) => request.AskAsync(store, cancellation);

    public override Answer<IReadOnlyList<GapSummaryRow>> Answer(Request request, GapQuestion question)
    {
        var (catalog, filter) = (request.Catalog, request.Filter());
        var by = request.By.Value ?? GapGrouping.Province;
        var (rows, hidden) = request.Select(question);
        var groups = GapSummary.Compute(question, rows, by, catalog.NamedThemes);
        var page = Paging.Take(groups, request.Page, KeyOf);
        IReadOnlyList<GapSummaryRow> shown = [.. page.Select(group => GapSummaryRow.Of(group, by, question.Indicators, catalog, filter))];
        IEnumerable<Province> touched = request.Province.Count > 0 ? request.Province
            : by == GapGrouping.Province ? page.Select(group => catalog.FindProvince(group.Id!)!)
            : [];
        return new Answer<IReadOnlyList<GapSummaryRow>>(shown, shown.Count, groups.Count)
        {
            Warnings = ProvinceWarnings.Ended(touched),
            Sources = by == GapGrouping.Document ? catalog.Cite(page.Select(group => group.Id)) : [],
            LastKey = Paging.LastKey(page, groups, KeyOf),
            Hidden = hidden,
            Milestones = (GapTable.Milestones(question).Count, filter.Milestones()),
        }
            .As(() => Rows.Of(shown))
            .As(() => GapSummaryTable.Of(shown));
    }

    // No id is empty.
    private static string KeyOf(GapGroup group) => group.Id ?? "";

    internal sealed record Request : GapsRequest
    {
        [Parameter("What is put together.", Default = UsualGrouping)]
        public CodeParameter<GapGrouping> By { get; init; } = null!;
    }
}
