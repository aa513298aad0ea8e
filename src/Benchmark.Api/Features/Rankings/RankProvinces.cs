using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Rankings;

/// <summary>The league table of one indicator, year and series over the units that the series covers.</summary>
internal sealed class RankProvinces(FigureStore store) : DataEndpoint<RankProvinces.Request, LeagueQuestion, LeagueTable>
{
    public override void Configure() => Reads<TabularRules<Request>>(
        "/v1/rankings",
        "Rank provinces",
        "Ranks with ties, the distance to the leader and to the median, percentile and quartile. Units without a value are listed with the reason and left out "
            + "of the field. Not paged; `meta.total` counts both, as CSV and XLSX have a row for each.",
        typeof(Table));

    public override async Task<LeagueQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var catalog = request.Catalog;
        var (indicator, series) = (request.Indicator.Indicator, request.Series.Series!);
        var units = catalog.Provinces.Where(province => province.Id != catalog.Country.Id).Select(province => province.Id);
        var observations = await store.ForRankingAsync(catalog.Release, indicator.Id, series.Id, units, cancellation);
        var byYear = observations.ToLookup(observation => observation.Year);
        var year = request.Year.Value
            ?? LatestYear.Of([.. byYear.Select(each => KeyValuePair.Create(each.Key, each.Count()))], each => catalog.Maps.UnitsOf(each, series.Map).Count)
            ?? request.Published.Day().Year;
        return new LeagueQuestion
        {
            Indicator = indicator,
            Series = series,
            Year = year,
            Units = catalog.Maps.UnitsOf(year, series.Map),
            Observations = [.. byYear[year]],
            Ties = request.Ties.Value ?? default,
            Rounded = request.RankOn.Places,
        };
    }

    public override Answer<LeagueTable> Answer(Request request, LeagueQuestion question)
    {
        var table = RankingNarrative.Tell(question, LeagueTable.Compute(question));
        var count = RankingsTable.CountOf(table);
        return new Answer<LeagueTable>(table, count, count)
        {
            Sources = request.Catalog.Cite(table.Rows.SelectMany(row => new[] { row.Observation.Source, row.Observation.SecondSource })),
        }
            .As(() => RankingsTable.Of(table, request.Catalog));
    }

    internal sealed record Request : TabularRequest
    {
        [Parameter("The indicator, by id.", Required = true, Example = "dti-rank")]
        public RankedIndicatorParameter Indicator { get; init; } = null!;

        [Parameter(
            "The year, or `latest`: the newest in which more than half of the units have a value, or failing that the newest of the best covered years.",
            Default = "latest",
            Example = "2022")]
        public YearOrLatestParameter Year { get; init; } = null!;

        [Parameter("The series, by id. Default: the preferred one of the indicator.", Example = "rank-field-63")]
        public RankedSeriesParameter Series { get; init; } = null!;

        [Parameter("How equal values are ranked: 1, 2, 2, 4 or 1, 2, 2, 3 or 1, 2.5, 2.5, 4.", Default = "competition")]
        public CodeParameter<Ties> Ties { get; init; } = null!;

        [Parameter("Rank the values as they are, or rounded to k decimals as printed tables do (`rounded-k`).", Default = "raw", Example = "rounded-3")]
        public RankOnParameter RankOn { get; init; } = null!;
    }
}
