using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
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
        var all = request.Sort.Apply([.. groups.Select(group => GapSummaryRow.Of(group, by, question.Indicators, catalog, filter))], KeyOf);
        var shown = Paging.Take(all, request.Page, KeyOf);
        IEnumerable<Province> touched = request.Province.Count > 0 ? request.Province
            : by == GapGrouping.Province ? shown.Select(group => catalog.FindProvince(group.Id!)!)
            : [];
        return new Answer<IReadOnlyList<GapSummaryRow>>(shown, shown.Count, all.Count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(touched),
            Sources = by == GapGrouping.Document ? catalog.Cite(shown.Select(group => group.Id)) : [],
            Names = NamesOf(catalog, by, shown),
            LastKey = Paging.LastKey(shown, all, KeyOf),
            Hidden = hidden,
            Milestones = (GapTable.Milestones(question).Count, filter.Milestones()),
        }
            .As(() => Rows.Of(shown))
            .As(() => GapSummaryTable.Of(shown));
    }

    // No id is empty.
    private static string KeyOf(GapSummaryRow group) => group.Id ?? "";

    private static Names NamesOf(Catalog catalog, GapGrouping by, IReadOnlyList<GapSummaryRow> rows) => new NameList(catalog)
        .Each(rows, (names, row) => _ = by switch
        {
            GapGrouping.Province => names.Provinces(row.Id),
            GapGrouping.Indicator => names.Indicators(row.Id),
            GapGrouping.Document => names.Documents(row.Id),
            _ => names,
        }).ToNames();

    internal sealed record Request : GapsRequest<GapSummaryTable, GapSummaryRow>
    {
        [Parameter("What is put together.", Default = UsualGrouping)]
        public CodeParameter<GapGrouping> By { get; init; } = null!;
    }
}
