using System.Diagnostics;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Proxies;

/// <summary>nginx as a process of its own, with what it comes with and nothing of the machine.</summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NginxProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    /// <summary>A client of the port that it listens on, which follows no redirection.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="folder">Where it keeps its files.</param>
    /// <param name="port">The port that it listens on.</param>
    /// <param name="asked">A path that is answered when all is well.</param>
    /// <param name="http">What stands in the block <c>http</c> of its configuration.</param>
    public static async Task<NginxProcess> Start(CliFolder folder, int port, string asked, string http)
    {
        var configuration = folder.At("nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            daemon off;
            user {{Environment.UserName}};
            pid {{folder.At("nginx.pid")}};
            error_log stderr warn;
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder.At("nginx/body")}};
                proxy_temp_path {{folder.At("nginx/proxy")}};
                fastcgi_temp_path {{folder.At("nginx/fastcgi")}};
                uwsgi_temp_path {{folder.At("nginx/uwsgi")}};
                scgi_temp_path {{folder.At("nginx/scgi")}};
                client_max_body_size 32m;
                {{http}}
            }
            """);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-p", folder.Path, "-c", configuration]) { RedirectStandardError = true })!;
        var said = "";
        process.ErrorDataReceived += (_, line) => said += $"{line.Data}\n";
        process.BeginErrorReadLine();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{port}") };
        var nginx = new NginxProcess(process, client);
        try
        {
            await Wait.Until(() => nginx.Answers(asked), () => $"nginx does not answer. It said: {said}");
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await Wait.ForExit(_process, () => "nginx was killed and does not end.");
        _process.Dispose();
    }

    private async Task<bool> Answers(string path)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
