using System.Text.Json.Nodes;
using Benchmark.Api.Data;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Contract;

/// <summary>Every example of the OpenAPI document is sent, and the whole answer compared.</summary>
public sealed class ExampleTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.File("src", "Benchmark.Api"), "*.example.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/") && !file.Contains("/obj/"))
            .Where(file => !File.ReadAllText(file).Contains("\"unsent\":", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_answer_is_the_one_that_the_document_shows(string file)
    {
        var path = Repository.File(file);
        var example = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        var request = example["request"]!.GetValue<string>();
        var body = example["body"];
        using var content = body is null ? null : new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, request) { Content = content };
        // A key is nobody's business, so an example says only that it needs one.
        var needsKey = example["key"] is not null;
        if (needsKey)
            message.Headers.Add("X-API-Key", api.Services.GetRequiredService<KeyStore>().Add("Example", [ApiKey.WriteData], null));
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        // Differs from request to request.
        if (answer is JsonObject problem && problem.ContainsKey("traceId"))
            problem["traceId"] = "0HNQ87LNTAP35:00000001";

        var document = needsKey ? new JsonObject { ["key"] = true } : [];
        document["request"] = request;
        if (body is not null)
            document["body"] = body.DeepClone();
        document["response"] = answer;
        Golden.Matches(document, path);
    }
}
