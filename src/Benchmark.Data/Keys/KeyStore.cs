using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Benchmark.Data.Keys;

/// <summary>The keys of those who may publish. A key is shown once, when it is made; what is kept is its hash.</summary>
internal sealed class KeyStore(Database database, TimeProvider clock)
{
    // Shows what a found key belongs to.
    private const string Prefix = "benchmark";

    // 256 bits: too many to guess.
    private const int SecretBytes = 32;

    private const string Columns =
        """
        id as Id, name as Name, scopes as Scopes, provinces as Provinces, created_at as CreatedAt, revoked_at as RevokedAt, expires_at as ExpiresAt,
            last_used_at as LastUsedAt, hash as Hash
        """;

    // Written once in this time, so that a portal that sends a hundred imports does not write a hundred times.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key without an end.</summary>
    public Task<string> AddAsync(string name, IReadOnlyList<string> scopes, IReadOnlyList<string>? provinces, CancellationToken cancellation) =>
        AddAsync(name, scopes, provinces, null, cancellation);

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="scopes">What it may write.</param>
    /// <param name="provinces">The provinces whose rows it may write; null for all.</param>
    /// <param name="expires">The first moment at which it holds no longer; null for a key without an end.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <returns>The key, which is nowhere else from now on.</returns>
    public async Task<string> AddAsync(
        string name,
        IReadOnlyList<string> scopes,
        IReadOnlyList<string>? provinces,
        DateTimeOffset? expires,
        CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var key = $"{Prefix}_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                insert into api_key (id, name, hash, scopes, provinces, created_at, expires_at)
                values (@id, @name, @Hash, @Scopes, @Provinces, @CreatedAt, @ExpiresAt)
                """,
                new
                {
                    id,
                    name,
                    Hash = Hash(key),
                    Scopes = string.Join(' ', scopes),
                    Provinces = provinces is null ? ApiKey.AllProvinces : string.Join(' ', provinces),
                    CreatedAt = Now(),
                    ExpiresAt = expires is { } end ? Write(end) : null,
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
        if (row is null || !isRight)
            return (null, KeyFault.Wrong);
        var key = row.ToKey();
        if (key.RevokedAt is not null)
            return (null, KeyFault.Revoked);
        if (key.HasExpired(clock.GetUtcNow()))
            return (null, KeyFault.Expired);
        await RecordUseAsync(key, cancellation);
        return (key, default);
    }

    /// <summary>Records that a key was used. An import that runs meanwhile is not waited for: the next use records itself.</summary>
    private async Task RecordUseAsync(ApiKey key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (key.LastUsedAt is { } last && now - DateTimeOffset.Parse(last, CultureInfo.InvariantCulture) < Precision)
            return;
        try
        {
            await database.WriteAsync(
                connection => connection.ExecuteAsync(new CommandDefinition(
                    "update api_key set last_used_at = @LastUsedAt where id = @Id",
                    new { LastUsedAt = Write(now), key.Id },
                    commandTimeout: 1,
                    cancellationToken: cancellation)),
                cancellation);
        }
        catch (StorageFault)
        {
            // What the key is used for says better what is wrong with the database.
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private string Now() => Write(clock.GetUtcNow());

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record KeyRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";

        public string Scopes { get; init; } = "";

        public string Provinces { get; init; } = "";

        public string CreatedAt { get; init; } = "";

        public string? RevokedAt { get; init; }

        public string? ExpiresAt { get; init; }

        public string? LastUsedAt { get; init; }

        public ApiKey ToKey() => new(Id, Name, Scopes.Split(' '), Provinces == ApiKey.AllProvinces ? null : Provinces.Split(' '), CreatedAt, RevokedAt)
        {
            ExpiresAt = ExpiresAt,
            LastUsedAt = LastUsedAt,
        };
    }
}
