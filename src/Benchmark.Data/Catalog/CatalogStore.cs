using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Catalog;

/// <summary>Reads the catalog of a release.</summary>
internal sealed class CatalogStore(Database database)
{
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public Task<Catalog> LoadAsync(LoadedRelease release, CancellationToken cancellation) => Snapshot.ReadAsync(
        database,
        release,
        async snapshot =>
        {
            var reader = new TableReader(snapshot.Connection, snapshot.Tables);
            return new Catalog(
                release,
                await reader.ProvincesAsync(cancellation),
                await reader.IndicatorsAsync(cancellation),
                await reader.SourcesAsync(cancellation),
                await reader.ThemesAsync(cancellation),
                await reader.TargetIdsAsync(cancellation),
                await reader.DocumentIdsAsync(cancellation));
        },
        cancellation);
}
