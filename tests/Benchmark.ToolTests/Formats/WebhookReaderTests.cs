using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>A delivery is verified by standardwebhooks and read by cloudevents, none of which knows how it was made.</summary>
public sealed class WebhookReaderTests(NodeTools tools) : IClassFixture<NodeTools>
{
    [Fact]
    public async Task Readers_verify_and_understand_what_a_server_sends()
    {
        using var api = BenchmarkApi.With(("public-url", "https://portal.example/benchmark"));
        await using var receiver = await new HookReceiver().Start();
        var scene = new HookScene(api.Database);
        var (id, secret) = await scene.Hook(receiver.Url);
        await api.Get("/health/ready");
        var release = await scene.Release("Số liệu được sửa");
        await scene.Release();
        await scene.Run("withdraw", release, "--reason", "Sai", "--reason-en", "Wrong");
        await scene.Run("hooks", "test", id);
        await receiver.Got(4);

        var read = (await tools.Read("webhook.js", System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["secret"] = secret,
            ["deliveries"] = new JsonArray([.. receiver.All.Select(told => new JsonObject
            {
                ["headers"] = new JsonObject(told.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value))),
                ["body"] = told.Body,
            })]),
        }.ToJsonString()))).AsArray();

        Assert.Equal(4, read.Count);
        Assert.All(read, each => Assert.True(each!["valid"]!.GetValue<bool>() && each["changedIsRefused"]!.GetValue<bool>()));
        Assert.Equal(
            ["vn.benchmark.release.published.v1", "vn.benchmark.release.published.v1", "vn.benchmark.release.withdrawn.v1", "vn.benchmark.hook.tested.v1"],
            read.Select(each => each!.Text("event.type")));
        Assert.Equal((release, "Số liệu được sửa"), (read[0]!.Text("event.id"), read[0]!.Text("event.data.reason.vi")));
        Assert.Equal("https://portal.example/benchmark/", read[0]!.Text("event.source"));
    }
}
