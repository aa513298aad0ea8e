using System.Diagnostics;
using Benchmark.Api.Logs;

namespace Benchmark.Api.Http;

/// <summary>Writes a line for each request when it is answered.</summary>
internal static class RequestLog
{
    // As nginx names the end of a request whose client is gone.
    private const int ClientGone = 499;

    private const string NoRoute = "none";
    private const string OtherMethod = "other";

    /// <summary>Logs every request that the server itself does not refuse.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var events = app.Services.GetRequiredService<Events>();
        if (events.HoldRequests)
            app.Use((HttpContext http, RequestDelegate next) => FollowAsync(http, next, events));
    }

    /// <summary>The template that a request was routed by: it holds nothing that the client wrote.</summary>
    public static string RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;

    /// <summary>The method of a request; a method that nobody knows may be any text.</summary>
    public static string MethodOf(HttpContext http)
    {
        var method = HttpMethods.GetCanonicalizedValue(http.Request.Method);
        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method) ? method : OtherMethod;
    }

    private static async Task FollowAsync(HttpContext http, RequestDelegate next, Events events)
    {
        var began = Stopwatch.GetTimestamp();
        int? status = null;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            events.Request(new RequestLine(
                MethodOf(http),
                RouteOf(http),
                status ?? (http.RequestAborted.IsCancellationRequested ? ClientGone : StatusCodes.Status500InternalServerError),
                Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
                BytesOf(http),
                Problem.TraceIdOf(http)));
        }
    }

    private static long BytesOf(HttpContext http) =>
        HttpMethods.IsHead(http.Request.Method) || http.Response.StatusCode == StatusCodes.Status304NotModified ? 0
        : http.Features.Get<CountedBody>()?.Bytes ?? http.Response.ContentLength ?? 0;
}
