using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Addresses of every form that the API answers in, of what the data hold.</summary>
internal static class Addresses
{
    public static async Task<IReadOnlyList<string>> Of(HttpClient client)
    {
        var gap = (await Json(client, "/v1/gaps?limit=1&explain=false")).Items("data").Single();
        var (province, indicator) = (gap.Text("province")!, gap.Text("indicator")!);
        return
        [
            "/v1/provinces?limit=1000",
            $"/v1/provinces/{province}",
            $"/v1/comparisons?indicator={indicator}",
            $"/v1/comparisons?indicator={indicator}&format=csv",
            $"/v1/gaps?province={province}&format=xlsx",
            $"/v1/observations?province={province}&vintage=all&format=ndjson",
            $"/v1/targets?indicator={indicator}&format=json-stat",
            $"/v1/profiles/{province}?format=html&lang=en",
            $"/v1/charts/target-card?id={gap.Text("target.id")}",
            "/v1/changes?format=atom",
            "/v1/gaps/summary?limit=5",
        ];
    }

    /// <summary>So many of them that the program cannot keep all the answers: most are read from the database each time.</summary>
    public static async Task<IReadOnlyList<string>> Many(HttpClient client)
    {
        var provinces = (await Json(client, "/v1/provinces?limit=1000")).Items("data").Select(item => item.Text("id")!).ToList();
        return
        [
            .. provinces.SelectMany(province => new[]
            {
                $"/v1/gaps?province={province}",
                $"/v1/observations?province={province}&vintage=all&format=ndjson",
                $"/v1/profiles/{province}",
                $"/v1/profiles/{province}?format=html",
                $"/v1/comparisons?province={province}&lang=en&format=csv",
            }),
            .. await Of(client),
        ];
    }

    public static async Task<JsonNode> Json(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
