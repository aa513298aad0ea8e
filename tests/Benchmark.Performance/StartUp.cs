namespace Benchmark.Performance;

/// <summary>How long it takes from starting a process to its first answer.</summary>
internal static class StartUp
{
    public const string Ready = "/health/ready";
    public const string Comparison = "/v1/comparisons";

    private const int Starts = 7;

    /// <summary>Starts several servers in turn, several times, and gives the median of each in milliseconds.</summary>
    public static IReadOnlyList<double> Measure(string path, CancellationToken stop, params IReadOnlyList<Func<ServerProcess>> servers)
    {
        var times = servers.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Starts; round++)
        {
            for (var index = 0; index < servers.Count; index++)
            {
                using var server = servers[index]();
                times[index].Add(server.WaitFor(path, stop).TotalMilliseconds);
            }
        }

        return [.. times.Select(each => Statistics.Median(each))];
    }
}
