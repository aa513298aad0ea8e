using System.Text.Json;

namespace Benchmark.Api.Formats;

/// <summary>RDF as JSON (JSON-LD 1.1, W3C Recommendation 2020).</summary>
internal static class JsonLd
{
    public const string MediaType = "application/ld+json";

    public static readonly Format Format = new()
    {
        Id = "jsonld",
        MediaType = MediaType,
        Extension = "jsonld",
        Charset = "utf-8",
        MadeOf = [typeof(RdfGraph)],
        Write = (content, stream) => Write(content.Get<RdfGraph>(), stream),
    };

    private static void Write(RdfGraph graph, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Json.Indented);
        json.WriteStartObject();
        json.WriteStartObject("@context");
        foreach (var (name, iri) in graph.Prefixes)
            json.WriteString(name, iri);
        json.WriteEndObject();
        json.WriteStartArray("@graph");
        foreach (var node in graph.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("@id", node.Iri);
            json.WriteStartArray("@type");
            foreach (var type in node.Types)
                json.WriteStringValue(type);
            json.WriteEndArray();
            foreach (var (name, values) in node.ByName)
            {
                json.WriteStartArray(name);
                foreach (var value in values)
                    Write(json, value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RdfValue value)
    {
        json.WriteStartObject();
        json.WriteString(value.IsIri ? "@id" : "@value", value.Text);
        if (value.Language is not null)
            json.WriteString("@language", value.Language);
        if (value.Type is not null)
            json.WriteString("@type", value.Type);
        json.WriteEndObject();
    }
}
