using System.Reflection;

namespace Benchmark.Performance;

/// <summary>The API as its users get it.</summary>
internal sealed class PublishedApi(string folder)
{
    private static readonly string Root = typeof(PublishedApi).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static async Task<PublishedApi> Publish(string folder, CancellationToken stop)
    {
        await DotNet.Publish(Path.Combine(Root, "src", "Benchmark.Api"), folder, stop);
        return new PublishedApi(folder);
    }

    /// <summary>Starts it on a database, which it makes when there is none. Everything else is as it comes.</summary>
    public ServerProcess Start(string database) =>
        ServerProcess.Start(
            Path.Combine(folder, "Benchmark.Api.dll"),
            Path.GetDirectoryName(database)!,
            address => ["--database", database, "--urls", address]);
}
