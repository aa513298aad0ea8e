using Benchmark.Api.Formats;
using Benchmark.Api.Logs;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace Benchmark.Api.Http;

/// <summary>What every request passes through.</summary>
internal static class HttpBasics
{
    private const string ExposedHeaders =
        $"ETag, Link, Content-Disposition, Retry-After, RateLimit, RateLimit-Policy, Location, Allow, {AnswerHead.ReleaseHeader}";

    private const int LongestEcho = 256;

    public static IServiceCollection AddHttpBasics(this IServiceCollection services)
    {
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin()
            .AllowAnyHeader()
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
        // For what is not kept: problems, computations on posted figures, the documents. Nothing here is secret, so compression over https discloses nothing.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, Problem.MediaType];
        });
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(static options => options.AddServerHeader = false);
        return services;
    }

    /// <param name="app">The application.</param>
    /// <param name="outage">The problem of a database that cannot be used; null for a bug of the program.</param>
    /// <param name="proxies">The proxies that are believed.</param>
    public static void UseHttpBasics(this WebApplication app, Func<Exception, Problem?> outage, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        app.UseRequestLog();
        PublicAddress.Use(app, proxies);
        app.Use(PageAddress.Read);
        // Resolved once: the services of each request would be created for it.
        var cache = app.Services.GetRequiredService<AnswerCache>();
        app.Use((http, next) => AnswerFromCache(http, next, cache, outage));
        // What is kept says its length.
        if (app.Services.GetRequiredService<Events>().HoldRequests)
            app.Use(CountedBody.Count);
        app.Use(WithSharedHeaders);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => ReportFailure(http, outage),
            // It is logged in one line, below.
            SuppressDiagnosticsCallback = static _ => true,
        });
        app.UseStatusCodePages(context => ReportStatus(context.HttpContext));
        app.UseWhen(static http => !ClosedRoute.Has(http.Request), static open => open.UseCors());
        app.Use(ServerLimits.Apply);
        app.UseResponseCompression();
        app.Use(RefusePathNotUtf8);
        app.UseRouting();
    }

    /// <summary>Counts the requests of each client, but for those whose endpoint knows which of them take work.</summary>
    public static void UseClientLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<ClientLimits>();
        app.Use((http, next) => http.GetEndpoint()?.Metadata.GetMetadata<CountsRequests>() is null && limits.CountRequest(http) is { } refused
            ? refused.ExecuteAsync(http)
            : next(http));
    }

    /// <summary>The headers of every answer. Set when it starts, because a failure clears what was set before.</summary>
    private static Task WithSharedHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(
            static state =>
            {
                var response = (HttpResponse)state;
                WriteSharedHeaders(response);
                // What did not come in time is not waited for again.
                return response.StatusCode is < StatusCodes.Status400BadRequest or StatusCodes.Status408RequestTimeout
                    ? Task.CompletedTask
                    : Body.DrainAsync(response.HttpContext.Request);
            },
            http.Response);
        return next(http);
    }

    private static void WriteSharedHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        if (!ClosedRoute.Has(response.HttpContext.Request))
            WriteOpenness(headers);
        // A preflight gets the names back that it asks for, however many: all are allowed, which one letter says as well.
        if (headers.AccessControlAllowHeaders.ToString().Length > LongestEcho)
            headers.AccessControlAllowHeaders = "*";
        SecurityHeaders.Write(response);
    }

    /// <summary>Every origin, also where the request names none: a cache may give the same answer to a page of another site.</summary>
    private static void WriteOpenness(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = ExposedHeaders;
    }

    /// <summary>A path whose bytes are no text names nothing, and would be echoed as something else than was sent.</summary>
    private static Task RefusePathNotUtf8(HttpContext http, RequestDelegate next)
    {
        // What cannot be decoded is left encoded.
        if (http.Request.Path.Value?.Contains('%') != true || http.Features.Get<IHttpRequestFeature>()?.RawTarget is not { } target)
            return next(http);
        var path = target.Split('?')[0];
        if (QueryText.IsUtf8(path))
            return next(http);
        var message = new Text("Đường dẫn có dấu % không mã hóa ký tự UTF-8.", "The path has a percent sign that does not encode UTF-8.");
        return new Problem(ProblemKind.BadRequest, message, new Fault("path", path, ErrorCodes.NotUtf8, message)).ExecuteAsync(http);
    }

    /// <summary>A request that came before in the same spelling is answered before anything else is done.</summary>
    private static Task AnswerFromCache(HttpContext http, RequestDelegate next, AnswerCache cache, Func<Exception, Problem?> outage)
    {
        if (http.Request.QueryString.Value is { Length: > 0 } query && QueryText.WithoutTracking(query) is var asked && asked.Length != query.Length)
            http.Request.QueryString = new QueryString(asked.Length == 0 ? null : asked);
        var finding = cache.FindAsync(http.Request);
        return finding.IsCompletedSuccessfully ? Answer(http, next, finding.Result) : AnswerAfterSearch(http, next, finding, outage);
    }

    private static async Task AnswerAfterSearch(HttpContext http, RequestDelegate next, ValueTask<CachedAnswer?> finding, Func<Exception, Problem?> outage)
    {
        CachedAnswer? cached;
        try
        {
            cached = await finding;
        }
        catch (Exception exception) when (outage(exception) is not null)
        {
            // Should it fail again, the exception handler reports it.
            cached = null;
        }

        await Answer(http, next, cached);
    }

    private static Task Answer(HttpContext http, RequestDelegate next, CachedAnswer? cached)
    {
        if (cached is null)
            return next(http);
        http.SetEndpoint(cached.Endpoint);
        var headers = http.Response.Headers;
        WriteOpenness(headers);
        SecurityHeaders.WriteForKept(headers, cached.Policy);
        if (StageTiming.IsWanted(http.Request))
            StageTiming.WriteKept(http.Response);
        return cached.ExecuteAsync(http);
    }

    private static Task ReportFailure(HttpContext http, Func<Exception, Problem?> outage)
    {
        var (exception, endpoint) = http.Features.Get<IExceptionHandlerFeature>() is { } failed ? (failed.Error, failed.Endpoint) : (null, null);
        // Taken away when it failed; the log names the route.
        http.SetEndpoint(endpoint);
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.PayloadTooLarge(Body.LargestBytes),
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => Problem.TooSlow(http),
            BadHttpRequestException => new Problem(ProblemKind.BadRequest, new Text("Yêu cầu không đọc được.", "The request cannot be read.")),
            not null when outage(exception) is { } unavailable => unavailable,
            _ => new Problem(ProblemKind.InternalError, new Text("Đã xảy ra lỗi ngoài dự kiến.", "Something unexpected happened.")),
        };
        if (exception is not (null or BadHttpRequestException))
        {
            // An outage is known by its sentence; of a bug it matters where it is.
            var fault = outage(exception) is not null ? SentencesOf(exception) : exception.ToString();
            http.RequestServices.GetRequiredService<Events>()
                .Failure(RequestLog.MethodOf(http), RequestLog.RouteOf(http), Problem.TraceIdOf(http), KeyText.Mask(fault));
        }

        return problem.ExecuteAsync(http);
    }

    private static string SentencesOf(Exception exception) =>
        exception.InnerException is { } inner ? $"{exception.Message} ({SentencesOf(inner)})" : exception.Message;

    /// <summary>Adds the problem document to a bare status of the router or the server.</summary>
    private static Task ReportStatus(HttpContext http)
    {
        var prefix = http.Request.PathBase.Value;
        var path = $"{prefix}{http.Request.Path.Value}";
        var kind = ProblemKind.OfStatus(http.Response.StatusCode);
        if (kind == ProblemKind.NotFound)
        {
            var (own, endpoints) = (http.Request.Path.Value ?? "", Endpoints(http));
            var routes = endpoints.Select(endpoint => endpoint.RoutePattern.RawText!).Where(route => !route.Contains('{')).Distinct().ToList();
            var nearest = NearMiss.OfFile(own, path => FormatsOf(path, endpoints)) is { } file ? [file] : Nearest.To(own, routes);
            // What lists the places beside the one that is not there helps too.
            if (nearest.Count == 0 && own.LastIndexOf('/') is > 0 and var end && routes.Contains(own[..end]))
                nearest = [own[..end]];
            IReadOnlyList<string> near = [.. nearest.Select(route => prefix + route)];
            var hint = near.Count == 0 ? new Text($" Xem {prefix}/v1.", $" See {prefix}/v1.") : Fault.Hint(near);
            var message = new Text($"Không có gì tại {path}.{hint.Vi}", $"There is nothing at {path}.{hint.En}");
            return new Problem(kind, message, new Fault("path", path, ErrorCodes.UnknownPath, message) { DidYouMean = near }).ExecuteAsync(http);
        }

        if (kind == ProblemKind.MethodNotAllowed)
        {
            string[] allowed = [.. http.Response.Headers.Allow.SelectMany(value => (value ?? "").Split(", "))];
            var message = new Text(
                $"{path} không nhận {http.Request.Method}; nhận: {string.Join(", ", allowed)}.",
                $"{path} does not take {http.Request.Method}; it takes {string.Join(", ", allowed)}.");
            return new Problem(kind, message, new Fault("method", http.Request.Method, ErrorCodes.MethodNotAllowed, message) { Allowed = allowed })
                .ExecuteAsync(http);
        }

        return (kind == ProblemKind.UnsupportedMediaType ? Problem.UnsupportedMediaType(http.Request, BodyForm.TakenBy(http)) : new Problem(kind, kind.Remedy))
            .ExecuteAsync(http);
    }

    private static List<RouteEndpoint> Endpoints(HttpContext http) =>
        [.. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static IReadOnlyList<Format> FormatsOf(string path, IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.RoutePattern.RawText == path)
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
        .Select(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>()?.Formats)
        .FirstOrDefault() ?? [];
}
