using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Releases;

/// <summary>The fields of a noun as a list of changes shows them.</summary>
internal static class ChangedFields
{
    /// <summary>The fields that a change can be about.</summary>
    public static IEnumerable<Field> Of(DataTable table) => table.Schema.StoredFields.Where(field => field.InChanges);

    /// <summary>The value of a field in a row that was read as JSON; null when there is no row or nothing in it.</summary>
    public static JsonValue? Read(this Field field, JsonElement? row)
    {
        if (row is not { } cells || cells.GetProperty(field.Column!) is not { ValueKind: not JsonValueKind.Null } cell)
            return null;
        if (field.Type == FieldType.Flag)
            return JsonValue.Create(cell.GetInt32() == 1);
        // As a decimal, a double of up to 15 digits is written as it was given.
        if (cell.ValueKind == JsonValueKind.Number)
            return cell.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create((decimal)cell.GetDouble());
        var text = cell.GetString()!;
        if (field.Between is not { } between)
            return JsonValue.Create(text);
        return text.Length == 0 ? null : JsonValue.Create(text.Replace($"{between}", " | ", StringComparison.Ordinal));
    }
}
