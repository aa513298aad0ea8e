using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Gaps;

/// <summary>The parameters by which gaps are selected and judged, in a list or in a summary.</summary>
/// <typeparam name="TTable">The list as a table.</typeparam>
/// <typeparam name="TRow">A row of it.</typeparam>
internal abstract record GapsRequest<TTable, TRow> : ListRequest<TTable, TRow>
    where TTable : ITable<TRow>
{
    [Parameter(
        "Provinces, in this order: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups (`group:current`). Default: all, by id.",
        Example = "ha-noi")]
    public OrderedProvincesParameter Province { get; init; } = null!;

    [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
    public NamingDayParameter On { get; init; } = null!;

    [Parameter("Indicators by id. Milestones have no number and no gap.", Example = "grdp-digital-share")]
    public IndicatorsParameter Indicator { get; init; } = null!;

    [Parameter("Horizons: years, or `open`.", Example = "2025")]
    public HorizonsParameter Horizon { get; init; } = null!;

    [Parameter("The documents that set the targets, by id. Default: all, and targets of which no document is known.", Example = "doc-kh-205-hn")]
    public DocumentsParameter Document { get; init; } = null!;

    [Parameter("The newest year whose values may be used. Default: all known.", Example = "2023")]
    public YearParameter UpTo { get; init; } = null!;

    [Parameter("The series that may judge; indicators that have none of them are left out. Default: all that judge targets.", Example = "gso-value-added")]
    public SeriesParameter Series { get; init; } = null!;

    [Parameter("The standing of the targets; `all` lifts the filter.", Default = GapFilter.UsualStanding)]
    public StandingsParameter Standing { get; init; } = null!;

    [Parameter("Only rows of these statuses.")]
    public CodesParameter<Status> Status { get; init; } = null!;

    [Parameter("`true` leaves out the rows without a value to judge; `meta.hidden` counts them.", Default = GapFilter.UsualHasValue)]
    public SwitchParameter HasValue { get; init; } = null!;

    [Parameter("The pace model. Default: that of each indicator.")]
    public PaceParameter Pace { get; init; } = null!;

    [Parameter("The threshold set of the status.", Default = GapFilter.UsualThresholds)]
    public ThresholdsParameter Thresholds { get; init; } = null!;

    /// <summary>The same selection as links name it.</summary>
    public GapFilter Filter() => new(Asked.Prefix)
    {
        Document = Document.Canonical,
        HasValue = HasValue.Canonical,
        Horizon = Horizon.Canonical,
        Indicator = Indicator.Canonical,
        Pace = Pace.Canonical,
        Province = Province.Canonical,
        Release = Release.Canonical,
        Series = Series.Canonical,
        Standing = Standing.Set,
        Status = Status.Canonical,
        Thresholds = Thresholds.Canonical,
        UpTo = UpTo.Canonical,
    };

    /// <summary>The provinces asked for.</summary>
    public IReadOnlyList<Province> Provinces => Province.Count > 0 ? Province : Catalog.Provinces;

    /// <summary>
    /// The indicators asked for. One that none of the requested series measures has no row: saying that it has no value would be untrue.
    /// </summary>
    public IReadOnlyList<Indicator> Indicators => [.. (Indicator.Count > 0 ? Indicator : Catalog.Indicators)
        .Where(indicator => Series.Count == 0 || indicator.Series.Any(each => Series.Contains(each.Id)))];

    /// <summary>Whether it takes the verdicts of all rows to know which are shown.</summary>
    public bool NeedsVerdicts => Status.Set is not null || HasValue.IsOn;

    /// <summary>Reads what the gaps are computed from.</summary>
    public Task<GapQuestion> AskAsync(FigureStore store, CancellationToken cancellation) => AskAsync(store, Provinces, Indicators, cancellation);

    /// <summary>The same of other provinces and indicators.</summary>
    public async Task<GapQuestion> AskAsync(
        FigureStore store,
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        CancellationToken cancellation)
    {
        var figures = await store.ForGapsAsync(
            Catalog,
            [.. provinces.Select(province => province.Id)],
            [.. indicators.Select(indicator => indicator.Id)],
            cancellation);
        return About(provinces, indicators) with { Targets = figures.Targets, Observations = figures.Observations };
    }

    /// <summary>The question, without the figures it is answered from.</summary>
    public GapQuestion About(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators) => this.GapsOf(provinces, indicators, [], []) with
    {
        Standings = Standing.Set,
        Horizons = Horizon.Set,
        Documents = Document.Filter?.ToHashSet(),
        Series = Series.Set,
        Statuses = Status.Set,
        UpTo = UpTo.Value,
        Pace = Pace.Model,
        Thresholds = Thresholds.Set,
    };
}

/// <summary>Which rows of gaps are shown.</summary>
internal static class ShownGaps
{
    /// <summary>The rows of a question that are shown, and how many are not.</summary>
    public static (IReadOnlyList<GapRow> Rows, int Hidden) Select<TTable, TRow>(this GapsRequest<TTable, TRow> request, GapQuestion question)
        where TTable : ITable<TRow>
    {
        var all = GapTable.Compute(question);
        IReadOnlyList<GapRow> rows = request.HasValue.IsOn ? [.. all.Where(row => row.Observation is not null)] : all;
        return (rows, all.Count - rows.Count);
    }
}
