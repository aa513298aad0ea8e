using Benchmark.Core;

namespace Benchmark.Api.Data;

/// <summary>The catalog of the release the database holds now. A release that another process imports is noticed within a second.</summary>
internal sealed class Catalogs(CatalogStore store, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private volatile Catalog? _current;
    private long _checkedAt;

    public Catalog Current()
    {
        if (_current is { } catalog && clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) < Interval)
            return catalog;
        // While one request looks, the others go on with what is known.
        if (!_lock.TryEnter())
        {
            if (_current is { } known)
                return known;
            _lock.Enter();
        }

        try
        {
            Volatile.Write(ref _checkedAt, clock.GetTimestamp());
            if (_current is null || store.FindKey() != _current.Release.Key)
                _current = store.Load();
            return _current!;
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>The releases there are, oldest first.</summary>
    public IReadOnlyList<Release> Releases() => [Current().Release.Release];

    /// <summary>The catalog of a release.</summary>
    public Catalog Of(Release release) => _current is { } catalog && catalog.Release.Release == release ? catalog : Current();

    /// <summary>What is published now, told from everything that was.</summary>
    public string Published() => Current().Release.Key;

    /// <summary>The catalog as it was last read, without a look at the database: what is computed on a caller's own figures needs none.</summary>
    public Catalog Known() => _current ?? Current();

    /// <summary>Reads the catalog anew: somebody saw that the database holds another release than the catalog.</summary>
    public void Forget()
    {
        lock (_lock)
            _current = null;
    }
}
