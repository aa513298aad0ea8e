using Benchmark.Core.Releases;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Catalog;

/// <summary>The releases of the database and their catalogs. A release that another process imports is noticed within a second.</summary>
internal sealed class Catalogs(ReleaseStore releases, CatalogStore store, TimeProvider clock) : IDisposable
{
    // Requests for older releases mostly ask for the same few.
    private const int OlderKept = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SemaphoreSlim _olderGate = new(1);
    private readonly LinkedList<Catalog> _older = [];
    private volatile State? _state;
    private int _forgets;
    private long _checkedAt;

    /// <summary>The catalog of the newest release.</summary>
    public async ValueTask<Catalog> CurrentAsync(CancellationToken cancellation) => (await NowAsync(cancellation)).Newest;

    /// <summary>The releases there are, oldest first.</summary>
    public async ValueTask<IReadOnlyList<Release>> ReleasesAsync(CancellationToken cancellation) => (await NowAsync(cancellation)).Releases;

    /// <summary>What the database knows of the releases, oldest first.</summary>
    public async ValueTask<IReadOnlyList<LoadedRelease>> HistoryAsync(CancellationToken cancellation) => (await NowAsync(cancellation)).History;

    /// <summary>The catalog of a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release any more: another file was put in its place.</exception>
    public async ValueTask<Catalog> OfAsync(Release release, CancellationToken cancellation)
    {
        var state = _state is { } known && IsGood(known) ? known : await NowAsync(cancellation);
        if (state.Newest.Release.Release == release)
            return state.Newest;
        var loaded = state.History.FirstOrDefault(each => each.Release == release) ?? throw new ReleaseChanged();
        // The gate is held while one is read, which takes a moment: requests for the newest release do not wait for it.
        await _olderGate.WaitAsync(cancellation);
        try
        {
            var older = _older.FirstOrDefault(catalog => catalog.Release == loaded);
            if (older is not null)
                _older.Remove(older);
            else
                older = await store.LoadAsync(loaded, cancellation);
            _older.AddFirst(older);
            if (_older.Count > OlderKept)
                _older.RemoveLast();
            return older;
        }
        finally
        {
            _olderGate.Release();
        }
    }

    /// <summary>The key of the newest release, which differs from that of every other.</summary>
    public async ValueTask<string> PublishedAsync(CancellationToken cancellation) => (await NowAsync(cancellation)).Newest.Release.Key;

    /// <summary>The newest release as it was at the last look; null before the first.</summary>
    public LoadedRelease? Known => _state?.Newest.Release;

    /// <summary>How many releases there were at the last look.</summary>
    public int KnownCount => _state?.History.Count ?? 0;

    /// <summary>The key of the release that was the newest at the last look at the database; empty before the first.</summary>
    public string Published() => Known?.Key ?? "";

    /// <summary>The catalog as it was last read, without a look at the database: what is computed on a caller's own figures needs none.</summary>
    public async ValueTask<Catalog> KnownAsync(CancellationToken cancellation) =>
        (_state is { } known && IsGood(known) ? known : await NowAsync(cancellation)).Newest;

    public void Dispose()
    {
        _gate.Dispose();
        _olderGate.Dispose();
    }

    /// <summary>Makes the next request reload the catalog: the database holds other releases than are known here.</summary>
    public void Forget() => Interlocked.Increment(ref _forgets);

    private bool IsGood(State state) => state.Forgets == Volatile.Read(ref _forgets);

    private ValueTask<State> NowAsync(CancellationToken cancellation) =>
        _state is { } state && IsGood(state)
            && clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) < Interval ? ValueTask.FromResult(state) : CheckAsync(cancellation);

    private async ValueTask<State> CheckAsync(CancellationToken cancellation)
    {
        // While one request looks, the others continue with what is known.
        if (!_gate.Wait(0, CancellationToken.None))
        {
            if (_state is { } known && IsGood(known))
                return known;
            await _gate.WaitAsync(cancellation);
        }

        try
        {
            Volatile.Write(ref _checkedAt, clock.GetTimestamp());
            if (_state is not { } before || !IsGood(before) || await releases.FindKeyAsync(cancellation) != before.Newest.Release.Key)
                _state = await LoadAsync(cancellation);

            return _state!;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<State> LoadAsync(CancellationToken cancellation)
    {
        // Counted first: what is forgotten while this is read is read once more.
        var forgets = Volatile.Read(ref _forgets);
        var history = await releases.ListAsync(cancellation);
        return history.Count == 0
            ? throw new StorageFault(StorageFaultKind.Unsuitable, "The database holds no release.")
            : new State([.. history.Select(release => release.Release)], history, await store.LoadAsync(history[^1], cancellation), forgets);
    }

    private sealed record State(IReadOnlyList<Release> Releases, IReadOnlyList<LoadedRelease> History, Catalog Newest, int Forgets);
}
