using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Statements;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Claims;

/// <summary>The rows of a release that a text or a claim may be about.</summary>
/// <param name="store">The figures.</param>
/// <param name="catalog">The catalog of the release.</param>
internal sealed class VerifiedRows(FigureStore store, Catalog catalog)
{
    // What a text names beyond these is not told again to be compared with it.
    private const int MostProvinces = 12;
    private const int MostIndicators = 4;

    public Catalog Catalog => catalog;

    private string Release => catalog.Release.Release.Id;

    /// <summary>The figures of provinces on indicators.</summary>
    public async Task<StatementFigures> FiguresAsync(
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        CancellationToken cancellation)
    {
        IReadOnlyList<string> known = [.. provinces.Select(province => province.Id).Where(id => catalog.FindProvince(id) is not null)];
        IReadOnlyList<string> measured = [.. indicators.Select(indicator => indicator.Id).Where(id => catalog.FindIndicator(id) is not null)];
        if (known.Count == 0 || measured.Count == 0)
            return new StatementFigures(Release, [], []);
        var figures = await store.ForGapsAsync(catalog, known, measured, cancellation);
        return new StatementFigures(Release, figures.Targets, figures.Observations);
    }

    /// <summary>The figures of the row that a claim names, the chief one first; none where there is no such row.</summary>
    public async Task<IReadOnlyList<ClaimedRow>> OfClaimAsync(string row, CancellationToken cancellation)
    {
        if (row.Split('.') is not [var first, var second, ..]
            || catalog.FindProvince(first) is not { } province
            || catalog.FindIndicator(second) is not { } indicator)
            return [];
        var figures = await store.ForGapsAsync(catalog, [province.Id], [indicator.Id], cancellation);
        if (figures.Observations.FirstOrDefault(each => each.Id == row) is { } observation)
            return [Value(observation)];
        if (figures.Targets.FirstOrDefault(each => each.Id == row) is { } target)
            return target.Low is null ? [] : [Goal(target)];
        if (GapTable.Compute(Question([province], [indicator], figures)).FirstOrDefault(each => each.Id == row) is not { } gap)
            return [];
        return gap.Observation is { } judged ? [Value(judged), Goal(gap.Target)] : [Goal(gap.Target)];

        ClaimedRow Value(Observation stated) => new(
            StatementCheck.Row(stated, Release),
            figures.Observations.Any(other => other.Year == stated.Year && other.Series == stated.Series && other.Revision > stated.Revision)
                ? VerdictReason.OlderRevision
                : null);

        ClaimedRow Goal(Target stated) => new(
            StatementCheck.Row(stated, figures.Targets, province, indicator, Release),
            stated.Standing == Standing.Superseded ? VerdictReason.SupersededTarget : null);
    }

    /// <summary>The sentences that the service writes about what a text names.</summary>
    public async Task<IReadOnlyList<OwnSentence>> SentencesAsync(Statement statement, CancellationToken cancellation)
    {
        IReadOnlyList<Province> provinces = [.. statement.Provinces.Take(MostProvinces)];
        IReadOnlyList<Indicator> indicators = [.. statement.Indicators.Take(MostIndicators)];
        if (provinces.Count == 0 || indicators.Count == 0)
            return [];
        var figures = await store.ForGapsAsync(catalog, [.. provinces.Select(each => each.Id)], [.. indicators.Select(each => each.Id)], cancellation);
        var question = Question(provinces, indicators, figures);
        var told = GapNarrative.Tell(question, GapTable.Compute(question)).SelectMany(row => Both(row, new StatedRow
        {
            Kind = StatedRowKind.Gap,
            Id = row.Id,
            Province = row.Province,
            Indicator = row.Indicator,
            Year = row.Target.Horizon,
            Series = row.Series,
            Value = null,
            Source = row.Observation?.Source ?? row.Target.Source,
            Document = row.Target.Document,
            Release = Release,
            Claim = row.Claim,
            Warnings = row.Warnings,
        })).ToList();
        told.AddRange(await ComparisonsAsync(catalog.HeadlineProvinces, indicators, statement.Years, cancellation));
        var compared = provinces.Where(each => each.Id != catalog.Country.Id).ToList();
        if (compared.Count > 0)
            told.AddRange(await ComparisonsAsync(compared, indicators, statement.Years, cancellation));
        foreach (var indicator in indicators)
            told.AddRange(await RankingsAsync(indicator, statement.Years, cancellation));
        return told;
    }

    private GapQuestion Question(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators, FigureStore.Figures figures) => new()
    {
        Provinces = provinces,
        Indicators = indicators,
        Targets = figures.Targets,
        Observations = figures.Observations,
        ReleaseYear = catalog.Release.Release.Day().Year,
        Sources = catalog.SourcesById,
        Explain = false,
    };

    private async Task<IEnumerable<OwnSentence>> ComparisonsAsync(
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<int> years,
        CancellationToken cancellation)
    {
        var figures = await store.ForComparisonAsync(
            catalog,
            [.. provinces.Append(catalog.Country).Select(each => each.Id).Distinct()],
            [.. indicators.Select(each => each.Id)],
            latestOnly: false,
            cancellation);
        var question = new ComparisonQuestion
        {
            Provinces = provinces,
            Indicators = indicators,
            Reference = catalog.Country,
            Targets = figures.Targets,
            Observations = figures.Observations,
            Measures = Enum.GetValues<Measure>().ToHashSet(),
            Years = [.. years.Select(year => new YearRange(year, year))],
            LatestYear = true,
        };
        return ComparisonNarrative.Tell(question, Comparison.Compute(question)).Rows.SelectMany(row => Both(row, new StatedRow
        {
            Kind = StatedRowKind.Comparison,
            Id = row.Id,
            Indicator = row.Indicator.Id,
            Year = row.Horizon ?? row.Year,
            Series = row.Series,
            Value = null,
            Release = Release,
            Warnings = row.Warnings,
        }));
    }

    private async Task<IEnumerable<OwnSentence>> RankingsAsync(Indicator indicator, IReadOnlyList<int> years, CancellationToken cancellation)
    {
        var units = catalog.Provinces.Where(province => province.Id != catalog.Country.Id).Select(province => province.Id);
        var measured = await store.ForRankingAsync(catalog.Release, indicator.Id, units, cancellation);
        var fields = LeagueField.Of(indicator, catalog.Maps, measured).Where(field => years.Contains(field.Year) || field.Series.AverageOf is not null);
        return fields.SelectMany(field =>
        {
            var question = new LeagueQuestion
            {
                Indicator = indicator,
                Series = field.Series,
                Year = field.Year,
                Units = field.Units,
                Observations = field.Observations,
                Others = [],
            };
            return Both(RankingNarrative.Tell(question, LeagueTable.Compute(question)), new StatedRow
            {
                Kind = StatedRowKind.Ranking,
                Id = $"{indicator.Id}.{field.Year}.{field.Series.Id}",
                Indicator = indicator.Id,
                Year = field.Year,
                Series = field.Series.Id,
                Value = null,
                Release = Release,
            });
        });
    }

    private static IEnumerable<OwnSentence> Both(Sentences row, StatedRow stated) => [new(row.Narrative, stated), new(row.Headline, stated)];
}
