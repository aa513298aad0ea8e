using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Comparisons;

/// <summary>Sets provinces side by side: what each promised and where it stands, every cell filled or explained.</summary>
internal sealed class CompareProvinces(Catalogs catalogs, FigureStore store) : QueryEndpoint<CompareProvinces.Request, Reply<ComparisonMatrix>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/comparisons",
        "Compare provinces",
        "The side-by-side matrix. Without parameters the headline provinces on the headline indicators, every horizon, against the country. "
            + "Every province has a cell in every row; an empty one says why. Columns come as asked; rows by indicator, targets before observations, horizon or year, series. Not paged; `meta.total` counts the cells, those of the reference among them, as CSV and XLSX have a row for each.",
        typeof(Table), typeof(Cube));

    public override async Task<Reply<ComparisonMatrix>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var day = Parse.Date(request.On);
        var provinces = query.Many("province", request.Province, text => catalog.MatchProvince(text, day), keepOrder: true);
        var indicators = query.Many("indicator", request.Indicator, catalog.MatchIndicator);
        var reference = query.One("reference", request.Reference, text => catalog.MatchProvince(text, day), noun: "province");
        var series = query.Ids("series", request.Series, catalog.MatchSeries);
        var measures = query.Codes<Measure>("measure", request.Measure);
        query.SetCanonical("horizon", request.Horizon);
        query.SetCanonical("year", request.Year);
        query.LeaveOut("province", catalog.HeadlineProvinces);
        query.LeaveOut("indicator", catalog.HeadlineIndicators);
        query.LeaveOut("reference", [catalog.Country]);
        query.LeaveOut("year", Parse.LatestYear);
        query.LeaveOut("measure", [.. Code.All<Measure>()]);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var columns = provinces.Count > 0 ? provinces : catalog.HeadlineProvinces;
        var asked = indicators.Count > 0 ? indicators : catalog.HeadlineIndicators;
        var against = reference ?? catalog.Country;
        var years = Parse.YearRanges(request.Year);
        var latestYear = request.Year.Count == 0 || request.Year.Contains(Parse.LatestYear);
        var figures = await store.ForComparisonAsync(
            catalog,
            [.. columns.Append(against).Select(province => province.Id).Distinct()],
            [.. asked.Select(indicator => indicator.Id)],
            latestOnly: latestYear && years.Count == 0,
            ct);
        var question = new ComparisonQuestion
        {
            Provinces = columns,
            Indicators = asked,
            Reference = against,
            Targets = figures.Targets,
            Observations = figures.Observations,
            Measures = (measures ?? Enum.GetValues<Measure>()).ToHashSet(),
            Horizons = Parse.Horizons(request.Horizon),
            Years = years,
            LatestYear = latestYear,
            Series = series.Count > 0 ? series.ToHashSet() : null,
        };

        var matrix = ComparisonNarrative.Tell(question, Comparison.Compute(question));
        var cube = query.Format.IsMadeOf<Cube>() ? ComparisonsCube.Of(matrix, catalog) : null;
        var count = ComparisonsTable.CountOf(matrix);
        if ((query.FindTooManyRows(count) ?? query.FindTooManyCells(cube?.Size)) is { } tooLarge)
            return tooLarge;
        var cells = matrix.Rows.SelectMany(row => row.ReferenceCell is null ? row.Cells : [.. row.Cells, row.ReferenceCell]);
        return query.Answer(
            matrix,
            count,
            count,
            ProvinceWarnings.Ended(columns.Append(against).Distinct()),
            catalog.Cite(cells.SelectMany(cell => new[] { cell.Source, cell.Document, cell.Observation?.SecondSource })))
            .As(() => ComparisonsTable.Of(matrix, catalog))
            .As(() => cube!);
    }

    internal sealed record Request : TabularRequest
    {
        [Parameter("The columns, in this order: ids, names with or without diacritics, or codes (`gso:30`, `iso:VN-61`). Default: the headline provinces.", Example = "hai-phong,ha-noi")]
        public IReadOnlyList<string> Province { get; init; } = [];

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("Indicators by id. Default: the headline indicators.", Example = "grdp-digital-share,dti-rank")]
        public IReadOnlyList<string> Indicator { get; init; } = [];

        [Parameter("Horizons of the target rows: years, or `open`. Default: every one for which a column has a primary target.", Example = "2025,2030")]
        public IReadOnlyList<string> Horizon { get; init; } = [];

        [Parameter("Years of the observation rows: years, ranges (`2020..2024`), or `latest`, which gives per series the newest year in which most of the columns (more than half) have a value, or failing that the newest of the best covered years.", Default = "latest", Example = "2022")]
        public IReadOnlyList<string> Year { get; init; } = [];

        [Parameter("Series of the observation rows. Default: all.", Example = "gso-value-added")]
        public IReadOnlyList<string> Series { get; init; } = [];

        [Parameter("The province everything is also compared with; it has no rank. Default: the country.", Example = "viet-nam")]
        public string? Reference { get; init; }

        [Parameter("What to compare: targets, observations, or both. Default: both.")]
        public IReadOnlyList<string> Measure { get; init; } = [];
    }

    internal sealed class Rules : TabularRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.On).Date();
            RuleForEach(request => request.Horizon).Horizon();
            RuleForEach(request => request.Year).Years();
            RuleForEach(request => request.Measure).OneOf(Code.All<Measure>());
        }
    }
}
