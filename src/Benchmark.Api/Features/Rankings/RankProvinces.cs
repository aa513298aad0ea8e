using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Rankings;

/// <summary>The league table of one indicator, year and series over the units that the series covers.</summary>
internal sealed class RankProvinces(Catalogs catalogs, FigureStore store) : QueryEndpoint<RankProvinces.Request, Reply<LeagueTable>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/rankings",
        "Rank provinces",
        "Ranks with ties, the distance to the leader and to the median, percentile and quartile. Units without a value are listed with the reason and left out of the field. Not paged; `meta.total` counts both, as CSV and XLSX have a row for each.",
        typeof(Table));

    public override async Task<Reply<LeagueTable>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var indicator = query.One("indicator", request.Indicator, catalog.MatchIndicator);
        if (request.Indicator is null)
            query.AddFault(new Fault("indicator", null, ErrorCodes.Required, new Text("Tham số này bắt buộc.", "This parameter is required.")) { Allowed = [.. catalog.Indicators.Where(each => each.Series.Count > 0).Select(each => each.Id)] });
        var series = indicator is null ? null : SeriesOf(query, indicator, request.Series);
        var ties = request.Ties is { } code ? Code.TryParse<Ties>(code, out var parsed) ? parsed : default : default;
        query.SetCanonical("year", request.Year, leftOut: Parse.LatestYear);
        query.SetCanonical("ties", request.Ties, leftOut: Code.Of(default(Ties)));
        query.SetCanonical("rankOn", Parse.Rounded(request.RankOn) is { } places ? $"rounded-{places}" : null);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var observations = await store.ForRankingAsync(catalog.Release, indicator!.Id, series!.Id, catalog.Provinces.Where(province => province.Id != catalog.Country.Id).Select(province => province.Id), ct);
        var byYear = observations.ToLookup(observation => observation.Year);
        var year = Parse.Year(request.Year)
            ?? LatestYear.Of([.. byYear.Select(each => KeyValuePair.Create(each.Key, each.Count()))], each => catalog.Maps.UnitsOf(each, series.Map).Count)
            ?? catalog.Release.Release.Day().Year;
        var question = new LeagueQuestion
        {
            Indicator = indicator,
            Series = series,
            Year = year,
            Units = catalog.Maps.UnitsOf(year, series.Map),
            Observations = [.. byYear[year]],
            Ties = ties,
            Rounded = Parse.Rounded(request.RankOn),
        };
        var table = RankingNarrative.Tell(question, LeagueTable.Compute(question));
        return query.Answer(
            table,
            RankingsTable.CountOf(table),
            RankingsTable.CountOf(table),
            sources: catalog.Cite(table.Rows.SelectMany(row => new[] { row.Observation.Source, row.Observation.SecondSource })))
            .As(() => RankingsTable.Of(table, catalog));
    }

    /// <summary>The series asked for, which must measure the indicator; without one the preferred series.</summary>
    private static Series? SeriesOf(Query<Request> query, Indicator indicator, string? asked)
    {
        var ids = indicator.Series.Select(series => series.Id).ToList();
        var series = indicator.Series.FirstOrDefault(series => asked is null ? series.Preferred : series.Id == asked);
        if (series is null)
        {
            query.AddFault(ids.Count == 0
                ? new Fault("indicator", indicator.Id, ErrorCodes.NoSeries, new Text("Chỉ tiêu này chưa có chuỗi số liệu nào để xếp hạng.", "Nothing measures this indicator, so there is nothing to rank."))
                : new Fault("series", asked, ErrorCodes.UnknownSeries, new Text($"Chỉ tiêu này có các chuỗi: {string.Join(", ", ids)}.", $"This indicator has the series {string.Join(", ", ids)}.")) { Allowed = ids, DidYouMean = Nearest.To(asked!, ids) });
        }

        query.SetCanonical("series", series?.Preferred == true ? null : asked);
        return series;
    }

    internal sealed record Request : TabularRequest
    {
        [Parameter("The indicator, by id.", Required = true, Example = "dti-rank")]
        public string? Indicator { get; init; }

        [Parameter("The year, or `latest`: the newest in which more than half of the units have a value, or failing that the newest of the best covered years.", Default = "latest", Example = "2022")]
        public string? Year { get; init; }

        [Parameter("The series, by id. Default: the preferred one of the indicator.", Example = "rank-field-63")]
        public string? Series { get; init; }

        [Parameter("How equal values are ranked: 1, 2, 2, 4 or 1, 2, 2, 3 or 1, 2.5, 2.5, 4.", Default = "competition")]
        public string? Ties { get; init; }

        [Parameter("Rank the values as they are, or rounded to k decimals as printed tables do (`rounded-k`).", Default = "raw", Example = "rounded-3")]
        public string? RankOn { get; init; }
    }

    internal sealed class Rules : TabularRequestValidator<Request>
    {
        public Rules()
        {
            RuleFor(request => request.Year).OneYear();
            RuleFor(request => request.Ties).OneOf(Code.All<Ties>());
            RuleFor(request => request.RankOn).RankOn();
        }
    }
}
