using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Core.DataSets;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Imports;

/// <summary>An import that came over HTTP and was accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The id of the key that sent it.</param>
/// <param name="IdempotencyKey">What makes a retry of it safe; null when nothing does.</param>
/// <param name="Fingerprint">The hash of what was sent.</param>
/// <param name="ImportedAt">When it was accepted.</param>
/// <param name="Release">The release that it made; null when everything was there already.</param>
internal sealed record ImportRecord(string Id, string Key, string? IdempotencyKey, string Fingerprint, DateTimeOffset ImportedAt, LoadedRelease? Release)
{
    /// <summary>What it was warned of.</summary>
    public IReadOnlyList<ImportWarning> Warnings { get; init; } = [];

    /// <summary>The first of the rows that it changed.</summary>
    public IReadOnlyList<Change> Rows { get; init; } = [];

    /// <summary>How many rows it changed.</summary>
    public int RowCount { get; init; }
}

/// <summary>
/// The journal of imports. It is written by the transaction that makes the release: after a crash both are there or neither, so a retry does the right thing.
/// </summary>
internal sealed class ImportStore(Database database)
{
    private const string Columns =
        "id as Id, api_key as Key, idempotency_key as IdempotencyKey, fingerprint as Fingerprint, imported_at as ImportedAt, release as Release, warnings as "
            + "Warnings";

    /// <summary>An import of a key; null when it made none of this id.</summary>
    public Task<ImportRecord?> FindAsync(string id, string key, CancellationToken cancellation) =>
        FindAsync("id = @id and api_key = @key", new { id, key }, cancellation);

    /// <summary>The import that a key sent under an idempotency key.</summary>
    public Task<ImportRecord?> FindRepeatedAsync(string key, string idempotencyKey, CancellationToken cancellation) =>
        FindAsync("api_key = @key and idempotency_key = @idempotencyKey", new { key, idempotencyKey }, cancellation);

    /// <summary>Records an import, within the transaction that does it.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="import">The import.</param>
    /// <param name="release">The number of the release that it made.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public static Task AddAsync(DbConnection connection, ImportRecord import, int? release, CancellationToken cancellation) => connection.ExecuteAsync(
        """
        insert into import (id, api_key, idempotency_key, fingerprint, imported_at, release, warnings)
        values (@Id, @Key, @IdempotencyKey, @Fingerprint, @ImportedAt, @release, @warnings)
        on conflict do nothing
        """,
        new
        {
            import.Id,
            import.Key,
            import.IdempotencyKey,
            import.Fingerprint,
            ImportedAt = import.ImportedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            release,
            warnings = import.Warnings.Count == 0 ? null : JsonSerializer.Serialize(import.Warnings, ImportJson.Default.IReadOnlyListImportWarning),
        },
        cancellation);

    private Task<ImportRecord?> FindAsync(string condition, object parameters, CancellationToken cancellation) => database.ReadOneStateAsync(
        async connection =>
        {
            if (await connection.QuerySingleOrDefaultAsync<ImportRow>(
                $"select {Columns} from import where {condition}",
                parameters,
                cancellation) is not { } row)
            {
                return null;
            }

            var release = row.Release is null ? null : (await ReleaseStore.ListAsync(connection, cancellation)).Single(each => each.Number == row.Release);
            var (rows, count) =
                release is null ? ([], 0) : await new ChangeStore(database).ListAsync(connection, release.Number, Importer.MostRows, cancellation);
            return new ImportRecord(
                row.Id,
                row.Key,
                row.IdempotencyKey,
                row.Fingerprint,
                DateTimeOffset.Parse(row.ImportedAt, CultureInfo.InvariantCulture),
                release)
            {
                Warnings = row.Warnings is null ? [] : JsonSerializer.Deserialize(row.Warnings, ImportJson.Default.IReadOnlyListImportWarning)!,
                Rows = rows,
                RowCount = count,
            };
        },
        cancellation);

    private sealed record ImportRow
    {
        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public string? IdempotencyKey { get; init; }

        public string Fingerprint { get; init; } = "";

        public string ImportedAt { get; init; } = "";

        public int? Release { get; init; }

        public string? Warnings { get; init; }
    }
}

/// <summary>How the journal keeps what an import was warned of.</summary>
[JsonSerializable(typeof(IReadOnlyList<ImportWarning>))]
internal sealed partial class ImportJson : JsonSerializerContext;
