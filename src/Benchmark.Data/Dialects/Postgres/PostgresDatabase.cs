using System.Data;
using System.Data.Common;
using Benchmark.Core.Schemas;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Dialects.Postgres;

/// <summary>A PostgreSQL database, which several programs may serve from; the only place that connects to one.</summary>
internal sealed partial class PostgresDatabase : Database
{
    private const string Channel = "benchmark_release";

    // The number of the lock that the one who writes holds; any number that is ours alone.
    private const long WriterLock = 7_234_019_118;

    // Long enough for an import of the largest body to end, short enough for a client to wait for.
    private const int SecondsToWaitForALock = 10;
    private const int SecondsToConnect = 5;
    private const int SecondsToRead = 30;
    private const int SecondsBetweenSigns = 15;
    private const int MostPrepared = 200;

    // Keys, hooks and imports write, few at a time.
    private const int MostWriting = 10;

    // The look for new releases and that of readiness.
    private const int ConnectionsForLooks = 2;

    // A machine that vanishes must not hold the lock of the one who writes: PostgreSQL notices within a minute, and a client that went within a second.
    private const string NoticesAbsence =
        "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3 -c client_connection_check_interval=1s";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly PostgresAddress _address;
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;
    private readonly Lazy<PostgresDatabase> _primary;
    private readonly Lazy<PostgresDatabase> _forLooks;

    /// <param name="address">Where it is.</param>
    /// <param name="replica">Where what follows it can be read; null to read the database itself.</param>
    /// <param name="connections">The most connections that read; null for a command, which may read as long as it takes.</param>
    public PostgresDatabase(PostgresAddress address, PostgresAddress? replica, int? connections)
        : base(address.Name)
    {
        _address = address;
        _primary = new(() => replica is null ? this : new PostgresDatabase(address, null, connections));
        _forLooks = new(() => new PostgresDatabase(address, replica, ConnectionsForLooks));
        var writing = ToWrite(address);
        writing.MaxPoolSize = MostWriting;
        _writing = NpgsqlDataSource.Create(writing);
        var reading = Common(replica ?? address, connections is null ? 0 : SecondsToRead);
        reading.Options = "-c default_transaction_read_only=on";
        reading.MaxPoolSize = connections ?? MostWriting;
        reading.MaxAutoPrepare = MostPrepared;
        // Nothing that lasts longer than a transaction is set on these, so nothing needs to be set back.
        reading.NoResetOnClose = true;
        _reading = NpgsqlDataSource.Create(reading);
    }

    public override string Stem => $"data/{string.Concat(_address.Database.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}";

    public override bool IsShared => true;

    public override Database Primary => _primary.Value;

    public override Database ForLooks => _forLooks.Value;

    public override BackupTools Tools => new(
        file => $"pg_dump --format=custom --no-owner --file={file} \"{Name}\"",
        file => $"pg_restore --clean --if-exists --single-transaction --no-owner --dbname=\"{Name}\" {file}");

    public override string Scripts => "migrations/postgresql/";

    public override string TableOptions => "";

    public override int Openings => 0;

    // A restore makes the table anew.
    public override string SchemaMark => "(select oid from pg_class where oid = 'public.release'::regclass)";

    public override bool KeepsStatements => true;

    public override long? FreeBytes => null;

    public override async ValueTask<bool> ExistsAsync(CancellationToken cancellation) =>
        (await ReadAsync(connection => TablesOfAsync(connection, cancellation), cancellation)).Count > 0;

    public override ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellation) => OpenAsync(_reading, cancellation);

    public override ValueTask<DbConnection> OpenForWritingAsync(CancellationToken cancellation) => OpenAsync(_writing, cancellation);

    public override ValueTask<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    public override async ValueTask<DbTransaction> BeginWritingAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        try
        {
            await connection.ExecuteAsync(
                $"set local lock_timeout = '{SecondsToWaitForALock}s'; select pg_advisory_xact_lock({WriterLock})",
                null,
                cancellation);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public override string Own(string table) => $"public.{table}";

    public override string IsIn(string value, string list) => $"{value} = any({list})";

    public override string Json(IEnumerable<(string Key, string Value)> fields) =>
        $"json_build_object({string.Join(", ", fields.Select(field => $"'{field.Key}', {field.Value}"))})::text";

    // Sorted by bytes, as in the tables.
    public override string TypeOf(FieldType type) => type switch
    {
        FieldType.WholeNumber or FieldType.Flag => "bigint",
        FieldType.Number => "double precision",
        _ => "text collate \"C\"",
    };

    public override async Task<IReadOnlySet<string>> TablesOfAsync(DbConnection connection, CancellationToken cancellation) =>
        (await connection.QueryAsync<string>("select tablename from pg_tables where schemaname = 'public'", null, cancellation)).ToHashSet();

    public override Task PrepareAsync(DbConnection connection, CancellationToken cancellation) => Task.CompletedTask;

    // pg_amcheck looks at pages; what a page with a wrong sum says, every other check reports.
    public override IEnumerable<string> FindDamage(DbConnection connection, int most) => [];

    public override Task CheckPagesAsync(CancellationToken cancellation) => Task.CompletedTask;

    // Its constraints let none in. A superuser can switch them off, and so can a restore.
    public override IEnumerable<(string Table, string Parent)> FindDanglingReferences(DbConnection connection)
    {
        var references = connection.Query<Reference>(
            """
            select conrelid::regclass::text as Table, confrelid::regclass::text as Parent,
                (select string_agg('child.' || attname || ' = parent.' || (
                        select attname from pg_attribute where attrelid = confrelid and attnum = confkey[place]), ' and ')
                    from unnest(conkey) with ordinality as key (number, place) join pg_attribute on attrelid = conrelid and attnum = number) as Same,
                (select string_agg('child.' || attname || ' is not null', ' and ')
                    from unnest(conkey) as number join pg_attribute on attrelid = conrelid and attnum = number) as Given
            from pg_constraint
            where contype = 'f' and connamespace = 'public'::regnamespace
            order by 1, 2
            """);
        return references
            .Where(reference => connection.ExecuteScalar<bool>(
                $"""
                select exists (
                    select 1 from {reference.Table} as child
                    where {reference.Given} and not exists (select 1 from {reference.Parent} as parent where {reference.Same}))
                """))
            .Select(reference => (reference.Table, reference.Parent));
    }

    public override async Task ListenAsync(Action heard, CancellationToken cancellation)
    {
        // Of the database itself: what follows it hears nothing.
        var settings = Common(_address, commandTimeout: 0);
        settings.Pooling = false;
        settings.KeepAlive = SecondsBetweenSigns;
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, _) => heard();
                await connection.OpenAsync(cancellation);
                await connection.ExecuteAsync($"listen {Channel}", null, cancellation);
                // What was published while nobody listened.
                heard();
                while (true)
                    await connection.WaitAsync(cancellation);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(BetweenAttempts, cancellation);
            }
        }
    }

    public override void Close()
    {
        _reading.Dispose();
        _writing.Dispose();
        foreach (var other in new[] { _primary, _forLooks }.Where(other => other.IsValueCreated && other.Value != this))
            other.Value.Close();
    }

    protected override Task SettleWritingAsync(DbConnection connection) => Task.CompletedTask;

    /// <summary>
    /// A connection that answers. One that was kept may have been ended meanwhile, by a restart or an operator, and nobody should find that out by a request:
    /// it is asked first, which is one way there and back.
    /// </summary>
    private static async ValueTask<DbConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var kept = await source.OpenConnectionAsync(cancellation);
        try
        {
            await using var sign = new NpgsqlCommand("select 1", kept);
            await sign.ExecuteScalarAsync(cancellation);
            return kept;
        }
        catch (NpgsqlException exception) when (KindOf(exception) == StorageFaultKind.Unavailable && exception.InnerException is not TimeoutException)
        {
            // What is broken is not kept again. Those beside it were ended with it.
            await kept.DisposeAsync();
            source.Clear();
            return await source.OpenConnectionAsync(cancellation);
        }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }
    }

    private static NpgsqlConnectionStringBuilder ToWrite(PostgresAddress address)
    {
        var settings = Common(address, commandTimeout: 0);
        settings.Options = NoticesAbsence;
        return settings;
    }

    private static NpgsqlConnectionStringBuilder Common(PostgresAddress address, int commandTimeout)
    {
        var settings = address.Settings;
        settings.ApplicationName = "benchmark";
        settings.Timeout = SecondsToConnect;
        settings.CommandTimeout = commandTimeout;
        // Wherever a role or a database looks first, the tables are there.
        settings.SearchPath = "public";
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = SecondsBetweenSigns;
        settings.TcpKeepAliveInterval = SecondsBetweenSigns;
        return settings;
    }

    private sealed record Reference
    {
        public string Table { get; init; } = "";

        public string Parent { get; init; } = "";

        public string Same { get; init; } = "";

        public string Given { get; init; } = "";
    }
}
