using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
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
        return request.GapsOf(provinces, indicators, figures.Targets, figures.Observations);
    }

    /// <summary>The question with the figures that were read for it.</summary>
    public static GapQuestion GapsOf(
        this AnswerRequest request,
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<Target> targets,
        IReadOnlyList<Observation> observations) => new()
        {
            Provinces = provinces,
            Indicators = indicators,
            Targets = targets,
            Observations = observations,
            ReleaseYear = request.Published.Day().Year,
            Sources = request.Catalog.SourcesById,
            Explain = false,
        };
}
