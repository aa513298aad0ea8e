namespace Benchmark.Api;

/// <summary>
/// What a server does beside answering, such as getting ready for the first request. All of it ends with the server: whoever stopped one may take its database
/// away.
/// </summary>
internal sealed class Errands : IHostedService, IDisposable
{
    // Far longer than anything needs but what waits for a database that hangs.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ends = new();
    private readonly CancellationToken _end;
    private readonly Lock _lock = new();
    private readonly List<Task> _begun = [];

    public Errands() => _end = _ends.Token;

    /// <summary>Begins something on another thread. Nobody hears of its failure.</summary>
    /// <param name="errand">Does it, until the server ends.</param>
    public void Begin(Func<CancellationToken, Task> errand)
    {
        lock (_lock)
        {
            if (!_end.IsCancellationRequested)
                _begun.Add(Task.Run(() => errand(_end), CancellationToken.None));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Task> ending;
        lock (_lock)
        {
            ending = [.. _begun];
            // A host that is stopped from two sides asks twice. What is told may first ask a database that hangs, so it is told on another thread.
            if (!_end.IsCancellationRequested)
                ending.Add(_ends.CancelAsync());
        }

        await Task.WhenAll(ending).WaitAsync(LongestEnd, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _ends.Dispose();
}
