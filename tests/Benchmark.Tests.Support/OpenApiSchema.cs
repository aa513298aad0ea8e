using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Benchmark.Tests.Support;

/// <summary>What a schema of the OpenAPI document allows.</summary>
internal static class OpenApiSchema
{
    /// <summary>Asserts that a value is as a schema of the document says.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="cut">Where fields were chosen, so that keys may be missing, and names stand that only tables have; null for nowhere.</param>
    public static void Conforms(JsonNode document, JsonNode schema, JsonNode? value, string at, string? cut = null)
    {
        if (schema["$ref"] is not null)
        {
            Conforms(document, OpenApiContract.Resolve(document, schema), value, at, cut);
            return;
        }

        if (schema["oneOf"] is JsonArray forms && schema["properties"] is not null)
        {
            // A document with several forms: the fields that exactly one of them needs are there.
            var fits = forms.Count(form => form!["required"]!.AsArray().All(name => value?[name!.ToString()] is not null));
            Assert.True(fits == 1, $"{at} has {fits} of the forms {forms.ToJsonString()}.");
        }
        else if (schema["oneOf"] is JsonArray choices)
        {
            // Of what may be null the other one says best what is wrong.
            var chosen = choices.Where(choice => (choice!["type"]?.ToString() == "null") == (value is null)).Select(choice => choice!).ToList();
            var fitting = chosen.Count == 1 ? chosen : [.. chosen.Where(choice => IsOfObjects(document, choice) == (value is JsonObject))];
            Assert.True(fitting.Count == 1, $"{at} fits {fitting.Count} of {choices.ToJsonString()}.");
            Conforms(document, fitting[0], value, at, cut);
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
            Assert.True(value is null || codes.Any(code => code!.ToString() == value.ToString()), $"{at}: {value} is none of {codes.ToJsonString()}.");
        if (schema["pattern"] is { } pattern && value is not null)
            Assert.True(Regex.IsMatch(value.ToString(), pattern.ToString()), $"{at}: {value} is not like {pattern}.");
        if (schema["format"]?.ToString() is "date" or "date-time" && value is not null)
            Assert.True(DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _), $"{at}: {value} is no {schema["format"]}.");
        if (value is JsonArray items && schema["items"] is { } itemSchema)
        {
            foreach (var (index, item) in items.Index())
                Conforms(document, itemSchema, item, $"{at}[{index}]", cut);
        }

        if (value is JsonObject fields && schema["properties"] is JsonObject properties)
        {
            var isCut = cut is not null && at.StartsWith(cut, StringComparison.Ordinal);
            // What the document says may be left out is the only thing that may be.
            var required = schema["required"]?.AsArray().Select(name => name!.ToString()) ?? [];
            if (!isCut)
            {
                Assert.Equal(
                    properties.Select(property => property.Key).Where(name => required.Contains(name) || fields.ContainsKey(name)).Order(),
                    fields.Select(field => field.Key).Order());
            }

            foreach (var (name, field) in fields.Where(field => !isCut || properties.ContainsKey(field.Key)))
                Conforms(document, properties[name]!, field, $"{at}.{name}", cut);
        }
    }

    /// <summary>Whether a schema is of objects.</summary>
    private static bool IsOfObjects(JsonNode document, JsonNode schema) => OpenApiContract.Resolve(document, schema)["type"]?.ToString() == "object";
}
