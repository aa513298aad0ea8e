using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Benchmark.Api.Http;

/// <summary>
/// What is too long to be read. The server itself answers without a body and without CORS, so a browser shows no more than "failed to fetch". It is therefore
/// given more room than the program takes, and the program refuses what lies between.
/// </summary>
internal static class ServerLimits
{
    /// <summary>The most letters of an address: those that every proxy and browser takes.</summary>
    public const int LongestTarget = 8 * 1024;

    private const int MostHeaders = 100;
    private const int LongestHeaders = 32 * 1024;
    private const int Room = 8;

    /// <summary>Gives the server its own limits.</summary>
    /// <param name="server">What the server takes.</param>
    /// <param name="limits">What clients may ask for.</param>
    public static void Configure(KestrelServerLimits server, RequestLimits limits)
    {
        server.MaxRequestLineSize = Room * LongestTarget;
        server.MaxRequestHeaderCount = Room * MostHeaders;
        server.MaxRequestHeadersTotalSize = Room * LongestHeaders;
        server.MaxConcurrentConnections = limits.Connections;
        server.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        // The program has a limit of its own, and reads on before it refuses: a server that closes meanwhile takes the answer away from the client.
        server.MaxRequestBodySize = null;
        // Who reads slower holds what many others wait for; 4 KiB a second is less than any modem in use.
        server.MinResponseDataRate = new MinDataRate(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));
    }

    /// <summary>Refuses an address or headers that are too long, and answers <c>OPTIONS *</c>, which asks about the server and not about a path.</summary>
    public static Task Apply(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (target.Length > LongestTarget)
            return Refuse(http, StatusCodes.Status414UriTooLong);
        if (request.Headers.Count > MostHeaders || LengthOf(request.Headers) > LongestHeaders)
            return Refuse(http, StatusCodes.Status431RequestHeaderFieldsTooLarge);
        if (target != "*" || !HttpMethods.IsOptions(request.Method))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}, {HttpMethods.Post}, {HttpMethods.Options}";
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static long LengthOf(IHeaderDictionary headers)
    {
        var length = 0L;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                length += name.Length + (value?.Length ?? 0);
        }

        return length;
    }
}
