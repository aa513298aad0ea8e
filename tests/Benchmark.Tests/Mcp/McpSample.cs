using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>What the sample holds, from which questions are drawn: by its shape, so that no place and no indicator is named here.</summary>
internal sealed class McpSample
{
    public required IReadOnlyList<JsonNode> Provinces { get; init; }

    public required IReadOnlyList<JsonNode> Indicators { get; init; }

    public required IReadOnlyList<JsonNode> Observations { get; init; }

    public required IReadOnlyList<JsonNode> Targets { get; init; }

    public required string Release { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>The units that are no more.</summary>
    public IReadOnlyList<JsonNode> Ended => [.. Provinces.Where(province => province["validTo"] is not null)];

    public static async Task<McpSample> ReadAsync(BenchmarkApi api)
    {
        var release = (await api.Get("/v1/releases/latest"))["data"]!;
        return new McpSample
        {
            Provinces = await Rows(api, "/v1/provinces?limit=1000"),
            Indicators = await Rows(api, "/v1/indicators?limit=1000"),
            Observations = await Rows(api, "/v1/observations?limit=1000"),
            Targets = await Rows(api, "/v1/targets?limit=1000"),
            Release = release.Text("id")!,
            PublishedOn = DateOnly.FromDateTime(DateTimeOffset.Parse(release.Text("publishedAt")!, System.Globalization.CultureInfo.InvariantCulture).Date),
        };
    }

    /// <summary>The names of a noun in both languages, and its id.</summary>
    public static IReadOnlyList<string> NamesOf(JsonNode noun) =>
    [
        .. new[] { noun.Text("name.vi")!, noun.Text("name.en")!, noun.Text("id")! }
            .Concat((noun["aliases"] as JsonArray ?? []).Select(alias => $"{alias}"))
            .Distinct(),
    ];

    /// <summary>The last year in which a unit was there; null where it still is.</summary>
    public static int? EndOf(JsonNode province) =>
        province.Text("validTo") is { } day ? int.Parse(day[..4], System.Globalization.CultureInfo.InvariantCulture) : null;

    private static async Task<IReadOnlyList<JsonNode>> Rows(BenchmarkApi api, string path)
    {
        var answer = await api.Get(path);
        Assert.Null(answer["links"]!["next"]);
        return answer.Items("data");
    }
}
