using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Observations;

/// <summary>Lists what was measured, each value with its series, vintage and source.</summary>
internal sealed class ListObservations(ObservationStore store) : DataEndpoint<ListObservations.Request, ListObservations.Question, IReadOnlyList<Observation>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/observations",
        "List observations",
        "Measured values. Values of different series are different things and never joined. Ordered by province, indicator, year, series and revision.",
        typeof(Table), typeof(Cube));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var selection = new ObservationStore.Selection(
            request.Province.Filter,
            request.Indicator.Filter,
            request.Year.Filter,
            request.Year.HaveLatest,
            request.Series.Filter,
            request.Vintage.Value == Vintage.All);
        var format = request.Format.Value;
        if (request.IsSorted)
        {
            var (all, count, _) = await store.ListAsync(request.Catalog.Release, selection, null, RowPage<Observation>.MostSorted, cancellation);
            return Question.Of(RowPage<Observation>.Sorted(all, count, request.Page, request.Sort, observation => observation.Id));
        }

        if (format.IsPaged)
        {
            var (observations, total, more) =
                await store.ListAsync(request.Catalog.Release, selection, PositionOf(request.Page), request.Page.Limit, cancellation);
            return Question.Of(new(observations, total, more));
        }

        // Formats without pages: rows are read while they are written. A format without room for warnings and sources beside its rows needs neither.
        var reading = await store.OpenAsync(request.Catalog.Release, selection, cancellation);
        return new Question(
            reading.Rows,
            reading.Total,
            HasMore: false,
            format.HasNotes && request.Province.Count == 0 ? await reading.ProvincesAsync(cancellation) : [],
            format.HasNotes ? await reading.SourcesAsync(cancellation) : [])
        {
            Reading = reading,
            Cells = format.IsMadeOf<Cube>() ? await reading.CountCellsAsync(cancellation) : null,
        };
    }

    public override Answer<IReadOnlyList<Observation>> Answer(Request request, Question question)
    {
        var catalog = request.Catalog;
        var rows = request.Display.IsOn ? question.Rows.Select(catalog.Show) : question.Rows;
        IReadOnlyList<Observation> page = question.Reading is null ? [.. rows] : [];
        var shown = request.Province.Count > 0 ? request.Province : question.Provinces.Select(id => catalog.FindProvince(id)!);
        return new Answer<IReadOnlyList<Observation>>(page, question.Reading is null ? page.Count : question.Total, question.Total)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(shown),
            Sources = catalog.Cite(question.Sources),
            Names = new NameList(catalog).Each(page, static (names, observation) => names.Observation(observation)).ToNames(),
            LastKey = question.HasMore ? request.IsSorted ? [page[^1].Id] : KeyOf(page[^1]) : null,
            Cells = question.Cells,
        }
            .As(() => Rows.Of(rows))
            .As(() => ObservationsTable.Of(rows, catalog))
            .As(() => ObservationsCube.Of([.. rows], catalog));
    }

    protected override Problem? FindProblem(Question question) =>
        question.Refusal is { } refusal ? Problem.Invalid(ProblemKind.InvalidQuery, [refusal]) : null;

    private static string[] KeyOf(Observation observation) =>
    [
        observation.Province, observation.Indicator, observation.Year.ToString(CultureInfo.InvariantCulture), observation.Series,
        observation.Revision.ToString(CultureInfo.InvariantCulture),
    ];

    private static ObservationStore.Position? PositionOf(Page page) =>
        page.After is [var province, var indicator, var year, var series, var revision]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var ofYear)
            && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var ofRevision)
            ? new ObservationStore.Position(province, indicator, ofYear, series, ofRevision)
            : null;

    internal record Request : ListRequest<ObservationsTable, Observation>
    {
        [Parameter(
            "Provinces: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups (`group:current`). "
                + "What fits several territories is an error unless `on` settles it.",
            Example = "ha-noi")]
        public ProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;

        [Parameter("Indicators by id.", Example = "grdp-digital-share")]
        public IndicatorsParameter Indicator { get; init; } = null!;

        [Parameter("Years, ranges of years (`2020..2024`), or `latest` for the newest year of each province, indicator and series.", Example = "2020..2024")]
        public YearsParameter Year { get; init; } = null!;

        [Parameter("Series by id.", Example = "gso-value-added")]
        public SeriesParameter Series { get; init; } = null!;

        [Parameter("The newest revision of each value, or all of them.", Default = "latest")]
        public CodeParameter<Vintage> Vintage { get; init; } = null!;

        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }

    internal sealed class Rules : ListRules<Request>
    {
        public Rules() => CursorMustBe(page => PositionOf(page) is not null);
    }

    /// <summary>The observations asked for.</summary>
    /// <param name="Rows">A page of them, or all, which are read as they are written.</param>
    /// <param name="Total">How many there are in all.</param>
    /// <param name="HasMore">Whether a page follows.</param>
    /// <param name="Provinces">The provinces they are of, where the warnings depend on them.</param>
    /// <param name="Sources">The sources they name, where the format shows them.</param>
    internal sealed record Question(IEnumerable<Observation> Rows, int Total, bool HasMore, IReadOnlyList<string> Provinces, IReadOnlyList<string?> Sources)
        : IDisposable
    {
        /// <summary>What is read while it is written; null for a page.</summary>
        public ObservationStore.Reading? Reading { get; init; }

        /// <summary>The error that they are too many to be sorted; null when they are not.</summary>
        public Fault? Refusal { get; init; }

        /// <summary>How many cells a cube of them has; null where none is asked for.</summary>
        public long? Cells { get; init; }

        /// <summary>A page.</summary>
        public static Question Of(RowPage<Observation> page) => new(
            page.Rows,
            page.Total,
            page.HasMore,
            [.. page.Rows.Select(observation => observation.Province).Distinct()],
            [.. page.Rows.SelectMany(observation => new[] { observation.Source, observation.SecondSource })])
        {
            Refusal = page.Refusal,
        };

        public void Dispose() => Reading?.Dispose();
    }

    /// <summary>Which revisions of a value are listed.</summary>
    [SchemaName("VintageFilter")]
    internal enum Vintage
    {
        /// <summary>The newest.</summary>
        Latest,

        /// <summary>Every one.</summary>
        All,
    }
}
