using Benchmark.Core.Releases;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Catalog;

/// <summary>The releases of the database and their catalogs. A release that another process imports is noticed within a second.</summary>
internal sealed class Catalogs(ReleaseStore releases, CatalogStore store, TimeProvider clock)
{
    // Who looks back mostly looks back to the same few releases.
    private const int OlderKept = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Lock _olderLock = new();
    private readonly LinkedList<Catalog> _older = [];
    private volatile State? _state;
    private long _checkedAt;

    /// <summary>The catalog of the newest release.</summary>
    public Catalog Current() => Now().Newest;

    /// <summary>The releases there are, oldest first.</summary>
    public IReadOnlyList<Release> Releases() => Now().Releases;

    /// <summary>What the database knows of the releases, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> History() => Now().History;

    /// <summary>The catalog of a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release any more: another file was put in its place.</exception>
    public Catalog Of(Release release)
    {
        var state = _state ?? Now();
        if (state.Newest.Release.Release == release)
            return state.Newest;
        var loaded = state.History.FirstOrDefault(each => each.Release == release) ?? throw new ReleaseChanged();
        // The lock is held while one is read, which takes a moment: nobody asking for the newest release waits for it.
        lock (_olderLock)
        {
            var known = _older.FirstOrDefault(catalog => catalog.Release == loaded);
            if (known is not null)
                _older.Remove(known);
            else
                known = store.Load(loaded);
            _older.AddFirst(known);
            if (_older.Count > OlderKept)
                _older.RemoveLast();
            return known;
        }
    }

    /// <summary>What is published now, told from everything that was.</summary>
    public string Published() => Now().Newest.Release.Key;

    /// <summary>The catalog as it was last read, without a look at the database: what is computed on a caller's own figures needs none.</summary>
    public Catalog Known() => (_state ?? Now()).Newest;

    /// <summary>Reads the catalog anew: somebody saw that the database holds other releases than are known here.</summary>
    public void Forget()
    {
        lock (_lock)
            _state = null;
    }

    private State Now()
    {
        if (_state is { } state && clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) < Interval)
            return state;
        // While one request looks, the others go on with what is known.
        if (!_lock.TryEnter())
        {
            if (_state is { } known)
                return known;
            _lock.Enter();
        }

        try
        {
            Volatile.Write(ref _checkedAt, clock.GetTimestamp());
            if (_state is not { } before || releases.FindKey() != before.Newest.Release.Key)
                _state = Load();
            return _state!;
        }
        finally
        {
            _lock.Exit();
        }
    }

    private State Load()
    {
        var history = releases.List();
        return history.Count == 0
            ? throw new DatabaseFailure("The database holds no release.")
            : new State([.. history.Select(release => release.Release)], history, store.Load(history[^1]));
    }

    private sealed record State(IReadOnlyList<Release> Releases, IReadOnlyList<LoadedRelease> History, Catalog Newest);
}
