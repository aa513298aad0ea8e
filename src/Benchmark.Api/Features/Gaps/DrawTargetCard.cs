using Benchmark.Api.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>One target in a few words.</summary>
internal sealed class DrawTargetCard(FigureStore store, TargetStore targets)
    : DataEndpoint<DrawTargetCard.Request, GapsChart.Question, ChartAnswer>
{
    public override void Configure() => Reads<DataRules<Request>>(
        ChartKind.TargetCard.Path,
        $"Draw a chart: {ChartKind.TargetCard.Name.En}",
        $"{ChartKind.TargetCard.Meaning.En} Where several series judge the target, `series` chooses; without it they are an `ambiguous-selection`.",
        typeof(Picture));

    public override async Task<GapsChart.Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var catalog = request.Catalog;
        var id = request.Id.Text!;
        var target = await targets.GetAsync(catalog.Release, id, cancellation);
        var asked = await request.AskGapsAsync(store, [catalog.FindProvince(target.Province)!], [catalog.FindIndicator(target.Indicator)!], cancellation) with
        {
            Series = request.Series.Set,
        };
        IReadOnlyList<GapRow> rows = [.. GapTable.Compute(asked).Where(row => row.Target.Id == id && GapCharts.IsDrawn(row))];
        return new GapsChart.Question(asked, rows, rows.Count > 1 ? ChartFaults.Ambiguous(rows, catalog) : null)
        {
            HasNumber = target.Normalized.PassMark is not null,
        };
    }

    public override Answer<ChartAnswer> Answer(Request request, GapsChart.Question question)
    {
        var rows = DisplayText.Show(question.Gaps, GapNarrative.Tell(question.Gaps, question.Rows));
        var readable = $"/v1/targets/{Uri.EscapeDataString(request.Id.Text!)}";
        var chart = rows.Count == 0
            ? EmptyChart.Of(readable, question.HasNumber ? null : ChartWords.NoNumber)
            : (Chart)GapCharts.Card(rows[0], request.Catalog, question.Gaps.ReleaseYear);
        var figures = rows.Count == 0 ? readable : FiguresOf(rows[0]);
        return new ChartAnswer(ChartKind.TargetCard, chart, figures, readable).In(request.Catalog, request.Size, request.Scheme) with
        {
            Names = new NameList(request.Catalog).Each(rows, static (names, row) => names.Gap(row)).ToNames(),
        };
    }

    protected override Problem? FindProblem(GapsChart.Question question) =>
        question.Fault is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    /// <summary>The path of the rows of gaps among which the target is.</summary>
    private static string FiguresOf(GapRow row) =>
        $"/v1/gaps?explain=false&indicator={row.Indicator}&province={row.Province}{(row.Series is null ? "" : $"&series={row.Series}")}&standing=all";

    internal sealed record Request : DataRequest, IPictureRequest
    {
        [Parameter("The target, by id.", Required = true, Example = "ha-noi.pci-rank.2025.dx-smart")]
        public KnownTargetParameter Id { get; init; } = null!;

        [Parameter("The series that judges it. Needed where several do.", Example = "gso-value-added")]
        public SeriesParameter Series { get; init; } = null!;

        [Parameter(ChartText.Size, Default = "wide")]
        public CodeParameter<ChartSize> Size { get; init; } = null!;

        [Parameter(ChartText.Scheme, Default = "light")]
        public CodeParameter<ColorScheme> Scheme { get; init; } = null!;
    }
}
