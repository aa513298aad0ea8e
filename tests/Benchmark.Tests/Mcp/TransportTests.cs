using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Api.Mcp;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>Who may send to the endpoint for assistants, and what.</summary>
public sealed class TransportTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task There_are_no_streams_and_no_sessions(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), McpClient.Path);
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("/problems/method-not-allowed", problem.Text("type"));
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_answer_is_for_pages_of_other_sites()
    {
        foreach (var message in new[] { List, "[", "{}" })
        {
            var (_, _, response) = await McpClient.SendAsync(api.Client, message);

            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.False(response.Headers.Contains("Mcp-Session-Id"));
        }
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("localhost:5080", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("elsewhere.example", 421)]
    [InlineData("localhost.elsewhere.example", 421)]
    [InlineData("127.0.0.1.elsewhere.example", 421)]
    [InlineData("10.11.12.13", 421)]
    public async Task A_host_must_be_one_of_this_machine(string host, int status)
    {
        var (found, answer, _) = await McpClient.SendAsync(api.Client, List, ("Host", host));

        Assert.Equal(status, (int)found);
        if (status != 200)
            Assert.Equal("unknown-host", answer!.Text("errors[0].code"));
    }

    [Fact]
    public async Task The_host_may_be_that_of_the_public_address()
    {
        using var known = BenchmarkApi.With(("public-url", "https://data.example/so-lieu"));
        foreach (var (host, path, status) in new[]
        {
            ("data.example", "/mcp", 200), ("data.example", "/so-lieu/mcp", 200), ("DATA.example:443", "/mcp", 200), ("localhost", "/mcp", 200),
            ("data.example:8080", "/mcp", 421), ("xdata.example", "/mcp", 421), ("example", "/mcp", 421),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(List, Encoding.UTF8, "application/json") };
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
            request.Headers.Host = host;
            using var response = await known.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(status == (int)response.StatusCode, $"{host}{path}: {(int)response.StatusCode}");
        }

        var (answer, _) = await McpClient.CallAsync(known.Client, "changes", new JsonObject { ["since"] = await NewestRelease() });
        Assert.StartsWith("https://data.example/so-lieu/v1/changes", answer.Text("link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("http://localhost", 200)]
    [InlineData("http://localhost:6274", 200)]
    [InlineData("https://127.0.0.1:8443", 200)]
    [InlineData("http://[::1]:6274", 200)]
    [InlineData("https://data.example", 200)]
    [InlineData("null", 403)]
    [InlineData("http://data.example", 403)]
    [InlineData("https://data.example:444", 403)]
    [InlineData("https://evil-data.example", 403)]
    [InlineData("https://data.example.evil.example", 403)]
    [InlineData("https://evil.example/?https://data.example", 403)]
    [InlineData("https://data.example/path", 403)]
    [InlineData("https://user@data.example", 403)]
    [InlineData("chrome-extension://localhost", 403)]
    [InlineData("file://localhost", 403)]
    [InlineData("ftp://localhost", 403)]
    [InlineData("http://localhost.evil.example", 403)]
    [InlineData("https://evil.example", 403)]
    public async Task An_origin_must_be_of_this_machine_or_of_the_public_address(string? origin, int status)
    {
        using var known = BenchmarkApi.With(("public-url", "https://data.example"));
        var (found, answer, _) = await McpClient.SendAsync(known.Client, List, origin is null ? [] : [("Origin", origin)]);

        Assert.Equal(status, (int)found);
        if (status != 200)
            Assert.Equal("unknown-origin", answer!.Text("errors[0].code"));
    }

    [Fact]
    public async Task Two_origins_are_none() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await McpClient.SendAsync(api.Client, List, ("Origin", "http://localhost"), ("Origin", "http://localhost"))).Status);

    [Theory]
    [InlineData("", -32700)]
    [InlineData("{", -32700)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\"}", -32700)]
    [InlineData("[]", -32600)]
    [InlineData($"[{List},{List}]", -32600)]
    [InlineData("7", -32600)]
    [InlineData("{}", -32600)]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}", -32600)]
    public async Task What_is_no_single_message_is_refused_in_the_words_of_the_protocol(string body, int code)
    {
        var (status, answer, _) = await McpClient.SendAsync(api.Client, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, answer!.Number("error.code"));
        Assert.NotEmpty(answer!.Text("error.message")!);
    }

    [Fact]
    public async Task A_document_that_is_too_deep_or_too_large_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 1000));
        Assert.Equal(HttpStatusCode.BadRequest, (await McpClient.SendAsync(api.Client, deep)).Status);

        var large = $$"""{"jsonrpc":"2.0","id":1,"method":"tools/list","x":"{{new string('x', McpGate.MostBytes)}}"}""";
        var (status, answer, _) = await McpClient.SendAsync(api.Client, large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("/problems/payload-too-large", answer!.Text("type"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_of_another_kind_is_refused(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, McpClient.Path) { Content = new StringContent(List) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_held_open_is_not_waited_for()
    {
        using var hasty = BenchmarkApi.With(("body-seconds", "1"));
        using var request = new HttpRequestMessage(HttpMethod.Post, McpClient.Path) { Content = new HeldOpen() };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await hasty.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestTimeout, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_version_of_the_protocol_is_refused()
    {
        var (status, answer, _) = await McpClient.SendAsync(api.Client, List, ("MCP-Protocol-Version", "1999-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(answer!["error"]);

        Assert.Equal(HttpStatusCode.OK, (await McpClient.SendAsync(api.Client, List, ("MCP-Protocol-Version", "2025-06-18"))).Status);
    }

    [Fact]
    public async Task An_unknown_method_or_tool_is_an_error_of_the_protocol()
    {
        Assert.Equal(-32601, (await McpClient.AskAsync(api.Client, "tools/destroy")).Number("error.code"));
        var unknown = await McpClient.AskAsync(api.Client, "tools/call", new JsonObject { ["name"] = "guess", ["arguments"] = new JsonObject() });
        Assert.Equal(-32602, unknown.Number("error.code"));
        Assert.Contains("observations", unknown.Text("error.message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools/call", "[]", "params")]
    [InlineData("tools/call", "\"x\"", "params")]
    [InlineData("tools/call", "7", "params")]
    [InlineData("tools/call", "null", "params")]
    [InlineData("tools/call", "{}", "params.name")]
    [InlineData("tools/call", """{"name":7}""", "params.name")]
    [InlineData("tools/call", """{"name":"find","arguments":[]}""", "params.arguments")]
    [InlineData("tools/call", """{"name":"find","arguments":"words"}""", "params.arguments")]
    [InlineData("tools/call", """{"name":"find","arguments":true}""", "params.arguments")]
    [InlineData("prompts/get", """{"name":"check-a-claim","arguments":7}""", "params.arguments")]
    [InlineData("resources/read", "null", "params")]
    [InlineData("resources/read", """{"uri":7}""", "params.uri")]
    [InlineData("tools/list", "[]", "params")]
    public async Task Parameters_of_another_type_are_named(string method, string parameters, string member)
    {
        foreach (var id in new[] { "7", "\"x\"" })
        {
            var message = $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""";
            var (status, answer, _) = await McpClient.SendAsync(api.Client, message);

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(id, answer!["id"]!.ToJsonString());
            Assert.Equal(-32602, answer.Number("error.code"));
            Assert.StartsWith($"{member} ", answer.Text("error.message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parameters_that_are_null_are_left_out()
    {
        Assert.NotNull((await McpClient.SendAsync(api.Client, List)).Answer!["result"]);
        var (_, answer, _) = await McpClient.SendAsync(
            api.Client,
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find","arguments":null}}""");
        Assert.True(answer!["result"]!["isError"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_client_may_ask_only_so_often()
    {
        using var strict = BenchmarkApi.With(("requests-per-minute", "2"), ("trusted-proxy", "192.0.2.1/32"));
        var statuses = new List<HttpStatusCode>();
        for (var count = 0; count < 4; count++)
            statuses.Add((await McpClient.SendAsync(strict.Client, List)).Status);

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        var calls = Enumerable.Range(0, 3 * McpGate.MostAtOnce)
            .Select(_ => McpClient.CallAsync(api.Client, "find", new JsonObject { ["words"] = "a" }))
            .ToList();

        await Task.WhenAll(calls);
    }

    private async Task<string> NewestRelease() => (await api.Get("/v1/releases/latest")).Text("data.id")!;

    /// <summary>A body that begins and does not end.</summary>
    private sealed class HeldOpen : HttpContent
    {
        public HeldOpen() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{"u8.ToArray(), TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
            await Wait.Out(TimeSpan.FromSeconds(20));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
