using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Comparisons;

/// <summary>Sets provinces side by side: what each promised and where it stands, every cell filled or explained.</summary>
internal sealed class CompareProvinces(FigureStore store, RequestLimits limits) : DataEndpoint<CompareProvinces.Request, ComparisonQuestion, ComparisonMatrix>
{
    public override void Configure() => Reads<TabularRules<Request>>(
        "/v1/comparisons",
        "Compare provinces",
        "The side-by-side matrix. Without parameters the headline provinces on the headline indicators, every horizon, against the country. "
            + "Every province has a cell in every row; an empty one says why. A row with an empty cell has no ranks and no leader (`partial-field`): "
            + "`rankAmongKnown` and `rankBounds` say what its known cells allow. "
            + "Columns come as asked; rows by indicator, targets before observations, horizon or year, series. "
            + "Not paged; `meta.total` counts the cells, those of the reference among them, as CSV and XLSX have a row for each.",
        typeof(Table), typeof(Cube));

    public override async Task<ComparisonQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var reference = request.Reference.Province;
        var figures = await store.ForComparisonAsync(
            request.Catalog,
            [.. request.Province.Ids.Append(reference.Id).Distinct()],
            request.Indicator.Ids,
            latestOnly: request.Year is { HaveLatest: true, Ranges.Count: 0 },
            cancellation);
        return new ComparisonQuestion
        {
            Provinces = request.Province,
            Indicators = request.Indicator,
            Reference = reference,
            Targets = figures.Targets,
            Observations = figures.Observations,
            Measures = request.Measure.All,
            Horizons = request.Horizon.Set,
            Years = request.Year.Ranges,
            LatestYear = request.Year.HaveLatest,
            Series = request.Series.Set,
        };
    }

    public override Answer<ComparisonMatrix> Answer(Request request, ComparisonQuestion question)
    {
        var matrix = ComparisonNarrative.Tell(question, Comparison.Compute(question));
        if (request.Display.IsOn)
            matrix = DisplayText.Show(question, matrix);
        var count = ComparisonsTable.CountOf(matrix);
        return new Answer<ComparisonMatrix>(matrix, count, count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(request.Province.Append(request.Reference.Province)),
            Sources = request.Catalog.Cite(SourcesOf(matrix)),
            Names = new NameList(request.Catalog).Matrix(matrix).ToNames(),
        }
            .As(() => ComparisonsTable.Of(matrix, question.Targets, request.Catalog))
            .As(() => ComparisonsCube.Of(matrix, request.Catalog));
    }

    protected override long CellsOf(ComparisonQuestion question) =>
        Comparison.MostCells(question) is var most && most <= FileGate.LargeCells ? most : Comparison.CountCells(question);

    protected override Problem? FindProblem(ComparisonQuestion question)
    {
        if (Comparison.MostCells(question) <= limits.Cells || Comparison.CountCells(question) is var cells && cells <= limits.Cells)
            return null;
        // What is as long as the list of provinces is narrowed there, otherwise among the rows.
        var columns = question.Provinces.Count + 1;
        var message = new Text(
            $"Câu trả lời có {cells} ô ({cells / columns} dòng × {columns} cột); nhiều nhất {limits.Cells}. Hãy chọn ít province, indicator, horizon, year "
                + "hoặc "
                + "series hơn.",
            $"The answer has {cells} cells ({cells / columns} rows by {columns} columns); at most {limits.Cells}. Select fewer in province, indicator, "
                + "horizon, "
                + "year or series.");
        return Problem.Invalid(ProblemKind.InvalidQuery, [new Fault("province", $"{cells}", ErrorCodes.TooManyCells, message) { Stage = FaultStage.Data }]);
    }

    private static IEnumerable<string?> SourcesOf(ComparisonMatrix matrix)
    {
        foreach (var row in matrix.Rows)
        {
            foreach (var cell in row.Cells.Append(row.ReferenceCell))
            {
                yield return cell?.Source;
                yield return cell?.Document;
                yield return cell?.Observation?.SecondSource;
            }
        }
    }

    internal sealed record Request : TabularRequest
    {
        [Parameter(
            "The columns, in this order: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups "
                + "(`group:current`). Default: the headline provinces.",
            Example = "hai-phong,ha-noi")]
        public HeadlineProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;

        [Parameter("Indicators by id. Default: the headline indicators.", Example = "grdp-digital-share,dti-rank")]
        public HeadlineIndicatorsParameter Indicator { get; init; } = null!;

        [Parameter("Horizons of the target rows: years, or `open`. Default: every one for which a column has a primary target.", Example = "2025,2030")]
        public HorizonsParameter Horizon { get; init; } = null!;

        [Parameter(
            "Years of the observation rows: years, ranges (`2020..2024`), or `latest`, which gives per series the newest year in which most of the columns "
                + "(more than half) have a value, or failing that the newest of the best covered years.",
            Default = "latest",
            Example = "2022")]
        public YearsParameter Year { get; init; } = null!;

        [Parameter("Series of the observation rows. Default: all.", Example = "gso-value-added")]
        public SeriesParameter Series { get; init; } = null!;

        [Parameter("The province everything is also compared with; it has no rank. Default: the country.", Example = "viet-nam")]
        public ReferenceParameter Reference { get; init; } = null!;

        [Parameter("What to compare: targets, observations, or both. Default: both.")]
        public MeasuresParameter Measure { get; init; } = null!;

        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;

        [Parameter(FieldsText.Fields, Example = "province")]
        public FieldsParameter<ComparisonsTable, ComparisonsTable.Line> Fields { get; init; } = null!;

        public override FieldSelection? FieldsAsked => Fields.Value;
    }
}
