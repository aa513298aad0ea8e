using Benchmark.Tests.Support;
using Benchmark.ToolTests.Formats;

namespace Benchmark.ToolTests.Contract;

/// <summary>A running server, and what makes clients of its contract, as <c>Clients/package-lock.json</c> and the manifest of .NET tools pin them.</summary>
public sealed class ClientTools : IAsyncLifetime
{
    private readonly CliFolder _server = new();
    private readonly CliFolder _folder = new();
    private CliProcess? _program;

    /// <summary>The address of the server.</summary>
    public string Address => _program!.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>The address of the contract.</summary>
    public string Contract => $"{Address}/openapi/v1.json";

    internal CliProcess Program => _program!;

    public async ValueTask InitializeAsync()
    {
        var installing = NodeTools.InstallAsync("Clients", _folder);
        _program = await _server.Serve();
        await File.WriteAllTextAsync(At("openapi.json"), await _program.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        await installing;
    }

    /// <summary>The path of a file in the copy.</summary>
    public string At(string path) => _folder.At(path);

    /// <summary>Runs a command that npm installed. None of them reports to anybody.</summary>
    internal Task<string> Run(string command, params string[] arguments) => Wait.ForCommand(
        "env",
        ["REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true", _folder.At($"node_modules/.bin/{command}"), .. arguments]);

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _server.Dispose();
        _folder.Dispose();
    }
}
