using System.Diagnostics;

namespace Benchmark.Performance;

/// <summary>
/// A closed loop: each connection sends its next request when the answer to the last one is there. Over HTTP and from another process, because what is asked
/// is the cost of a request to the one who sends it: a benchmark of methods would leave out the server, the headers and the copying.
/// </summary>
internal static class LoadClient
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Loads a server until it has settled: under load it compiles thousands of methods again, in the background, and as long as it does that a request costs
    /// several times what it costs later.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="next">Gives the next request; called from every connection.</param>
    /// <param name="expected">The status that counts as an answer.</param>
    /// <param name="connections">How many connections at once.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="longest">The time after which it is loaded no more, settled or not.</param>
    public static void WarmUp(ServerProcess server, Func<byte[]> next, int expected, int connections, CancellationToken stop, TimeSpan? longest = null)
    {
        var (best, settled) = (double.MaxValue, 0);
        var began = Stopwatch.GetTimestamp();
        while (settled < 2 && Stopwatch.GetElapsedTime(began) < (longest ?? LongestWarmUp))
        {
            var cost = new[] { Run(server, next, expected, connections, TimeSpan.FromSeconds(1), stop) }.Processor();
            settled = cost > 0.9 * best ? settled + 1 : 0;
            best = Math.Min(best, cost);
        }
    }

    /// <param name="server">The server.</param>
    /// <param name="next">Gives the next request; called from every connection.</param>
    /// <param name="expected">The status that counts as an answer.</param>
    /// <param name="connections">How many connections at once.</param>
    /// <param name="time">For how long.</param>
    /// <param name="stop">Ends it early.</param>
    public static Load Run(ServerProcess server, Func<byte[]> next, int expected, int connections, TimeSpan time, CancellationToken stop)
    {
        var latencies = new List<long>[connections];
        var unexpected = 0;
        Exception? failure = null;
        using var start = new Barrier(connections + 1);
        var ends = 0L;
        // Blocked threads are the cheapest way to wait on a few sockets.
        var threads = Enumerable.Range(0, connections).Select(number => new Thread(() =>
        {
            var own = latencies[number] = new List<long>(1 << 16);
            var others = 0;
            try
            {
                using var connection = Open(server.Port, start);
                for (var before = Stopwatch.GetTimestamp(); before < Volatile.Read(ref ends) && !stop.IsCancellationRequested;)
                {
                    if (connection.Exchange(next()) != expected)
                        others++;
                    var after = Stopwatch.GetTimestamp();
                    own.Add(after - before);
                    before = after;
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            Interlocked.Add(ref unexpected, others);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        var processorBefore = server.ProcessorTime;
        var began = Stopwatch.GetTimestamp();
        Volatile.Write(ref ends, began + (long)(time.TotalSeconds * Stopwatch.Frequency));
        start.SignalAndWait(CancellationToken.None);
        threads.ForEach(thread => thread.Join());
        var took = Stopwatch.GetElapsedTime(began);
        var processor = server.ProcessorTime - processorBefore;
        stop.ThrowIfCancellationRequested();
        if (failure is not null)
            throw new IOException($"The load broke off: {failure.Message}", failure);
        return new Load([.. latencies.SelectMany(each => each)], took, processor, unexpected);
    }

    private static Connection Open(int port, Barrier start)
    {
        try
        {
            return new Connection(port);
        }
        finally
        {
            start.SignalAndWait();
        }
    }
}

/// <summary>What came of a load.</summary>
/// <param name="Latencies">How long each answer took, in ticks of the stopwatch.</param>
/// <param name="Took">How long all of it took.</param>
/// <param name="Processor">How much time of the processor the server took for it.</param>
/// <param name="Unexpected">How many answers had another status than the one expected.</param>
internal sealed record Load(long[] Latencies, TimeSpan Took, TimeSpan Processor, int Unexpected)
{
    public double Rate => Latencies.Length / Took.TotalSeconds;
}
