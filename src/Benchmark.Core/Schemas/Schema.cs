namespace Benchmark.Core.Schemas;

/// <summary>The fields of a noun, and the file and table that hold its rows.</summary>
/// <param name="File">The file of a data set.</param>
/// <param name="Noun">The noun, when its rows have a table and a history; null for what only stands in a file.</param>
public abstract class Schema(string File, Noun? Noun)
{
    /// <summary>The file of a data set.</summary>
    public string File { get; } = File;

    /// <summary>The noun, when its rows have a table and a history; null for what only stands in a file.</summary>
    public Noun? Noun { get; } = Noun;

    /// <summary>Whether it came after the first edition of the data set: an older one need not have it.</summary>
    public bool IsAddition { get; init; }

    /// <summary>The columns that name a row.</summary>
    public abstract IReadOnlyList<string> Key { get; }

    /// <summary>Every field, in the order of the columns of its file.</summary>
    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>The columns of the file, in the order in which an export writes them. An import reads the header alone.</summary>
    public IReadOnlyList<string> FileColumns => field ??= [.. Fields.Where(each => each.InFiles).Select(each => each.Column!)];

    /// <summary>The columns that a file must have: those of its first edition.</summary>
    public IReadOnlyList<string> RequiredColumns =>
        field ??= [.. Fields.Where(each => each is { InFiles: true, IsAddition: false }).Select(each => each.Column!)];

    /// <summary>The fields of the table, in the order of the columns of the file.</summary>
    public IReadOnlyList<Field> StoredFields => field ??= [.. Fields.Where(each => each.Column is not null)];

    /// <summary>The columns of the table.</summary>
    public IReadOnlyList<string> TableColumns => field ??= [.. StoredFields.Select(each => each.Column!)];
}

/// <summary>The fields of a noun.</summary>
/// <param name="file">The file of a data set.</param>
/// <param name="noun">The noun; null for what only stands in a file.</param>
/// <param name="key">The columns that name a row.</param>
/// <param name="fields">The fields, in the order of the columns of the file.</param>
/// <typeparam name="T">The noun.</typeparam>
public sealed class Schema<T>(string file, Noun? noun, IReadOnlyList<string> key, IReadOnlyList<Field<T>> fields) : Schema(file, noun)
{
    // Exports and staging ask for them row by row.
    private readonly Field<T>[] _stored = [.. fields.Where(field => field.Column is not null)];
    private readonly Field<T>[] _inFiles = [.. fields.Where(field => field.InFiles)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key => key;

    /// <inheritdoc/>
    public override IReadOnlyList<Field<T>> Fields => fields;

    /// <summary>The cells of an item in its file, in the order of <see cref="Schema.FileColumns"/>; empty where there is nothing.</summary>
    public IReadOnlyList<string> Print(T item)
    {
        var cells = new string[_inFiles.Length];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = _inFiles[index].Printed(item);
        return cells;
    }

    /// <summary>The cells of an item in its table, in the order of <see cref="Schema.TableColumns"/>.</summary>
    public object?[] Store(T item)
    {
        var cells = new object?[_stored.Length];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = _stored[index].Stored(item);
        return cells;
    }
}
