using System.Text.Json.Nodes;
using Benchmark.Tests.Core;
using Benchmark.Tests.Support;
using FsCheck.Fluent;

namespace Benchmark.SlowTests.Contract;

/// <summary>Whatever is asked, the answer is one that the OpenAPI document has: requests drawn from that document, right and wrong.</summary>
public sealed class FuzzTests(DatabaseTemplate template, ITestOutputHelper output) : IClassFixture<DatabaseTemplate>
{
    private static readonly int Requests = Campaign.Cases(usually: 5_000, whenLong: 100_000);

    // A key may import sixty times a minute; together they are not held up.
    private const int Keys = 4;

    [Fact]
    public async Task Every_answer_is_one_that_the_document_declares()
    {
        output.WriteLine(Campaign.Again);
        // What a container of 256 MB leaves to it: a request that needs more fails.
        using var folder = new CliFolder { Variables = { ["DOTNET_GCHeapHardLimit"] = "0xC000000" } };
        template.CopyTo(folder.Database);
        var keys = new List<string>();
        for (var number = 0; number < Keys; number++)
        {
            var added = await folder.Run("keys", "add", "--name", $"Fuzz {number}", "--province", "all", "--scope", "data:write");
            keys.Add(added.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)[^1]);
        }

        await using var program = await folder.Serve();
        var document = OpenApiContract.Plain(JsonNode.Parse((await program.Get("/openapi/v1.json")).GetRawText())!);
        var ids = new Dictionary<string, string[]>();
        foreach (var list in Operation.Of(document).Select(operation => operation.Template).Where(path => path.EndsWith("/{id}", StringComparison.Ordinal)))
        {
            var path = list[..^"/{id}".Length];
            ids[path] = path == "/v1/imports"
                ? [await ImportOf(program.Client, document, path, keys[0])]
                // What has no list is named where it is asked for in vain.
                : document["paths"]![path] is null ? await AllowedIn(program.Client, path)
                : [.. (await program.Get($"{path}?limit=1000")).GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
        }

        var check = new AnswerCheck(program.Client, document);
        var requests = Arb.From(new RequestGenerator(document, ids, keys).Requests, request => request.Smaller());
        Law.Holds(requests, check.Holds, Requests);

        foreach (var (at, count) in check.Seen.OrderBy(each => each.Key))
            output.WriteLine($"{count,6} {at.Status} {at.Operation}");
        // Requests that are all refused would prove nothing.
        var good = check.Seen.Where(each => each.Key.Status is >= 200 and < 300).ToList();
        Assert.True(good.Sum(each => each.Value) > Requests / 3, "Too few requests are good ones.");
        Assert.Empty(Operation.Of(document).Select(each => $"{each.Method} {each.Template}").Except(good.Select(each => each.Key.Operation)));
    }

    private static async Task<string[]> AllowedIn(HttpClient client, string path)
    {
        using var response = await client.GetAsync($"{path}/none", TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return [.. problem["errors"]![0]!["allowed"]!.AsArray().Select(value => value!.ToString())];
    }

    // Imports are listed nowhere; the example of the document makes one.
    private static async Task<string> ImportOf(HttpClient client, JsonNode document, string path, string key)
    {
        var example = document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();
        example["dryRun"] = false;
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(example.ToJsonString(), null, "application/json") };
        message.Headers.Add("X-API-Key", key);
        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["data"]!["id"]!.ToString();
    }
}
