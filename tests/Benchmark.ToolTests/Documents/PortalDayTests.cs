using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;
using Benchmark.ToolTests.Formats;

namespace Benchmark.ToolTests.Documents;

/// <summary>The day of a portal as docs/portals.md shows it: harvest, mirror, verify, subscribe, receive, update. Its programs run unchanged.</summary>
public sealed class PortalDayTests(NodeTools tools) : IClassFixture<NodeTools>, IDisposable
{
    private readonly CliFolder _server = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_portal_harvests_mirrors_verifies_subscribes_receives_and_updates()
    {
        await TakeOut("bash", "mirror.sh");
        await TakeOut("js", "receive.mjs");
        DatabaseFile.Import(_server.Database, CliProgram.Seed);
        var scene = new HookScene(_server.Database);
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        await using var server = await _server.Serve("--urls", address, "--public-url", address);

        // Harvest, mirror, verify.
        var first = scene.Newest();
        var said = await Mirror(address);
        await AssertMirrored(server, first);
        Assert.All(["csv.zip", "dataset.zip", "benchmark.sqlite"], file => Assert.Contains($"{file}: OK", said, StringComparison.Ordinal));
        var written = File.GetLastWriteTimeUtc(tools.At($"mirror/{first}/csv.zip"));
        Assert.Equal("", await Mirror(address));
        Assert.Equal(written, File.GetLastWriteTimeUtc(tools.At($"mirror/{first}/csv.zip")));

        // Subscribe. The receiver begins before it is told of anything.
        var port = FreePort.Next();
        var (_, secret) = await scene.Hook($"http://127.0.0.1:{port}/hook");
        await using var receiver = new Script(tools.At("."), secret, "receive.mjs", address, "mirror", $"{port}");
        await receiver.Says("Waits on port");
        await BreakOff(port);
        using (var client = new HttpClient())
        using (var forged = new StringContent("""{"id":"2026-11-21.1","data":{}}""", Encoding.UTF8, "application/cloudevents+json"))
        using (var refused = await client.PostAsync(new Uri($"http://127.0.0.1:{port}/hook"), forged, Cancelled))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        // Receive, update.
        foreach (var release in new[] { await scene.Release(), await scene.Release() })
            await receiver.Says($"{release} changed 1 rows", $"{release} is mirrored");
        await scene.Told();
        await AssertMirrored(server, scene.Newest());
        Assert.True(Directory.Exists(tools.At($"mirror/{first}")));
        Assert.Contains("2 delivered, 0 waiting, 0 dead", await scene.Run("hooks", "list"), StringComparison.Ordinal);
    }

    /// <summary>Begins a request and leaves before its end.</summary>
    private static async Task BreakOff(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, Cancelled);
        await socket.SendAsync("POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), Cancelled);
        // Node.js reads what was sent before it hears of the end.
        socket.Shutdown(SocketShutdown.Send);
        await socket.ReceiveAsync(new byte[1000], Cancelled);
    }

    /// <summary>Takes a program out of the document.</summary>
    private Task TakeOut(string language, string name) => File.WriteAllTextAsync(
        tools.At(name),
        MarkdownFile.All.Single(file => file.Path == "docs/portals.md").Blocks().Single(block => block.Info == language).Text,
        Cancelled);

    private Task<string> Mirror(string address) =>
        Wait.ForCommand("bash", "-c", "cd \"$0\" && bash mirror.sh \"$1\" mirror", tools.At("."), address);

    /// <summary>The newest files of the mirror are those of a release, byte for byte, and the catalog names it.</summary>
    private async Task AssertMirrored(CliProcess server, string release)
    {
        var newest = new DirectoryInfo(tools.At("mirror/newest"));
        Assert.Equal(release, newest.LinkTarget);
        var files = JsonNode.Parse(await server.Client.GetStringAsync(new Uri($"/v1/bulk?release={release}", UriKind.Relative), Cancelled))!.Items("data");
        Assert.Equal([.. files.Select(file => file.Text("name")!).Append("SHA256SUMS").Order(StringComparer.Ordinal)],
            newest.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(newest.FullName, file.Text("name")!), Cancelled);
            Assert.Equal(file.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Assert.Contains($"\"{release}\"", await File.ReadAllTextAsync(tools.At("mirror/catalog.ttl"), Cancelled), StringComparison.Ordinal);
    }

    /// <summary>A script of Node.js that runs until the test ends.</summary>
    private sealed class Script : IAsyncDisposable
    {
        private readonly StringBuilder _said = new();
        private readonly Process _process;

        public Script(string folder, string secret, params string[] command)
        {
            _process = new Process
            {
                StartInfo = new ProcessStartInfo("node", command)
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    Environment = { ["HOOK_SECRET"] = secret },
                },
            };
            _process.OutputDataReceived += (_, line) => Hear(line.Data);
            _process.ErrorDataReceived += (_, line) => Hear(line.Data);
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        /// <summary>Waits until it has printed some texts.</summary>
        public async Task Says(params string[] texts)
        {
            foreach (var text in texts)
                await Wait.Until(() => Said().Contains(text, StringComparison.Ordinal), () => $"The script does not say \"{text}\". It said: {Said()}");
        }

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            await Wait.ForExit(_process, () => "The script was killed and does not end.");
            _process.Dispose();
        }

        private string Said()
        {
            lock (_said)
                return _said.ToString();
        }

        private void Hear(string? line)
        {
            lock (_said)
                _said.Append(line).Append('\n');
        }
    }
}
