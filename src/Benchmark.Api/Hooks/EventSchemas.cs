using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Hooks;

/// <summary>Describes what the events say that hooks are told of, as their <c>dataschema</c> names it.</summary>
internal static class EventSchemas
{
    private static readonly JsonSchemaExporterOptions Described = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>Where the schema of a kind of event is.</summary>
    public static string PathOf(EventKind kind) => $"/schemas/{kind.Name}.json";

    /// <summary>Serves them.</summary>
    public static void MapEventSchemas(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in EventKind.All)
        {
            var schema = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(SchemaOf(kind).ToJsonString()));
            routes.MapMethods(
                PathOf(kind),
                [HttpMethods.Get, HttpMethods.Head],
                http => new FixedAnswer(schema.Value, "application/schema+json").ExecuteAsync(http));
        }
    }

    private static JsonObject SchemaOf(EventKind kind)
    {
        var schema = EventJson.Written.Options.GetJsonSchemaAsNode(kind.Data, Described).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", kind.Type);
        return schema;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var described = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (node is JsonObject fields && described.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute text, ..])
            fields.Insert(0, "description", text.Description);
        return node;
    }
}
