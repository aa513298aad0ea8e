using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Contract;

/// <summary>What must hold for the answer to any request whatever.</summary>
internal sealed class AnswerCheck(HttpClient client, JsonNode document)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What of a server's inside must not be seen outside.
    private static readonly string[] Inside = ["Exception", "   at Benchmark.", "SQLite", ".cs:line", "/bin/"];

    private readonly IReadOnlyList<Operation> _operations = Operation.Of(document);

    /// <summary>How many answers there were, by operation and status.</summary>
    public Dictionary<(string Operation, int Status), int> Seen { get; } = [];

    /// <summary>Sends a request and looks at the answer, and at those to the same question asked otherwise.</summary>
    public async Task Holds(FuzzedRequest request)
    {
        var answer = await Send(request);
        // A path with a NUL the server refuses before the program sees it.
        if (request.Path.Contains("%00", StringComparison.Ordinal))
        {
            Assert.Equal((400, 0), (answer.Status, answer.Bytes.Length));
            return;
        }

        var operation = _operations.FirstOrDefault(each => each.Takes(request.Path) && each.Method == (request.Method == "HEAD" ? "GET" : request.Method));
        var at = $"{operation?.Method} {operation?.Template}";
        Seen[(at, answer.Status)] = Seen.GetValueOrDefault((at, answer.Status)) + 1;

        Assert.True(answer.Status < 500, $"{answer.Status}: {answer.Beginning}");
        if (answer.Status >= 400)
            Problem(answer, request);
        else if (operation is not null && answer.Status != 304)
            Good(answer, operation, request);
        if (operation is not null)
            Assert.True(operation.Contents(answer.Status) is not null, $"{at} does not declare {answer.Status}: {answer.Beginning}");
        if (request.Method == "GET")
            await Again(request, answer);
    }

    private void Problem(Answer answer, FuzzedRequest request)
    {
        if (request.Method == "HEAD")
            return;
        Assert.All(Inside, word => Assert.DoesNotContain(word, answer.Text, StringComparison.Ordinal));
        // Who asks for a page gets one, also of what is wrong.
        if (answer.MediaType == "text/html")
        {
            Assert.True(
                request.Query.Any(part => part.StartsWith("format=html", StringComparison.Ordinal))
                    || request.Headers.Any(header => header.Value.Contains("text/html", StringComparison.OrdinalIgnoreCase)));
            Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
            return;
        }

        Assert.Equal("application/problem+json", answer.MediaType);
        var problem = JsonNode.Parse(answer.Text)!;
        OpenApiSchema.Conforms(document, new JsonObject { ["$ref"] = "#/components/schemas/ProblemDocument" }, problem, "problem");
        Assert.Equal(answer.Status, problem["status"]!.GetValue<int>());
    }

    private void Good(Answer answer, Operation operation, FuzzedRequest request)
    {
        if (request.Method == "HEAD")
        {
            Assert.Empty(answer.Bytes);
            return;
        }

        var contents = operation.Contents(answer.Status);
        if (contents is null || answer.Status == 204)
            return;
        Assert.True(contents.ContainsKey(answer.MediaType) || answer.MediaType == "text/html", $"{answer.MediaType} is not declared.");
        Readable(answer, contents, request);
    }

    private void Readable(Answer answer, JsonObject contents, FuzzedRequest request)
    {
        var isCut = request.Query.Any(part => part.StartsWith("fields=", StringComparison.Ordinal));
        switch (answer.MediaType)
        {
            case "application/json":
                OpenApiSchema.Conforms(
                    document,
                    contents["application/json"]!["schema"]!,
                    JsonNode.Parse(answer.Text),
                    "answer",
                    isCut ? "answer.data" : null);
                break;
            case "application/x-ndjson":
                var envelope = contents["application/json"]!["schema"]!["$ref"]!.ToString().Split('/')[^1];
                var row = document["components"]!["schemas"]![envelope]!["properties"]!["data"]!["items"]!;
                foreach (var line in answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    OpenApiSchema.Conforms(document, row, JsonNode.Parse(line), "line", isCut ? "line" : null);
                break;
            case "text/csv" when !request.Query.Any(part => part.StartsWith("decimal=", StringComparison.Ordinal)):
                var table = CsvText.Read(answer.Bytes);
                Assert.All(table.Rows, cells => Assert.Equal(table.Header.Count, cells.Count));
                break;
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
                using (var book = new ZipArchive(new MemoryStream(answer.Bytes)))
                    Assert.NotNull(book.GetEntry("xl/workbook.xml"));
                break;
            case "image/svg+xml":
                Assert.Equal("svg", XDocument.Parse(answer.Text).Root!.Name.LocalName);
                break;
            case "image/png":
                // The signature of PNG (W3C PNG, 5.2).
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], answer.Bytes[..8]);
                break;
            case "application/atom+xml":
                Assert.Equal("feed", XDocument.Parse(answer.Text).Root!.Name.LocalName);
                break;
            case var type when type.EndsWith("json", StringComparison.Ordinal):
                Assert.NotNull(JsonNode.Parse(answer.Text));
                break;
            default:
                Assert.NotNull(answer.Text);
                break;
        }
    }

    // HEAD says what GET says; what was answered once need not be sent again; the canonical link asks the same.
    private async Task Again(FuzzedRequest request, Answer answer)
    {
        var head = await Send(request with { Method = "HEAD" });
        Assert.Equal((answer.Status, answer.Type, answer.Tag), (head.Status, head.Type, head.Tag));
        Assert.Empty(head.Bytes);
        if (answer is not { Status: 200, Tag: { } tag })
            return;
        var kept = await Send(request with
        {
            Headers = [.. request.Headers.Where(header => !header.Name.StartsWith("If-", StringComparison.Ordinal)), ("If-None-Match", tag)],
        });
        Assert.Equal((304, tag, 0), (kept.Status, kept.Tag, kept.Bytes.Length));
        if (answer.MediaType == "application/json" && JsonNode.Parse(answer.Text) is JsonObject asked
            && asked["links"]?["canonical"]?.ToString() is { } canonical)
        {
            var (path, query) = canonical.Split('?', 2) is [var before, var after] ? (before, after) : (canonical, "");
            var same = await Send(request with
            {
                Path = path,
                Query = query.Length == 0 ? [] : query.Split('&'),
                // JSON is what a link gives to whoever says nothing else.
                Headers = [.. request.Headers.Where(header => header.Name != "Accept")],
            });
            Assert.Equal((200, tag), (same.Status, same.Tag));
            Assert.True(JsonNode.DeepEquals(asked["data"], JsonNode.Parse(same.Text)!["data"]), "The canonical link gives other data.");
        }
    }

    private async Task<Answer> Send(FuzzedRequest request)
    {
        using var message = request.ToMessage(client.BaseAddress!);
        using var response = await Wait.For(client.SendAsync(message, TestContext.Current.CancellationToken), () => "There is no answer.");
        var bytes = await Wait.For(response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), () => "The answer has no end.");
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null,
            await Decoded(bytes, response.Content.Headers.ContentEncoding.SingleOrDefault()));
    }

    private static async Task<byte[]> Decoded(byte[] bytes, string? coding)
    {
        if (coding is null || bytes.Length == 0)
            return bytes;
        Assert.Contains(coding, (string[])["br", "gzip"]);
        var packed = new MemoryStream(bytes);
        await using Stream reading = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        var whole = new MemoryStream();
        await reading.CopyToAsync(whole);
        return whole.ToArray();
    }

    private sealed record Answer(int Status, string? Type, string? Tag, byte[] Bytes)
    {
        public string MediaType => Type?.Split(';')[0] ?? "";

        /// <summary>What a failure shows.</summary>
        public string Beginning => Encoding.UTF8.GetString(Bytes, 0, Math.Min(Bytes.Length, 400));

        public string Text => Strict.GetString(Bytes);
    }
}
