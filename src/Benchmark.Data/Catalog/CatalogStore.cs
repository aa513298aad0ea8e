using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Catalog;

/// <summary>Reads the catalog of a release.</summary>
internal sealed class CatalogStore(Database database)
{
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public Catalog Load(LoadedRelease release)
    {
        using var snapshot = Snapshot.Open(database, release);
        var reader = new TableReader(snapshot.Connection, snapshot.Tables);
        return new Catalog(release, reader.Provinces(), reader.Indicators(), reader.Sources(), reader.TargetIds());
    }
}
