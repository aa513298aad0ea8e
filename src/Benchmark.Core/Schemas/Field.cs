using System.Globalization;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Schemas;

/// <summary>
/// A field of a noun, declared once. Headers of files, tables of the database, exports, checksums, lists of changes and the columns of answers follow from it.
/// </summary>
/// <param name="Column">Its column in files and tables, in lower-case words joined by underscores; null when it is computed and stands in no file.</param>
/// <param name="Path">Its path in the JSON of the noun, which is also its header in answers.</param>
/// <param name="Meaning">What stands in it.</param>
/// <param name="Type">What its cells hold.</param>
public abstract record Field(string? Column, string Path, Text Meaning, FieldType Type)
{
    /// <summary>Whether it stands in the files of a data set. What only the tables hold is made from other rows.</summary>
    public bool InFiles { get; init; } = Column is not null;

    /// <summary>Whether it is a column of answers. What is not is a part of another one.</summary>
    public bool InAnswers { get; init; } = true;

    /// <summary>Whether a list of changes names it.</summary>
    public bool InChanges { get; init; } = Column is not null;

    /// <summary>Whether it came after the first edition of its file: older files need not have it.</summary>
    public bool IsAddition { get; init; }

    /// <summary>What a file holds where there is nothing.</summary>
    public string Absent { get; init; } = "";

    /// <summary>What the cells hold of what is computed; of any other field what its type says.</summary>
    public FieldType Holds { get; init; } = Type;

    /// <summary>The noun whose rows its ids are of; null where it is no id of another row, or of one that has no id of its own.</summary>
    public Noun? RefersTo { get; init; }

    /// <summary>What stands between the items of a list; null for any other type.</summary>
    public char? Between { get; init; }

    /// <summary>A text.</summary>
    public static Field<T> Text<T>(string column, Text meaning, Func<T, string?> value) => new(column, PathOf(column), meaning, FieldType.Text, value);

    /// <summary>A text in both languages: the columns <c>name_vi</c> and <c>name_en</c>.</summary>
    public static IEnumerable<Field<T>> Texts<T>(string name, Text meaning, Func<T, Text?> value) =>
    [
        Text<T>($"{name}_vi", new($"{meaning.Vi} (tiếng Việt)", $"{meaning.En} (Vietnamese)"), item => value(item)?.Vi),
        Text<T>($"{name}_en", new($"{meaning.Vi} (tiếng Anh)", $"{meaning.En} (English)"), item => value(item)?.En),
    ];

    /// <summary>The id of another row; of the noun that is named, where it has an id of its own.</summary>
    public static Field<T> Id<T>(string column, Text meaning, Func<T, string?> value, Noun? to = null) =>
        new(column, PathOf(column), meaning, FieldType.Id, value) { RefersTo = to };

    /// <summary>
    /// The id of the row itself, or of the province or indicator it is about. A change carries them beside its fields, so it does not list them.
    /// </summary>
    public static Field<T> Subject<T>(string column, Text meaning, Func<T, string?> value, Noun? to = null) =>
        Id(column, meaning, value, to) with { InChanges = false };

    /// <summary>A member of a closed set.</summary>
    public static Field<T> Code<T, TCode>(string column, Text meaning, Func<T, TCode> value)
        where TCode : struct, Enum => new(column, PathOf(column), meaning, FieldType.Code, item => value(item));

    /// <summary>A member of a closed set whose member for "unknown" is an empty cell.</summary>
    public static Field<T> OptionalCode<T, TCode>(string column, Text meaning, Func<T, TCode> value, TCode unknown)
        where TCode : struct, Enum =>
        Code(column, meaning, value) with { Kept = item => EqualityComparer<TCode>.Default.Equals(value(item), unknown) ? null : value(item) };

    /// <summary>A whole number.</summary>
    public static Field<T> WholeNumber<T>(string column, Text meaning, Func<T, int?> value) =>
        new(column, PathOf(column), meaning, FieldType.WholeNumber, item => value(item));

    /// <summary>A number.</summary>
    public static Field<T> Number<T>(string column, Text meaning, Func<T, decimal?> value) =>
        new(column, PathOf(column), meaning, FieldType.Number, item => value(item));

    /// <summary>A yes or no.</summary>
    public static Field<T> Flag<T>(string column, Text meaning, Func<T, bool> value) =>
        new(column, PathOf(column), meaning, FieldType.Flag, item => value(item));

    /// <summary>A day.</summary>
    public static Field<T> Date<T>(string column, Text meaning, Func<T, DateOnly?> value) =>
        new(column, PathOf(column), meaning, FieldType.Date, item => value(item));

    /// <summary>Several texts or whole numbers in one cell; null where a table has nothing when there are none.</summary>
    public static Field<T> List<T, TItem>(string column, char between, Text meaning, Func<T, IReadOnlyList<TItem>?> value) =>
        new(column, PathOf(column), meaning, FieldType.List, item => value(item)) { Between = between };

    /// <summary>A text, code or list that is computed from other fields and stands in answers alone.</summary>
    public static Field<T> Computed<T>(string path, Text meaning, Func<T, object?> value) =>
        new(null, path, meaning, FieldType.Computed, value) { Holds = FieldType.Text };

    /// <summary>A whole number that is computed.</summary>
    public static Field<T> Computed<T>(string path, Text meaning, Func<T, int?> value) =>
        Computed(path, meaning, (T item) => (object?)value(item)) with { Holds = FieldType.WholeNumber };

    /// <summary>A number that is computed.</summary>
    public static Field<T> Computed<T>(string path, Text meaning, Func<T, decimal?> value) =>
        Computed(path, meaning, (T item) => (object?)value(item)) with { Holds = FieldType.Number };

    /// <summary>A yes or no that is computed.</summary>
    public static Field<T> Computed<T>(string path, Text meaning, Func<T, bool?> value) =>
        Computed(path, meaning, (T item) => (object?)value(item)) with { Holds = FieldType.Flag };

    /// <summary>A text in both languages that is computed and stands in answers alone.</summary>
    public static IEnumerable<Field<T>> ComputedTexts<T>(string path, Text meaning, Func<T, Text?> value) =>
    [
        Computed<T>($"{path}.vi", new($"{meaning.Vi} (tiếng Việt)", $"{meaning.En} (Vietnamese)"), item => value(item)?.Vi),
        Computed<T>($"{path}.en", new($"{meaning.Vi} (tiếng Anh)", $"{meaning.En} (English)"), item => value(item)?.En),
    ];

    /// <summary>The path of a column where no other is given: <c>horizon_stated</c> is <c>horizonStated</c>, <c>note_vi</c> is <c>note.vi</c>.</summary>
    public static string PathOf(string column)
    {
        var language = column.EndsWith("_vi", StringComparison.Ordinal) || column.EndsWith("_en", StringComparison.Ordinal) ? column[^2..] : null;
        var words = (language is null ? column : column[..^3]).Split('_');
        var path = string.Concat(words.Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        return language is null ? path : $"{path}.{language}";
    }

    /// <summary>A value of this field as a file has it.</summary>
    protected string Print(object? value) => value switch
    {
        null => Absent,
        string text => text,
        Enum code => Language.Code.Of(code),
        int number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => Exact.Print(number),
        bool flag => flag ? "yes" : "no",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts => string.Join(Between!.Value, texts),
        IReadOnlyList<int> numbers => string.Join(Between!.Value, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        _ => throw new NotSupportedException($"No cell holds a {value.GetType().Name}."),
    };

    /// <summary>A value of this field as a table has it: a text, a whole number as <see cref="int"/>, a number as <see cref="double"/>, or null.</summary>
    protected object? Store(object? value) => value switch
    {
        null or string or int => value,
        decimal number => (double)number,
        bool flag => flag ? 1 : 0,
        _ => Print(value),
    };
}

/// <summary>A field of a noun.</summary>
/// <param name="Column">Its column in files and tables.</param>
/// <param name="Path">Its path in JSON.</param>
/// <param name="Meaning">What stands in it.</param>
/// <param name="Type">What its cells hold.</param>
/// <param name="Value">
/// Its value: a text, a number, a flag, a date, a member of a closed set or a list of texts or whole numbers; null when there is none.
/// </param>
/// <typeparam name="T">The noun.</typeparam>
public sealed record Field<T>(string? Column, string Path, Text Meaning, FieldType Type, Func<T, object?> Value) : Field(Column, Path, Meaning, Type)
{
    /// <summary>
    /// What files and tables hold, where that is less than what answers say: what can be had from other cells, or means nothing. Null where it is the same.
    /// </summary>
    public Func<T, object?>? Kept { get; init; }

    /// <summary>The cell of an item in a file; empty where there is nothing.</summary>
    public string Printed(T item) => Print((Kept ?? Value)(item));

    /// <summary>The cell of an item in a table: a <see cref="string"/>, an <see cref="int"/>, a <see cref="double"/> or null.</summary>
    public object? Stored(T item) => Store((Kept ?? Value)(item));
}

/// <summary>What the cells of a field hold.</summary>
public enum FieldType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>The id of a row.</summary>
    Id,

    /// <summary>The code of a member of a closed set.</summary>
    Code,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A yes or no.</summary>
    Flag,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Several texts or whole numbers.</summary>
    List,

    /// <summary>What is computed and never stored.</summary>
    Computed,
}
