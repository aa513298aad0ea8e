namespace Benchmark.Performance;

/// <summary>One run, from the published API to the table of goals.</summary>
internal sealed class Run(Options options, CancellationToken stop)
{
    // Enough for the CSV of 1,000 rows.
    private const int SmallSet = 10_000;

    private readonly Dictionary<string, Duel> _duels = [];
    private long? _memory;
    private double? _growth;
    private double? _startRatio;
    private double? _csvRatio;
    private double? _provinceMilliseconds;

    public async Task Everything()
    {
        Report.Machine();
        using var folder = new WorkFolder();
        var api = options.Published is { } published
            ? new PublishedApi(published)
            : await Report.Part("Publish", () => PublishedApi.Publish(folder.At("api"), stop));
        var seed = folder.At("seed.db");
        Report.Part("Database", () => MakeSeed(api, seed));
        if (options.Wants(Options.Start))
            Report.Part("Start of the process to its first answer (median)", () => MeasureStarts(api, seed));
        if (Case.All.Any(each => options.Wants(each.Id)))
            Report.Part($"Load, {Duel.Connections} connections, {options.Seconds} s for each server", () => MeasureLoads(api, seed, folder));
        if (options.Wants(Options.Growth))
            MeasureGrowth(api, seed, folder);
        Report.Goals(
        [
            new("comparison, hot, to bare Kestrel", 0.9, RatioOf(Case.ComparisonHot), AtLeast: true),
            new("304, to bare Kestrel", 0.95, RatioOf(Case.NotModified), AtLeast: true),
            new("comparison, cold, to bare Kestrel", 0.25, RatioOf(Case.ComparisonCold), AtLeast: true),
            new("gaps, cold, to bare Kestrel", 0.2, RatioOf(Case.GapsCold), AtLeast: true),
            new("CSV of 1,000 rows, cold, to sqlite3", 0.33, _csvRatio, AtLeast: true),
            new("most growth, largest to smallest set", 1.2, _growth, AtLeast: false),
            new("gaps of a province, largest set, ms", 100, _provinceMilliseconds, AtLeast: false, "0"),
            new("memory after load, MB", 150, _memory / Report.Megabyte, AtLeast: false, "0"),
            new("start to first answer, to bare Kestrel", 1.5, _startRatio, AtLeast: false),
        ]);
    }

    private void MakeSeed(PublishedApi api, string seed)
    {
        using var server = api.Start(seed);
        Report.Line("made, loaded from the seed, answered", $"{server.WaitFor(StartUp.Comparison, stop).TotalMilliseconds:0} ms");
    }

    private void MeasureStarts(PublishedApi api, string seed)
    {
        foreach (var path in new[] { StartUp.Ready, StartUp.Comparison })
        {
            var times = StartUp.Measure(path, stop, () => api.Start(seed), BareServer.Start);
            Report.Line(path, $"{times[0]:0} ms, bare Kestrel {times[1]:0} ms");
            // Of both, the later counts.
            _startRatio = Math.Max(_startRatio ?? 0, times[0] / times[1]);
        }
    }

    private void MeasureLoads(PublishedApi api, string seed, WorkFolder folder)
    {
        var small = SyntheticData.Create(seed, folder.At("small.db"), SmallSet, stop);
        using var server = api.Start(seed);
        using var smallServer = api.Start(small.Path);
        using var bare = BareServer.Start();
        foreach (var each in new[] { server, smallServer, bare })
            each.WaitFor(StartUp.Ready, stop);

        var traffic = new Traffic(Selections.ForComparisons(server), Selections.ForGaps(server), Selections.ForCharts(server), small.ThousandRows());
        Report.DuelHeader();
        foreach (var subject in Case.All.Where(each => options.Wants(each.Id)))
        {
            var (duel, reason) = Duel.Run(subject, traffic, subject.IsSynthetic ? smallServer : server, bare, options.Seconds, stop);
            Report.Row(subject, duel, reason);
            if (duel is not null)
                _duels[subject.Id] = duel;
        }

        if (_duels.TryGetValue(Case.CsvCold, out var csv) && SqliteShell.Rate(small, folder) is { } shell)
        {
            _csvRatio = csv.ApiRate / shell;
            Report.Line("sqlite3 writing the same rows", $"{shell:0}/s, the API {csv.ApiRate / shell:0.00} of it");
        }

        _memory = server.Memory().Now;
        Report.Memory("API", server.Memory());
        Report.Memory("API, after the CSV", smallServer.Memory());
        Report.Memory("bare Kestrel", bare.Memory());
    }

    private void MeasureGrowth(PublishedApi api, string seed, WorkFolder folder)
    {
        var sets = new List<SyntheticSet>();
        foreach (var size in options.Sizes)
            Report.Part($"Synthetic set of {size:N0} observations", () => sets.Add(SyntheticData.Create(seed, folder.At($"{size}.db"), size, stop)));
        if (options.Postgres is { } server)
        {
            foreach (var set in sets.ToList())
            {
                var name = $"The same {set.Observations:N0} on PostgreSQL";
                Report.Part(name, () => sets.Add(PostgresCopy.Make(api, set, server, stop).GetAwaiter().GetResult()));
            }
        }

        Report.Part($"Growth, 1 connection, {options.Seconds} s for each request and set", () =>
        {
            var rows = Growth.Measure(api, sets, options.Seconds, stop);
            Report.Growth(rows);
            var ofFiles = rows.Where(row => row.Set.IsFile).ToList();
            if (ofFiles.Count > 1)
                _growth = Enumerable.Range(0, Performance.Growth.Steady).Max(request => Report.Ratio(rows, ofFiles[^1], request));
            _provinceMilliseconds = ofFiles[^1].Loads[^1].Percentile(50);
        });
    }

    private double? RatioOf(string subject) => _duels.GetValueOrDefault(subject)?.Ratio;
}
