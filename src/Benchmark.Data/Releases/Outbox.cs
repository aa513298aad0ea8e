using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Benchmark.Data.Releases;

/// <summary>
/// What subscribers are to be told. It is written by the transaction that makes or marks the release: after a crash both are there or neither.
/// </summary>
internal static class Outbox
{
    // An id is ASCII, with two quotation marks and a comma. With two reasons and all else, an event then has less than 20 kB.
    private const int MostBytesOfProvinces = 8000;

    /// <summary>A time of the tables of hooks. It has parts of a second, because events follow each other within one.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Tells every subscriber, or one, of a release that was published.</summary>
    public static async Task PublishAsync(
        Database database,
        DbConnection connection,
        LoadedRelease release,
        string? hook,
        CancellationToken cancellation)
    {
        if (!await HasHooksAsync(connection, cancellation))
            return;
        var previous = await connection.ExecuteScalarAsync<string>(
            "select id from release where number = @number",
            new { number = release.Number - 1 },
            cancellation);
        var provinces = await ChangeStore.ProvincesAsync(database, connection, release.Number, cancellation);
        var (id, at) = (release.Release.Id, release.Release.PublishedAt);
        var data = new ReleasePublished(
            id,
            previous,
            at,
            release.Release.Author,
            release.Release.Reason,
            new TouchedRows(release.Changes.Inserts.Sum(), release.Changes.Changes.Sum(), release.Changes.Deletions.Sum()),
            provinces.Sum(province => province.Length + 3) > MostBytesOfProvinces ? null : provinces,
            EventLinks.Of(id));
        await AddAsync(connection, EventKind.Published, id, at, data, hook, cancellation);
    }

    /// <summary>Tells every subscriber of a release that was withdrawn; once, however often the mark is taken away and set again.</summary>
    public static Task WithdrawAsync(DbConnection connection, LoadedRelease release, Withdrawal withdrawn, CancellationToken cancellation)
    {
        var id = release.Release.Id;
        var data = new ReleaseWithdrawn(id, withdrawn.At, withdrawn.Reason, EventLinks.Of(id));
        return AddAsync(connection, EventKind.Withdrawn, $"{id}/withdrawn", withdrawn.At, data, null, cancellation);
    }

    /// <summary>Tells one subscriber, or every one, of an event, unless it was told of it before.</summary>
    public static Task AddAsync(
        DbConnection connection,
        EventKind kind,
        string id,
        DateTimeOffset at,
        object data,
        string? hook,
        CancellationToken cancellation) => connection.ExecuteAsync(
        """
        insert into delivery (hook, event, type, happened_at, data, next_at)
        select id, @id, @Type, @at, @data, '' from hook where disabled_at is null and (@hook is null or id = @hook) order by created_at, id
        on conflict do nothing
        """,
        new { id, kind.Type, at = Write(at), data = JsonSerializer.Serialize(data, kind.Data, EventJson.Written), hook },
        cancellation);

    private static Task<bool> HasHooksAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>("select exists (select 1 from hook where disabled_at is null)", null, cancellation);
}
