using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Contract;

/// <summary>Every example of the OpenAPI document is sent, and the whole answer compared with the example and with the schema.</summary>
public sealed class ExampleTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Files => FilesOf(unsent: false);

    public static TheoryData<string> UnsentFiles => FilesOf(unsent: true);

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
        // A key is secret, so an example states only that it needs one.
        var needsKey = example["key"] is not null;
        if (needsKey)
        {
            message.Headers.Add(
                "X-API-Key",
                await api.Services.GetRequiredService<KeyStore>().AddAsync("Example", [ApiKey.WriteData], null, TestContext.Current.CancellationToken));
        }

        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // A picture stands in the document as the text that it is.
        JsonNode answer = response.Content.Headers.ContentType!.MediaType == "image/svg+xml" ? JsonValue.Create(text) : JsonNode.Parse(text)!;
        // Differs from request to request.
        if (answer is JsonObject problem && problem.ContainsKey("traceId"))
            problem["traceId"] = "0HNQ87LNTAP35:00000001";

        if (file.EndsWith("GetReadiness.example.json", StringComparison.Ordinal))
        {
            (answer["ageSeconds"], answer["freeBytes"]) = (example["response"]!["ageSeconds"]!.DeepClone(), example["response"]!["freeBytes"]!.DeepClone());
        }

        // What compresses them differs from machine to machine. That the answer says what the files are is another test.
        if (file.EndsWith("ListBulkFiles.example.json", StringComparison.Ordinal))
        {
            foreach (var (made, shown) in answer.Items("data").Zip(example["response"]!.Items("data")))
                (made["bytes"], made["sha256"]) = (shown["bytes"]!.DeepClone(), shown["sha256"]!.DeepClone());
        }

        var document = needsKey ? new JsonObject { ["key"] = true } : [];
        document["request"] = request;
        if (body is not null)
            document["body"] = body.DeepClone();
        document["response"] = answer;
        await Conforms(path, answer);
        Golden.Matches(document, path);
    }

    [Theory]
    [MemberData(nameof(UnsentFiles))]
    public async Task What_cannot_be_sent_is_as_the_document_says(string file) =>
        await Conforms(file, JsonNode.Parse(await File.ReadAllTextAsync(Repository.File(file), TestContext.Current.CancellationToken))!["response"]!);

    // Of the operation that a file is named after; any other is one of a problem.
    private async Task Conforms(string file, JsonNode answer)
    {
        var name = Path.GetFileName(file).Split('.')[0];
        var document = await api.Get("/openapi/v1.json");
        var operation = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(each => each.Value!)
            .SingleOrDefault(each => each.Text("operationId") == name);
        var answered = operation?["responses"]!.AsObject().First(response => response.Key[0] == '2').Value!["content"]!.AsObject().First().Value!["schema"];
        OpenApiSchema.Conforms(document, answered ?? new JsonObject { ["$ref"] = "#/components/schemas/ProblemDocument" }, answer, name);
    }

    private static TheoryData<string> FilesOf(bool unsent) =>
        [.. Directory.GetFiles(Repository.File("src", "Benchmark.Api"), "*.example.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/") && !file.Contains("/obj/"))
            .Where(file => File.ReadAllText(file).Contains("\"unsent\":", StringComparison.Ordinal) == unsent)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal)];
}
