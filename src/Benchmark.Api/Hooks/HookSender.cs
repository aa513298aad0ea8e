using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Hooks;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Hooks;

/// <summary>
/// Tells hooks what waits for them, as long as the server runs: one event after another for each hook, whoever made the release. Of several servers on a
/// database one sends at a time. What was sent and not recorded when the server ends is sent again, so that each event comes at least once.
/// </summary>
/// <param name="store">The hooks.</param>
/// <param name="catalogs">What this server answers from; nobody is told of what it does not know yet.</param>
/// <param name="server">How readers know the server; where it has no public address, nothing can be sent.</param>
/// <param name="settings">How they are told.</param>
/// <param name="network">How receivers are reached.</param>
/// <param name="events">The log.</param>
/// <param name="clock">The clock.</param>
internal sealed class HookSender(
    HookStore store,
    Catalogs catalogs,
    PublicAddress server,
    HookSettings settings,
    HookNetwork network,
    Events events,
    TimeProvider clock)
    : IDisposable
{
    // As fast as a running server sees a release.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    // Receivers that failed together should not all be asked again at one moment.
    private const double Jitter = 0.1;

    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, Task> _sending = [];
    private readonly SemaphoreSlim _lease = new(1);
    private DateTimeOffset _heldUntil;
    private bool _complained;
    private CancellationToken _end;

    /// <summary>What was counted last.</summary>
    public HookCounts Counts { get; private set; } = new(0, 0, 0, 0);

    // It holds throughout an attempt that begins when more than the patience is left of it.
    private TimeSpan LeaseTime => settings.Patience * 3;

    /// <summary>Tells hooks until the server ends; another one may begin at once then. It runs once.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        _end = end;
        while (!_end.IsCancellationRequested)
        {
            await TryAsync(LookAsync);
            await Task.Delay(Pause, clock, _end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_sending.Values);
        if (_heldUntil > clock.GetUtcNow())
            await TryAsync(() => store.LetGoAsync(_holder, CancellationToken.None));
        _heldUntil = default;
    }

    public void Dispose() => _lease.Dispose();

    private async Task LookAsync()
    {
        Counts = await store.CountAsync(_end);
        if (Counts.Waiting == 0)
            return;
        if (server.Whole is null)
        {
            if (!_complained)
                events.HooksHaveNoAddress(Counts.Waiting);
            _complained = true;
            return;
        }

        var due = (await store.FirstsAsync(_end)).Where(first => first.Delivery.IsDue(clock.GetUtcNow())).Select(first => first.Delivery.Hook).ToList();
        if (due.Count == 0 || !await HoldAsync())
            return;
        foreach (var hook in due.Where(hook => _sending.GetValueOrDefault(hook) is null or { IsCompleted: true }))
            _sending[hook] = Task.Run(() => TryAsync(() => SendAsync(hook)));
    }

    /// <summary>Sends to a hook what is due, or is soon, in order, until nothing is.</summary>
    private async Task SendAsync(string hook)
    {
        while (!_end.IsCancellationRequested && await store.FirstAsync(hook, _end) is { } next && next.Delivery.IsDue(clock.GetUtcNow() + Pause))
        {
            while (!next.Delivery.IsDue(clock.GetUtcNow()))
                await Task.Delay(Moment, clock, _end);
            if (!await HoldAsync())
                return;
            if (!await IsServedAsync())
            {
                // Another server may know more.
                await store.LetGoAsync(_holder, _end);
                return;
            }

            await RecordAsync(next, await AttemptAsync(next));
        }
    }

    /// <summary>
    /// Whether this server answers from all that was published: whoever is told of a release asks for it at once, and what the server reads from may have it a
    /// moment later.
    /// </summary>
    private async Task<bool> IsServedAsync()
    {
        var published = await store.ReleasesAsync(_end);
        await catalogs.LookAsync(_end);
        var served = (await catalogs.HistoryAsync(_end)).Select(StateOf).ToHashSet();
        return published.All(release => served.Contains(StateOf(release)));

        static (string Key, DateTimeOffset? WithdrawnAt) StateOf(LoadedRelease release) => (release.Key, release.Withdrawn?.At);
    }

    private async Task<Attempt> AttemptAsync(Waiting waiting)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end);
        patience.CancelAfter(settings.Patience);
        // One for each attempt: every attempt looks the name up again, and none follows where another was led.
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellation) => network.OpenAsync(context.DnsEndPoint, waiting.AllowsPrivate, cancellation),
        };
        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        try
        {
            using var request = HookMessage.Of(waiting, server.Whole!, clock.GetUtcNow());
            // What it answers besides a status is not read.
            using var response = await client.SendAsync(request, patience.Token);
            return new Attempt(response.StatusCode, $"{(int)response.StatusCode}", WaitOf(response));
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            return new Attempt(null, "no answer in time", null);
        }
        catch (Exception exception) when (exception is HttpRequestException or AddressRefused or SocketException or IOException)
        {
            return new Attempt(null, exception switch
            {
                AddressRefused or { InnerException: AddressRefused } => "the address is not public",
                { InnerException: AuthenticationException } => "no secure connection",
                { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => "the host is not found",
                _ => "no connection",
            }, null);
        }
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;

    private async Task RecordAsync(Waiting waiting, Attempt attempt)
    {
        var delivery = waiting.Delivery;
        var isDelivered = attempt.Status is { } status && (int)status is >= 200 and < 300;
        var isGone = attempt.Status == HttpStatusCode.Gone;
        DateTimeOffset? next = isDelivered || isGone || delivery.IsTest || delivery.Attempts >= settings.Retries.Count
            ? null
            : clock.GetUtcNow() + WaitAfter(settings.Retries[(int)delivery.Attempts], attempt.Wait);
        var state = isDelivered ? "delivered" : isGone ? "gone" : next is null ? "dead" : "failed";
        events.HookTold(state, delivery.Hook, delivery.Event, attempt.Outcome, delivery.Attempts + 1);
        // An import may hold the database for longer than a statement waits.
        for (var tries = 1; ; tries++)
        {
            try
            {
                await store.RecordAsync(delivery, attempt.Outcome, next, isDelivered, isGone, CancellationToken.None);
                return;
            }
            catch (StorageFault fault) when (fault.Kind == StorageFaultKind.Busy && tries < 3 && !_end.IsCancellationRequested)
            {
                await HoldAsync();
            }
        }
    }

    /// <summary>A receiver can ask for a longer wait, never for a shorter one.</summary>
    private static TimeSpan WaitAfter(TimeSpan usual, TimeSpan? asked)
    {
        var wait = usual * (1 + (Jitter * Random.Shared.NextDouble()));
        var longer = asked > HookSettings.LongestWait ? HookSettings.LongestWait : asked ?? wait;
        return longer > wait ? longer : wait;
    }

    /// <summary>Takes or keeps the right to send for an attempt.</summary>
    private async Task<bool> HoldAsync()
    {
        await _lease.WaitAsync();
        try
        {
            var now = clock.GetUtcNow();
            if (_heldUntil - now > settings.Patience * 1.5)
                return true;
            var isHeld = await store.HoldAsync(_holder, LeaseTime, CancellationToken.None);
            _heldUntil = isHeld ? now + LeaseTime : default;
            return isHeld;
        }
        finally
        {
            _lease.Release();
        }
    }

    /// <summary>Does what the next look does again where the database cannot be used, or the server ends.</summary>
    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nothing is lost: what was not recorded is sent again.
        }
        catch (StorageFault)
        {
            // Requests say what is wrong with the database.
        }
        catch (Exception exception)
        {
            // The others are told all the same.
            events.HooksFailed(exception);
        }
    }

    private sealed record Attempt(HttpStatusCode? Status, string Outcome, TimeSpan? Wait);
}
