namespace Benchmark.Performance;

/// <summary>What a request costs on sets of different sizes.</summary>
internal static class Growth
{
    // One after the other: what is asked is the time of one request, without the queue before it.
    private const int Connections = 1;

    private const int Rounds = 5;

    /// <summary>How many of the requests, from the first, ask for as much of any set; the last asks for all of a province.</summary>
    public const int Steady = 3;

    public static readonly IReadOnlyList<GrowthRequest> Requests =
    [
        new("comparison, cold", "/v1/comparisons", set => set.Threes()),
        new("gaps, cold", "/v1/gaps", set => set.Threes()),
        new("CSV of 1,000 rows", "/v1/observations", set => set.ThousandRows(), "format=csv&"),
        new("gaps of a whole province", "/v1/gaps", set => set.WholeProvinces()),
    ];

    /// <summary>Measures every request on every set.</summary>
    public static IReadOnlyList<GrowthRow> Measure(PublishedApi api, IReadOnlyList<SyntheticSet> sets, double seconds, CancellationToken stop)
    {
        var starts = StartUp.Measure(StartUp.Comparison, stop, [.. sets.Select(set => (Func<ServerProcess>)(() => api.Start(set.Address)))]);
        var servers = new List<ServerProcess>();
        try
        {
            foreach (var set in sets)
            {
                servers.Add(api.Start(set.Address));
                servers[^1].WaitFor(StartUp.Ready, stop);
            }

            var loads = Requests.Select(request => Measure(request, [.. sets.Zip(servers)], seconds, stop)).ToList();
            return
            [
                .. sets.Select((set, index) =>
                    new GrowthRow(set, new FileInfo(set.Path).Length, starts[index], [.. loads.Select(each => each[index])], servers[index].Memory())),
            ];
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    /// <summary>Measures one request on every set, the sets in turn.</summary>
    private static List<IReadOnlyList<Load>> Measure(
        GrowthRequest request,
        IReadOnlyList<(SyntheticSet Set, ServerProcess Server)> sets,
        double seconds,
        CancellationToken stop)
    {
        var contenders = sets.Select(each => (each.Server, Selections: request.Selections(each.Set), Loads: new List<Load>())).ToList();
        foreach (var (server, selections, _) in contenders)
            LoadClient.WarmUp(server, () => Next(selections), StatusCodes.Status200OK, Connections, stop);
        for (var round = 0; round < Rounds; round++)
        {
            // One request can take longer than all rounds should.
            foreach (var (server, selections, loads) in contenders.Where(each => each.Loads.Sum(load => load.Took.TotalSeconds) < seconds))
                loads.Add(LoadClient.Run(server, () => Next(selections), StatusCodes.Status200OK, Connections, TimeSpan.FromSeconds(seconds / Rounds), stop));
        }

        return [.. contenders.Select(each => each.Loads)];

        byte[] Next(Selections selections) => Connection.Get($"{request.Path}?{request.Before}{selections.Next()}");
    }
}

/// <summary>A request that is asked of every set.</summary>
/// <param name="Title">What the report calls it.</param>
/// <param name="Path">Its path.</param>
/// <param name="Selections">What it asks for.</param>
/// <param name="Before">What stands in its query before that.</param>
internal sealed record GrowthRequest(string Title, string Path, Func<SyntheticSet, Selections> Selections, string Before = "");

/// <summary>What was measured on one set.</summary>
/// <param name="Set">The set.</param>
/// <param name="FileLength">The size of the database in bytes.</param>
/// <param name="StartMilliseconds">From the start of the process to the first comparison.</param>
/// <param name="Loads">The rounds of each request.</param>
/// <param name="Memory">The memory after them, and the most there was.</param>
internal sealed record GrowthRow(
    SyntheticSet Set,
    long FileLength,
    double StartMilliseconds,
    IReadOnlyList<IReadOnlyList<Load>> Loads,
    (long Now, long Peak) Memory);
