using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Data.Keys;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Authenticates a request by its key.</summary>
internal static class KeyCheck
{
    /// <summary>The key of a request, or one problem for every invalid key: only the log of the operator holds the reason.</summary>
    public static async Task<(ApiKey? Key, Problem? Problem)> ReadAsync(HttpContext http, KeyStore keys)
    {
        var (key, fault) = await keys.CheckAsync(http.Request.Headers[ApiKeys.Header] is [var shown] ? shown : null, http.RequestAborted);
        if (key is not null)
            return (key, null);
        // A request without a key guesses none.
        if (http.Request.Headers.ContainsKey(ApiKeys.Header) && http.RequestServices.GetRequiredService<ClientLimits>().CountRefusedKey(http) is { } tooMany)
            return (null, tooMany);
        http.RequestServices.GetRequiredService<Events>().KeyRefused(
            Code.Of(fault),
            RequestLog.MethodOf(http),
            RequestLog.RouteOf(http),
            http.Connection.RemoteIpAddress?.ToString(),
            Problem.TraceIdOf(http));
        http.Response.Headers.WWWAuthenticate = $"ApiKey header=\"{ApiKeys.Header}\"";
        return (null, new Problem(
            ProblemKind.Unauthorized,
            new Text($"Tiêu đề {ApiKeys.Header} không có khóa hợp lệ.", $"The header {ApiKeys.Header} holds no valid key.")));
    }
}
