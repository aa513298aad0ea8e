using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Benchmark.Tests.Support;

/// <summary>What came to a receiver of hooks.</summary>
/// <param name="Path">Where it came.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
/// <param name="At">When it came.</param>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    /// <summary>The id of the message.</summary>
    public string Id => Headers["webhook-id"];
}

/// <summary>A receiver of hooks on this machine, which answers as a test says. It can be stopped, and started again where it was.</summary>
/// <param name="answer">What it does with what came.</param>
internal sealed class HookReceiver(Func<Received, HttpContext, Task> answer) : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private WebApplication? _app;
    private int _port;

    /// <summary>One that takes everything.</summary>
    public HookReceiver()
        : this(static (_, _) => Task.CompletedTask)
    {
    }

    /// <summary>Everything that came, in order.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Its address.</summary>
    public string Url => $"http://127.0.0.1:{_port}/hook";

    /// <summary>Listens.</summary>
    public async Task<HookReceiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{_port}");
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var received = new Received(
                http.Request.Path,
                http.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(),
                DateTimeOffset.UtcNow);
            _received.Enqueue(received);
            await answer(received, http);
        });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _port = new Uri(_app.Urls.Single()).Port;
        return this;
    }

    /// <summary>Listens no more; what it was answering is cut off.</summary>
    public async Task Stop()
    {
        if (_app is null)
            return;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Waits until it has got so many requests.</summary>
    public Task Got(int count) => Wait.Until(() => _received.Count >= count, () => $"Of {count} requests {_received.Count} came.");

    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>An answer with a status.</summary>
    public static Task Status(HttpContext http, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    /// <summary>No answer, until the sender gives up.</summary>
    public static async Task Hang(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        await using var registration = http.RequestAborted.Register(gone.SetResult);
        await Wait.For(gone.Task, () => "The sender waits for ever.");
    }

    /// <summary>The connection breaks.</summary>
    public static Task Break(HttpContext http)
    {
        http.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        return Task.CompletedTask;
    }
}
