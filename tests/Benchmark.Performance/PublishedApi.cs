using System.Diagnostics;
using System.Reflection;

namespace Benchmark.Performance;

/// <summary>The API as its users get it.</summary>
internal sealed class PublishedApi(string folder)
{
    /// <summary>The root of the repository.</summary>
    public static readonly string Root = typeof(PublishedApi).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    private const string Assembly = "Benchmark.Api.dll";

    private static readonly TimeSpan LongestVerb = TimeSpan.FromMinutes(2);

    /// <summary>The data set that comes with it.</summary>
    public string Seed => Path.Combine(folder, "seed");

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Assembly));

    public static async Task<PublishedApi> Publish(string folder, CancellationToken stop)
    {
        await DotNet.Publish(Path.Combine(Root, "src", "Benchmark.Api"), folder, stop);
        return new PublishedApi(folder);
    }

    /// <summary>Starts it on a database, which it makes when there is none. Everything else is as it comes.</summary>
    public ServerProcess Start(string database) =>
        ServerProcess.Start(
            Path.Combine(folder, Assembly),
            FolderOf(database),
            address => ["--database", database, "--urls", address]);

    /// <summary>Makes the tables of a database.</summary>
    public Task Migrate(string database, CancellationToken stop) => Run(database, stop, "migrate");

    /// <summary>Imports a data set into a database, which it makes when there is none.</summary>
    public Task Import(string dataSet, string database, CancellationToken stop) => Run(database, stop, "import", dataSet);

    /// <returns>A new key that may import everything.</returns>
    public async Task<string> AddKey(string database, CancellationToken stop) =>
        // The key is the last word.
        (await Run(database, stop, "keys", "add", "--name", "Probe", "--province", "all", "--scope", "data:write")).Split().Last(word => word.Length > 0);

    // Of an address there is none.
    private static string FolderOf(string database) => Path.GetDirectoryName(database) is { } folder && Directory.Exists(folder) ? folder : Path.GetTempPath();

    private async Task<string> Run(string database, CancellationToken stop, params string[] verb)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(LongestVerb);
        var start = ServerProcess.Describe(Path.Combine(folder, Assembly), FolderOf(database), [.. verb, "--database", database]);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(time.Token);
            var output = await process.StandardOutput.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token);
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{verb[0]} ended with exit code {process.ExitCode}. {await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
