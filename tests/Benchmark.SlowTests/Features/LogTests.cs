using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>What the server writes while it runs: a line for each event, with its time, and nothing that a client wrote.</summary>
public class LogTests
{
    private const string Marker = "Zanzibar";

    private static readonly string Secret = new('e', 64);

    [Theory]
    [InlineData("json", "info")]
    [InlineData("text", "info")]
    [InlineData("json", "error")]
    public async Task No_key_query_body_or_header_stands_in_what_is_written(string format, string level)
    {
        using var folder = new CliFolder();
        var made = await folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write");
        var good = made.OutputLines[^1].Split(' ')[^1];
        await using var program = await folder.Serve("--log-format", format, "--log-level", level);
        var other = $"benchmark_0123456789ab_{Secret}";

        var json = $$"""{"reason":"{{Marker}}","observations":[{"province":"{{Marker}}"}]}""";
        foreach (var (method, path, header, body, type) in new (string Method, string Path, string? Header, string? Body, string Type)[]
        {
            ("GET", $"/v1/provinces?q={Marker}", null, null, ""),
            ("GET", $"/v1/provinces?q={Marker}", null, null, ""),
            ("GET", $"/v1/provinces?q={other}", null, null, ""),
            ("GET", $"/v1/provinces/{other}", null, null, ""),
            ("GET", $"/v1/provinces/{Marker}", null, null, ""),
            ("GET", $"/{Marker}/%0Ainfo:%20{Marker}", null, null, ""),
            ("GET", "/v1/provinces", good, null, ""),
            (Marker, "/v1/provinces", null, null, ""),
            ("POST", "/v1/imports", good, json, "application/json"),
            ("POST", "/v1/imports", good, $"{{\"reason\":\"{other}\"}}", "application/json"),
            ("POST", "/v1/imports", good, $"{{\"{Marker}", "application/json"),
            ("POST", $"/v1/imports?noun=observation&reason={Marker}", good, $"{Marker}\n{Marker}\n", "text/csv"),
            ("POST", $"/v1/imports?key={good}", null, json, "application/json"),
            ("POST", "/v1/imports", other, json, "application/json"),
            ("POST", "/v1/imports", $"{good}0", json, "application/json"),
            ("POST", "/v1/imports", Marker, json, "application/json"),
            ("POST", "/v1/gaps", null, $"{{\"items\":[{{\"id\":\"{Marker} {other}\"}}]}}", "application/json"),
            ("POST", "/v1/gaps", null, Marker, Marker.ToLowerInvariant() + "/x"),
        })
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            message.Headers.TryAddWithoutValidation("User-Agent", Marker);
            message.Headers.TryAddWithoutValidation("Referer", $"https://example.org/{Marker}");
            message.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.77");
            if (header is not null)
                message.Headers.TryAddWithoutValidation("X-API-Key", header);
            if (body is not null)
                message.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
            using var answer = await program.Client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.NotEqual(500, (int)answer.StatusCode);
        }

        var result = await program.Stop();
        var said = result.Output + result.Errors;
        Assert.DoesNotContain(good.Split('_')[2], said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("192.0.2.77", said, StringComparison.Ordinal);
        // The address of a client stands in the line of a refused key alone.
        Assert.All(
            result.OutputLines.Where(
                line => line.Contains("127.0.0.1", StringComparison.Ordinal) && !line.Contains("http://127.0.0.1", StringComparison.Ordinal)),
            line => Assert.Contains("A key was refused", line, StringComparison.Ordinal));
        Assert.Equal(level == "info" ? 4 : 0, result.OutputLines.Count(line => line.Contains("A key was refused", StringComparison.Ordinal)));
        Assert.All(result.OutputLines.Concat(result.ErrorLines), line => CheckTime(line, format));
    }

    [Fact]
    public async Task A_request_an_import_and_a_release_have_a_line_each()
    {
        using var folder = new CliFolder();
        var key = (await folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write")).OutputLines[^1].Split(' ')[^1];
        await using var program = await folder.Serve("--log-format", "json");

        var first = await Answer(program, HttpMethod.Get, "/v1/provinces");
        var kept = await Answer(program, HttpMethod.Get, "/v1/provinces");
        var head = await Answer(program, HttpMethod.Head, "/v1/provinces");
        var streamed = await Answer(program, HttpMethod.Get, "/v1/observations?format=csv");
        var one = await Answer(program, HttpMethod.Get, "/v1/provinces/ha-noi");
        var missing = await Answer(program, HttpMethod.Get, "/nothing");
        using (var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative)))
        {
            message.Headers.Add("X-API-Key", key);
            message.Content = new StringContent("""{"reason":"Why","delete":{"observations":[]}}""", Encoding.UTF8, "application/json");
            using var answer = await program.Client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var lines = (await program.Stop()).OutputLines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();

        var requests = Of(lines, "Benchmark.Requests").ToList();
        string[] routes = ["/v1/provinces", "/v1/provinces", "/v1/provinces", "/v1/observations", "/v1/provinces/{id}", "none", "/v1/imports"];
        Assert.Equal(routes, requests.Select(request => request.GetProperty("Route").GetString()));
        Assert.Equal([200, 200, 200, 200, 200, 404, 200], requests.Select(request => request.GetProperty("Status").GetInt32()));
        Assert.Equal([first, kept, 0, streamed, one, missing], requests.Take(6).Select(request => request.GetProperty("Bytes").GetInt64()));
        Assert.Equal(0, head);
        Assert.All(requests, request => Assert.InRange(request.GetProperty("Milliseconds").GetDouble(), 0, 60_000));
        Assert.All(requests, request => Assert.NotEmpty(request.GetProperty("TraceId").GetString()!));
        // A line of a request writes itself, and looks as those of the framework do.
        var keys = lines.ToLookup(line => line.GetProperty("Category").GetString(), line => line.EnumerateObject().Select(each => each.Name).ToList());
        Assert.All(keys["Benchmark.Requests"], names => Assert.Equal(keys["Benchmark.Imports"].Single(), names));
        Assert.All(lines.Where(line => line.GetProperty("Category").GetString() == "Benchmark.Requests"), line =>
        {
            var state = line.GetProperty("State").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.ToString());
            var message = Regex.Replace(
                state.Remove("{OriginalFormat}", out var template) ? template : "",
                "{([A-Za-z]+)}",
                match => state[match.Groups[1].Value]);
            Assert.Equal(message, line.GetProperty("Message").GetString());
        });
        var import = Assert.Single(Of(lines, "Benchmark.Imports"));
        Assert.Equal(("unchanged", key.Split('_')[1]), (import.GetProperty("State").GetString(), import.GetProperty("Key").GetString()));
        Assert.Single(Of(lines, "Benchmark.Releases"));
    }

    [Fact]
    public async Task What_fails_is_one_line_with_the_trace_id_of_the_answer()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--log-format", "json", "--log-level", "error");
        DatabaseFile.Execute(folder.Database, "pragma foreign_keys = off; drop table observation");

        using var answer = await program.Client.GetAsync(new Uri("/v1/observations", UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var lines = (await program.Stop()).OutputLines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var fault = Assert.Single(Of(lines, "Benchmark.Faults"));
        Assert.Equal(problem.GetProperty("traceId").GetString(), fault.GetProperty("TraceId").GetString());
        Assert.Contains("no such table", fault.GetProperty("Fault").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task A_command_that_is_given_a_format_writes_lines_of_the_log_and_keys_only_their_event(string format)
    {
        using var folder = new CliFolder();
        var seed = folder.CopySeed("set");
        foreach (var (arguments, code) in new (string[] Arguments, int Code)[]
        {
            (["migrate"], 0), (["import", seed], 0), (["import", seed], 0), (["import", folder.At("nothing")], 3), (["backup", folder.At("copy.db")], 0),
            (["export", folder.At("out")], 0), (["verify"], 0),
        })
        {
            var run = await folder.Run([.. arguments, "--log-format", format]);
            Assert.True(run.ExitCode == code, $"{string.Join(' ', arguments)}: {run.ExitCode} {run.Output}{run.Errors}");
            Assert.NotEmpty(run.OutputLines);
            Assert.Equal("", run.Errors);
            Assert.All(run.OutputLines, line => CheckTime(line, format));
            if (arguments[0] == "import")
                Assert.Single(run.OutputLines, line => line.Contains("Benchmark.Imports", StringComparison.Ordinal));
        }

        var made = await folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write", "--log-format", format);
        var key = made.OutputLines[^1].Split(' ')[^1];
        CheckTime(Assert.Single(made.ErrorLines), format);
        Assert.Contains(key.Split('_')[1], made.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Split('_')[2], made.Errors, StringComparison.Ordinal);
        var revoked = await folder.Run("keys", "revoke", key.Split('_')[1], "--log-format", format);
        Assert.Single(revoked.OutputLines, line => line.Contains("was revoked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task A_log_whose_reader_stands_still_holds_up_nobody_and_says_how_many_lines_were_dropped(string format)
    {
        using var folder = new CliFolder();
        using var program = Start(folder, format);
        using var client = new HttpClient { BaseAddress = await ListensOn(program) };
        // More lines than the pipe and the program together hold, of which each has about a hundred bytes.
        const int Requests = 16_000;
        for (var i = 0; i < Requests; i++)
        {
            using var answer = await client.GetAsync(new Uri("/v1/provinces/ha-noi", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var lines = 0;
        long dropped = 0;
        while (dropped == 0)
        {
            var line = await Wait.For(program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask(), () => "The log does not go on.");
            CheckTime(line!, format);
            if (line!.Contains("Benchmark.Requests", StringComparison.Ordinal))
                lines++;
            else if (line.Contains("lines of the log were dropped", StringComparison.Ordinal))
                dropped = long.Parse(Regex.Match(line, "([0-9]+) lines of the log").Groups[1].Value, CultureInfo.InvariantCulture);
        }

        Assert.Equal(Requests, lines + dropped);

        // It also ends while nobody reads, with more waiting than the pipe takes.
        for (var i = 0; i < 2_000; i++)
            (await client.GetAsync(new Uri("/v1/provinces/ha-noi", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        await Wait.ForCommand("sh", "-c", $"kill -TERM {program.Id}");
        await Wait.ForExit(program, () => "The program does not end while nobody reads its log.");
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task A_log_whose_reader_is_gone_holds_up_nobody()
    {
        using var folder = new CliFolder();
        using var program = Start(folder, "text");
        using var client = new HttpClient { BaseAddress = await ListensOn(program) };
        program.StandardOutput.Close();
        for (var i = 0; i < 100; i++)
        {
            using var answer = await client.GetAsync(new Uri("/v1/provinces/ha-noi", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        await Wait.ForCommand("sh", "-c", $"kill -TERM {program.Id}");
        await Wait.ForExit(program, () => "The program does not end without a reader of its log.");
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task The_last_request_before_the_end_has_its_line()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--log-format", "text");
        var ending = program.Stop();
        await program.Says("asked to end");
        for (var i = 0; i < 50; i++)
            await Answer(program, HttpMethod.Get, "/v1/provinces/ha-noi");
        // Who asks twice does not wait: the lines are hardly older than the program's pause between two batches.
        var result = await program.Stop();
        await ending;

        Assert.Equal(0, result.ExitCode);
        // The level, category and number of the event as the framework writes them.
        var pattern = new Regex(@"Z info: Benchmark\.Requests\[[0-9]+\] GET /v1/provinces/\{id\} 200 [0-9.]+ ms [0-9]+ bytes traceId [0-9A-Z]+:[0-9A-F]{8}$");
        Assert.Equal(50, result.OutputLines.Count(line => pattern.IsMatch(line)));
    }

    /// <summary>Starts the program with a reader of its output that reads only what it asks for.</summary>
    private static Process Start(CliFolder folder, string format) => Process.Start(
        new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [folder.Program, .. CliProcess.AnyPort, "--log-format", format])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        })!;

    private static async Task<Uri> ListensOn(Process program)
    {
        while (true)
        {
            var line = await Wait.For(
                program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask(),
                () => "The program does not listen.");
            if (Regex.Match(line!, "Listening on ([^ ,\"]+)") is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        }
    }

    private static void CheckTime(string line, string format)
    {
        var time = format == "json" ? JsonSerializer.Deserialize<JsonElement>(line).GetProperty("Timestamp").GetString()! : line.Split(' ')[0];
        Assert.True(
            DateTime.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at),
            $"No time in UTC: {line}");
        Assert.InRange(TimeProvider.System.GetUtcNow() - at, TimeSpan.FromMinutes(-1), Wait.Patience * 2);
    }

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> lines, string category) =>
        lines.Where(line => line.GetProperty("Category").GetString() == category).Select(line => line.GetProperty("State"));

    /// <summary>The length of an answer as it came.</summary>
    private static async Task<long> Answer(CliProcess program, HttpMethod method, string path)
    {
        using var message = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var answer = await program.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
