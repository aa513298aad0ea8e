using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features;

/// <summary>In which form a body may come: what the route cannot read is refused by its name, never read as something else.</summary>
public sealed class BodyFormTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Computing = "/v1/gaps";
    private const string Importing = "/v1/imports";
    private const string ImportingCsv = "/v1/imports?noun=observation&reason=Why&dryRun=true";

    // What each route makes of a body that holds nothing: errors of its fields, not of its form.
    private static readonly Dictionary<string, string> Empty = new()
    {
        [Computing] = "{}",
        [Importing] = "{}",
        [ImportingCsv] = "province\n",
    };

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=Utf8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=\"UTF8\"")]
    [InlineData("application/json; charset='utf-8'")]
    [InlineData("APPLICATION/JSON; CHARSET=utf-8")]
    [InlineData("application/problem+json")]
    [InlineData("text/csv")]
    [InlineData("text/csv; charset=utf8; header=present")]
    [InlineData("TEXT/CSV; charset=\"UTF-8\"")]
    public async Task Every_spelling_of_utf8_is_taken(string type)
    {
        foreach (var path in PathsOf(type))
            await IsRead(path, type, Encoding.UTF8.GetBytes(Empty[path]));
    }

    [Theory]
    [InlineData("application/json; charset=ISO-8859-1", "ISO-8859-1")]
    [InlineData("application/json; charset=\"utf-16\"", "utf-16")]
    [InlineData("application/json; charset=us-ascii", "us-ascii")]
    [InlineData("application/json; charset=utf-8x", "utf-8x")]
    [InlineData("text/csv; charset=windows-1258", "windows-1258")]
    [InlineData("text/csv; header=present; charset=utf-16le", "utf-16le")]
    public async Task Another_charset_is_refused_by_its_name(string type, string charset)
    {
        foreach (var path in PathsOf(type))
        {
            var (answer, problem) = await Post(path, type, Encoding.UTF8.GetBytes(Empty[path]));
            var error = problem.Items("errors").Single();
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
            Assert.Equal(("Content-Type", charset, "unsupported-charset"), (error.Text("parameter"), error.Text("value"), error.Text("code")));
            Assert.Equal(["utf-8"], error.Texts("allowed"));
            Assert.Contains($"\"{charset}\"", problem.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("application/vnd.ms-excel")]
    [InlineData("application/csv")]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/octet-stream")]
    [InlineData("multipart/mixed; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json, text/csv")]
    [InlineData("nonsense")]
    public async Task Another_media_type_is_answered_with_those_that_the_route_takes(string type)
    {
        foreach (var path in Empty.Keys)
        {
            var (answer, problem) = await Post(path, type, Encoding.UTF8.GetBytes(Empty[path]));
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
            Assert.Equal(
                path == Computing ? ["application/json"] : ["application/json", "text/csv", "multipart/form-data"],
                problem.Texts("errors[0].allowed"));
            Assert.Equal("unsupported-media-type", problem.Text("errors[0].code"));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("identity, gzip")]
    [InlineData("nonsense")]
    public async Task A_coding_that_is_not_undone_is_refused_also_where_the_body_is_plain(string coding)
    {
        foreach (var path in Empty.Keys)
        {
            var plain = Encoding.UTF8.GetBytes(Empty[path]);
            foreach (var body in new[] { plain, Compressed(plain) })
            {
                var (answer, problem) = await Post(path, path == ImportingCsv ? "text/csv" : "application/json", body, coding);
                Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
                Assert.Equal(["identity"], answer.Headers.GetValues("Accept-Encoding"));
                Assert.Equal(("Content-Encoding", "unsupported-content-coding"), (problem.Text("errors[0].parameter"), problem.Text("errors[0].code")));
            }
        }
    }

    [Fact]
    public async Task A_body_that_says_it_is_plain_is_read()
    {
        foreach (var path in Empty.Keys)
            await IsRead(path, path == ImportingCsv ? "text/csv" : "application/json", Encoding.UTF8.GetBytes(Empty[path]), "Identity");
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        foreach (var path in Empty.Keys)
            await IsRead(path, path == ImportingCsv ? "text/csv" : "application/json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Empty[path])]);
    }

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-32", "UTF-32")]
    [InlineData("utf-32BE", "UTF-32")]
    public async Task Another_encoding_of_Unicode_is_named(string encoding, string name)
    {
        var writing = Encoding.GetEncoding(encoding);
        foreach (var path in Empty.Keys)
        {
            foreach (var mark in new[] { writing.GetPreamble(), [] })
            {
                var (answer, problem) =
                    await Post(path, path == ImportingCsv ? "text/csv" : "application/json", [.. mark, .. writing.GetBytes(Empty[path] + " ")]);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Contains(name, problem.Text("detail"), StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> PathsOf(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? [ImportingCsv] : [Computing, Importing];

    private static byte[] Compressed(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest))
            stream.Write(plain);
        return compressed.ToArray();
    }

    /// <summary>Checks that errors of the fields are reported, which only a body that was read can have.</summary>
    private async Task IsRead(string path, string type, byte[] body, string? coding = null)
    {
        var (answer, problem) = await Post(path, type, body, coding);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path} {type}: {problem.ToJsonString()}");
        Assert.Equal("/problems/invalid-body", problem.Text("type"));
    }

    private async Task<(HttpResponseMessage Answer, JsonNode Problem)> Post(string path, string type, byte[] body, string? coding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        request.Headers.Add("Accept-Language", "en");
        var key = await api.Services.GetRequiredService<KeyStore>().AddAsync("Steward", [ApiKey.WriteData], null, TestContext.Current.CancellationToken);
        request.Headers.Add("X-API-Key", key);
        var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
