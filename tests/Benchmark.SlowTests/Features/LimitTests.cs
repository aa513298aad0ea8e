using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>What clients may ask of the server is bounded, and what they leave lying about does not fill its memory.</summary>
public class LimitTests
{
    [Fact]
    public async Task A_comparison_of_more_cells_than_allowed_is_refused_with_their_number()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--cells", "10");

        using var answer = await program.Client.GetAsync(new Uri("/v1/comparisons", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("errors")[0];
        Assert.Equal("too-many-cells", error.GetProperty("code").GetString());
        Assert.True(int.Parse(error.GetProperty("value").GetString()!, null) > 10);
        Assert.Equal(10, (await program.Get("/v1")).GetProperty("data").GetProperty("limits").GetProperty("cells").GetInt32());
    }

    [Fact]
    public async Task A_body_that_does_not_end_in_time_is_given_up()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--body-seconds", "1");
        using var client = await Send(program, "POST /v1/gaps HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

        Assert.StartsWith("HTTP/1.1 408 ", await Wait.For(FirstLine(client), () => "No answer to half a body."), StringComparison.Ordinal);
    }

    /// <summary>Eight whole matrices that nobody reads take less than two of them would as texts of 84 MB, and others are answered meanwhile.</summary>
    [Fact]
    public async Task Answers_that_nobody_reads_take_little_memory()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--cells", "100000000");
        async Task<string> Ids(string path) =>
            string.Join(',', (await program.Get(path)).GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        var query = $"province={await Ids("/v1/provinces?limit=1000")}&indicator={await Ids("/v1/indicators?limit=1000")}";

        var clients = new List<Socket>();
        try
        {
            for (var client = 0; client < 8; client++)
                clients.Add(await Send(program, $"GET /v1/comparisons?format=csv&{query} HTTP/1.1\r\nHost: x\r\n\r\n"));
            var lines = await Wait.For(Task.WhenAll(clients.Select(FirstLine)), () => "Some get no answer.");

            Assert.All(lines, line => Assert.Contains(line.Split(' ')[1], new[] { "200", "429" }));
            Assert.Contains(lines, line => line.Contains(" 200 ", StringComparison.Ordinal));
            Assert.Equal("live", (await program.Get("/health/live")).GetProperty("status").GetString());
            Assert.InRange(program.Memory, 1, 400L * 1024 * 1024);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static async Task<Socket> Send(CliProcess program, string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(program.Client.BaseAddress!.Host, program.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    private static async Task<string> FirstLine(Socket socket)
    {
        var line = new byte[15];
        var read = 0;
        while (read < line.Length && await socket.ReceiveAsync(line.AsMemory(read), TestContext.Current.CancellationToken) is > 0 and var more)
            read += more;
        return Encoding.ASCII.GetString(line, 0, read);
    }
}
