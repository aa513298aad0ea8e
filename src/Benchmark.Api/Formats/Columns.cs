using System.Globalization;
using Benchmark.Core.Schemas;

namespace Benchmark.Api.Formats;

/// <summary>How columns are made of others.</summary>
internal static class Columns
{
    /// <summary>Between the items of a cell that holds several. A bar, because commas and semicolons are what other programs cut at.</summary>
    private const string Between = " | ";

    /// <summary>The meaning of a cell with the reasons of what is missing.</summary>
    public static readonly Text NotComputed =
        new("Con số nào trống và vì sao (con số=lý do), cách nhau bằng |", "Which figures are empty and why (figure=reason), separated by |");

    /// <summary>The meaning of a cell with warnings.</summary>
    public static readonly Text Warnings = new("Mã các lưu ý, cách nhau bằng |", "Codes of the warnings, separated by |");

    /// <summary>The fields of a noun, in the order of the keys of its JSON.</summary>
    public static IReadOnlyList<Column<T>> Of<T>(Schema<T> schema) => Of<T, T>(schema);

    /// <summary>The fields of a noun that a row extends, in the order of the keys of its JSON.</summary>
    public static IReadOnlyList<Column<TRow>> Of<TRow, T>(Schema<T> schema)
        where TRow : T =>
    [
        .. schema.Fields
            .Where(field => field.InAnswers)
            .OrderBy(field => PlaceOf(typeof(T), field.Path), StringComparer.Ordinal)
            .Select(field => (field.Type is FieldType.List or FieldType.Computed
                ? new Column<TRow>(field.Path, field.Meaning, row => field.Value(row) is IReadOnlyList<string> items ? Joined(items) : field.Value(row))
                : new Column<TRow>(field.Path, field.Meaning, row => field.Value(row))) with { Holds = field.Holds }),
    ];

    /// <summary>A text in both languages.</summary>
    public static IReadOnlyList<Column<T>> Pair<T>(string name, Text meaning, Func<T, Text?> text) =>
    [
        new($"{name}.vi", new($"{meaning.Vi} (tiếng Việt)", $"{meaning.En} (Vietnamese)"), row => text(row)?.Vi),
        new($"{name}.en", new($"{meaning.Vi} (tiếng Anh)", $"{meaning.En} (English)"), row => text(row)?.En),
    ];

    /// <summary>The sentences about a row; its caveats stand one after the other in one cell.</summary>
    public static IReadOnlyList<Column<T>> Sentences<T>(Func<T, Sentences?> sentences) =>
    [
        .. Pair<T>("headline", new("Một dòng để in", "One line to print"), row => sentences(row)?.Headline),
        .. Pair<T>("narrative", new("Viết thành câu để in", "In sentences to print"), row => sentences(row)?.Narrative),
        .. Pair<T>(
            "caveats",
            new("Điều phải biết khi in", "What must be known beside it"),
            row => sentences(row)?.Caveats is { Count: > 0 } caveats
                ? new Text(string.Join(' ', caveats.Select(caveat => caveat.Text.Vi)), string.Join(' ', caveats.Select(caveat => caveat.Text.En)))
                : null),
        .. Pair<T>("technical", new("Những gì không tính và vì sao", "What is not computed and why"), row => sentences(row)?.Technical),
    ];

    /// <summary>The columns of a part of a row, whose name goes before theirs. Where the part is missing they are empty.</summary>
    /// <param name="columns">The columns of the part by itself.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="meaning">What the part is.</param>
    /// <param name="part">The part of a row.</param>
    public static IEnumerable<Column<T>> Under<T, TPart>(this IEnumerable<Column<TPart>> columns, string name, Text meaning, Func<T, TPart?> part)
        where TPart : class => columns.Select(column => new Column<T>(
            $"{name}.{column.Name}",
            new($"{meaning.Vi}: {Lowered(column.Meaning.Vi)}", $"{meaning.En}: {Lowered(column.Meaning.En)}"),
            row => part(row) is { } found ? column.Value(found) : null)
        {
            IsMeasured = column.IsMeasured,
            Holds = column.Holds,
        });

    /// <summary>The same columns, some of which hold figures in the unit of the indicator.</summary>
    public static IReadOnlyList<Column<T>> Measured<T>(this IEnumerable<Column<T>> columns, params IReadOnlyCollection<string> names) =>
        [.. columns.Select(column => names.Contains(column.Name) ? column with { IsMeasured = true } : column)];

    /// <summary>What one must know of a source to cite it, beside the column that holds its id.</summary>
    public static IReadOnlyList<Column<T>> Cited<T>(string name, Text meaning, Func<T, CitedSource?> source) =>
    [
        .. Pair<T>($"{name}Title", new($"{meaning.Vi}: nhan đề", $"{meaning.En}: title"), row => source(row)?.Title),
        .. Pair<T>($"{name}Issuer", new($"{meaning.Vi}: nơi công bố hoặc ban hành", $"{meaning.En}: who published or adopted it"), row => source(row)?.Issuer),
        new($"{name}Number", new($"{meaning.Vi}: số hiệu văn bản", $"{meaning.En}: number of the document"), row => source(row)?.Number),
        new(
            $"{name}PublishedOn",
            new($"{meaning.Vi}: ngày, tháng hoặc năm, theo mức đã biết", $"{meaning.En}: day, month or year, as far as it is known"),
            row => source(row)?.PublishedOn),
        new($"{name}Url", new($"{meaning.Vi}: địa chỉ", $"{meaning.En}: address"), row => source(row)?.Url),
    ];

    /// <summary>A time as JSON has it.</summary>
    public static string TimeOf(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Several texts in one cell; null when there are none.</summary>
    public static string? Joined(IEnumerable<string> items) => string.Join(Between, items) is { Length: > 0 } joined ? joined : null;

    /// <summary>The codes of warnings in one cell, each once.</summary>
    public static string? Joined(IEnumerable<Warning> warnings) => Joined(warnings.Select(warning => Code.Of(warning.Code)).Distinct());

    /// <summary>Why figures are missing, in one cell: <c>figure=reason</c>.</summary>
    public static string? Joined(IEnumerable<(string Figure, Reason Reason)> missing) =>
        Joined(missing.Select(each => $"{each.Figure}={Code.Of(each.Reason)}"));

    // Where the properties of a path stand among their siblings, one after the other.
    private static string PlaceOf(Type type, string path)
    {
        var place = "";
        foreach (var name in path.Split('.'))
        {
            var properties = (Nullable.GetUnderlyingType(type) ?? type).GetProperties();
            var index = Array.FindIndex(properties, property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                throw new InvalidOperationException($"{type.Name} has no {name} of {path}.");
            place += (char)('a' + index);
            type = properties[index].PropertyType;
        }

        return place;
    }

    private static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
