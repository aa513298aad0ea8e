using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Support;

/// <summary>Whoever publishes a release in a test of something else.</summary>
internal static class Steward
{
    /// <summary>Publishes rows of a noun.</summary>
    /// <param name="api">The program.</param>
    /// <param name="noun">What they are, in the plural.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The id of the release.</returns>
    public static async Task<string> Publish(BenchmarkApi api, string noun, params IReadOnlyList<JsonObject> rows)
    {
        var key = await api.Services.GetRequiredService<KeyStore>().AddAsync("Steward", [ApiKey.WriteData], null, TestContext.Current.CancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/imports");
        message.Headers.Add("X-API-Key", key);
        var body = new JsonObject
        {
            ["reason"] = new JsonObject { ["vi"] = "Vì sao", ["en"] = "Why" },
            [noun] = new JsonArray([.. rows.Select(row => row.DeepClone())]),
        };
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await api.Get("/v1")).Text("data.release.id")!;
    }
}
