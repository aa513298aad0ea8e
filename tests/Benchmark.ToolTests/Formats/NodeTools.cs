using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>The readers of citations, feeds, catalogs and webhooks that other people wrote, as <c>Node/package-lock.json</c> pins them.</summary>
public sealed class NodeTools : IAsyncLifetime
{
    private readonly CliFolder _folder = new();

    /// <summary>Installs them into a copy, so that nothing is written beside the sources.</summary>
    public async ValueTask InitializeAsync()
    {
        await InstallAsync("Node", _folder);
    }

    /// <summary>Copies a folder of scripts beside the tests, and installs what its lock file pins.</summary>
    internal static async Task InstallAsync(string name, CliFolder folder)
    {
        foreach (var file in Directory.GetFiles(Repository.File("tests", "Benchmark.ToolTests", name)))
            File.Copy(file, folder.At(Path.GetFileName(file)));
        await Wait.ForCommand("npm", "ci", "--prefix", folder.Path, "--ignore-scripts", "--no-audit", "--no-fund");
    }

    /// <summary>A path beside them, where a script finds them.</summary>
    internal string At(string relative) => _folder.At(relative);

    /// <summary>What a script makes of a file.</summary>
    internal async Task<JsonNode> Read(string script, byte[] content, params string[] arguments)
    {
        var file = _folder.At($"read/{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await Wait.ForCommand("node", [_folder.At(script), file, .. arguments]))!;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
