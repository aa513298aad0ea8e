using Benchmark.Api.Features;
using Benchmark.Api.Formats;
using Microsoft.AspNetCore.Components;

namespace Benchmark.Api.Pages;

/// <summary>Which page a route has; every other one has the page of a list or of one resource.</summary>
internal static class PageRegister
{
    private static readonly Dictionary<string, PageKind> ByRoute = new(StringComparer.Ordinal)
    {
        ["/v1"] = PageKind.Of<Home>(),
        ["/v1/bulk"] = PageKind.Of<BulkPage>(),
        ["/v1/changes"] = PageKind.Of<ChangesPage>(),
        ["/v1/charts"] = PageKind.Of<ChartsPage>(),
        ["/v1/codes"] = PageKind.Of<CodesPage>(),
        ["/v1/codes/{set}"] = PageKind.Of<CodeSetPage>(),
        ["/v1/comparisons"] = PageKind.Of<ComparisonPage>(),
        ["/v1/documents"] = PageKind.Of<DocumentsPage>(),
        ["/v1/documents/{id}"] = PageKind.Of<DocumentPage>(),
        ["/v1/gaps"] = PageKind.Of<GapsPage>(),
        ["/v1/groups"] = PageKind.Of<GroupsPage>(),
        ["/v1/indicators"] = PageKind.Of<IndicatorsPage>(),
        ["/v1/indicators/{id}"] = PageKind.Of<IndicatorPage>(),
        ["/v1/methods"] = PageKind.Of<MethodsPage>(),
        ["/v1/methods/{id}"] = PageKind.Of<MethodPage>(),
        ["/v1/profiles/{province}"] = PageKind.Of<ProfilePage>(),
        ["/v1/provinces"] = PageKind.Of<ProvincesPage>(),
        ["/v1/provinces/{id}"] = PageKind.Of<ProvincePage>(),
        ["/v1/rankings"] = PageKind.Of<RankingPage>(),
        ["/v1/releases/latest"] = PageKind.Of<LatestReleasePage>(),
        ["/v1/releases/{id}"] = PageKind.Of<ReleasePage>(),
        ["/v1/releases/{id}/changes"] = PageKind.Of<ChangesPage>(),
        ["/v1/scorecards"] = PageKind.Of<ScorecardPage>(),
        ["/v1/search"] = PageKind.Of<SearchPage>(),
        ["/v1/sources/{id}"] = PageKind.Of<SourcePage>(),
        ["/v1/targets/{id}"] = PageKind.Of<TargetPage>(),
    };

    /// <summary>Where the resources of a list have their pages, for those that have one.</summary>
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["/v1/provinces"] = "/v1/profiles",
        ["/v1/indicators"] = "/v1/indicators",
        ["/v1/targets"] = "/v1/targets",
        ["/v1/sources"] = "/v1/sources",
        ["/v1/documents"] = "/v1/documents",
        ["/v1/methods"] = "/v1/methods",
        ["/v1/releases"] = "/v1/releases",
        ["/v1/codes"] = "/v1/codes",
    };

    private static readonly PageKind Chart = PageKind.Of<ChartPage>();
    private static readonly PageKind List = PageKind.Of<ListPage>();
    private static readonly PageKind Resource = PageKind.Of<ResourcePage>();

    /// <summary>What the path of a resource of a list begins with; null where it has no page of its own.</summary>
    public static string? PathOf(string list) => Paths.GetValueOrDefault(list);

    /// <summary>The page of a route.</summary>
    /// <param name="route">The pattern of the route.</param>
    /// <param name="content">What it answers.</param>
    public static PageKind Find(string route, Content content) =>
        content.Fields is null && ByRoute.TryGetValue(route, out var kind) ? kind
        : ChartKind.All.Any(each => each.Path == route) ? Chart
        : content.Find<Table>() is null ? Resource : List;
}

/// <summary>A page.</summary>
/// <param name="Component">The component that draws it.</param>
/// <param name="Asks">The paths of the other answers that it shows.</param>
internal sealed record PageKind(Type Component, Func<PageContext, IEnumerable<string>> Asks)
{
    public static PageKind Of<T>()
        where T : IComponent, IPage => new(typeof(T), T.Asks);
}
