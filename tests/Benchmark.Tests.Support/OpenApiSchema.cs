using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>What a schema of the OpenAPI document allows.</summary>
internal static class OpenApiSchema
{
    /// <summary>Asserts that a value is as a schema of the document says.</summary>
    public static void Conforms(JsonNode document, JsonNode schema, JsonNode? value, string at)
    {
        if (schema["$ref"] is { } reference)
        {
            Conforms(document, document["components"]!["schemas"]![reference.ToString()["#/components/schemas/".Length..]]!, value, at);
            return;
        }

        if (schema["anyOf"] is JsonArray choices)
        {
            if (value is not null)
                Conforms(document, choices[0]!, value, at);
            return;
        }

        string[] types = schema["type"] is JsonArray several ? [.. several.Select(type => type!.ToString())] : [schema["type"]?.ToString() ?? "any"];
        var actual = value switch
        {
            null => "null",
            JsonObject => "object",
            JsonArray => "array",
            _ => value.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.String => "string",
                System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
                _ => value.ToJsonString().Contains('.') || !types.Contains("integer") ? "number" : "integer",
            },
        };
        Assert.True(types.Contains(actual), $"{at} is {actual}, the document says {string.Join(" or ", types)}.");
        if (schema["enum"] is JsonArray codes)
            Assert.Contains(value!.ToString(), codes.Select(code => code!.ToString()));
        if (value is JsonArray items && schema["items"] is { } itemSchema)
        {
            foreach (var (index, item) in items.Index())
                Conforms(document, itemSchema, item, $"{at}[{index}]");
        }

        if (value is JsonObject fields && schema["properties"] is JsonObject properties)
        {
            // What the document says may be left out is the only thing that may be.
            var required = schema["required"]?.AsArray().Select(name => name!.ToString()) ?? properties.Select(property => property.Key);
            Assert.Equal(
                properties.Select(property => property.Key).Where(name => required.Contains(name) || fields.ContainsKey(name)).Order(),
                fields.Select(field => field.Key).Order());
            foreach (var (name, field) in fields)
                Conforms(document, properties[name]!, field, $"{at}.{name}");
        }
    }
}
