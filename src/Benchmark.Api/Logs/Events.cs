using System.Diagnostics.Metrics;

namespace Benchmark.Api.Logs;

/// <summary>
/// What the log says of events, and the counters of them: one line each, without addresses of clients, queries, keys and bodies. The one exception is a refused
/// key, whose sender an operator has to find.
/// </summary>
internal sealed partial class Events(ILoggerFactory logs)
{
    /// <summary>What the meters of the program are called.</summary>
    public const string MeterName = "Benchmark";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Imports = Meter.CreateCounter<long>(
        "benchmark.imports",
        description: "Imports over HTTP that were run, by what became of them.");

    private static readonly Counter<long> RefusedKeys = Meter.CreateCounter<long>("benchmark.keys.refused", description: "Keys that were refused, by why.");

    private static readonly Counter<long> HookAttempts = Meter.CreateCounter<long>(
        "benchmark.hooks.attempts",
        description: "Events that were sent to hooks, by what became of them.");

    private readonly ILogger _requests = logs.CreateLogger(RequestLine.Category);
    private readonly ILogger _faults = logs.CreateLogger("Benchmark.Faults");
    private readonly ILogger _imports = logs.CreateLogger("Benchmark.Imports");
    private readonly ILogger _releases = logs.CreateLogger("Benchmark.Releases");
    private readonly ILogger _keys = logs.CreateLogger("Benchmark.Keys");
    private readonly ILogger _hooks = logs.CreateLogger("Benchmark.Hooks");
    private readonly ILogger _server = logs.CreateLogger("Benchmark.Server");

    /// <summary>Whether requests are logged.</summary>
    public bool HoldRequests => _requests.IsEnabled(LogLevel.Information);

    /// <summary>A request that was answered.</summary>
    public void Request(in RequestLine line) =>
        _requests.Log(LogLevel.Information, RequestLine.Event, line, null, static (line, _) => line.ToString());

    /// <summary>A request that failed, with the fault in one line.</summary>
    public void Failure(string method, string route, string traceId, string fault) =>
        Failed(_faults, method, route, traceId, fault.ReplaceLineEndings(" "));

    /// <summary>An import over HTTP.</summary>
    public void PostedImport(string state, string? release, ImportedRows rows, string key, string traceId)
    {
        Imports.Add(1, new KeyValuePair<string, object?>("state", state));
        Posted(_imports, state, release ?? "none", rows.Inserts, rows.Changes, rows.Deletions, key, traceId);
    }

    /// <summary>An import on the command line.</summary>
    public void Import(string state, string? release, ImportedRows rows) =>
        Imported(_imports, state, release ?? "none", rows.Inserts, rows.Changes, rows.Deletions);

    /// <summary>A release that is served from now on, whoever made it.</summary>
    public void Release(string release) => Served(_releases, release);

    /// <summary>A key that was made, by its id.</summary>
    public void KeyMade(string key, string scopes, string expires) => Made(_keys, key, scopes, expires);

    /// <summary>A key that was revoked, by its id.</summary>
    public void KeyRevoked(string key) => Revoked(_keys, key);

    /// <summary>A key that was refused, with the address that it came from.</summary>
    public void KeyRefused(string fault, string method, string route, string? address, string traceId)
    {
        RefusedKeys.Add(1, new KeyValuePair<string, object?>("fault", fault));
        Refused(_keys, fault, method, route, address, traceId);
    }

    /// <summary>An event that was sent to a hook, by its id: the address of a receiver may hold a secret.</summary>
    public void HookTold(string state, string hook, string id, string outcome, long attempt)
    {
        HookAttempts.Add(1, new KeyValuePair<string, object?>("state", state));
        Told(_hooks, state == "delivered" ? LogLevel.Information : LogLevel.Warning, state, hook, id, outcome, attempt);
    }

    /// <summary>That events wait that cannot be sent.</summary>
    public void HooksHaveNoAddress(long waiting) => NoAddress(_hooks, waiting);

    /// <summary>That telling hooks failed in a way that nobody thought of.</summary>
    public void HooksFailed(Exception exception) => Broken(_hooks, exception.ToString().ReplaceLineEndings(" "));

    /// <summary>A hook that was made, by its id.</summary>
    public void HookMade(string hook) => Added(_hooks, hook);

    /// <summary>A hook that was removed, by its id.</summary>
    public void HookRemoved(string hook) => Removed(_hooks, hook);

    /// <summary>That the server was asked to end.</summary>
    public void Draining() => Drains(_server);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed, traceId {TraceId}: {Fault}")]
    private static partial void Failed(ILogger log, string method, string route, string traceId, string fault);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Import {State}: release {Release}, {Inserts} inserted, {Changes} changed, {Deletions} deleted, key {Key} traceId {TraceId}")]
    private static partial void Posted(ILogger log, string state, string release, int inserts, int changes, int deletions, string key, string traceId);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Import {State}: release {Release}, {Inserts} inserted, {Changes} changed, {Deletions} deleted, on the command line")]
    private static partial void Imported(ILogger log, string state, string release, int inserts, int changes, int deletions);

    [LoggerMessage(Level = LogLevel.Information, Message = "Release {Release} is served")]
    private static partial void Served(ILogger log, string release);

    [LoggerMessage(Level = LogLevel.Information, Message = "Key {Key} was made for {Scopes}, expires {Expires}")]
    private static partial void Made(ILogger log, string key, string scopes, string expires);

    [LoggerMessage(Level = LogLevel.Information, Message = "Key {Key} was revoked")]
    private static partial void Revoked(ILogger log, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A key was refused ({Fault}): {Method} {Route} from {Address} traceId {TraceId}")]
    private static partial void Refused(ILogger log, string fault, string method, string route, string? address, string traceId);

    [LoggerMessage(Message = "Hook {Hook}: event {Id} {State} ({Outcome}), attempt {Attempt}")]
    private static partial void Told(ILogger log, LogLevel level, string state, string hook, string id, string outcome, long attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events wait for hooks ({Waiting}) and name addresses of this server: say them with --public-url")]
    private static partial void NoAddress(ILogger log, long waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telling hooks failed: {Fault}")]
    private static partial void Broken(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Hook {Hook} was made")]
    private static partial void Added(ILogger log, string hook);

    [LoggerMessage(Level = LogLevel.Information, Message = "Hook {Hook} was removed")]
    private static partial void Removed(ILogger log, string hook);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The server was asked to end: it is no longer ready, answers what comes, and ends within 10 seconds")]
    private static partial void Drains(ILogger log);
}

/// <summary>How many rows an import touched, or would touch.</summary>
internal readonly record struct ImportedRows(int Inserts, int Changes, int Deletions);
