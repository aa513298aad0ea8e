using Benchmark.Core.Schemas;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Releases;

/// <summary>What became of rows that a release does not have.</summary>
internal sealed class RowHistory(Database database)
{
    /// <summary>The number of the release that deleted a row before, or with, a release that does not have it; null when there was no such row.</summary>
    public Task<int?> FindDeletionAsync(LoadedRelease release, Noun noun, string id, CancellationToken cancellation)
    {
        var table = DataTable.Of(noun);
        return Snapshot.ReadAsync(
            database,
            release,
            snapshot => snapshot.Connection.ExecuteScalarAsync<int?>(
                $"select max(until) from {table.History} where {table.Key.Single()} = @id and until <= @Number",
                new { id, release.Number },
                cancellation),
            cancellation);
    }
}
