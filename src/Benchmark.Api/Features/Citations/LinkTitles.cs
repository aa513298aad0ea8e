using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Citations;

/// <summary>The title of a citation, made from the link that is cited.</summary>
internal static class LinkTitles
{
    // What the title of a citation leaves out: how the answer is shown, not what it is.
    private static readonly string[] Presentation = ["release", "format", "lang", "bom", "decimal", "limit", "cursor", "explain"];

    /// <summary>What each route shows; a test checks that none is missing.</summary>
    public static readonly IReadOnlyDictionary<string, Text> OfRoutes = new Dictionary<string, Text>
    {
        ["/v1"] = new("Tài liệu dịch vụ", "Service document"),
        ["/v1/provinces"] = new("Các tỉnh, thành phố", "Provinces"),
        ["/v1/provinces/{id}"] = new("Tỉnh, thành phố", "Province"),
        ["/v1/indicators"] = new("Các chỉ tiêu", "Indicators"),
        ["/v1/indicators/{id}"] = new("Chỉ tiêu", "Indicator"),
        ["/v1/targets"] = new("Các mục tiêu", "Targets"),
        ["/v1/targets/{id}"] = new("Mục tiêu", "Target"),
        ["/v1/observations"] = new("Các giá trị quan sát", "Observations"),
        ["/v1/sources"] = new("Các nguồn", "Sources"),
        ["/v1/sources/{id}"] = new("Nguồn", "Source"),
        ["/v1/comparisons"] = new("So sánh các tỉnh, thành phố", "Comparison of provinces"),
        ["/v1/gaps"] = new("Khoảng cách đến mục tiêu", "Gaps to targets"),
        ["/v1/rankings"] = new("Bảng xếp hạng", "Ranking"),
        ["/v1/scorecards"] = new("Bảng điểm", "Scorecard"),
        ["/v1/releases"] = new("Các bản phát hành dữ liệu", "Releases of the data"),
        ["/v1/releases/{id}"] = new("Bản phát hành dữ liệu", "Release of the data"),
        ["/v1/releases/{id}/changes"] = new("Thay đổi của một bản phát hành", "Changes of a release"),
        ["/v1/changes"] = new("Thay đổi của dữ liệu", "Changes of the data"),
        ["/v1/methods"] = new("Các phương pháp tính", "Methods"),
        ["/v1/methods/{id}"] = new("Phương pháp tính", "Method"),
    };

    /// <summary>What the link shows, and of what: provinces and indicators by their names, everything else as written in the link.</summary>
    /// <param name="route">The pattern of its route.</param>
    /// <param name="permanent">Its path and query, which name the release.</param>
    /// <param name="catalog">The catalog of that release.</param>
    public static Text Of(string route, string permanent, Catalog catalog)
    {
        var title = OfRoutes[route];
        var query = permanent.IndexOf('?', StringComparison.Ordinal);
        var chosen = QueryHelpers.ParseQuery(permanent[query..])
            .Where(parameter => !Presentation.Contains(parameter.Key))
            .Select(parameter => Named(parameter.Key, parameter.Value.ToString(), catalog))
            .ToList();
        if (route.EndsWith("{id}", StringComparison.Ordinal))
            chosen.Insert(0, NameOf(Uri.UnescapeDataString(permanent[..query].Split('/')[^1]), catalog));
        if (chosen.Count == 0)
            return title;
        return new Text(
            $"{title.Vi} ({string.Join("; ", chosen.Select(each => each.Vi))})",
            $"{title.En} ({string.Join("; ", chosen.Select(each => each.En))})");
    }

    private static Text Named(string parameter, string value, Catalog catalog)
    {
        if (parameter is not ("province" or "indicator" or "reference"))
            return new Text($"{parameter}: {value}", $"{parameter}: {value}");
        var names = value.Split(',').Select(id => NameOf(id, catalog)).ToList();
        var list = new Text(string.Join(", ", names.Select(name => name.Vi)), string.Join(", ", names.Select(name => name.En)));
        return parameter == "reference" ? new Text($"so với {list.Vi}", $"against {list.En}") : list;
    }

    private static Text NameOf(string id, Catalog catalog) => (catalog.FindProvince(id) as INoun ?? catalog.FindIndicator(id))?.Label ?? new Text(id, id);
}
