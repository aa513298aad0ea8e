namespace Benchmark.Performance;

/// <summary>One comparison of two builds of the API, an earlier and a later: the same answers, and as fast.</summary>
internal sealed class Rebuild(Options options, CancellationToken stop)
{
    // Enough for the CSV of 1,000 rows.
    private const int SmallSet = 10_000;

    /// <returns>Whether both answer the same.</returns>
    public async Task<bool> Everything()
    {
        Report.Machine();
        using var folder = new WorkFolder();
        var before = new PublishedApi(options.Against!);
        var after = options.Published is { } published
            ? new PublishedApi(published)
            : await Report.Part("Publish", () => PublishedApi.Publish(folder.At("api"), stop));
        var seed = options.Seed ?? before.Seed;
        var areSame = !options.Wants(Options.Answers) || await Report.Part("Answers", () => Compare(before, after, seed, folder));
        if (options.Wants(Options.Speed))
            await Report.Part($"Speed, {options.Rounds} rounds in turn", () => Measure(before, after, seed, folder));
        return areSame;
    }

    private async Task<bool> Compare(PublishedApi before, PublishedApi after, string seed, WorkFolder folder)
    {
        // The requests import too, so these databases serve nothing else.
        var (was, isNow) = (folder.At("answers-before.db"), folder.At("answers-after.db"));
        await before.Import(seed, was, stop);
        await after.Import(seed, isNow, stop);
        var (key, keyNow) = (await before.AddKey(was, stop), await after.AddKey(isNow, stop));
        using var server = before.Start(was);
        using var serverNow = after.Start(isNow);
        server.WaitFor(StartUp.Ready, stop);
        serverNow.WaitFor(StartUp.Ready, stop);
        using var probe = new Probe([.. options.Requests.SelectMany(HttpFile.Read)], stop);
        return await probe.Run(new ProbedServer(server, key), new ProbedServer(serverNow, keyNow));
    }

    private async Task<bool> Measure(PublishedApi before, PublishedApi after, string seed, WorkFolder folder)
    {
        var contenders = new List<Contender>();
        foreach (var (name, api) in new[] { ("before", before), ("after", after) })
        {
            var database = folder.At($"speed-{name}.db");
            await api.Import(seed, database, stop);
            contenders.Add(new Contender(api, database, SyntheticData.Create(database, folder.At($"speed-{name}-small.db"), SmallSet, stop)));
        }

        var measured = new TakingTurns(contenders[0], contenders[1], options, stop).Run();
        Report.TurnsHeader();
        foreach (var turns in measured)
            Report.Row(turns);
        return true;
    }
}
