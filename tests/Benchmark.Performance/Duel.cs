namespace Benchmark.Performance;

/// <summary>The API and the bare server under the same load, in turn.</summary>
/// <param name="BodyLength">The length of the body that both answer; of the middle one of a sample, where the requests differ.</param>
/// <param name="Api">The rounds of the API.</param>
/// <param name="Bare">The rounds of the bare server.</param>
internal sealed record Duel(int BodyLength, IReadOnlyList<Load> Api, IReadOnlyList<Load> Bare)
{
    // More would only queue up: the cores are few, and the client needs its share.
    public const int Connections = 8;

    // Short rounds in turn, so that whatever else the machine does meets both.
    private const int Rounds = 5;

    private const int SampleSize = 25;

    public double ApiRate => Statistics.Median(Api.Select(load => load.Rate));

    public double BareRate => Statistics.Median(Bare.Select(load => load.Rate));

    public double Ratio => Statistics.Median(Api.Zip(Bare, (api, bare) => api.Rate / bare.Rate));

    public int Unexpected => Api.Concat(Bare).Sum(load => load.Unexpected);

    /// <returns>What was measured, or why nothing was.</returns>
    public static (Duel? Duel, string? Reason) Run(Case subject, Traffic traffic, ServerProcess api, ServerProcess bare, double seconds, CancellationToken stop)
    {
        var expected = subject.Expected;
        var next = subject.Requests(traffic, api);
        var sample = Enumerable.Range(0, SampleSize).Select(_ => Answer.Of(api, next())).OrderBy(answer => answer.Body.Length).ToList();
        if (sample.Find(answer => answer.Status != expected) is { } other)
            return (null, $"not measured: {other.Status}");
        var recorded = sample[sample.Count / 2];
        bare.Teach(recorded);
        if (!Answer.Of(bare, next()).IsSameAs(recorded))
            return (null, "not measured: the bare server does not give the same answer");

        var (apiLoads, bareLoads) = (new List<Load>(), new List<Load>());
        var round = TimeSpan.FromSeconds(seconds / Rounds);
        LoadClient.WarmUp(api, next, expected, Connections, stop);
        LoadClient.WarmUp(bare, next, expected, Connections, stop);
        for (var number = 0; number < Rounds; number++)
        {
            apiLoads.Add(LoadClient.Run(api, next, expected, Connections, round, stop));
            bareLoads.Add(LoadClient.Run(bare, next, expected, Connections, round, stop));
        }

        return (new Duel(recorded.Body.Length, apiLoads, bareLoads), null);
    }
}
