using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>The rows that the table of a route must have, made from its JSON answer alone.</summary>
internal static class TableRows
{
    // Lists within a row that have lists within them, and claims, which would change every line of a file with each release.
    private static readonly string[] NotInTables = ["explain", "trajectory", "trajectoryRows", "claim"];

    /// <summary>The rows of all pages.</summary>
    public static async Task<IReadOnlyList<JsonObject>> Of(BenchmarkApi api, string path)
    {
        var rows = new List<JsonObject>();
        for (var link = path; link is not null;)
        {
            var answer = await api.Get(link);
            rows.AddRange(Rows(path, answer["data"]!));
            link = answer.Text("links.next");
        }

        return rows;
    }

    /// <summary>What stands at the path a column is named by; false when it is no path of the row.</summary>
    public static bool TryFind(JsonObject row, string column, out JsonNode? value)
    {
        value = row;
        foreach (var step in column.Split('.'))
        {
            // What is missing has no parts.
            if (value is null)
                return true;
            // Caveats stand in one cell, one after the other.
            if (value is JsonArray caveats && step is "vi" or "en")
                return IsText(caveats.Count == 0 ? null : string.Join(' ', caveats.Select(caveat => caveat!.Text($"text.{step}"))), out value);
            if (value is not JsonObject at || !at.TryGetPropertyValue(step, out value))
                return false;
        }

        return value is null or JsonValue
            || value is JsonArray items && items.All(item =>
                item is JsonValue || item!["figure"] is not null || item["message"] is not null || item["known"] is not null);
    }

    /// <summary>The paths of all numbers and texts of a row, lists of objects aside.</summary>
    public static IEnumerable<string> Leaves(JsonNode row, string path = "") => row switch
    {
        JsonObject parts => parts.Where(part => part.Value is not null && !NotInTables.Contains(part.Key))
            .SelectMany(part => Leaves(part.Value!, path.Length == 0 ? part.Key : $"{path}.{part.Key}")),
        JsonArray => [],
        _ => [path],
    };

    /// <summary>How a cell says it: several items in one cell with bars between them.</summary>
    public static object? Cell(JsonNode? value) => value switch
    {
        null => null,
        JsonArray { Count: 0 } => null,
        JsonArray items => string.Join(" | ", items.Select(Item).Distinct()),
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Number => value.GetValue<decimal>(),
            System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
            _ => value.GetValue<bool>(),
        },
    };

    /// <summary>A cell as CSV writes it.</summary>
    public static string Print(object? cell) => cell switch
    {
        null => "",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string text when text.Length > 0 && "=+-@\t\r\n".Contains(text[0]) => $"'{text}",
        _ => (string)cell,
    };

    private static bool IsText(string? text, out JsonNode? value)
    {
        value = text is null ? null : JsonValue.Create(text);
        return true;
    }

    private static string Item(JsonNode? item) => item switch
    {
        JsonValue => item.ToString(),
        JsonObject warning when warning.ContainsKey("code") => warning.Text("code")!,
        JsonObject field when field.ContainsKey("known") => $"{field.Text("series")} {field.Text("year")} {field.Text("known")}/{field.Text("units")}",
        _ => $"{item!.Text("figure")}={item!.Text("reason")}",
    };

    private static IEnumerable<JsonObject> Rows(string path, JsonNode data) => path.Split('?')[0] switch
    {
        "/v1/comparisons" => data.Items("rows").SelectMany(row => row.Items("cells").Append(row["referenceCell"]).Where(cell => cell is not null).Select(cell =>
        {
            var line = Merge(Without(row, "cells", "referenceCell", "notComputed", "warnings"), cell!);
            line["isReference"] = cell == row["referenceCell"];
            return line;
        })),
        "/v1/rankings" => data.Items("rows").Concat(data.Items("excluded")).Select(row => Merge(Without(data, "rows", "excluded", "notComputed"), row)),
        "/v1/scorecards" => data.Items("entities").SelectMany(entity => entity.At("parts")!.AsArray().DefaultIfEmpty().Select(part =>
        {
            var line = Merge(Without(data, "entities", "evidence", "weights", "robustness", "warnings"), Without(entity, "parts", "weightDraws"));
            line["parts"] = part?.DeepClone();
            line["evidence"] = null;
            if (part is null)
                return line;
            line["evidence"] = Without(
                data.Items("evidence").Single(each => each.Text("province") == entity.Text("id") && each.Text("indicator") == part.Text("component")),
                "province",
                "indicator",
                "score",
                "missing");
            if (line["leaveOneOut"] is JsonObject leaveOneOut)
            {
                leaveOneOut["byDropped"] =
                    Without(leaveOneOut.Items("byDropped").Single(each => each.Text("component") == part.Text("component")), "component");
            }

            return line;
        })),
        _ => data.AsArray().Select(row => row!.AsObject()),
    };

    private static JsonObject Without(JsonNode node, params string[] keys) => Merge(
        [],
        new JsonObject(node.AsObject().Where(field => !keys.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))));

    private static JsonObject Merge(JsonObject row, JsonNode part)
    {
        foreach (var (name, value) in part.AsObject())
            row[name] = value?.DeepClone();
        return row;
    }
}
