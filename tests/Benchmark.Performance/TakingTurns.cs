using System.Diagnostics;

namespace Benchmark.Performance;

/// <summary>A build and the databases that it serves.</summary>
/// <param name="Api">The build.</param>
/// <param name="Seed">The database with the data set.</param>
/// <param name="Small">The database with enough rows for a long CSV.</param>
internal sealed record Contender(PublishedApi Api, string Seed, SyntheticSet Small);

/// <summary>
/// Two builds under the same load in turn, so that whatever else the machine does meets both. Each round starts each of them once more, for the start and for
/// the memory; the rates are taken of servers that have settled, and every few rounds of new ones, because two runs of one build settle differently.
/// </summary>
internal sealed class TakingTurns(Contender before, Contender after, Options options, CancellationToken stop)
{
    private const int RoundsOfAServer = 5;
    private const int RequestsOfAStart = 2000;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(5);

    private static readonly string[] Measured = [Case.ComparisonHot, Case.ComparisonCold, Case.GapsCold, Case.CsvCold, Case.NotModified];

    private readonly List<Case> _cases = [.. Case.All.Where(each => Measured.Contains(each.Id))];

    // By the title of what was measured, a pair for each round.
    private readonly Dictionary<string, Turns> _turns = [];

    public IReadOnlyCollection<Turns> Run()
    {
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < options.Rounds;)
        {
            using var serverBefore = new LoadedServer(before, _cases, stop);
            using var serverAfter = new LoadedServer(after, _cases, stop);
            serverBefore.WarmUp(LongestWarmUp);
            serverAfter.WarmUp(LongestWarmUp);
            for (var last = Math.Min(options.Rounds, round + RoundsOfAServer); round < last; round++)
            {
                TakeTurn(round, () => MeasureStart(before), () => MeasureStart(after));
                foreach (var each in _cases)
                    TakeTurn(round, () => serverBefore.Measure(each, Slice), () => serverAfter.Measure(each, Slice));
            }

            TakeTurn(round, serverBefore.MeasureMemory, serverAfter.MeasureMemory);
            Report.Progress(round, options.Rounds, Stopwatch.GetElapsedTime(began));
        }

        return _turns.Values;
    }

    /// <summary>Measures both, each first in every other round.</summary>
    private void TakeTurn(int round, Func<IReadOnlyList<Figure>> ofBefore, Func<IReadOnlyList<Figure>> ofAfter)
    {
        IReadOnlyList<Figure> was, isNow;
        if (round % 2 == 0)
            (was, isNow) = (ofBefore(), ofAfter());
        else
            (isNow, was) = (ofAfter(), ofBefore());
        foreach (var (figure, figureNow) in was.Zip(isNow))
        {
            if (!_turns.TryGetValue(figure.Title, out var turns))
                _turns[figure.Title] = turns = new Turns(figure.Title, figure.Kind, options);
            turns.Add(figure.Value, figureNow.Value);
        }
    }

    private List<Figure> MeasureStart(Contender contender)
    {
        using var server = contender.Api.Start(contender.Seed);
        var wall = server.WaitFor(StartUp.Comparison, stop);
        var processor = server.ProcessorTime;
        Ask(server, contender);
        return
        [
            new("start to first comparison, ms", FigureKind.Start, wall.TotalMilliseconds),
            new("start, processor ms", FigureKind.Start, processor.TotalMilliseconds),
            new($"memory after {RequestsOfAStart:N0} requests, MB", FigureKind.Memory, server.Memory().Now / Report.Megabyte),
        ];
    }

    /// <summary>Asks for as much each time, so that the memory can be compared.</summary>
    private void Ask(ServerProcess server, Contender contender)
    {
        var traffic = new Traffic(Selections.ForComparisons(server), Selections.ForGaps(server), Selections.ForCharts(server), contender.Small.ThousandRows());
        List<(Case Case, Func<byte[]> Next)> kinds = [.. _cases.Where(each => !each.IsSynthetic).Select(each => (each, each.Requests(traffic, server)))];
        using var connection = new Connection(server.Port);
        for (var number = 0; number < RequestsOfAStart; number++)
        {
            stop.ThrowIfCancellationRequested();
            var (kind, next) = kinds[number % kinds.Count];
            if (connection.Exchange(next()) is var status && status != kind.Expected)
                throw new InvalidOperationException($"{kind.Title} was answered with {status}.");
        }
    }

    /// <summary>A build that serves both of its databases under load.</summary>
    private sealed class LoadedServer : IDisposable
    {
        private readonly ServerProcess _server;
        private readonly ServerProcess _smallServer;
        private readonly Dictionary<Case, Func<byte[]>> _requests;
        private readonly CancellationToken _stop;

        public LoadedServer(Contender contender, IEnumerable<Case> cases, CancellationToken stop)
        {
            _stop = stop;
            _server = contender.Api.Start(contender.Seed);
            _smallServer = contender.Api.Start(contender.Small.Path);
            try
            {
                _server.WaitFor(StartUp.Ready, stop);
                _smallServer.WaitFor(StartUp.Ready, stop);
                var traffic = new Traffic(
                    Selections.ForComparisons(_server),
                    Selections.ForGaps(_server),
                    Selections.ForCharts(_server),
                    contender.Small.ThousandRows());
                _requests = cases.ToDictionary(each => each, each => each.Requests(traffic, ServerOf(each)));
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void WarmUp(TimeSpan longest)
        {
            foreach (var (each, next) in _requests)
                LoadClient.WarmUp(ServerOf(each), next, each.Expected, Duel.Connections, _stop, longest);
        }

        public IReadOnlyList<Figure> Measure(Case each, TimeSpan time)
        {
            var load = LoadClient.Run(ServerOf(each), _requests[each], each.Expected, Duel.Connections, time, _stop);
            if (load.Unexpected > 0)
                throw new InvalidOperationException($"{each.Title}: {load.Unexpected} answers had another status than {each.Expected}.");
            return
            [
                new($"{each.Title}, req/s", FigureKind.Rate, load.Rate),
                new($"{each.Title}, processor µs", FigureKind.Cost, new[] { load }.Processor()),
            ];
        }

        public IReadOnlyList<Figure> MeasureMemory() =>
        [
            new("memory after the load, MB", FigureKind.Memory, _server.Memory().Now / Report.Megabyte),
            new("memory after the load with CSV, MB", FigureKind.Memory, _smallServer.Memory().Now / Report.Megabyte),
        ];

        public void Dispose()
        {
            _server.Dispose();
            _smallServer.Dispose();
        }

        private ServerProcess ServerOf(Case each) => each.IsSynthetic ? _smallServer : _server;
    }
}
