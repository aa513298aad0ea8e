using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features;

/// <summary>How gaps are asked for.</summary>
internal static class GapQuestions
{
    /// <summary>Every gap of provinces and indicators, without how the figures follow.</summary>
    public static async Task<GapQuestion> AskGapsAsync(
        this AnswerRequest request,
        FigureStore store,
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        CancellationToken cancellation)
    {
        var figures = await store.ForGapsAsync(
            request.Catalog,
            [.. provinces.Select(province => province.Id)],
            [.. indicators.Select(indicator => indicator.Id)],
            cancellation);
        return new GapQuestion
        {
            Provinces = provinces,
            Indicators = indicators,
            Targets = figures.Targets,
            Observations = figures.Observations,
            ReleaseYear = request.Published.Day().Year,
            Sources = request.Catalog.SourcesById,
            Explain = false,
        };
    }
}
