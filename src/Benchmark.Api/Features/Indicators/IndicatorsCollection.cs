using Benchmark.Api.Formats;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Features.Indicators;

/// <summary>The indicators as links to their figures: what was measured and what was promised.</summary>
internal static class IndicatorsCollection
{
    /// <param name="indicators">The indicators.</param>
    /// <param name="release">The release the links stay on.</param>
    /// <param name="language">The language they ask for.</param>
    /// <param name="prefix">What they begin with.</param>
    public static Collection Of(IReadOnlyList<ListIndicators.Response> indicators, Release release, Language language, string prefix)
    {
        // In the order that links have: the default language is left out.
        var lang = language == default ? "" : $"&lang={Code.Of(language)}";
        string LinkTo(string route, string indicator) => $"{prefix}{route}?format={JsonStat.Format.Id}&indicator={indicator}{lang}&release={release.Id}";
        return new Collection(
            new("Chỉ tiêu", "Indicators"),
            [
                .. indicators.SelectMany(indicator => new (int Count, string Route, Text What)[]
                {
                    (indicator.Coverage.Observations, "/v1/observations", new("số liệu", "observations")),
                    (indicator.Coverage.Targets, "/v1/targets", new("mục tiêu", "targets")),
                }
                .Where(each => each.Count > 0)
                .Select(each =>
                    new CollectionItem(new($"{indicator.Name.Vi}: {each.What.Vi}", $"{indicator.Name.En}: {each.What.En}"), LinkTo(each.Route, indicator.Id)))),
            ]);
    }
}
