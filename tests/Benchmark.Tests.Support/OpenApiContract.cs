using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>The OpenAPI document as a test reads it, one operation at a time.</summary>
internal static class OpenApiContract
{
    /// <summary>
    /// The same with everything in its place: shared parameters and answers, the schemas of parameters, the default and the example that are no keywords of
    /// theirs, and the other formats of an answer.
    /// </summary>
    public static JsonNode Plain(JsonNode contract)
    {
        var plain = contract.DeepClone();
        foreach (var operation in plain["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(each => each.Value!))
        {
            var formats = operation["responses"]!["200"]?["x-formats"]?.AsObject() ?? [];
            var own = FormatsOf(operation, formats);
            if (operation["parameters"] is JsonArray parameters)
                operation["parameters"] = new JsonArray([.. parameters.Select(parameter => PlainParameter(contract, parameter!, own))]);
            foreach (var (status, response) in operation["responses"]!.AsObject().ToList())
                operation["responses"]![status] = Resolve(contract, response!).DeepClone();
            // Shown once, as JSON; the same may be sent in every form.
            foreach (var (_, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
                content!["example"] ??= operation["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();
            foreach (var (_, format) in formats)
            {
                var text = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
                operation["responses"]!["200"]!["content"]![format!.Text("mediaType")!] = text;
            }
        }

        return plain;
    }

    /// <summary>What a reference leads to; itself where it is none.</summary>
    public static JsonNode Resolve(JsonNode contract, JsonNode node)
    {
        while ((string?)(node as JsonObject)?["$ref"] is { } reference)
            node = reference[2..].Split('/').Aggregate(contract, (at, step) => at[step]!);
        return node;
    }

    /// <summary>The ids of the formats of an operation: the one that its answer is typed in, then the others.</summary>
    private static string[] FormatsOf(JsonNode operation, JsonObject others)
    {
        var typed = (operation["responses"]!["200"] ?? operation["responses"]!["201"])?["content"]?.AsObject().First().Key;
        return [typed == "image/svg+xml" ? "svg" : "json", .. others.Select(format => format.Key)];
    }

    private static JsonNode PlainParameter(JsonNode contract, JsonNode node, string[] own)
    {
        var parameter = Resolve(contract, node).DeepClone();
        var schema = PlainSchema(contract, parameter["schema"]!);
        parameter["schema"] = schema;
        var list = schema["type"]!.ToString() == "array";
        if (list)
            schema["items"] = PlainSchema(contract, schema["items"]!);
        if ((string?)parameter["name"] == "format")
        {
            schema["enum"] = new JsonArray([.. own.Select(format => (JsonNode)format)]);
            Cut(parameter, $" This route gives {string.Join(", ", own.Select(format => $"`{format}`"))}.");
        }

        if ((string?)parameter["x-example"] is { } example)
        {
            parameter["example"] = list ? new JsonArray([.. example.Split(',').Select(part => (JsonNode)part)]) : example;
            Cut(parameter, $" Example: `{example}`.");
        }

        if ((string?)parameter["x-default"] is { } byDefault)
        {
            schema["default"] = byDefault;
            Cut(parameter, $" Default: `{byDefault}`.");
        }

        return parameter;
    }

    private static JsonNode PlainSchema(JsonNode contract, JsonNode node)
    {
        var schema = Resolve(contract, node).DeepClone();
        if (schema["type"]?.ToString() == "boolean")
            schema["enum"] = new JsonArray("true", "false");
        return schema;
    }

    private static void Cut(JsonNode parameter, string end) => parameter["description"] = parameter.Text("description")!.Replace(end, "");
}
