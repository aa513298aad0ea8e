using Benchmark.Api.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>A chart of rows of gaps.</summary>
internal abstract class GapsChart(FigureStore store, ChartKind kind) : DataEndpoint<GapsChart.Request, GapsChart.Question, ChartAnswer>
{
    public override void Configure() => Reads<DataRules<Request>>(
        kind.Path,
        $"Draw a chart: {kind.Name.En}",
        $"{kind.Meaning.En} {About}",
        typeof(Picture));

    /// <summary>What a client must know of it.</summary>
    protected abstract string About { get; }

    public sealed override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var asked = request.IsOpen
            ? await request.AskAsync(store, UsualProvinces(request.Catalog), [request.Catalog.MainIndicator()], cancellation) with
            {
                Horizons = new HashSet<int?> { UsualHorizon(request) },
            }
            : await request.AskAsync(store, cancellation);
        asked = asked with { Explain = false, Trajectory = TrajectoryShape.Lines };
        var (all, _) = request.Select(asked);
        var rows = Choose([.. all.Where(GapCharts.IsDrawn)], request);
        return new Question(asked, rows, FindFault(rows, request));
    }

    public sealed override Answer<ChartAnswer> Answer(Request request, Question question)
    {
        var rows = DisplayText.Show(question.Gaps, GapNarrative.Tell(question.Gaps, question.Rows));
        var chart = rows.Count == 0 ? EmptyChart.Of(kind.List) : Draw(rows, question.Gaps, request);
        var path = request.IsOpen
            ? ChartAnswer.PathOf(
                request,
                kind.List,
                ("horizon", $"{UsualHorizon(request)}"),
                ("indicator", request.Catalog.MainIndicator().Id),
                ("province", string.Join(',', UsualProvinces(request.Catalog).Select(province => province.Id))))
            : ChartAnswer.PathOf(request, kind.List);
        return new ChartAnswer(kind, chart, path, path).In(request.Catalog, request.Size, request.Scheme) with
        {
            Warnings = ProvinceWarnings.Ended(rows.Select(row => row.Province).Distinct().Select(id => request.Catalog.FindProvince(id)!)),
            Names = new NameList(request.Catalog).Each(rows, static (names, row) => names.Gap(row)).ToNames(),
        };
    }

    protected sealed override Problem? FindProblem(Question question) =>
        question.Fault is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    /// <summary>What is drawn where nothing is chosen.</summary>
    protected virtual IReadOnlyList<Province> UsualProvinces(Catalog catalog) => catalog.MainPlaces();

    /// <summary>The last year that is over.</summary>
    private static int UsualHorizon(Request request) => request.Published.Day().Year - 1;

    /// <summary>The rows that are drawn, of those that are asked for.</summary>
    protected abstract IReadOnlyList<GapRow> Choose(IReadOnlyList<GapRow> rows, Request request);

    /// <summary>Why they cannot be drawn; null when they can.</summary>
    protected abstract Fault? FindFault(IReadOnlyList<GapRow> rows, Request request);

    /// <summary>The chart of at least one row.</summary>
    protected abstract Chart Draw(IReadOnlyList<GapRow> rows, GapQuestion question, Request request);

    /// <summary>The rows of a chart.</summary>
    /// <param name="Gaps">What they answer.</param>
    /// <param name="Rows">The rows, not told yet.</param>
    /// <param name="Fault">Why they cannot be drawn; null when they can.</param>
    internal sealed record Question(GapQuestion Gaps, IReadOnlyList<GapRow> Rows, Fault? Fault)
    {
        /// <summary>Whether the target of a single row asks for a number.</summary>
        public bool HasNumber { get; init; } = true;
    }

    internal sealed record Request : GapsRequest<GapsTable, GapRow>, IPictureRequest
    {
        [Parameter(ChartText.Size, Default = "wide")]
        public CodeParameter<ChartSize> Size { get; init; } = null!;

        [Parameter(ChartText.Scheme, Default = "light")]
        public CodeParameter<ColorScheme> Scheme { get; init; } = null!;

        /// <summary>Whether nothing is chosen: then the main places are drawn on the main indicator.</summary>
        public bool IsOpen => Province.Count == 0 && Indicator.Count == 0 && Horizon.Canonical.Count == 0 && Document.Count == 0 && Series.Count == 0;
    }
}

/// <summary>A chart of several rows of gaps on one axis.</summary>
internal abstract class RowsChart(FigureStore store, ChartKind kind) : GapsChart(store, kind)
{
    protected override string About =>
        $"Of each target one row: that of the preferred series, unless `series` names another. At most {ChartKind.MostRows} rows, of one unit. "
            + "What asks for no number is not drawn; of what no figure was found the picture says so. "
            + "Where nothing is chosen: the main provinces of today and the country, on the main indicator, in the last year that is over.";

    protected sealed override IReadOnlyList<GapRow> Choose(IReadOnlyList<GapRow> rows, Request request) => GapCharts.OneOfEach(rows, request.Catalog);

    protected sealed override Fault? FindFault(IReadOnlyList<GapRow> rows, Request request) =>
        rows.Count > ChartKind.MostRows ? ChartFaults.TooMany(
            rows.Count,
            ChartKind.MostRows,
            new("dòng", "rows"),
            ("province", rows.Select(row => row.Province)),
            ("indicator", rows.Select(row => row.Indicator)),
            ("horizon", rows.Select(row => row.Target.Horizon is { } year ? $"{year}" : GapSummary.Open)))
        : GapCharts.HaveOneUnit(rows) ? null
        : ChartFaults.MixedUnits(rows.Select(row => row.Indicator), request.Catalog);
}

/// <summary>Value beside goal.</summary>
internal sealed class DrawTargetGap(FigureStore store) : RowsChart(store, ChartKind.TargetGap)
{
    protected override Chart Draw(IReadOnlyList<GapRow> rows, GapQuestion question, Request request) =>
        GapCharts.TargetGap(rows, request.Catalog);
}

/// <summary>Value minus pass mark.</summary>
internal sealed class DrawDifference(FigureStore store) : RowsChart(store, ChartKind.Difference)
{
    protected override Chart Draw(IReadOnlyList<GapRow> rows, GapQuestion question, Request request) =>
        GapCharts.Difference(rows, request.Catalog) is { Marks.Count: > 0 } chart ? chart
            : EmptyChart.Of(ChartKind.Difference.List, rows.All(row => row.Observation is null) ? null : ChartWords.NoDifference);
}

/// <summary>The way to one target.</summary>
internal sealed class DrawTrajectory(FigureStore store) : GapsChart(store, ChartKind.Trajectory)
{
    protected override string About =>
        "It draws one row; several are an `ambiguous-selection` with the choices. Values of other series are open diamonds. "
            + "Where nothing is chosen: the country on the main indicator, in the last year that is over, by the series that counts.";

    protected override IReadOnlyList<Province> UsualProvinces(Catalog catalog) => [catalog.Country];

    protected override IReadOnlyList<GapRow> Choose(IReadOnlyList<GapRow> rows, Request request) =>
        request.IsOpen ? [.. GapCharts.OneOfEach(rows, request.Catalog).Take(1)] : rows;

    protected override Fault? FindFault(IReadOnlyList<GapRow> rows, Request request) => rows.Count > 1 ? ChartFaults.Ambiguous(rows, request.Catalog) : null;

    protected override Chart Draw(IReadOnlyList<GapRow> rows, GapQuestion question, Request request)
    {
        var newest = question.Observations
            .Where(value => value.Province == rows[0].Province && value.Indicator == rows[0].Indicator && !(value.Year > question.UpTo))
            .GroupBy(value => (value.Series, value.Year))
            .Select(revisions => revisions.MaxBy(value => value.Revision)!)
            .OrderBy(value => value.Year)
            .ToList();
        return GapCharts.Trajectory(rows[0], newest, request.Catalog);
    }
}
