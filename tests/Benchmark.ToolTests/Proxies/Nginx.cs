using System.Diagnostics;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Proxies;

/// <summary>The program behind nginx as a gateway has it: under a prefix, with the buffers that nginx comes with, and nothing said about the host.</summary>
public sealed class Nginx : IAsyncLifetime
{
    public const string Prefix = "/benchmark";

    private readonly CliFolder _folder = new();
    private Process? _nginx;
    private CliProcess? _program;

    internal HttpClient Client { get; private set; } = null!;

    /// <summary>What readers know the API by.</summary>
    public string Address => $"http://localhost:{Client.BaseAddress!.Port}{Prefix}";

    internal CliProcess Program => _program!;

    internal CliFolder Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        _program = await _folder.Serve("--public-url", $"http://localhost:{port}{Prefix}");
        var configuration = _folder.At("nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            daemon off;
            user {{Environment.UserName}};
            pid {{_folder.At("nginx.pid")}};
            error_log stderr warn;
            events { }
            http {
                access_log off;
                client_body_temp_path {{_folder.At("nginx/body")}};
                proxy_temp_path {{_folder.At("nginx/proxy")}};
                fastcgi_temp_path {{_folder.At("nginx/fastcgi")}};
                uwsgi_temp_path {{_folder.At("nginx/uwsgi")}};
                scgi_temp_path {{_folder.At("nginx/scgi")}};
                client_max_body_size 32m;
                proxy_cache_path {{_folder.At("nginx/cache")}} keys_zone=kept:1m;
                server {
                    listen 127.0.0.1:{{port}};
                    location {{Prefix}}/ { proxy_pass {{_program.Client.BaseAddress}}; }
                    location /kept{{Prefix}}/ { proxy_cache kept; proxy_pass {{_program.Client.BaseAddress}}; }
                }
            }
            """);
        _nginx = Process.Start(new ProcessStartInfo("nginx", ["-p", _folder.Path, "-c", configuration]) { RedirectStandardError = true })!;
        var said = "";
        _nginx.ErrorDataReceived += (_, line) => said += $"{line.Data}\n";
        _nginx.BeginErrorReadLine();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{port}") };
        await Wait.Until(
            async () =>
            {
                try
                {
                    using var answer = await Client.GetAsync(new Uri($"{Prefix}/health/live", UriKind.Relative));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            () => $"nginx does not answer. It said: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_nginx is { HasExited: false })
            _nginx.Kill(entireProcessTree: true);
        if (_nginx is not null)
            await Wait.ForExit(_nginx, () => "nginx was killed and does not end.");
        _nginx?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }
}
