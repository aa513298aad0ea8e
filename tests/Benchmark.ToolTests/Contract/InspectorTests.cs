using System.Text.Json.Nodes;
using Benchmark.Tests.Support;
using Benchmark.ToolTests.Formats;

namespace Benchmark.ToolTests.Contract;

/// <summary>
/// The command line of the MCP Inspector, as <c>Inspector/package-lock.json</c> pins it, connects as an assistant does: it lists and calls every tool, and
/// reads a resource and a prompt. Its SDK checks each structured answer against the schema of its tool.
/// </summary>
public sealed class InspectorTests(InspectorTests.Inspector inspector) : IClassFixture<InspectorTests.Inspector>
{
    [Fact]
    public async Task The_inspector_lists_and_calls_every_tool()
    {
        var row = (await Api("/v1/observations?limit=1")).Items("data")[0];
        var target = (await Api("/v1/targets?limit=1")).Items("data")[0];
        var other = (await Api("/v1/provinces?kind=province&limit=2")).Items("data").First(each => each.Text("id") != row.Text("province"));
        var calls = new Dictionary<string, string[]>
        {
            ["find"] = [$"words={row.Text("province")}"],
            ["targets"] = [$"province={target.Text("province")}", $"indicator={target.Text("indicator")}"],
            ["observations"] = [$"province={row.Text("province")}", $"indicator={row.Text("indicator")}", $"year={row["year"]}"],
            ["compare"] = [$"provinces=[\"{row.Text("province")}\",\"{other.Text("id")}\"]", $"indicator={row.Text("indicator")}"],
            ["gap"] = [$"province={target.Text("province")}", $"indicator={target.Text("indicator")}"],
            ["changes"] = [$"since={(await Api("/v1/releases/latest")).Text("data.id")}"],
            ["verify"] = [$"claim={row.Text("claim")}", $"value={row["value"]!.ToJsonString()}"],
        };

        var tools = (await inspector.Run("tools/list")).Items("tools").Select(tool => tool.Text("name")!).ToList();
        Assert.Equal(calls.Keys.Order(StringComparer.Ordinal), tools.Order(StringComparer.Ordinal));
        foreach (var (tool, arguments) in calls)
        {
            var answer = await inspector.Run("tools/call", ["--tool-name", tool, .. arguments.SelectMany(each => new[] { "--tool-arg", each })]);

            Assert.False(answer["isError"]?.GetValue<bool>() == true, answer.ToJsonString());
            Assert.True(
                answer["structuredContent"]!["answered"]!.GetValue<bool>() || tool is "gap" or "compare",
                $"{tool} {string.Join(' ', arguments)}: {answer.ToJsonString()}");
        }
    }

    [Fact]
    public async Task The_inspector_reads_resources_and_prompts()
    {
        Assert.NotEmpty((await inspector.Run("resources/list")).Items("resources"));
        Assert.Equal(3, (await inspector.Run("resources/templates/list")).Items("resourceTemplates").Count);
        var about = await inspector.Run("resources/read", "--uri", "benchmark://about");
        Assert.NotNull(JsonNode.Parse(about.Text("contents[0].text")!)!["data"]);

        Assert.Equal(2, (await inspector.Run("prompts/list")).Items("prompts").Count);
        var prompt = await inspector.Run("prompts/get", "--prompt-name", "check-a-claim", "--prompt-args", "claim=x", "--prompt-args", "language=en");
        Assert.Contains("<<<x>>>", prompt.Text("messages[0].content.text"), StringComparison.Ordinal);
    }

    private async Task<JsonNode> Api(string path) =>
        JsonNode.Parse(await inspector.Program.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    /// <summary>A running server, and the Inspector.</summary>
    public sealed class Inspector : IAsyncLifetime
    {
        private const string Modules = "node_modules/@modelcontextprotocol";

        private readonly CliFolder _server = new();
        private readonly CliFolder _folder = new();
        private CliProcess? _program;

        internal CliProcess Program => _program!;

        public async ValueTask InitializeAsync()
        {
            var installing = NodeTools.InstallAsync("Inspector", _folder);
            _program = await _server.Serve();
            await installing;
            // The command line is a package of its own, but reads its version from the one around it, which also has the pages and needs a newer Node.js.
            File.Copy(_folder.At($"{Modules}/inspector-cli/package.json"), _folder.At($"{Modules}/package.json"));
        }

        /// <summary>What a method answers.</summary>
        internal async Task<JsonNode> Run(string method, params string[] arguments) => JsonNode.Parse(await Wait.ForCommand(
            "node",
            [
                _folder.At($"{Modules}/inspector-cli/build/cli.js"), "--cli", $"{_program!.Client.BaseAddress!.ToString().TrimEnd('/')}/mcp", "--transport",
                "http", "--method", method, .. arguments,
            ]))!;

        public async ValueTask DisposeAsync()
        {
            if (_program is not null)
                await _program.DisposeAsync();
            _server.Dispose();
            _folder.Dispose();
        }
    }
}
