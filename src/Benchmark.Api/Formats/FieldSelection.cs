using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmark.Api.Formats;

/// <summary>The fields that a request asks for, by the paths that are the headers of a CSV.</summary>
/// <param name="Paths">What was asked for, in its order: a path, or the beginning of several.</param>
/// <param name="Columns">The columns of the table that these mean, in the same order.</param>
internal sealed record FieldSelection(IReadOnlyList<string> Paths, IReadOnlyList<string> Columns)
{
    /// <summary>Whether a path means a column: it is its name, or the beginning of it.</summary>
    public static bool Means(string path, string column) => column == path || column.StartsWith($"{path}.", StringComparison.Ordinal);
}

/// <summary>
/// Picks fields out of an answer as it stands in JSON. A row keeps the fields asked for, each where it stood, in the order asked. What only a table has, such
/// as the name behind an id, is put under its path. The frame of an answer stays: the rows, and in a comparison the columns and the cells.
/// </summary>
/// <param name="selection">What is asked for.</param>
/// <param name="table">The answer as a table.</param>
internal sealed class FieldPicker(FieldSelection selection, Table? table)
{
    private const string Rows = "rows";
    private const string Excluded = "excluded";
    private const string Cells = "cells";
    private const string ReferenceCell = "referenceCell";

    // Each path, and its place among the columns where a table alone has it; -1 for what stands in JSON.
    private (string[] Path, int Place)[] _paths = [];
    private IEnumerator<TableRow>? _lines;

    /// <summary>The data of an answer with the fields asked for.</summary>
    public JsonNode Pick(JsonElement data)
    {
        var rows = data.ValueKind == JsonValueKind.Array ? data : data.GetProperty(Rows);
        var samples = LeavesOf(rows).Take(1).Concat(data.ValueKind == JsonValueKind.Object && data.TryGetProperty(Excluded, out var others)
            ? others.EnumerateArray().Take(1)
            : []).ToList();
        LocateIn([.. samples, .. rows.EnumerateArray().Take(1), .. data.ValueKind == JsonValueKind.Object ? [data] : Array.Empty<JsonElement>()]);
        try
        {
            if (data.ValueKind == JsonValueKind.Array)
                return new JsonArray([.. data.EnumerateArray().Select(row => (JsonNode)Leaf(row))]);
            var isMatrix = rows.EnumerateArray().Any(row => row.TryGetProperty(Cells, out _));
            // A table keeps of its own fields those asked for; a matrix keeps its columns, without which its cells mean nothing.
            var picked = isMatrix ? [] : Own(data);
            foreach (var part in data.EnumerateObject())
            {
                if (part.Name is Rows or Excluded)
                    picked[part.Name] = new JsonArray([.. part.Value.EnumerateArray().Select(row => (JsonNode)(isMatrix ? Line(row) : Leaf(row)))]);
                else if (isMatrix)
                    picked[part.Name] = NodeOf(part.Value);
            }

            return picked;
        }
        finally
        {
            _lines?.Dispose();
        }
    }

    /// <summary>The rows of a list with the fields asked for, one by one.</summary>
    public IEnumerable<JsonNode> PickEach(IEnumerable<JsonElement> rows)
    {
        var isLocated = false;
        try
        {
            foreach (var row in rows)
            {
                if (!isLocated)
                    LocateIn([row]);
                isLocated = true;
                yield return Leaf(row);
            }
        }
        finally
        {
            _lines?.Dispose();
        }
    }

    /// <summary>Every text that stands in data: what is named beside them must be among these.</summary>
    public static HashSet<string> TextsIn(JsonNode? node)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Gather(node, texts);
        return texts;
    }

    private static void Gather(JsonNode? node, HashSet<string> texts)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                    Gather(item, texts);
                break;
            case JsonObject fields:
                foreach (var field in fields)
                    Gather(field.Value, texts);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                texts.Add(value.GetValue<string>());
                break;
        }
    }

    private static IEnumerable<JsonElement> LeavesOf(JsonElement rows) =>
        rows.EnumerateArray().SelectMany<JsonElement, JsonElement>(row => row.TryGetProperty(Cells, out var cells) ? cells.EnumerateArray() : [row]);

    // All keys are always present, so one row says which there are.
    private void LocateIn(IReadOnlyList<JsonElement> samples)
    {
        _paths = [.. selection.Paths.SelectMany(
            path => path.Split('.') is var steps && samples.Any(sample => Has(sample, steps)) ? [(steps, -1)] : InTable(path))];
        if (table is not null && _paths.Any(path => path.Place >= 0))
            _lines = table.Rows.GetEnumerator();
    }

    private IEnumerable<(string[] Path, int Place)> InTable(string path) => (table?.Columns ?? []).Index()
        .Where(column => FieldSelection.Means(path, column.Item.Name))
        .Select(column => (column.Item.Name.Split('.'), column.Index));

    private static bool Has(JsonElement element, ReadOnlySpan<string> path) =>
        element.TryGetProperty(path[0], out var value) && (path.Length == 1 || value.ValueKind != JsonValueKind.Object || Has(value, path[1..]));

    /// <summary>A row of a comparison: what holds for all of it, and its cells.</summary>
    private JsonObject Line(JsonElement row)
    {
        var line = Own(row);
        line[Cells] = new JsonArray([.. row.GetProperty(Cells).EnumerateArray().Select(cell => (JsonNode)Leaf(cell))]);
        var reference = row.GetProperty(ReferenceCell);
        line[ReferenceCell] = reference.ValueKind == JsonValueKind.Null ? null : Leaf(reference);
        return line;
    }

    /// <summary>A row of a table: its own fields, and those that a table alone has.</summary>
    private JsonObject Leaf(JsonElement row) => Fields(row, _lines?.MoveNext() == true ? _lines.Current.Cells : null);

    private JsonObject Own(JsonElement element) => Fields(element, null);

    private JsonObject Fields(JsonElement element, object?[]? cells)
    {
        var fields = new JsonObject();
        foreach (var (path, place) in _paths)
        {
            if (place >= 0 && cells is not null)
                Put(fields, path, NodeOf(cells[place]));
            else if (place < 0 && Has(element, path))
                Copy(fields, path, element);
        }

        return fields;
    }

    private static void Copy(JsonObject to, ReadOnlySpan<string> path, JsonElement from)
    {
        var value = from.GetProperty(path[0]);
        // What has no parts is taken as it is: null, or a list.
        if (path.Length == 1 || value.ValueKind != JsonValueKind.Object)
        {
            to[path[0]] = NodeOf(value);
            return;
        }

        if (to[path[0]] is not JsonObject part)
            to[path[0]] = part = [];
        Copy(part, path[1..], value);
    }

    private static void Put(JsonObject to, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length == 1)
        {
            to[path[0]] = value;
            return;
        }

        // The part of a row that is missing has no names either.
        if (to.TryGetPropertyValue(path[0], out var there) && there is null)
            return;
        if (there is not JsonObject part)
            to[path[0]] = part = [];
        Put(part, path[1..], value);
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonValue? NodeOf(object? cell) => cell switch
    {
        null => null,
        string text => JsonValue.Create(text),
        decimal number => JsonValue.Create(Core.Numbers.Exact.Normalize(number)),
        int number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"No cell holds a {cell.GetType().Name}."),
    };
}
