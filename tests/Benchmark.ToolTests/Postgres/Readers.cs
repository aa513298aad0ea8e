using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>What became of a request.</summary>
internal enum Outcome
{
    /// <summary>The bytes that it was answered with when all was well.</summary>
    Right,

    /// <summary>A problem that says that the database cannot be used, and when to ask again.</summary>
    ToldToWait,

    /// <summary>The connection broke.</summary>
    Cut,

    /// <summary>Anything else, which nobody should get.</summary>
    Wrong,
}

/// <summary>A request of a reader.</summary>
/// <param name="Began">When it was sent, since the readers began.</param>
/// <param name="Taken">How long it took.</param>
/// <param name="Path">What it asked for.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="What">What came, where that is not what should.</param>
internal sealed record Read(TimeSpan Began, TimeSpan Taken, string Path, Outcome Outcome, string What);

/// <summary>Several who ask for the same addresses again and again, each one request after the other, and compare what they get.</summary>
internal sealed class Readers : IAsyncDisposable
{
    // Far longer than the longest that a request may wait for a database.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    private readonly HttpClient _client;
    private readonly IReadOnlyDictionary<string, byte[]> _right;
    private readonly CancellationTokenSource _enough = new();
    private readonly ConcurrentQueue<Read> _reads = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly List<Task> _readers;

    private Readers(HttpClient client, IReadOnlyDictionary<string, byte[]> right, int count)
    {
        (_client, _right) = (client, right);
        var paths = right.Keys.ToList();
        _readers = [.. Enumerable.Range(0, count).Select(number => Task.Run(() => ReadAsync(paths, number), TestContext.Current.CancellationToken))];
    }

    /// <summary>How long they have been reading.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    /// <summary>Begins.</summary>
    /// <param name="address">Whom they ask.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="paths">What they ask for.</param>
    public static async Task<Readers> Begin(Uri address, int count, IReadOnlyList<string> paths)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = Longest };
        var right = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in paths)
            right[path] = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return new Readers(client, right, count);
    }

    /// <summary>Waits until they have got right answers for so many requests more.</summary>
    public Task Got(int count)
    {
        var before = _reads.Count;
        return Wait.Until(() => _reads.Count >= before + count, () => $"Of {count} requests {_reads.Count - before} were answered.");
    }

    /// <summary>Ends.</summary>
    /// <returns>All requests, in the order they were sent.</returns>
    public async Task<IReadOnlyList<Read>> End()
    {
        await _enough.CancelAsync();
        await Wait.For(Task.WhenAll(_readers), () => "A reader does not end.");
        return [.. _reads.OrderBy(read => read.Began)];
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _client.Dispose();
        _enough.Dispose();
    }

    private async Task ReadAsync(List<string> paths, int number)
    {
        for (var round = number; !_enough.IsCancellationRequested; round++)
        {
            var (path, began) = (paths[round % paths.Count], Now);
            var (outcome, what) = await AskAsync(path);
            _reads.Enqueue(new Read(began, Now - began, path, outcome, what));
        }
    }

    private async Task<(Outcome Outcome, string What)> AskAsync(string path)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if (answer.StatusCode == HttpStatusCode.OK)
                return body.AsSpan().SequenceEqual(_right[path]) ? (Outcome.Right, "") : (Outcome.Wrong, $"{body.Length} other bytes");
            var text = Encoding.UTF8.GetString(body);
            return FaultOf(answer, text) is { } fault ? (Outcome.Wrong, $"{fault}: {(int)answer.StatusCode} {text}") : (Outcome.ToldToWait, "");
        }
        catch (HttpRequestException exception)
        {
            return (Outcome.Cut, exception.ToString());
        }
        catch (OperationCanceledException)
        {
            return (Outcome.Wrong, $"no answer within {Longest}");
        }
    }

    /// <summary>Why an answer is not what a reader is to be told of a database that cannot be used; null where it is.</summary>
    public static string? FaultOf(HttpResponseMessage answer, string text)
    {
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            return "another status";
        if (!(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero))
            return "no Retry-After";
        if (answer.Content.Headers.ContentType?.MediaType is "text/html")
            return text.Contains("/problems/database-unavailable", StringComparison.Ordinal) ? Leak(text) : "another page";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return "no problem document";
        return JsonNode.Parse(text)!.Text("type") == "/problems/database-unavailable" ? Leak(text) : "another problem";
    }

    // Where the database is concerns nobody but the operator.
    private static string? Leak(string text) =>
        new[] { "127.0.0.1", "postgres", "Npgsql", "Exception" }.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word
            ? $"it says {word}"
            : null;
}
