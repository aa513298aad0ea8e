using Benchmark.Api.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Rankings;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Rankings;

/// <summary>The chart of a league table, with the goal of each unit for the year and the value of the country.</summary>
internal sealed class DrawRanking(FigureStore store) : DataEndpoint<DrawRanking.Request, DrawRanking.Question, ChartAnswer>
{
    private readonly RankProvinces _rankings = new(store);

    public override void Configure() => Reads<RankProvinces.Rules<Request>>(
        ChartKind.Ranking.Path,
        $"Draw a chart: {ChartKind.Ranking.Name.En}",
        $"{ChartKind.Ranking.Meaning.En} Ranks stand there only where every unit of the field has a figure; the units without one are named below.",
        typeof(Picture));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var league = await _rankings.AskAsync(request, cancellation);
        if (league.Asked is not { } asked)
            return new Question(league, null);
        var goals = await request.AskGapsAsync(store, [.. asked.Units, request.Catalog.Country], [asked.Indicator], cancellation);
        return new Question(league, goals with { Horizons = new HashSet<int?> { asked.Year }, Standings = RankedGoals.Standings });
    }

    public override Answer<ChartAnswer> Answer(Request request, Question question)
    {
        var asked = question.League.Asked!;
        var league = DisplayText.Show(RankingNarrative.Tell(asked, LeagueTable.Compute(asked)), asked.Indicator);
        var gaps = question.Goals!;
        var national = gaps.Observations
            .Where(value => value.Province == request.Catalog.Country.Id && value.Year == league.Year && value.Series == league.Series)
            .MaxBy(value => value.Revision);
        var goals = RankedGoals.Of(DisplayText.Show(gaps, GapNarrative.Tell(gaps, GapTable.Compute(gaps))), league, national);
        var chart = league.Rows.Count == 0 ? EmptyChart.Of(ChartKind.Ranking.List) : (Chart)RankingCharts.Of(league, goals, national, request.Catalog);
        var path = ChartAnswer.PathOf(request, ChartKind.Ranking.List);
        return new ChartAnswer(ChartKind.Ranking, chart, path, path).In(request.Catalog, request.Size, request.Scheme) with
        {
            Names = new NameList(request.Catalog).League(league).ToNames(),
        };
    }

    protected override Problem? FindProblem(Question question) =>
        question.League.NoValues is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    /// <summary>What is drawn.</summary>
    /// <param name="League">The table.</param>
    /// <param name="Goals">The goals of the units for the year; null where there is no table.</param>
    internal sealed record Question(RankProvinces.Question League, GapQuestion? Goals);

    internal sealed record Request : RankProvinces.Request, IPictureRequest
    {
        [Parameter(ChartText.Size, Default = "wide")]
        public CodeParameter<ChartSize> Size { get; init; } = null!;

        [Parameter(ChartText.Scheme, Default = "light")]
        public CodeParameter<ColorScheme> Scheme { get; init; } = null!;
    }
}
