using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>A server that is asked to end says so first, answers what comes meanwhile, and waits for nobody for long.</summary>
public class ShutDownTests
{
    [Theory]
    [InlineData("/v1/gaps")]
    [InlineData("/v1/imports")]
    public async Task It_is_not_ready_answers_and_ends_within_10_seconds_whoever_stalls(string route)
    {
        using var folder = new CliFolder();
        var key = (await folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write")).OutputLines[^1].Split(' ')[^1];
        await using var program = await folder.Serve();
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
        using var stalled = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await stalled.ConnectAsync(program.Client.BaseAddress!.Host, program.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await stalled.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {route} HTTP/1.1\r\nHost: x\r\nX-API-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"));

        var began = Stopwatch.GetTimestamp();
        var ending = program.Stop();
        await program.Says("asked to end");
        using (var client = new HttpClient { BaseAddress = program.Client.BaseAddress })
        {
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(503, (int)ready.StatusCode);
            Assert.Contains("/problems/shutting-down", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            using var answer = await client.GetAsync(new Uri("/v1/provinces", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        Assert.Equal(0, (await ending).ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_asks_twice_does_not_wait()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();

        var began = Stopwatch.GetTimestamp();
        var ending = program.Stop();
        await program.Says("asked to end");
        await program.Stop();

        Assert.Equal(0, (await ending).ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
