using System.Runtime;
using System.Threading.RateLimiting;

namespace Benchmark.Api.Http;

/// <summary>
/// Lets only so many answers be made at a time that take much memory or much of the processor: workbooks, large answers, what is computed on posted figures.
/// </summary>
/// <param name="limits">How many.</param>
internal sealed class FileGate(RequestLimits limits) : IDisposable
{
    /// <summary>A comparison of more cells is a large answer before it is written.</summary>
    public const int LargeCells = 2_000;

    // The rows of such a comparison alone take some twenty megabytes while they are written.
    private const int HugeCells = 20_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // After a burst of large answers the process keeps what they took until somebody asks for more, which may be never.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private const long Usual = 48L * 1024 * 1024;

    // One large answer after the other must not pile up what each of them leaves.
    private const long Most = 80L * 1024 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.Files,
        QueueLimit = limits.Connections,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly Timer _tidying = new(static _ => Tidy(Usual));

    /// <summary>How many places are free, how many wait for one, and how many got one.</summary>
    public RateLimiterStatistics Statistics => _limiter.GetStatistics()!;

    /// <summary>Waits for a place, which is held until the answer is sent or its client is gone.</summary>
    /// <param name="http">The request.</param>
    /// <param name="cells">How many cells the answer has; a huge one takes two places.</param>
    /// <returns>The problem that there is none; null when there is.</returns>
    public async ValueTask<Problem?> EnterAsync(HttpContext http, long cells = 0)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        waiting.CancelAfter(LongestWait);
        try
        {
            var lease = await _limiter.AcquireAsync(cells > HugeCells ? Math.Min(2, limits.Files) : 1, waiting.Token);
            if (lease.IsAcquired)
            {
                http.Response.RegisterForDispose(new Place(lease, _tidying));
                return null;
            }

            lease.Dispose();
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // It waited long enough.
        }

        return ClientLimits.TooMany(http, "files", limits.Files, null, LongestWait);
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _tidying.Dispose();
    }

    private static void Tidy(long committed)
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes < committed)
            return;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private sealed class Place(RateLimitLease lease, Timer tidying) : IDisposable
    {
        public void Dispose()
        {
            lease.Dispose();
            Tidy(Most);
            try
            {
                tidying.Change(Quiet, Timeout.InfiniteTimeSpan);
            }
            catch (ObjectDisposedException)
            {
                // The program ends.
            }
        }
    }
}
