using System.Text.Json.Nodes;
using Benchmark.Api.Mcp;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>What registries of servers are told, and what users of assistants read.</summary>
public sealed class ServerDocumentTests
{
    private static readonly JsonNode Told = JsonNode.Parse(File.ReadAllText(Repository.File("docs", "server.json")))!;

    [Fact]
    public void A_registry_is_told_the_version_of_the_program_and_where_it_is()
    {
        Assert.Equal(typeof(Tool).Assembly.GetName().Version!.ToString(3), Told.Text("version"));
        Assert.Equal("streamable-http", Told.Text("remotes[0].type"));
        Assert.EndsWith(McpClient.Path, Told.Text("remotes[0].url"), StringComparison.Ordinal);
        // A registry takes a name in the form of a reversed domain, and no longer descriptions.
        Assert.Matches("^[a-z0-9.-]+/[a-z0-9._-]+$", Told.Text("name"));
        Assert.InRange(Told.Text("description")!.Length, 1, 100);
    }

    [Theory]
    [InlineData("docs/assistants.md")]
    [InlineData("docs/vi/assistants.md")]
    public void The_page_for_users_names_each_tool_with_its_arguments(string page)
    {
        var rows = MarkdownFile.All.Single(file => file.Path == page).Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        foreach (var tool in Tool.All)
        {
            var row = Assert.Single(rows, line => line.StartsWith($"| `{tool.Name}`", StringComparison.Ordinal));
            var own = tool.Arguments.Select(argument => argument.Name).Where(name => name is not ("release" or "language"));
            Assert.All(own, name => Assert.Contains($"`{name}`", row, StringComparison.Ordinal));
        }

        Assert.All(
            new[] { "answered", "release", "frontier", "resolved", "items", "missing", "cite", "link" },
            field => Assert.Contains(rows, line => line.StartsWith($"| `{field}`", StringComparison.Ordinal)));
    }
}
