using System.Data.Common;
using Benchmark.Core.Schemas;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Dialects.Sqlite;

/// <summary>A SQLite file; the only place that opens one.</summary>
internal partial class SqliteDatabase(string path) : Database(path)
{
    // Long enough for another process to finish its transaction, short enough for a person to wait for.
    private const int SecondsToWaitForALock = 5;

    // Reading every page costs time in step with the size; a larger file is checked by its header alone.
    private const long LargestFileChecked = 64 * 1024 * 1024;

    private Lazy<string> _reading = ReadingOf(path);
    private (DateTime Written, long Length) _seen;
    private int _openings;
    private volatile bool _wasOpened;

    /// <summary>Its file.</summary>
    public string Path => Name;

    public override string Stem => Path;

    public override bool IsShared => false;

    public override string Scripts => "migrations/sqlite/";

    public override bool KeepsStatements => false;

    public override ValueTask<bool> ExistsAsync(CancellationToken cancellation) => ValueTask.FromResult(Exists);

    private bool Exists => File.Exists(Path) && new FileInfo(Path).Length > 0;

    public override long? FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(Folder).AvailableFreeSpace;
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }

    private string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public override string TableOptions => "strict";

    /// <summary>Closes every file that is kept open for the next connection.</summary>
    public static void CloseFiles() => SqliteConnection.ClearAllPools();

    public override int Openings => Volatile.Read(ref _openings);

    public override string SchemaMark => "(select schema_version from pragma_schema_version)";

    public override async ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellation)
    {
        GiveUpWhenWritten();
        var connection = await OpenAsync(_reading.Value, cancellation);
        _wasOpened = true;
        if (!HasMoved(connection))
            return connection;
        // It was kept open from before, and reads what nobody else sees any more.
        await connection.DisposeAsync();
        GiveUp();
        return await OpenAsync(_reading.Value, cancellation);
    }

    public override ValueTask<DbConnection> OpenForWritingAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        if (!File.Exists(Path))
            CreateFile(Path);
        return OpenAsync(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = SqliteOpenMode.ReadWriteCreate,
                ForeignKeys = true,
                DefaultTimeout = SecondsToWaitForALock,
                // The verbs open one and end; a pool would keep the file open behind them.
                Pooling = false,
            }.ToString(),
            cancellation);
    }

    public override ValueTask<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override ValueTask<DbTransaction> BeginWritingAsync(DbConnection connection, CancellationToken cancellation) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override string Own(string table) => $"main.{table}";

    public override string IsIn(string value, string list) => $"{value} in {list}";

    public override string TypeOf(FieldType type) => type switch
    {
        FieldType.WholeNumber or FieldType.Flag => "integer",
        FieldType.Number => "real",
        _ => "text",
    };

    public override string Json(IEnumerable<(string Key, string Value)> fields) =>
        $"json_object({string.Join(", ", fields.Select(field => $"'{field.Key}', {field.Value}"))})";

    public override async Task<IReadOnlySet<string>> TablesOfAsync(DbConnection connection, CancellationToken cancellation) =>
        (await connection.QueryAsync<string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'", null, cancellation))
            .ToHashSet();

    // Stored in the file: readers and one writer work side by side, and a reader sees one state throughout.
    public override Task PrepareAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.ExecuteAsync("pragma journal_mode = wal", null, cancellation);

    public override IEnumerable<string> FindDamage(DbConnection connection, int most) =>
        connection.Query<string>($"pragma integrity_check({most})", buffered: false).Where(line => line != "ok").Take(most);

    public override IEnumerable<(string Table, string Parent)> FindDanglingReferences(DbConnection connection) =>
        connection.Query<(string Table, long? Row, string Parent, int Key)>("pragma foreign_key_check", buffered: false).Select(row => (row.Table, row.Parent));

    public override async Task CheckPagesAsync(CancellationToken cancellation)
    {
        if (!Exists)
            return;
        if (await ReadAsync(connection => FindBrokenPageAsync(connection, cancellation), cancellation) is { } finding)
        {
            throw new StorageFault(
                StorageFaultKind.Damaged,
                $"The database {Path} is damaged ({finding}); nothing was changed. Restore a backup: restore <file>.");
        }
    }

    // The file is looked at by every request, so that there is nothing to wait for.
    public override Task ListenAsync(Action heard, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What is broken in the file itself, whatever its schema; empty when nothing is.</summary>
    /// <param name="most">The most findings that are returned.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public Task<IReadOnlyList<string>> FindDamageAsync(int most, CancellationToken cancellation) =>
        ReadAsync(connection => Task.FromResult<IReadOnlyList<string>>([.. FindDamage(connection, most)]), cancellation);

    /// <summary>Writes what the database holds at this moment into a new file. Readers and writers do not wait for it.</summary>
    public Task CopyToAsync(string file, CancellationToken cancellation)
    {
        CreateFile(file);
        return ReadAsync(connection => connection.ExecuteAsync("vacuum into @file", new { file }, cancellation), cancellation);
    }

    /// <summary>Deletes every row of some tables, where there are such tables, so that nothing of them is left in the file.</summary>
    public Task EraseAsync(IReadOnlyList<string> tables, CancellationToken cancellation) => WriteAsync(
        async connection =>
        {
            // What is deleted is otherwise still to be read in the pages that it leaves.
            await connection.ExecuteAsync("pragma secure_delete = on", null, cancellation);
            var there = await TablesOfAsync(connection, cancellation);
            foreach (var table in tables.Where(there.Contains))
                await connection.ExecuteAsync($"delete from {table}", null, cancellation);
            return true;
        },
        cancellation);

    /// <summary>Replaces the whole content with that of another database, in one step for everybody who reads it.</summary>
    // In the file as it is, so that neither a running server nor a command has another one open. The log of the old content cannot be taken for the new one's.
    public Task TakeOverAsync(SqliteDatabase other, CancellationToken cancellation) => WriteAsync(
        async connection =>
        {
            await using var source = (SqliteConnection)await other.OpenForReadingAsync(cancellation);
            await connection.ExecuteAsync("pragma synchronous = full", null, cancellation);
            source.BackupDatabase((SqliteConnection)connection);
            return true;
        },
        cancellation);

    /// <summary>The files that a database in a file consists of while it is open: its own first.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => [path, $"{path}-wal", $"{path}-shm"];

    /// <summary>Makes a copy that was just written a database like every other, in one file that is on the disk.</summary>
    public async Task SealAsync(CancellationToken cancellation)
    {
        CloseFiles();
        // A copy starts without write-ahead logging. Closing the last connection that writes leaves one file.
        await WriteAsync(connection => connection.ExecuteAsync("pragma journal_mode = wal", null, cancellation), cancellation);
        // Nothing that wrote it waited for the disk.
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    // A log that is left over must not meet another file, so what was committed is moved into the file, as far as readers allow.
    protected override async Task SettleWritingAsync(DbConnection connection)
    {
        try
        {
            await connection.ExecuteAsync("pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // What is committed stands in the log, and whoever writes next tries again.
        }
    }

    /// <summary>The fault of a broken page; null when there is none, or when the file is too large for a check of every page.</summary>
    protected virtual async Task<string?> FindBrokenPageAsync(DbConnection connection, CancellationToken cancellation)
    {
        var length = new FileInfo(Path).Length;
        // SQLite writes whole pages, and reads what is missing of the last one as zeros.
        if (length % await connection.ExecuteScalarAsync<long>("pragma page_size", null, cancellation) != 0)
            return "the last page is cut off";
        if (length > LargestFileChecked)
            return null;
        var finding = await connection.ExecuteScalarAsync<string>("pragma quick_check(1)", null, cancellation) ?? "";
        return finding == "ok" ? null : finding.Split('\n')[^1];
    }

    // A failed opening is tried again by the next request.
    private static Lazy<string> ReadingOf(string path) => new(() => HowToRead(path), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Makes an empty file that its owner writes, its group reads, and nobody else: it holds hashes of keys. What stands beside it gets the same
    /// mode.</summary>
    private static void CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        using var file = new FileStream(path, options);
    }

    private static async ValueTask<DbConnection> OpenAsync(string connecting, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connecting);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static string HowToRead(string path)
    {
        var plain = ReadingFrom(path);
        try
        {
            // One that was kept open may hold a file that is no longer there: what it cannot read says nothing of the one at the path.
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(plain) { Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from sqlite_schema";
            command.ExecuteScalar();
            return plain;
        }
        catch (SqliteException exception) when (KindOf(exception) is StorageFaultKind.Unavailable or StorageFaultKind.ReadOnly && File.Exists(path))
        {
            // A file in write-ahead mode needs a shared-memory file beside it even for reading. Where none can be made, on a read-only volume, no process can
            // change the file either, and SQLite reads it without one on request. It then reads the file alone, so what is still in the log beside it would
            // be missing silently.
            if (new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 })
            {
                throw new StorageFault(
                    StorageFaultKind.ReadOnly,
                    $"The database {path} is read-only and its last changes stand in {path}-wal, which cannot be taken over; nothing was changed. Make both "
                        + "and their folder writable and start again.",
                    exception);
            }

            CloseFiles();
            return ReadingFrom($"file:{Uri.EscapeDataString(System.IO.Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1");
        }
    }

    private static string ReadingFrom(string source) => new SqliteConnectionStringBuilder
    {
        DataSource = source,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = SecondsToWaitForALock,
    }.ToString();
}
