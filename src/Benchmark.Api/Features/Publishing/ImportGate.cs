using System.Globalization;
using System.Threading.RateLimiting;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Lets one import run at a time, and each key only so many in a minute.</summary>
internal sealed class ImportGate : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Long enough for an import of the largest body to end, short enough for a client to wait for.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = ApiKeys.MostPerMinute, Window = Window, QueueLimit = 0 }));

    /// <summary>Counts an import of a key, and reports in the headers how many are left.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool Count(string key, HttpResponse response)
    {
        using var lease = _limiter.AttemptAcquire(key);
        var seconds = (int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window).TotalSeconds);
        var left = lease.IsAcquired ? _limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0 : 0;
        response.Headers["RateLimit-Policy"] =
            string.Create(CultureInfo.InvariantCulture, $"\"imports\";q={ApiKeys.MostPerMinute};w={(int)Window.TotalSeconds}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"imports\";r={left};t={seconds}");
        if (!lease.IsAcquired)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return lease.IsAcquired;
    }

    /// <summary>Waits until no other import runs.</summary>
    /// <returns>Whether this one may start; <see cref="Leave"/> must follow then.</returns>
    public Task<bool> Enter(CancellationToken cancellation) => _one.WaitAsync(LongestWait, cancellation);

    public void Leave() => _one.Release();

    public void Dispose()
    {
        _one.Dispose();
        _limiter.Dispose();
    }
}
