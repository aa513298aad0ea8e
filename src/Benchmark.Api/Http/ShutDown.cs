using System.Runtime.InteropServices;
using Benchmark.Api.Logs;

namespace Benchmark.Api.Http;

/// <summary>
/// Ends the server when it is asked to, in two steps: first it says that it is not ready and answers all the same, so that who sends it requests can turn to
/// another; then it takes no connections any more and finishes what it has begun.
/// </summary>
/// <param name="host">The server.</param>
/// <param name="events">The log.</param>
internal sealed class ShutDown(IHostApplicationLifetime host, Events events) : IHostLifetime, IDisposable
{
    /// <summary>How long what was begun may take after the first step; with it and a last second of the server all of it is less than 10 seconds.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Warning = TimeSpan.FromSeconds(2);

    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registered = [];
    private int _asked;

    /// <summary>Whether the server was asked to end.</summary>
    public bool HasBegun => Volatile.Read(ref _asked) > 0 || host.ApplicationStopping.IsCancellationRequested;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registered.AddRange(Signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            _ = BeginAsync();
        })));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registered.ForEach(each => each.Dispose());

    private async Task BeginAsync()
    {
        // Who asks twice does not want to wait.
        if (Interlocked.Increment(ref _asked) == 1)
        {
            events.Draining();
            await Task.Delay(Warning, CancellationToken.None);
        }

        host.StopApplication();
    }
}
