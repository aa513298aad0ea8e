using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Benchmark.Tests.Support;

/// <summary>
/// The real program on a real database with the sample, spoken to over HTTP. Each test class has a copy of its own, so classes run side by side and may change
/// what they like.
/// </summary>
public sealed class BenchmarkApi : IDisposable
{
    private static readonly Lazy<string> Template = new(MakeTemplate);

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
    private readonly Program _program;
    private readonly Lazy<HttpClient> _client;
    private readonly bool _isOwn;

    public BenchmarkApi()
        : this(null, [])
    {
    }

    private BenchmarkApi(string? database, IReadOnlyList<(string Name, string Value)> settings)
    {
        _isOwn = database is null;
        Database = database ?? TestDatabase.Copy(Template.Value, Path.Combine(_folder, "benchmark.db"));
        _program = new Program(Database, settings.Any(setting => setting.Name == "bulk-folder") ? settings : [.. settings, ("bulk-folder", BulkFolder)]);
        // The program starts when it is first asked for something.
        _client = new(() => _program.CreateDefaultClient(new CatalogueCheck()));
    }

    /// <summary>Another one on a database that is there already.</summary>
    public static BenchmarkApi On(string database, params IReadOnlyList<(string Name, string Value)> settings) => new(database, settings);

    /// <summary>One that was given settings, by their names on the command line without the hyphens.</summary>
    public static BenchmarkApi With(params IReadOnlyList<(string Name, string Value)> settings) => new(null, settings);

    public string Database { get; }

    /// <summary>Where it makes the files of whole releases.</summary>
    public string BulkFolder => Path.Combine(_folder, "bulk");

    public HttpClient Client => _client.Value;

    public IServiceProvider Services => _program.Services;

    public void Dispose()
    {
        if (_client.IsValueCreated)
            Client.Dispose();
        _program.Dispose();
        TestDatabase.Close();
        if (_isOwn)
            TestDatabase.Remove(Database);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A request that must succeed.</summary>
    internal async Task<JsonNode> Get(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>The bytes of an answer that must succeed, in whatever format.</summary>
    internal async Task<byte[]> Download(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
        return body;
    }

    /// <summary>A request that must fail with a problem document of this status.</summary>
    internal async Task<JsonNode> GetProblem(string path, int status)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!;
    }

    /// <summary>A request from this machine to a host that a client may refuse to name.</summary>
    internal async Task<HttpResponseMessage> SendTo(string host, string path, IReadOnlyList<(string Name, string Value)> headers)
    {
        var parts = path.Split('?', 2);
        var answered = await _program.Server.SendAsync(
            http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Loopback;
                http.Request.Method = HttpMethod.Get.Method;
                http.Request.Scheme = Uri.UriSchemeHttp;
                http.Request.Host = new HostString(host);
                http.Request.Path = PathString.FromUriComponent(parts[0]);
                http.Request.QueryString = new QueryString(parts.Length == 1 ? "" : $"?{parts[1]}");
                foreach (var (name, value) in headers)
                    http.Request.Headers.Append(name, value);
            },
            TestContext.Current.CancellationToken);
        using var body = new MemoryStream();
        await answered.Response.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
        var answer = new HttpResponseMessage((HttpStatusCode)answered.Response.StatusCode) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in answered.Response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, [.. values]))
                answer.Content.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        return answer;
    }

    private static string MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = TestDatabase.At(Path.Combine(folder, "benchmark.db"));
        // The template is made as every database is: by starting the program on nothing.
        using (var program = new Program(path, []))
        {
            using var client = program.CreateClient();
        }

        TestDatabase.Close();
        return path;
    }

    private sealed class Program(string database, IReadOnlyList<(string Name, string Value)> settings) : WebApplicationFactory<global::Program>
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            builder.UseSetting("database", database);
            // A line for each request of each test would drown what a failing one says.
            builder.UseSetting("log-level", "warning");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
        }
    }
}
