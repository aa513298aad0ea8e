using System.Data.Common;
using Benchmark.Core.Schemas;

namespace Benchmark.Data;

/// <summary>
/// A database. A dialect defines what differs from one kind to the other: how it is opened, what its transactions and faults are called, the words of SQL that
/// are its own. Everything else is written once.
/// </summary>
/// <param name="name">What it is called at the terminal.</param>
internal abstract class Database(string name)
{
    /// <summary>What it is called at the terminal: its file, or its address without a password.</summary>
    public string Name => name;

    /// <summary>What files and folders that belong to it are named after.</summary>
    public abstract string Stem { get; }

    /// <summary>
    /// Whether several programs serve from it. Its schema is then brought forward by the verb alone: programs of before may go on reading meanwhile.
    /// </summary>
    public abstract bool IsShared { get; }

    /// <summary>The database itself, where this one may be a copy of it that follows and can only be read.</summary>
    public virtual Database Primary => this;

    /// <summary>The same, for looks that must not wait until others have read.</summary>
    public virtual Database ForLooks => this;

    /// <summary>The tools of its operators that copy it; null where this program does.</summary>
    public virtual BackupTools? Tools => null;

    /// <summary>The folder of its migrations.</summary>
    public abstract string Scripts { get; }

    /// <summary>What stands behind the columns of every table.</summary>
    public abstract string TableOptions { get; }

    /// <summary>How often another database was found in the place of the one before.</summary>
    public abstract int Openings { get; }

    /// <summary>An expression that has another value when the whole content was replaced, whatever the newest release is.</summary>
    public abstract string SchemaMark { get; }

    /// <summary>Whether statements stay prepared when their connection is given back; otherwise who asks often keeps the connection.</summary>
    public abstract bool KeepsStatements { get; }

    /// <summary>How many bytes may still be written where it is; 0 where that is gone, null where this machine cannot know.</summary>
    public abstract long? FreeBytes { get; }

    /// <summary>Whether there is one; an empty one is none.</summary>
    public abstract ValueTask<bool> ExistsAsync(CancellationToken cancellation);

    /// <summary>A connection that can change nothing; requests use no other.</summary>
    public abstract ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellation);

    /// <summary>A connection for migrations and keys; makes the database where there is none and the dialect can.</summary>
    public abstract ValueTask<DbConnection> OpenForWritingAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that sees one state throughout and waits for no other.</summary>
    public abstract ValueTask<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins the transaction of the one who writes.</summary>
    public abstract ValueTask<DbTransaction> BeginWritingAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Translates an error code of the database into a sentence.</summary>
    public abstract StorageFault FaultOf(DbException exception);

    /// <summary>A table itself, where a view hides it.</summary>
    public abstract string Own(string table);

    /// <summary>That a value is one of a list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="list">The name of the parameter that is the list, with its sign. It must be an array.</param>
    public abstract string IsIn(string value, string list);

    /// <summary>An object of JSON, as text.</summary>
    public abstract string Json(IEnumerable<(string Key, string Value)> fields);

    /// <summary>The type of a column that holds what a field says.</summary>
    public abstract string TypeOf(FieldType type);

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

    /// <summary>Refuses to write through a staging connection into what is no longer the database.</summary>
    /// <exception cref="StorageFault">Another one, or none, stands in its place.</exception>
    public abstract void ThrowIfMoved(DbConnection staging);

    /// <summary>What is done when an import was committed.</summary>
    /// <param name="staging">The connection.</param>
    /// <param name="rows">How many rows it changed.</param>
    public abstract Task SettleAsync(DbConnection staging, int rows);

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

    /// <summary>
    /// Checks every page once, where there are pages and that does not take long. The program does so at its start and relies on it afterwards.
    /// </summary>
    /// <exception cref="StorageFault">It is damaged.</exception>
    public abstract Task CheckPagesAsync(CancellationToken cancellation);

    /// <summary>Waits for news of releases until it is canceled; ends at once where there are none and a look now and then is all there is.</summary>
    /// <param name="heard">What is done when something was published or withdrawn.</param>
    /// <param name="cancellation">Ends it.</param>
    public abstract Task ListenAsync(Action heard, CancellationToken cancellation);

    /// <summary>Closes what is kept open for the next connection.</summary>
    public abstract void Close();

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
            await SettleWritingAsync(connection);
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

    /// <summary>What is done when something was written.</summary>
    protected abstract Task SettleWritingAsync(DbConnection connection);

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
