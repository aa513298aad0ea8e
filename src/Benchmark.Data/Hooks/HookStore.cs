using System.Data.Common;
using System.Security.Cryptography;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Hooks;

/// <summary>The hooks and what each has still to be told. A secret is shown once, when it is made; it stays here because it signs.</summary>
internal sealed class HookStore(Database database, TimeProvider clock)
{
    // Standard Webhooks asks for 24 to 64.
    private const int SecretBytes = 32;

    private const string DeliveryColumns =
        """
        delivery.number as Number, delivery.hook as Hook, delivery.event as Event, delivery.type as Type, delivery.happened_at as HappenedAt,
            delivery.data as Data, delivery.attempts as Attempts, delivery.next_at as NextAt, delivery.attempted_at as AttemptedAt,
            delivery.outcome as Outcome, delivery.delivered_at as DeliveredAt, delivery.dead_at as DeadAt
        """;

    private const string IsWaiting = "delivered_at is null and dead_at is null";

    // A test that was not taken is over: whoever made it was told, and nobody misses anything.
    private static readonly string IsGivenUp = $"dead_at is not null and type <> '{EventKind.Tested.Type}'";

    /// <summary>Its tables, referring ones first.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["delivery", "hook"];

    /// <summary>Makes a hook, which is told of every release from now on.</summary>
    /// <returns>Its id, and its secret, which is shown nowhere else from now on.</returns>
    public async Task<(string Id, string Secret)> AddAsync(string url, bool allowsPrivate, bool allowsHttp, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                insert into hook (id, url, secret, allows_private, allows_http, created_at)
                values (@id, @url, @secret, @allowsPrivate, @allowsHttp, @createdAt)
                """,
                new { id, url, secret, allowsPrivate = allowsPrivate ? 1 : 0, allowsHttp = allowsHttp ? 1 : 0, createdAt = Now() },
                cancellation),
            cancellation);
        return (id, secret);
    }

    /// <summary>All hooks, oldest first.</summary>
    public Task<IReadOnlyList<Hook>> ListAsync(CancellationToken cancellation) => database.ReadOneStateAsync<IReadOnlyList<Hook>>(
        async connection =>
        {
            var hooks = await connection.QueryAsync<HookRow>(
                $"""
                select id as Id, url as Url, allows_private as AllowsPrivate, allows_http as AllowsHttp, created_at as CreatedAt, disabled_at as DisabledAt,
                    (select count(*) from delivery where hook = id and delivered_at is not null) as Delivered,
                    (select count(*) from delivery where hook = id and {IsWaiting}) as Waiting,
                    (select count(*) from delivery where hook = id and {IsGivenUp}) as Dead
                from hook
                order by created_at, id
                """,
                null,
                cancellation);
            var list = new List<Hook>();
            foreach (var hook in hooks)
            {
                list.Add(new Hook(hook.Id, hook.Url, hook.AllowsPrivate, hook.AllowsHttp, hook.CreatedAt, hook.DisabledAt)
                {
                    Delivered = (int)hook.Delivered,
                    Waiting = (int)hook.Waiting,
                    Dead = (int)hook.Dead,
                    Last = await First("attempted_at is not null", "attempted_at desc, number desc"),
                    Next = await First(IsWaiting, "number"),
                });

                Task<Delivery?> First(string condition, string order) => connection.QuerySingleOrDefaultAsync<Delivery>(
                    $"select {DeliveryColumns} from delivery where hook = @Id and {condition} order by {order} limit 1",
                    new { hook.Id },
                    cancellation);
            }

            return list;
        },
        cancellation);

    /// <summary>Removes a hook, with all that it was to be told.</summary>
    /// <returns>Whether there was such a hook.</returns>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellation) => database.WriteAsync(
        async connection =>
        {
            // An import that goes on may be about to tell it of its release.
            await using var transaction = await database.BeginWritingAsync(connection, cancellation);
            var removed = await connection.ExecuteAsync("delete from hook where id = @id", new { id }, cancellation) > 0;
            await transaction.CommitAsync(cancellation);
            return removed;
        },
        cancellation);

    /// <summary>Puts an event that only tries the hook behind all that wait.</summary>
    /// <returns>The id of the event; null where there is no such hook, or where it wants nothing any more.</returns>
    public Task<string?> TestAsync(string id, CancellationToken cancellation) => database.WriteAsync(
        async connection =>
        {
            var test = $"test-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
            await Outbox.AddAsync(connection, EventKind.Tested, test, clock.GetUtcNow(), new HookTested(id), id, cancellation);
            return await FindAsync(connection, id, test, cancellation) is null ? null : test;
        },
        cancellation);

    /// <summary>An event for a hook; null where there is none.</summary>
    public Task<Delivery?> FindAsync(string hook, string id, CancellationToken cancellation) =>
        database.ReadAsync(connection => FindAsync(connection, hook, id, cancellation), cancellation);

    /// <summary>
    /// Sends again what was given up, from the first attempt, or one release, whatever became of it. A hook that wanted nothing any more is told again.
    /// </summary>
    /// <param name="id">The hook.</param>
    /// <param name="release">The release; null for all that was given up.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <returns>How many events are sent again; null where there is no such hook.</returns>
    /// <exception cref="ReleaseRefusal">There is no such release.</exception>
    public Task<int?> ReplayAsync(string id, string? release, CancellationToken cancellation) => database.WriteAsync(
        async connection =>
        {
            await using var transaction = await database.BeginWritingAsync(connection, cancellation);
            if (await connection.ExecuteAsync("update hook set disabled_at = null where id = @id", new { id }, cancellation) == 0)
                return (int?)null;
            if (release is not null)
            {
                var releases = await ReleaseStore.ListAsync(connection, cancellation);
                var wanted = releases.FirstOrDefault(each => each.Release.Id == release) ?? throw new ReleaseRefusal(ReleaseRefusalKind.Unknown, releases);
                // One that was published before the hook was made is put behind the others.
                await Outbox.PublishAsync(database, connection, wanted, id, cancellation);
            }

            var sent = await connection.ExecuteAsync(
                $"""
                update delivery set attempts = 0, next_at = '', delivered_at = null, dead_at = null
                where hook = @id and {(release is null ? IsGivenUp : "event = @release")}
                """,
                new { id, release },
                cancellation);
            await transaction.CommitAsync(cancellation);
            return sent;
        },
        cancellation);

    /// <summary>The first event of each hook that waits.</summary>
    public Task<IReadOnlyList<Waiting>> FirstsAsync(CancellationToken cancellation) =>
        database.ReadAsync(connection => FirstsAsync(connection, null, cancellation), cancellation);

    /// <summary>The first event of a hook that waits; null where none does.</summary>
    public Task<Waiting?> FirstAsync(string hook, CancellationToken cancellation) => database.ReadAsync(
        async connection => (await FirstsAsync(connection, hook, cancellation)).SingleOrDefault(),
        cancellation);

    /// <summary>The releases of which hooks are told, oldest first. A server that reads from a replica may know less for a moment.</summary>
    public Task<IReadOnlyList<LoadedRelease>> ReleasesAsync(CancellationToken cancellation) =>
        database.ReadOneStateAsync(connection => ReleaseStore.ListAsync(connection, cancellation), cancellation);

    /// <summary>What an operator wants to know of all hooks.</summary>
    public Task<HookCounts> CountAsync(CancellationToken cancellation) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<HookCounts>(
            $"""
            select count(*) as Hooks, count(disabled_at) as Disabled,
                (select count(*) from delivery where {IsWaiting}) as Waiting, (select count(*) from delivery where {IsGivenUp}) as Dead
            from hook
            """,
            null,
            cancellation))!,
        cancellation);

    /// <summary>Takes the right to send, or keeps it, for some time.</summary>
    /// <returns>Whether it is the caller's; another server has it otherwise.</returns>
    public Task<bool> HoldAsync(string holder, TimeSpan time, CancellationToken cancellation) => database.WriteAsync(
        async connection => await connection.ExecuteAsync(
            "update hook_lease set holder = @holder, until = @until where holder = @holder or until < @now",
            new { holder, until = Outbox.Write(clock.GetUtcNow() + time), now = Now() },
            cancellation) > 0,
        cancellation);

    /// <summary>Gives the right to send away.</summary>
    public Task LetGoAsync(string holder, CancellationToken cancellation) => database.WriteAsync(
        connection => connection.ExecuteAsync("update hook_lease set until = '' where holder = @holder", new { holder }, cancellation),
        cancellation);

    /// <summary>Records what became of an attempt.</summary>
    /// <param name="delivery">The event.</param>
    /// <param name="outcome">The status of the answer, or why there was none.</param>
    /// <param name="next">When it is sent again; null where it was delivered or is given up.</param>
    /// <param name="isDelivered">Whether the receiver took it.</param>
    /// <param name="disables">Whether the receiver wants nothing any more: then everything that waits for it is given up.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public Task RecordAsync(
        Delivery delivery,
        string outcome,
        DateTimeOffset? next,
        bool isDelivered,
        bool disables,
        CancellationToken cancellation) => database.WriteAsync(
        async connection =>
        {
            await using var transaction = await database.BeginWritingAsync(connection, cancellation);
            var now = Now();
            await connection.ExecuteAsync(
                """
                update delivery set attempts = attempts + 1, attempted_at = @now, outcome = @outcome, next_at = @next, delivered_at = @deliveredAt,
                    dead_at = @deadAt
                where number = @Number and hook = @Hook and event = @Event and data = @Data
                """,
                new
                {
                    delivery.Number,
                    delivery.Hook,
                    delivery.Event,
                    // After a restore the number and the id may be those of another event.
                    delivery.Data,
                    now,
                    outcome,
                    next = next is { } time ? Outbox.Write(time) : "",
                    deliveredAt = isDelivered ? now : null,
                    deadAt = !isDelivered && next is null ? now : null,
                },
                cancellation);
            if (disables)
            {
                await connection.ExecuteAsync("update hook set disabled_at = @now where id = @Hook", new { delivery.Hook, now }, cancellation);
                await connection.ExecuteAsync(
                    $"update delivery set dead_at = @now where hook = @Hook and {IsWaiting}",
                    new { delivery.Hook, now },
                    cancellation);
            }

            await transaction.CommitAsync(cancellation);
            return true;
        },
        cancellation);

    /// <summary>
    /// Puts the hooks of a database, with all that they were told and have to be told of releases that stay, into one that is to take its place and
    /// has none.
    /// </summary>
    public static async Task MoveAsync(Database from, Database to, CancellationToken cancellation)
    {
        var rows = await from.ReadOneStateAsync(
            async connection =>
            {
                var there = await from.TablesOfAsync(connection, cancellation);
                var read = new List<(string Table, IReadOnlyList<IDictionary<string, object?>> Rows)>();
                // Referring tables last.
                foreach (var table in Tables.Reverse().Where(there.Contains))
                {
                    var all = await connection.QueryAsync<object>($"select * from {table}", null, cancellation);
                    read.Add((table, [.. all.Cast<IDictionary<string, object?>>()]));
                }

                return read;
            },
            cancellation);
        await to.WriteAsync(
            async connection =>
            {
                await using var transaction = await to.BeginWritingAsync(connection, cancellation);
                foreach (var (table, all) in rows)
                {
                    foreach (var row in all)
                    {
                        await connection.ExecuteAsync(
                            $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(column => $"@{column}"))})",
                            row,
                            cancellation);
                    }
                }

                // The id of a release that is gone may be made again, with other content; what a hook was told of it would swallow that event.
                await connection.ExecuteAsync(
                    """
                    delete from delivery
                    where type <> @Type and not exists (select 1 from release where delivery.event in (release.id, release.id || '/withdrawn'))
                    """,
                    new { EventKind.Tested.Type },
                    cancellation);
                await transaction.CommitAsync(cancellation);
                return true;
            },
            cancellation);
    }

    private static Task<Delivery?> FindAsync(DbConnection connection, string hook, string id, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<Delivery>(
            $"select {DeliveryColumns} from delivery where hook = @hook and event = @id",
            new { hook, id },
            cancellation);

    private static async Task<IReadOnlyList<Waiting>> FirstsAsync(DbConnection connection, string? hook, CancellationToken cancellation)
    {
        var command = new Dapper.CommandDefinition(
            $"""
            select {DeliveryColumns}, url as Url, secret as Secret, allows_private as AllowsPrivate
            from hook join delivery on delivery.hook = hook.id
            where disabled_at is null and (@hook is null or hook.id = @hook)
                and delivery.number = (select min(number) from delivery as waiting where waiting.hook = hook.id and {IsWaiting})
            order by delivery.number
            """,
            new { hook },
            cancellationToken: cancellation);
        return
        [
            .. await Dapper.SqlMapper.QueryAsync<Delivery, Receiver, Waiting>(
                connection,
                command,
                static (delivery, to) => new Waiting(delivery, to.Url, to.Secret, to.AllowsPrivate != 0),
                splitOn: "Url"),
        ];
    }

    private string Now() => Outbox.Write(clock.GetUtcNow());

    private sealed record Receiver(string Url, string Secret, long AllowsPrivate);

    private sealed record HookRow
    {
        public string Id { get; init; } = "";

        public string Url { get; init; } = "";

        public bool AllowsPrivate { get; init; }

        public bool AllowsHttp { get; init; }

        public string CreatedAt { get; init; } = "";

        public string? DisabledAt { get; init; }

        public long Delivered { get; init; }

        public long Waiting { get; init; }

        public long Dead { get; init; }
    }
}
