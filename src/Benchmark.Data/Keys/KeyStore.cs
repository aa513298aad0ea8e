using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Benchmark.Data.Keys;

/// <summary>The keys of those who may publish. A key is shown once, when it is made; what is kept is its hash.</summary>
internal sealed class KeyStore(Database database, TimeProvider clock)
{
    // Shows what a found key belongs to.
    private const string Prefix = "benchmark";

    // 256 bits: too many to guess.
    private const int SecretBytes = 32;

    private const string Columns =
        "id as Id, name as Name, scopes as Scopes, provinces as Provinces, created_at as CreatedAt, revoked_at as RevokedAt, hash as Hash";

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="scopes">What it may write.</param>
    /// <param name="provinces">The provinces whose rows it may write; null for all.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <returns>The key, which is nowhere else from now on.</returns>
    public async Task<string> AddAsync(string name, IReadOnlyList<string> scopes, IReadOnlyList<string>? provinces, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var key = $"{Prefix}_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                "insert into api_key (id, name, hash, scopes, provinces, created_at) values (@id, @name, @Hash, @Scopes, @Provinces, @CreatedAt)",
                new
                {
                    id,
                    name,
                    Hash = Hash(key),
                    Scopes = string.Join(' ', scopes),
                    Provinces = provinces is null ? ApiKey.AllProvinces : string.Join(' ', provinces),
                    CreatedAt = Now(),
                },
                cancellation),
            cancellation);
        return key;
    }

    /// <summary>All keys, oldest first.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ApiKey>>(
        async connection =>
            [.. (await connection.QueryAsync<KeyRow>($"select {Columns} from api_key order by created_at, id", null, cancellation)).Select(row => row.ToKey())],
        cancellation);

    /// <summary>Takes a key back for good; a key that was taken back stays so.</summary>
    /// <returns>Whether there is such a key.</returns>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellation) => database.WriteAsync(
        async connection => await connection.ExecuteAsync(
            "update api_key set revoked_at = coalesce(revoked_at, @RevokedAt) where id = @id",
            new { id, RevokedAt = Now() },
            cancellation) > 0,
        cancellation);

    /// <summary>Which of some provinces the data do not have.</summary>
    public Task<IReadOnlyList<string>> UnknownProvincesAsync(IReadOnlyList<string> provinces, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async connection => [.. provinces.Except(await connection.QueryAsync<string>("select id from province", null, cancellation))],
            cancellation);

    /// <summary>The key that was shown, or why it is invalid.</summary>
    /// <param name="shown">What was shown; null when nothing was.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public async Task<(ApiKey? Key, KeyFault Fault)> CheckAsync(string? shown, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(shown))
            return (null, KeyFault.Missing);
        var row = shown.Split('_') is [Prefix, var id, _]
            ? await database.ReadAsync(
                connection => connection.QuerySingleOrDefaultAsync<KeyRow>($"select {Columns} from api_key where id = @id", new { id }, cancellation),
                cancellation)
            : null;
        // Compared in constant time, also when there is no such key.
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(shown)), Encoding.ASCII.GetBytes(row?.Hash ?? new string('0', 64)));
        return row is null || !isRight ? (null, KeyFault.Wrong) : row.RevokedAt is null ? (row.ToKey(), default) : (null, KeyFault.Revoked);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private string Now() => clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record KeyRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";

        public string Scopes { get; init; } = "";

        public string Provinces { get; init; } = "";

        public string CreatedAt { get; init; } = "";

        public string? RevokedAt { get; init; }

        public ApiKey ToKey() => new(Id, Name, Scopes.Split(' '), Provinces == ApiKey.AllProvinces ? null : Provinces.Split(' '), CreatedAt, RevokedAt);
    }
}
