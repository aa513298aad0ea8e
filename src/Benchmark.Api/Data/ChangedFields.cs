using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Core.DataSets;

namespace Benchmark.Api.Data;

/// <summary>A column of a table and the field of the API that shows it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Name">The path of the field in the row.</param>
/// <param name="Read">Its value in a row that was read as JSON; null when there is no row or nothing in it.</param>
internal sealed record ColumnField(string Column, string Name, Func<JsonElement?, JsonValue?> Read);

/// <summary>How the API calls what the columns hold: as a list of changes shows it.</summary>
internal static class ChangedFields
{
    // What names the row or is said beside it; and the direction of a target, which is that of its indicator.
    private static readonly string[] LeftOut = ["id", "province", "indicator"];

    private static readonly Dictionary<(Noun Noun, string Column), string> Names = new()
    {
        [(Noun.Province, "gso")] = "codes.gso",
        [(Noun.Province, "iso")] = "codes.iso",
        [(Noun.Series, "average_start")] = "averageOf.start",
        [(Noun.Series, "average_end")] = "averageOf.end",
        [(Noun.Target, "period_start")] = "period.start",
        [(Noun.Target, "period_end")] = "period.end",
        [(Noun.Target, "band")] = "normalized.band",
        [(Noun.Target, "field_size")] = "normalized.fieldSize",
    };

    private static readonly string[] Flags = ["ratio_scale", "judges_targets", "preferred"];

    // What separates the items of a column that holds several.
    private static readonly Dictionary<string, char> Lists = new() { ["aliases"] = '|', ["breaks"] = ' ' };

    private static readonly Dictionary<DataTable, IReadOnlyList<ColumnField>> Fields = DataTable.All.ToDictionary(
        table => table,
        table => (IReadOnlyList<ColumnField>)[.. table.Columns
            .Where(column => !LeftOut.Contains(column) && !(table == DataTable.Target && column == "direction"))
            .Select(column => new ColumnField(column, NameOf(table.Noun, column), row => Read(row, column)))]);

    /// <summary>The columns of a table that a change can be about.</summary>
    public static IReadOnlyList<ColumnField> Of(DataTable table) => Fields[table];

    private static string NameOf(Noun noun, string column)
    {
        if (Names.TryGetValue((noun, column), out var name))
            return name;
        var (words, language) = column.EndsWith("_vi", StringComparison.Ordinal) || column.EndsWith("_en", StringComparison.Ordinal) ? (column[..^3], $".{column[^2..]}") : (column, "");
        return string.Concat(words.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])) + language;
    }

    private static JsonValue? Read(JsonElement? row, string column)
    {
        if (row is not { } cells || cells.GetProperty(column) is not { ValueKind: not JsonValueKind.Null } cell)
            return null;
        if (Flags.Contains(column))
            return JsonValue.Create(cell.GetInt32() == 1);
        // A decimal says a double of up to 15 digits as it was written.
        if (cell.ValueKind == JsonValueKind.Number)
            return cell.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create((decimal)cell.GetDouble());
        var text = cell.GetString()!;
        if (!Lists.TryGetValue(column, out var between))
            return JsonValue.Create(text);
        return text.Length == 0 ? null : JsonValue.Create(text.Replace($"{between}", " | ", StringComparison.Ordinal));
    }
}
