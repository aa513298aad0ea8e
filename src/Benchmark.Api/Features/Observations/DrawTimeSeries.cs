using Benchmark.Api.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Observations;

/// <summary>Figures year by year.</summary>
internal sealed class DrawTimeSeries(ObservationStore observations, FigureStore store)
    : DataEndpoint<DrawTimeSeries.Request, DrawTimeSeries.Question, ChartAnswer>
{
    // Twelve lines have no more values, unless each has more years than there are figures of.
    private const int MostValues = 1200;

    public override void Configure() => Reads<DataRules<Request>>(
        ChartKind.TimeSeries.Path,
        $"Draw a chart: {ChartKind.TimeSeries.Name.En}",
        $"{ChartKind.TimeSeries.Meaning.En} A line is one province, indicator and series; different series are never joined, and where the way of measuring "
            + $"changed the line is broken. At most {ChartKind.MostLines} lines, of one unit. Where nothing is chosen: the main provinces of today and the "
            + "country, on the main indicator, by the series that counts.",
        typeof(Picture));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var main = request.Catalog.MainIndicator();
        var selection = new ObservationStore.Selection(
            request.IsOpen ? UsualProvinces(request) : request.Province.Filter,
            request.IsOpen ? [main.Id] : request.Indicator.Filter,
            request.Year.Filter,
            request.Year.HaveLatest,
            request.IsOpen ? UsualSeries(main) : request.Series.Filter,
            AllVintages: false);
        var (values, total, _) = await observations.ListAsync(request.Catalog.Release, selection, null, MostValues, cancellation);
        var lines = SeriesCharts.LinesOf(values);
        if (total > values.Count || lines.Count > ChartKind.MostLines)
            return Question.Of(ChartFaults.TooMany(
                lines.Count,
                ChartKind.MostLines,
                new("chuỗi số liệu", "lines"),
                ("province", values.Select(value => value.Province)),
                ("indicator", values.Select(value => value.Indicator)),
                ("series", values.Select(value => value.Series))));
        if (values.Select(value => value.Unit).Distinct().Count() > 1)
            return Question.Of(ChartFaults.MixedUnits(values.Select(value => value.Indicator), request.Catalog));
        if (lines is not [var only])
            return new Question(lines, null, null);
        var gaps = await request.AskGapsAsync(
            store,
            [.. new[] { request.Catalog.FindProvince(only[0].Province)!, request.Catalog.Country }.DistinctBy(province => province.Id)],
            [request.Catalog.FindIndicator(only[0].Indicator)!],
            cancellation);
        return new Question(lines, gaps with { Standings = RankedGoals.Standings }, null);
    }

    public override Answer<ChartAnswer> Answer(Request request, Question question)
    {
        var lines = question.Lines;
        IReadOnlyList<GapRow> goals = [];
        IReadOnlyList<Observation> national = [];
        if (question.Gaps is { } gaps)
        {
            var line = lines[0];
            goals = [.. DisplayText.Show(gaps, GapNarrative.Tell(gaps, GapTable.Compute(gaps))).Where(row => SeriesCharts.BelongsBeside(row, line[0]))];
            national = SeriesCharts.National(gaps.Observations, line, request.Catalog.Country.Id);
        }

        Chart chart = lines.Count == 0
            ? EmptyChart.Of(ChartKind.TimeSeries.List)
            : SeriesCharts.Of(lines, goals, national, request.Catalog, MissingIn(lines, request));
        var main = request.Catalog.MainIndicator();
        var path = request.IsOpen
            ? ChartAnswer.PathOf(
                request,
                ChartKind.TimeSeries.List,
                ("indicator", main.Id),
                ("province", string.Join(',', UsualProvinces(request))),
                ("series", string.Join(',', UsualSeries(main))))
            : ChartAnswer.PathOf(request, ChartKind.TimeSeries.List);
        return new ChartAnswer(ChartKind.TimeSeries, chart, path, path).In(request.Catalog, request.Size, request.Scheme) with
        {
            Names = new NameList(request.Catalog).Each(lines.SelectMany(each => each), static (names, value) => names.Observation(value)).ToNames(),
        };
    }

    protected override Problem? FindProblem(Question question) =>
        question.Fault is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    /// <summary>The provinces that were asked for and have no figure here.</summary>
    private static IReadOnlyList<string> MissingIn(IReadOnlyList<IReadOnlyList<Observation>> lines, Request request) =>
    [
        .. (request.IsOpen ? UsualProvinces(request) : request.Province.Filter ?? []).Except(lines.Select(line => line[0].Province)),
    ];

    private static IReadOnlyList<string> UsualProvinces(Request request) =>
        [.. request.Catalog.MainPlaces().Select(province => province.Id)];

    private static IReadOnlyList<string> UsualSeries(Indicator indicator) =>
        [.. indicator.Series.OrderByDescending(series => series.Preferred).Select(series => series.Id).Take(1)];

    /// <summary>What is drawn.</summary>
    /// <param name="Lines">The lines.</param>
    /// <param name="Gaps">Where there is one, the goals of its province and the figures of the country.</param>
    /// <param name="Fault">Why they cannot be drawn; null when they can.</param>
    internal sealed record Question(IReadOnlyList<IReadOnlyList<Observation>> Lines, GapQuestion? Gaps, Fault? Fault)
    {
        public static Question Of(Fault fault) => new([], null, fault);
    }

    internal sealed record Request : ListObservations.Request, IPictureRequest
    {
        [Parameter(ChartText.Size, Default = "wide")]
        public CodeParameter<ChartSize> Size { get; init; } = null!;

        [Parameter(ChartText.Scheme, Default = "light")]
        public CodeParameter<ColorScheme> Scheme { get; init; } = null!;

        /// <summary>Whether nothing is chosen.</summary>
        public bool IsOpen => Province.Count == 0 && Indicator.Count == 0 && Year.Canonical.Count == 0 && Series.Count == 0;
    }
}
