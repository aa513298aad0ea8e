using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features.Edges;

/// <summary>What the server itself could refuse before the program has a say, byte for byte as it goes over the wire.</summary>
public sealed class ServerEdgeTests(ServerEdgeTests.Running running) : IClassFixture<ServerEdgeTests.Running>
{
    private const int Megabyte = 1_000_000;

    /// <summary>The client of Python sends the whole body before it looks for an answer; a server that closes meanwhile leaves it with none.</summary>
    [Theory]
    [InlineData("/v1/gaps", 17, 413)]
    [InlineData("/v1/gaps", 31, 413)]
    [InlineData("/v1/gaps", 100, 413)]
    // Neither is asked for a body: one needs a key first, the other takes none.
    [InlineData("/v1/imports", 31, 401)]
    [InlineData("/v1/provinces", 31, 405)]
    public async Task A_client_that_sends_everything_first_can_read_the_answer(string path, int megabytes, int status)
    {
        var body = new byte[megabytes * Megabyte];
        var answer = await Exchange(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n",
            stream => stream.WriteAsync(body, TestContext.Current.CancellationToken));

        IsProblem(answer, status);
    }

    [Fact]
    public async Task A_chunked_body_is_bounded_as_well()
    {
        var piece = Encoding.ASCII.GetBytes($"{Megabyte:x}\r\n{new string(' ', Megabyte)}\r\n");
        var answer = await Exchange(
            "POST /v1/gaps HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            async stream =>
            {
                for (var count = 0; count < 31; count++)
                    await stream.WriteAsync(piece, TestContext.Current.CancellationToken);
                await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            });

        IsProblem(answer, 413);
    }

    [Fact]
    public async Task Who_asks_before_sending_is_answered_at_once()
    {
        var answer = await Exchange(
            "POST /v1/gaps HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Type: application/json\r\nContent-Length: 31000000\r\nExpect: "
                + "100-continue\r\n\r\n");

        IsProblem(answer, 413);
        Assert.DoesNotContain("100 Continue", answer.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_address_and_long_headers_get_a_problem_that_a_page_of_another_site_can_read()
    {
        IsProblem(await Exchange($"GET /v1/targets?province={new string('a', 9_000)} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n"), 414);
        IsProblem(await Exchange($"GET /v1/targets?province={new string('a', 60_000)} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n"), 414);
        var many = string.Concat(Enumerable.Range(0, 120).Select(number => $"X-{number}: a\r\n"));
        IsProblem(await Exchange($"GET /v1/targets HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n{many}\r\n"), 431);
        IsProblem(await Exchange($"GET /v1/targets HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nCookie: {new string('a', 40_000)}\r\n\r\n"), 431);
    }

    [Fact]
    public async Task What_the_server_refuses_by_itself_is_as_the_document_for_operators_says()
    {
        (string Request, int Status)[] refused =
        [
            ("GET /v1/provinces/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
            ("GET /v1/targets?q=a b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
            ("GET /v1/targets HTTP/1.1\r\n\r\n", 400),
            ($"GET /v1/targets?q={new string('a', 70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
            ($"GET /v1/targets HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Repeat("X: a\r\n", 900))}\r\n", 431),
        ];
        foreach (var (request, status) in refused)
        {
            var answer = await Exchange(request);
            Assert.StartsWith($"HTTP/1.1 {status} ", answer.Head, StringComparison.Ordinal);
            Assert.Equal("", answer.Body);
        }
    }

    [Fact]
    public async Task A_host_that_is_none_breaks_nothing()
    {
        string[] paths =
            ["/v1", "/v1/targets", "/v1/citations?url=/v1/gaps?release=2026-11-21.1", "/v1/changes?format=atom", "/", "/problems", "/swagger/index.html"];
        string[] hosts = ["HTTP/1.0", .. new[] { "", "evil.example:99999", "a:b", "[::1" }.Select(host => $"HTTP/1.1\r\nHost: {host}")];
        foreach (var path in paths)
        {
            foreach (var start in hosts)
            {
                var answer = await Exchange($"GET {path} {start}\r\nConnection: close\r\n\r\n");
                Assert.True(int.Parse(answer.Head.Split(' ')[1]) is < 500 or 503, $"{path} {start}: {answer.Head}");
            }
        }
    }

    [Fact]
    public async Task The_server_as_a_whole_says_which_methods_it_takes()
    {
        var answer = await Exchange("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 204 ", answer.Head, StringComparison.Ordinal);
        Assert.Contains("Allow: GET, HEAD, POST, OPTIONS\r\n", answer.Head, StringComparison.Ordinal);
    }

    private static void IsProblem((string Head, string Body) answer, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", answer.Head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer.Head, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Allow-Origin: *", answer.Head, StringComparison.Ordinal);
        Assert.Equal(status, JsonSerializer.Deserialize<JsonElement>(answer.Body).GetProperty("status").GetInt32());
    }

    /// <summary>Sends bytes, all of them, and reads the first answer.</summary>
    private async Task<(string Head, string Body)> Exchange(string head, Func<NetworkStream, ValueTask>? send = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", running.Program.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        if (send is not null)
            await Wait.For(send(stream).AsTask(), () => "The server does not take the body.");
        var read = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!IsWhole(read.ToString()))
        {
            var count = await Wait.For(stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask(), () => $"The answer does not end: {read}");
            if (count == 0)
                break;
            read.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        var parts = read.ToString().Split("\r\n\r\n", 2);
        return (parts[0] + "\r\n", parts.Length > 1 ? Unchunked(parts) : "");
    }

    private static string Unchunked(string[] parts)
    {
        if (!parts[0].Contains("chunked", StringComparison.OrdinalIgnoreCase))
            return parts[1];
        var (body, place) = (new StringBuilder(), 0);
        while (true)
        {
            var end = parts[1].IndexOf("\r\n", place, StringComparison.Ordinal);
            var length = Convert.ToInt32(parts[1][place..end], 16);
            if (length == 0)
                return body.ToString();
            // Each byte was read as one letter.
            body.Append(parts[1].AsSpan(end + 2, length));
            place = end + 2 + length + 2;
        }
    }

    private static bool IsWhole(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        if (parts.Length == 1)
            return false;
        if (parts[0].Contains("chunked", StringComparison.OrdinalIgnoreCase))
            return parts[1].EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        var length = parts[0].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        return length is null ? parts[0].Contains(" 204 ", StringComparison.Ordinal) : parts[1].Length >= int.Parse(length.Split(' ')[1]);
    }

    /// <summary>The program, running.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private readonly CliFolder _folder = new();

        internal CliProcess Program { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Program = await _folder.Serve();

        public async ValueTask DisposeAsync()
        {
            await Program.DisposeAsync();
            _folder.Dispose();
        }
    }
}
