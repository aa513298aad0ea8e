using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Observations;

/// <summary>Lists what was measured, each value with its series, vintage and source.</summary>
internal sealed class ListObservations(Catalogs catalogs, ObservationStore store) : QueryEndpoint<ListObservations.Request, Reply<IReadOnlyList<Observation>>>
{
    private const string AllVintages = "all";

    public override void Configure() => Reads<Rules>(
        "/v1/observations",
        "List observations",
        "Measured values. Values of different series are different things and never joined. Ordered by province, indicator, year, series and revision.",
        typeof(Table), typeof(Cube));

    public override async Task<Reply<IReadOnlyList<Observation>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var day = Parse.Date(request.On);
        var provinces = query.Many("province", request.Province, text => catalog.MatchProvince(text, day));
        var indicators = query.Many("indicator", request.Indicator, catalog.MatchIndicator);
        var series = query.Ids("series", request.Series, catalog.MatchSeries);
        query.SetCanonical("year", request.Year);
        query.SetCanonical("vintage", request.Vintage, leftOut: "latest");
        var position = ReadPosition(query.Page);
        if (query.Page.After.Count > 0 && position is null)
            query.AddFault(Fault.InvalidCursor(request.Cursor!));
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var years = Parse.YearRanges(request.Year).SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Distinct().ToList();
        var selection = new ObservationStore.Selection(
            provinces.Count > 0 ? [.. provinces.Select(province => province.Id)] : null,
            indicators.Count > 0 ? [.. indicators.Select(indicator => indicator.Id)] : null,
            request.Year.Count == 0 ? null : years,
            request.Year.Contains(Parse.LatestYear),
            series.Count > 0 ? series : null,
            request.Vintage == AllVintages);
        return query.Format.IsPaged
            ? await ListPage(HttpContext, query, catalog, store, selection, provinces, position)
            : await ListAll(HttpContext, query, catalog, store, selection, provinces);
    }

    private static async Task<Answer<IReadOnlyList<Observation>>> ListPage(
        HttpContext http,
        Query<Request> query,
        Catalog catalog,
        ObservationStore store,
        ObservationStore.Selection selection,
        IReadOnlyList<Province> provinces,
        ObservationStore.Position? position)
    {
        var (observations, total, more) = await store.ListAsync(catalog.Release, selection, position, query.Page.Limit, http.RequestAborted);
        var shown = provinces.Count > 0 ? provinces : observations.Select(observation => observation.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        return query.Answer(
            observations,
            observations.Count,
            total,
            ProvinceWarnings.Ended(shown),
            catalog.Cite(observations.SelectMany(observation => new[] { observation.Source, observation.SecondSource })),
            more ? KeyOf(observations[^1]) : null);
    }

    /// <summary>The formats without pages: rows are read while they are written.</summary>
    private static async Task<Reply<IReadOnlyList<Observation>>> ListAll(
        HttpContext http,
        Query<Request> query,
        Catalog catalog,
        ObservationStore store,
        ObservationStore.Selection selection,
        IReadOnlyList<Province> provinces)
    {
        var reading = await store.OpenAsync(catalog.Release, selection, http.RequestAborted);
        http.Response.RegisterForDispose(reading);
        if ((query.FindTooManyRows(reading.Total) ?? query.FindTooManyCells(query.Format.IsMadeOf<Cube>() ? await reading.CountCellsAsync(http.RequestAborted) : null)) is { } tooLarge)
            return tooLarge;

        // What has no room for warnings and sources beside its rows need not look for them.
        var shown = provinces.Count > 0 || !query.Format.HasNotes ? provinces : (await reading.ProvincesAsync(http.RequestAborted)).Select(id => catalog.FindProvince(id)!);
        var sources = !query.Format.HasNotes ? [] : await reading.SourcesAsync(http.RequestAborted);
        return query.Answer<IReadOnlyList<Observation>>([], reading.Total, reading.Total, ProvinceWarnings.Ended(shown), catalog.Cite(sources))
            .As(() => Rows.Of(reading.Rows))
            .As(() => ObservationsTable.Of(reading.Rows, catalog))
            .As(() => ObservationsCube.Of([.. reading.Rows], catalog));
    }

    private static string[] KeyOf(Observation observation) =>
    [
        observation.Province, observation.Indicator, observation.Year.ToString(CultureInfo.InvariantCulture), observation.Series,
        observation.Revision.ToString(CultureInfo.InvariantCulture),
    ];

    private static ObservationStore.Position? ReadPosition(Page page) =>
        page.After is [var province, var indicator, var year, var series, var revision]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var ofYear)
            && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var ofRevision)
            ? new ObservationStore.Position(province, indicator, ofYear, series, ofRevision)
            : null;

    internal sealed record Request : ListRequest
    {
        [Parameter("Provinces: ids, names with or without diacritics, or codes (`gso:30`, `iso:VN-61`). What fits several territories is an error unless `on` settles it.", Example = "ha-noi")]
        public IReadOnlyList<string> Province { get; init; } = [];

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public string? On { get; init; }

        [Parameter("Indicators by id.", Example = "grdp-digital-share")]
        public IReadOnlyList<string> Indicator { get; init; } = [];

        [Parameter("Years, ranges of years (`2020..2024`), or `latest` for the newest year of each province, indicator and series.", Example = "2020..2024")]
        public IReadOnlyList<string> Year { get; init; } = [];

        [Parameter("Series by id.", Example = "gso-value-added")]
        public IReadOnlyList<string> Series { get; init; } = [];

        [Parameter("The newest revision of each value, or all of them.", Default = "latest")]
        public string? Vintage { get; init; }
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.On).Date();
            RuleForEach(request => request.Year).Years();
            RuleFor(request => request.Vintage).OneOf(["latest", AllVintages]);
        }
    }
}
