using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Benchmark.Api.Http;

/// <summary>Counts what each client asks for, and how many keys it was refused.</summary>
/// <param name="limits">How much that may be.</param>
internal sealed class ClientLimits(RequestLimits limits) : IDisposable
{
    // What a page with its tables and charts asks for at once.
    private const int Burst = 200;

    private const int TicksInMinute = 60;

    private readonly PartitionedRateLimiter<string> _requests = PartitionedRateLimiter.Create<string, string>(client =>
        RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Min(Burst, limits.RequestsPerMinute),
            TokensPerPeriod = Math.Max(1, limits.RequestsPerMinute / TicksInMinute),
            // Fewer than one a second come back one by one.
            ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / Math.Min(TicksInMinute, limits.RequestsPerMinute)),
            QueueLimit = 0,
        }));

    private readonly PartitionedRateLimiter<string> _refusedKeys = PartitionedRateLimiter.Create<string, string>(client =>
        RateLimitPartition.GetFixedWindowLimiter(client, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = limits.RefusedKeysPerMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Counts a request that takes work to answer.</summary>
    /// <returns>The problem that the client has sent too many; null when it has not.</returns>
    public Problem? CountRequest(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return !limits.CountsPrivateNetworks && IsPrivate(address) ? null : Count(_requests, http, "requests", limits.RequestsPerMinute);
    }

    /// <summary>Counts a key that was refused.</summary>
    /// <returns>The problem that too many were; null when not.</returns>
    public Problem? CountRefusedKey(HttpContext http) => Count(_refusedKeys, http, "refused-keys", limits.RefusedKeysPerMinute);

    public void Dispose()
    {
        _requests.Dispose();
        _refusedKeys.Dispose();
    }

    /// <summary>Whether an address is of this machine or of a network that the Internet does not reach (RFC 1918, RFC 3927, RFC 4193).</summary>
    internal static bool IsPrivate(IPAddress? address)
    {
        // A socket of this machine has no address.
        if (address is null)
            return true;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal)
            return true;
        return address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is var bytes
            && (bytes[0] == 10 || (
                bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254));
    }

    private static Problem? Count(PartitionedRateLimiter<string> limiter, HttpContext http, string policy, int perMinute)
    {
        using var lease = limiter.AttemptAcquire(ClientOf(http.Connection.RemoteIpAddress));
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromMinutes(1);
        return TooMany(http, policy, perMinute, 60, wait);
    }

    /// <summary>The problem that something was asked for too often, with the headers that say when it may be asked for again.</summary>
    internal static Problem TooMany(HttpContext http, string policy, int quota, int? window, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var headers = http.Response.Headers;
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={quota}{(window is null ? "" : $";w={window}")}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r=0;t={seconds}");
        return new Problem(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Remedy);
    }

    /// <summary>Who sent a request. A subscriber has a whole network of addresses of version 6.</summary>
    private static string ClientOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}

/// <summary>Marks an endpoint that counts its requests itself: it knows which of them take work.</summary>
internal sealed class CountsRequests
{
    public static readonly CountsRequests Itself = new();
}
