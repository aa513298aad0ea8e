using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;

namespace Benchmark.Api.Mcp;

/// <summary>JSON that is put together by hand.</summary>
internal static class McpJson
{
    /// <summary>A document as it is sent: Vietnamese stays readable.</summary>
    public static string Write(JsonNode node)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = Json.Encoder }))
            node.WriteTo(json);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    /// <summary>A document to be read, without the spaces between its parts.</summary>
    public static JsonElement Compact(string text) => Element(Write(JsonNode.Parse(text)!));

    /// <summary>A document to be read.</summary>
    public static JsonElement Element(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>A field, as a node of its own that can be put elsewhere; null where it is null or missing.</summary>
    public static JsonNode? Copy(this JsonNode? node, string field) => node?[field]?.DeepClone();

    /// <summary>The text of a field; null where it is null or missing.</summary>
    public static string? TextOf(this JsonNode? node, string field) => node?[field]?.GetValue<string>();

    /// <summary>The text of a field that has one in each language; null where it is null or missing.</summary>
    public static string? TextOf(this JsonNode? node, string field, Language language) => node?[field]?[Code.Of(language)]?.GetValue<string>();

    /// <summary>The rows of a list.</summary>
    public static IEnumerable<JsonNode> Rows(this JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];
}
