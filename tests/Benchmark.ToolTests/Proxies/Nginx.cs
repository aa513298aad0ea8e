using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Proxies;

/// <summary>The program behind nginx as a gateway has it: under a prefix, with the buffers that nginx comes with, and nothing said about the host.</summary>
public sealed class Nginx : IAsyncLifetime
{
    public const string Prefix = "/benchmark";

    private readonly CliFolder _folder = new();
    private NginxProcess? _nginx;
    private CliProcess? _program;

    internal HttpClient Client => _nginx!.Client;

    /// <summary>What readers know the API by.</summary>
    public string Address => $"http://localhost:{Client.BaseAddress!.Port}{Prefix}";

    internal CliProcess Program => _program!;

    internal CliFolder Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        _program = await _folder.Serve("--public-url", $"http://localhost:{port}{Prefix}");
        _nginx = await NginxProcess.Start(
            _folder,
            port,
            $"{Prefix}/health/live",
            $$"""
            proxy_cache_path {{_folder.At("nginx/cache")}} keys_zone=kept:1m;
            server {
                listen 127.0.0.1:{{port}};
                location {{Prefix}}/ { proxy_pass {{_program.Client.BaseAddress}}; }
                location /kept{{Prefix}}/ { proxy_cache kept; proxy_pass {{_program.Client.BaseAddress}}; }
            }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        if (_nginx is not null)
            await _nginx.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }
}
