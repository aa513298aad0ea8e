using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>What is listed: assistants are taught by it, and read it before every conversation.</summary>
public sealed class ToolContractTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // About 1,700 tokens.
    private const int MostBytes = 6_800;

    [Fact]
    public async Task The_tools_are_a_contract() =>
        Golden.Matches((await McpClient.AskAsync(api.Client, "tools/list"))["result"]!["tools"]!, Golden.File("mcp-tools.json"));

    [Fact]
    public async Task The_resources_and_prompts_are_a_contract()
    {
        var listed = new JsonObject();
        foreach (var (method, name) in new[]
        {
            ("resources/list", "resources"), ("resources/templates/list", "resourceTemplates"), ("prompts/list", "prompts"),
        })
        {
            listed[name] = (await McpClient.AskAsync(api.Client, method))["result"]![name]!.DeepClone();
        }

        Golden.Matches(listed, Golden.File("mcp-resources.json"));
    }

    [Fact]
    public async Task The_whole_list_of_tools_is_short()
    {
        var (_, _, response) = await McpClient.SendAsync(api.Client, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.InRange(bytes.Length, 1, MostBytes);
    }

    [Fact]
    public async Task Every_tool_says_that_it_only_reads_and_what_it_takes_and_gives()
    {
        var tools = (await McpClient.AskAsync(api.Client, "tools/list"))["result"]!["tools"]!.AsArray();

        Assert.Equal(["find", "targets", "observations", "compare", "gap", "changes", "verify"], tools.Select(tool => tool!.Text("name")));
        Assert.All(tools, tool =>
        {
            Assert.True(tool!["annotations"]!["readOnlyHint"]!.GetValue<bool>());
            Assert.True(tool["annotations"]!["idempotentHint"]!.GetValue<bool>());
            Assert.False(tool["annotations"]!["openWorldHint"]!.GetValue<bool>());
            Assert.False(tool["inputSchema"]!["additionalProperties"]!.GetValue<bool>());
            Assert.Equal("object", tool.Text("outputSchema.type"));
            Assert.NotEmpty(tool.Text("description")!);
        });
    }

    [Fact]
    public async Task The_server_tells_assistants_what_a_refusal_is()
    {
        var answer = await McpClient.AskAsync(api.Client, "initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-11-25",
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
        });

        Assert.Contains("answered is false", answer.Text("result.instructions"), StringComparison.Ordinal);
        Assert.NotNull(answer["result"]!["capabilities"]!["tools"]);
        // Without sessions there is nothing that could change or be told of.
        Assert.Null(answer["result"]!["capabilities"]!["tools"]!["listChanged"]);
    }

    [Fact]
    public async Task A_resource_is_the_document_of_the_API()
    {
        var province = (await api.Get("/v1/provinces?limit=1")).Text("data[0].id")!;
        var indicator = (await api.Get("/v1/indicators?limit=1")).Text("data[0].id")!;
        var document = (await api.Get("/v1/documents?limit=1")).Text("data[0].id")!;
        foreach (var (uri, path) in new[]
        {
            ("about", "/v1"), ($"province/{province}", $"/v1/provinces/{province}"), ($"indicator/{indicator}", $"/v1/indicators/{indicator}"),
            ($"document/{document}", $"/v1/documents/{document}"),
        })
        {
            var read = await McpClient.AskAsync(api.Client, "resources/read", new JsonObject { ["uri"] = $"benchmark://{uri}" });

            Assert.Equal((await api.Get(path))["data"]!.ToJsonString(), JsonNode.Parse(read.Text("result.contents[0].text")!)!["data"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("benchmark://province/nowhere")]
    [InlineData("benchmark://province/../indicators/x")]
    [InlineData("benchmark://keys")]
    [InlineData("https://example.org/")]
    [InlineData("file:///etc/passwd")]
    public async Task What_is_no_resource_is_an_error(string uri) =>
        Assert.NotNull((await McpClient.AskAsync(api.Client, "resources/read", new JsonObject { ["uri"] = uri }))["error"]);

    [Theory]
    [InlineData("vi", "Hãy kiểm tra")]
    [InlineData("en", "Check the following")]
    public async Task A_prompt_is_in_the_language_asked_for(string language, string begins)
    {
        const string claim = "A sentence with 17.3% in it.";
        var prompt = await McpClient.AskAsync(api.Client, "prompts/get", new JsonObject
        {
            ["name"] = "check-a-claim",
            ["arguments"] = new JsonObject { ["claim"] = claim, ["language"] = language },
        });
        var text = prompt.Text("result.messages[0].content.text")!;

        Assert.StartsWith(begins, text, StringComparison.Ordinal);
        Assert.Contains($"<<<{claim}>>>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"nothing"}""")]
    [InlineData("""{"name":"check-a-claim"}""")]
    [InlineData("""{"name":"check-a-claim","arguments":{"claim":"x","language":"fr"}}""")]
    [InlineData("""{"name":"check-a-claim","arguments":{"claim":"x","more":"y"}}""")]
    public async Task What_is_no_prompt_is_an_error(string parameters) =>
        Assert.Equal(-32602, (await McpClient.AskAsync(api.Client, "prompts/get", JsonNode.Parse(parameters)!.AsObject())).Number("error.code"));
}
