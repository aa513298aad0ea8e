using Microsoft.Extensions.Caching.Memory;

namespace Benchmark.Api.Http;

/// <summary>
/// Answers as they were sent, by canonical request, release and form; bounded in memory, and cleared when a release is published. Requests are also kept by
/// their exact spelling, so that a repeated one is answered without being parsed again.
/// </summary>
/// <param name="look">Reads which release is published now, at most once a second.</param>
/// <param name="published">Returns which release was published at the last look.</param>
internal sealed class AnswerCache(Func<CancellationToken, ValueTask<string>> look, Func<string> published) : IDisposable
{
    /// <summary>A larger body is computed each time: a few of them would displace everything else.</summary>
    public const int LargestBody = 1024 * 1024;

    private const int LargestCache = 4 * 1024 * 1024;
    private const int LargestSpelling = 2048;

    // What an entry takes beside its texts and bytes.
    private const int Overhead = 1024;

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = LargestCache, CompactionPercentage = 0.25, TrackStatistics = true });
    private readonly Lock _lock = new();
    private volatile string? _published;

    /// <summary>The answer to a request that came before in the same spelling; null when it has to be parsed.</summary>
    public ValueTask<CachedAnswer?> FindAsync(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return default;
        // Other routes than those of data are never kept, and must answer also when the database does not.
        if (SpellingOf(request) is not { } spelling || !_entries.TryGetValue(spelling, out Spelled? spelled))
            return default;
        // Within a second of the last look the result is there at once; a task for each request would take a tenth of its time.
        // The look is for everybody, so no client ends it. Asking whether this one is gone would also cost more than the whole search.
        var looking = look(CancellationToken.None);
        return looking.IsCompletedSuccessfully ? new(Find(request, spelled!, looking.Result)) : FindAfterLookAsync(request, spelled!, looking);
    }

    /// <summary>The body of an answer; null when it has to be computed.</summary>
    public AnswerBody? Find(string key) => _entries.TryGetValue(key, out AnswerBody? body) ? body : null;

    /// <summary>Keeps a body.</summary>
    public void Keep(string key, AnswerBody body)
    {
        if (body.Bytes.Length <= LargestBody)
            _entries.Set(key, body, new MemoryCacheEntryOptions { Size = body.Bytes.Length + (2 * key.Length) + Overhead });
    }

    /// <summary>Keeps what a request means.</summary>
    public void Keep(HttpRequest request, Representation representation) => Keep(request, representation, representation.Key);

    /// <summary>
    /// Keeps what a request means whose client has the answer. It serves clients that have it too; of the others nobody knows yet what page follows.
    /// </summary>
    public void KeepHead(HttpRequest request, Representation representation) => Keep(request, representation, key: null);

    /// <summary>What is published now. Answers from another release are dropped.</summary>
    public string Published() => Clear(published());

    /// <summary>Told each time that another release is published.</summary>
    public event Action? Changed;

    /// <summary>How often it was looked into, with and without success, and how full it is.</summary>
    public MemoryCacheStatistics Statistics => _entries.GetCurrentStatistics()!;

    public void Dispose() => _entries.Dispose();

    private void Keep(HttpRequest request, Representation representation, string? key)
    {
        if (SpellingOf(request) is not { } spelling)
            return;
        var head = representation.Head;
        _entries.Set(
            spelling,
            new Spelled(representation.Published, head, key, request.HttpContext.GetEndpoint()),
            new MemoryCacheEntryOptions { Size = (2 * (spelling.Length + (key?.Length ?? 0) + head.Link.Length)) + Overhead });
    }

    private async ValueTask<CachedAnswer?> FindAfterLookAsync(HttpRequest request, Spelled spelled, ValueTask<string> looking) =>
        Find(request, spelled, await looking);

    private CachedAnswer? Find(HttpRequest request, Spelled spelled, string now)
    {
        if (spelled.Published != Clear(now))
            return null;
        if (spelled.Key is null)
            return spelled.Head.IsKnownTo(request, exists: false) ? new CachedAnswer(spelled.Head, null) { Endpoint = spelled.Endpoint } : null;
        var precondition = spelled.Head.Evaluate(request);
        // A refusal is written in the language of the caller, as every problem is.
        if (precondition == Precondition.Failed)
            return null;
        if (precondition == Precondition.NotModified)
            return new CachedAnswer(spelled.Head, null) { Endpoint = spelled.Endpoint };
        return _entries.TryGetValue(spelled.Key, out AnswerBody? body) ? new CachedAnswer(spelled.Head, body) { Endpoint = spelled.Endpoint } : null;
    }

    /// <summary>Everything of a request that its answer depends on; null when it is too long to be kept.</summary>
    private static string? SpellingOf(HttpRequest request)
    {
        var headers = request.Headers;
        var spelling = string.Join(
            '\n',
            request.Host.Value,
            request.PathBase.Value,
            request.Path.Value,
            request.QueryString.Value,
            (string?)headers.Accept,
            (string?)headers.AcceptLanguage,
            (string?)headers.AcceptEncoding);
        return spelling.Length > LargestSpelling ? null : spelling;
    }

    private string Clear(string now)
    {
        if (now == _published)
            return now;
        lock (_lock)
        {
            if (now == _published)
                return now;
            _entries.Clear();
            _published = now;
        }

        Changed?.Invoke();
        return now;
    }

    /// <summary>What a spelling means; without the key of its body where nobody asked for that.</summary>
    private sealed record Spelled(string Published, AnswerHead Head, string? Key, Microsoft.AspNetCore.Http.Endpoint? Endpoint);
}
