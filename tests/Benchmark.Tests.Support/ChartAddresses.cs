using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>Addresses of charts of the whole release: of each kind all there is to draw, one indicator, target or line at a time, and some of many.</summary>
public static class ChartAddresses
{
    public static readonly IReadOnlyList<string> Kinds = ["target-gap", "difference", "trajectory", "ranking", "time-series", "target-card"];

    public static readonly IReadOnlyList<string> Sizes = ["wide", "small", "square"];

    public static readonly IReadOnlyList<string> Languages = ["vi", "en"];

    private const int MostRows = 40;
    private const int MostLines = 12;

    public static async Task<IReadOnlyList<string>> Of(string kind, BenchmarkApi api)
    {
        var gaps = (await api.Get("/v1/gaps?limit=1000&explain=false&standing=all")).Items("data");
        return kind switch
        {
            "target-gap" or "difference" => [.. SelectionsOf(gaps).Select(selection => $"/v1/charts/{kind}?{selection}")],
            // What names several rows is not drawn.
            "trajectory" => [.. gaps.GroupBy(row => $"/v1/charts/trajectory?province={row.Text("province")}&indicator={row.Text("indicator")}"
                    + $"&horizon={row.At("target.horizon")?.ToString() ?? "open"}&standing={row.Text("target.standing")}"
                    + $"{(row.At("target.document") is { } document ? $"&document={document}" : "")}{SeriesOf(row)}")
                .Where(rows => rows.Count() == 1 && rows.First().At("series") is not null && rows.First().At("target.document") is not null)
                .Select(rows => rows.Key)],
            "target-card" => [.. gaps.Select(row => $"/v1/charts/target-card?id={row.Text("target.id")}{SeriesOf(row)}")],
            "ranking" => await RankingsOf(api),
            _ => await LinesOf(api),
        };
    }

    /// <summary>One indicator and one deadline of all provinces; what one province is held against; an indicator whatever the deadline.</summary>
    private static IEnumerable<string> SelectionsOf(IReadOnlyList<JsonNode> gaps)
    {
        var primary = gaps.Where(row => row.Text("target.standing") == "primary").ToList();
        foreach (var rows in primary.GroupBy(row => (row.Text("indicator"), Horizon: row.At("target.horizon")?.ToString() ?? "open")))
        {
            if (rows.DistinctBy(row => row.Text("target.id")).Count() <= MostRows)
                yield return $"indicator={rows.Key.Item1}&horizon={rows.Key.Horizon}";
        }

        foreach (var rows in primary.GroupBy(row => (row.Text("indicator"), row.Text("province"))))
            yield return $"indicator={rows.Key.Item1}&province={rows.Key.Item2}";
    }

    private static string SeriesOf(JsonNode row) => row.At("series") is { } series ? $"&series={series}" : "";

    private static async Task<IReadOnlyList<string>> RankingsOf(BenchmarkApi api)
    {
        var addresses = new List<string>();
        var indicators = (await api.Get("/v1/indicators?limit=1000")).Items("data");
        foreach (var indicator in indicators.Where(each => each.Text("kind") is "number" or "rank" && each.At("coverage.provinces")?.GetValue<int>() > 1)
            .Select(each => each.Text("id")))
        {
            var path = $"/v1/rankings?indicator={indicator}";
            var league = (await api.Get(path))["data"]!;
            addresses.Add($"/v1/charts/ranking?indicator={indicator}");
            addresses.AddRange(league.Items("others").Select(other =>
                $"/v1/charts/ranking?indicator={indicator}&series={other.Text("series")}&year={other.Text("year")}"));
        }

        return addresses;
    }

    private static async Task<IReadOnlyList<string>> LinesOf(BenchmarkApi api)
    {
        var values = new List<JsonNode>();
        for (var next = "/v1/observations?limit=1000"; next is not null;)
        {
            var page = await api.Get(next);
            values.AddRange(page.Items("data"));
            next = page.At("links.next")?.ToString();
        }

        var lines = values.Select(value => (Province: value.Text("province"), Indicator: value.Text("indicator"), Series: value.Text("series")))
            .Distinct()
            .ToList();
        return
        [
            .. lines.Where((line, number) => number % 5 == 0 || lines.Count(other => other.Province == line.Province) > 12)
                .Select(line => $"/v1/charts/time-series?province={line.Province}&indicator={line.Indicator}&series={line.Series}"),
            .. lines.GroupBy(line => (line.Province, line.Indicator)).Where(group => group.Count() is > 1 and <= MostLines)
                .Select(group => $"/v1/charts/time-series?province={group.Key.Province}&indicator={group.Key.Indicator}"),
            .. lines.GroupBy(line => (line.Indicator, line.Series)).Where(group => group.Count() > 1)
                .Select(group => $"/v1/charts/time-series?indicator={group.Key.Indicator}&series={group.Key.Series}"
                    + $"&province={string.Join(',', group.Select(line => line.Province).Take(MostLines))}"),
        ];
    }
}
