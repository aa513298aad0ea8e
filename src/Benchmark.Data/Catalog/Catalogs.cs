using Benchmark.Core.Releases;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Catalog;

/// <summary>
/// The releases of the database and their catalogs. What another process imports is noticed within a second, and so is another file in the place of the
/// database, or none.
/// </summary>
/// <param name="releases">The releases.</param>
/// <param name="store">Reads catalogs.</param>
/// <param name="clock">The clock.</param>
/// <param name="check">Throws when the file is none that this program serves; null for a database that was looked at.</param>
internal sealed class Catalogs(ReleaseStore releases, CatalogStore store, TimeProvider clock, Func<CancellationToken, Task>? check = null) : IDisposable
{
    // Requests for older releases mostly ask for the same few.
    private const int OlderKept = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SemaphoreSlim _olderGate = new(1);
    private readonly LinkedList<Catalog> _older = [];
    private volatile State? _state;
    private volatile StorageFault? _failure;
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

    /// <summary>What is published: differs when another release is the newest, or one was withdrawn.</summary>
    public ValueTask<string> PublishedAsync(CancellationToken cancellation)
    {
        // Every request asks, and nearly always the result is there.
        var looking = NowAsync(cancellation);
        return looking.IsCompletedSuccessfully ? new(looking.Result.Mark) : AfterLookAsync(looking);

        static async ValueTask<string> AfterLookAsync(ValueTask<State> looking) => (await looking).Mark;
    }

    /// <summary>The newest release as it was at the last look; null before the first.</summary>
    public LoadedRelease? Known => _state?.Newest.Release;

    /// <summary>How many releases there were at the last look.</summary>
    public int KnownCount => _state?.History.Count ?? 0;

    /// <summary>What was published at the last look at the database; empty before the first.</summary>
    public string Published() => _state?.Mark ?? "";

    /// <summary>Looks at the database now, and returns the newest release.</summary>
    /// <exception cref="StorageFault">It cannot be served.</exception>
    public async Task<LoadedRelease> LookAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        return (await LookAndLeaveAsync().WaitAsync(cancellation)).Newest.Release;
    }

    /// <summary>The catalog as it was last read, without a look at the database: what is computed on a caller's own figures needs none.</summary>
    public async ValueTask<Catalog> KnownAsync(CancellationToken cancellation) =>
        (_state is { } known && IsGood(known) ? known : await NowAsync(cancellation)).Newest;

    public void Dispose()
    {
        _gate.Dispose();
        _olderGate.Dispose();
    }

    /// <summary>Makes the next request look at the database, however short the last look is ago.</summary>
    public void Hear() => Volatile.Write(ref _checkedAt, 0);

    /// <summary>Makes the next request reload the catalog: the database holds other releases than are known here.</summary>
    public void Forget() => Interlocked.Increment(ref _forgets);

    private bool IsGood(State state) => state.Forgets == Volatile.Read(ref _forgets);

    private ValueTask<State> NowAsync(CancellationToken cancellation)
    {
        if (clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) >= Interval)
            return CheckAsync(cancellation);
        // Until the next look all get the same answer: figures of a file that is gone must not come and go.
        if (_failure is { } failure)
            return ValueTask.FromException<State>(Again(failure));
        return _state is { } state && IsGood(state) ? ValueTask.FromResult(state) : CheckAsync(cancellation);
    }

    private async ValueTask<State> CheckAsync(CancellationToken cancellation)
    {
        // While one request looks, the others continue with what is known.
        if (!_gate.Wait(0, CancellationToken.None))
        {
            if (_failure is { } failure)
                throw Again(failure);
            if (_state is { } known && IsGood(known))
                return known;
            await _gate.WaitAsync(cancellation);
        }

        return await LookAndLeaveAsync().WaitAsync(cancellation);
    }

    /// <summary>
    /// Looks, while the gate is held, and gives it free. The look is for everybody, so who no longer waits does not end it; and of a database that hangs, the
    /// end of a look has to be waited for too.
    /// </summary>
    private async Task<State> LookAndLeaveAsync()
    {
        Volatile.Write(ref _checkedAt, clock.GetTimestamp());
        try
        {
            if (check is not null)
                await check(CancellationToken.None);
            var mark = await releases.FindMarkAsync(CancellationToken.None) ?? throw NoRelease();
            if (_state is not { } before || !IsGood(before) || mark != before.Mark)
                _state = await LoadAsync(mark);
            _failure = null;
            return _state!;
        }
        catch (StorageFault fault)
        {
            _failure = fault;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    // A failure of its own for each request: one that is thrown twice would be written to by two.
    private static StorageFault Again(StorageFault failure) => new(failure.Kind, failure.Message, failure);

    private static StorageFault NoRelease() => new(StorageFaultKind.Unsuitable, "The database holds no release.");

    private async Task<State> LoadAsync(string mark)
    {
        // Counted first: what is forgotten while this is read is read once more.
        var forgets = Volatile.Read(ref _forgets);
        var history = await releases.ListAsync(CancellationToken.None);
        return history.Count == 0
            ? throw NoRelease()
            : new State([.. history.Select(release => release.Release)], history, await store.LoadAsync(history[^1], CancellationToken.None), forgets, mark);
    }

    private sealed record State(IReadOnlyList<Release> Releases, IReadOnlyList<LoadedRelease> History, Catalog Newest, int Forgets, string Mark);
}
