using System.Diagnostics;
using Benchmark.Tests.Support;
using Benchmark.ToolTests.Proxies;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Two instances of the program on one PostgreSQL database, behind nginx as it comes: it asks the other where one fails, but not twice for a
/// change.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _started = [];

    private Cluster(string database) => Database = database;

    public string Database { get; }

    public CliFolder Folder { get; } = new();

    public CliProcess One => Instances[0];

    public CliProcess Two => Instances[1];

    public List<CliProcess> Instances { get; } = [];

    /// <summary>A client of nginx.</summary>
    public HttpClient Gateway { get; private set; } = null!;

    /// <summary>Starts all of it.</summary>
    public static async Task<Cluster> Start(string database, params IReadOnlyList<string> settings)
    {
        var cluster = new Cluster(database);
        try
        {
            await cluster.Start(settings);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a key that may publish everything.</summary>
    public Task<string> Key() => Key(Folder, Database);

    /// <summary>Makes a key that may publish everything.</summary>
    public static async Task<string> Key(CliFolder folder, string database)
    {
        var added = await folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write", "--database", database);
        Assert.True(added.ExitCode == 0, added.Errors);
        return added.Output.Trim().Split(' ')[^1];
    }

    /// <summary>How long it takes until an instance answers from a release.</summary>
    public static async Task<TimeSpan> Seen(CliProcess instance, string release)
    {
        var began = Stopwatch.GetTimestamp();
        await Wait.Until(
            async () => (await instance.Get("/v1")).GetProperty("data").GetProperty("release").GetProperty("id").GetString() == release,
            () => $"{release} is never seen. The program said: {instance.Output}{instance.Errors}");
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>How many releases there are.</summary>
    public int Releases() => DatabaseFile.Query(Database, "select number from release").Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
        Folder.Dispose();
    }

    private async Task Start(IReadOnlyList<string> settings)
    {
        var port = FreePort.Next();
        for (var made = 0; made < 2; made++)
        {
            Instances.Add(await Folder.Serve(["--database", Database, "--public-url", $"http://localhost:{port}", .. settings]));
            _started.Add(Instances[^1]);
        }

        var nginx = await NginxProcess.Start(
            Folder,
            port,
            "/health/live",
            $$"""
            upstream both {
                server {{One.Client.BaseAddress!.Authority}};
                server {{Two.Client.BaseAddress!.Authority}};
            }
            server {
                listen 127.0.0.1:{{port}};
                location / { proxy_pass http://both; proxy_set_header Host $http_host; }
            }
            """);
        _started.Add(nginx);
        Gateway = nginx.Client;
    }
}
