using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>What a JSON schema allows, of the words that the schemas of tools use; any other word fails, so that none is passed over.</summary>
internal static class JsonSchema
{
    private static readonly string[] Known = ["type", "required", "properties", "items", "maxItems", "enum", "additionalProperties", "description"];

    /// <summary>What is wrong with a value, each thing with its place; empty where nothing is.</summary>
    public static IEnumerable<string> FaultsOf(JsonNode schema, JsonNode? value, string at = "$")
    {
        foreach (var word in schema.AsObject().Select(each => each.Key).Except(Known))
            yield return $"{at}: the schema says {word}, which is not checked";
        if (schema["type"] is { } type)
        {
            string[] types = type is JsonArray several ? [.. several.Select(each => each!.ToString())] : [type.ToString()];
            if (!types.Any(each => IsOf(each, value)))
                yield return $"{at}: {value?.ToJsonString() ?? "null"} is not {string.Join(" or ", types)}";
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(each => JsonNode.DeepEquals(each, value)))
            yield return $"{at}: {value?.ToJsonString()} is none of {allowed.ToJsonString()}";
        if (value is JsonArray list)
        {
            if (schema["maxItems"]?.GetValue<int>() < list.Count)
                yield return $"{at}: {list.Count} items";
            if (schema["items"] is { } items)
            {
                foreach (var fault in list.Index().SelectMany(each => FaultsOf(items, each.Item, $"{at}[{each.Index}]")))
                    yield return fault;
            }
        }

        if (value is not JsonObject fields)
            yield break;
        foreach (var missing in (schema["required"] as JsonArray ?? []).Select(each => each!.ToString()).Where(name => !fields.ContainsKey(name)))
            yield return $"{at}: {missing} is missing";
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, field) in fields)
        {
            if (properties[name] is { } property)
            {
                foreach (var fault in FaultsOf(property, field, $"{at}.{name}"))
                    yield return fault;
            }
            else if (schema["additionalProperties"]?.GetValue<bool>() == false)
            {
                yield return $"{at}: {name} is not known";
            }
        }
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().Contains('.'),
        _ => false,
    };
}
