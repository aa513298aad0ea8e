using System.Data.Common;

namespace Benchmark.Data;

/// <summary>
/// A database. A dialect defines what differs from one kind to the other: how it is opened, what its transactions and faults are called, the words of SQL that
/// are its own. Everything else is written once.
/// </summary>
/// <param name="path">What it is called at the terminal.</param>
internal abstract class Database(string path)
{
    public string Path => path;

    /// <summary>Whether there is one; an empty file is none.</summary>
    public abstract bool Exists { get; }

    /// <summary>What stands behind the columns of every table.</summary>
    public abstract string TableOptions { get; }

    /// <summary>How often another file was found in the place of the one before.</summary>
    public abstract int Openings { get; }

    /// <summary>An expression that has another value when the whole content was replaced, whatever the newest release is.</summary>
    public abstract string SchemaMark { get; }

    /// <summary>A connection that can change nothing; requests use no other.</summary>
    public abstract ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellation);

    /// <summary>A connection for migrations and keys; makes the database where there is none.</summary>
    public abstract ValueTask<DbConnection> OpenForWritingAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that sees one state throughout and waits for no other.</summary>
    public abstract ValueTask<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins the transaction of the one who writes.</summary>
    public abstract ValueTask<DbTransaction> BeginWritingAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Translates an error code of the database into a sentence.</summary>
    public abstract StorageFault FaultOf(DbException exception);

    /// <summary>A query as a table of a statement, under a name that hides the table; conditions must reach the tables behind it.</summary>
    public abstract string View(string name, string query);

    /// <summary>A table itself, where a view hides it.</summary>
    public abstract string Own(string table);

    /// <summary>An object of JSON.</summary>
    public abstract string Json(IEnumerable<(string Key, string Value)> fields);

    /// <summary>A connection with tables of its own that no other connection sees: an import gathers its rows there.</summary>
    public abstract ValueTask<DbConnection> OpenStagingAsync(CancellationToken cancellation);

    /// <summary>Puts rows into a table of a staging connection, as fast as they can be.</summary>
    /// <param name="staging">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">How many columns it has; a row may end earlier.</param>
    /// <param name="rows">The rows.</param>
    public abstract void Load(DbConnection staging, string table, int columns, IEnumerable<object?[]> rows);

    /// <summary>Brings this database into a staging connection, to be written.</summary>
    public abstract Task AttachAsync(DbConnection staging, CancellationToken cancellation);

    /// <summary>Whether a row that was written through a staging connection refers to one that is not there.</summary>
    public abstract Task<bool> HasDanglingReferencesAsync(DbConnection staging, CancellationToken cancellation);

    /// <summary>Refuses to write through a staging connection into a file that is no longer the database.</summary>
    /// <exception cref="StorageFault">Another file, or none, stands in its place.</exception>
    public abstract void ThrowIfMoved(DbConnection staging);

    /// <summary>What is done when an import was committed.</summary>
    public abstract Task SettleAsync(DbConnection staging);

    /// <summary>The tables there are, the journal of the migrations among them.</summary>
    public abstract Task<IReadOnlySet<string>> TablesOfAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>What is done before the first migration.</summary>
    public abstract Task PrepareAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>What is broken in the database itself, whatever its schema.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="most">The most findings that are returned.</param>
    public abstract IEnumerable<string> FindDamage(DbConnection connection, int most);

    /// <summary>The rows that refer to rows that are not there: the table and what it refers to.</summary>
    public abstract IEnumerable<(string Table, string Parent)> FindDanglingReferences(DbConnection connection);

    /// <summary>Writes what the database holds at this moment into a new file. Readers and writers do not wait for it.</summary>
    public abstract Task CopyToAsync(string file, CancellationToken cancellation);

    /// <summary>A database in a file that <see cref="CopyToAsync"/> wrote.</summary>
    public abstract Database Copy(string file);

    /// <summary>Makes a copy that was just written a database like every other, in one file that is on the disk.</summary>
    public abstract Task SealAsync(CancellationToken cancellation);

    /// <summary>The files that a database in a file consists of while it is open: its own first.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => [path, $"{path}-wal", $"{path}-shm"];

    /// <summary>Deletes every row of some tables, where there are such tables, so that nothing of them is left in the file.</summary>
    public abstract Task EraseAsync(IReadOnlyList<string> tables, CancellationToken cancellation);

    /// <summary>Replaces the whole content with that of another database, in one step for everybody who reads it.</summary>
    public abstract Task TakeOverAsync(Database other, CancellationToken cancellation);

    /// <summary>How many bytes may still be written where it is; 0 where that is gone.</summary>
    public abstract long FreeBytes { get; }

    /// <summary>Checks every page once, where that does not take long. The program does so at its start and relies on it afterwards.</summary>
    /// <exception cref="StorageFault">A page is broken.</exception>
    public async Task CheckPagesAsync(CancellationToken cancellation)
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

    /// <summary>What is broken in the database itself, whatever its schema; empty when nothing is.</summary>
    /// <param name="most">The most findings that are returned.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public Task<IReadOnlyList<string>> FindDamageAsync(int most, CancellationToken cancellation) =>
        ReadAsync(connection => Task.FromResult<IReadOnlyList<string>>([.. FindDamage(connection, most)]), cancellation);

    /// <summary>Reads; a failure becomes a <see cref="StorageFault"/>.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenForReadingAsync(cancellation);
            return await read(connection);
        }
        catch (DbException exception)
        {
            throw FaultOf(exception);
        }
    }

    /// <summary>Reads one state; a failure becomes a <see cref="StorageFault"/>.</summary>
    public Task<T> ReadOneStateAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation) => ReadAsync(
        async connection =>
        {
            await using var transaction = await BeginReadingAsync(connection, cancellation);
            return await read(connection);
        },
        cancellation);

    /// <summary>Writes; a failure becomes a <see cref="StorageFault"/>.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenForWritingAsync(cancellation);
            var result = await write(connection);
            await EmptyLogAsync(connection);
            return result;
        }
        catch (DbException exception)
        {
            throw FaultOf(exception);
        }
    }

    /// <summary>Rows that are read one at a time; what fails while they are is a <see cref="StorageFault"/> too.</summary>
    public IEnumerable<T> Guard<T>(IEnumerable<T> rows)
    {
        using var row = rows.GetEnumerator();
        while (HasNext(row))
            yield return row.Current;
    }

    /// <summary>Moves what was committed from a log into the file, as far as readers allow: a log that is left over must not meet another file.</summary>
    protected abstract Task EmptyLogAsync(DbConnection connection);

    /// <summary>The fault of a broken page; null when there is none, or when the database is too large for a check of every page.</summary>
    protected abstract Task<string?> FindBrokenPageAsync(DbConnection connection, CancellationToken cancellation);

    private bool HasNext<T>(IEnumerator<T> row)
    {
        try
        {
            return row.MoveNext();
        }
        catch (DbException exception)
        {
            throw FaultOf(exception);
        }
    }
}
