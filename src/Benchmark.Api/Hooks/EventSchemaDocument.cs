using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Hooks;

/// <summary>Describes what the events say that hooks are told of, as their <c>dataschema</c> names it (JSON Schema 2020-12).</summary>
internal sealed class EventSchemaDocument(PublicAddress known) : StandardDocument(known)
{
    private static readonly JsonSchemaExporterOptions Described = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    private static readonly Lazy<Dictionary<string, byte[]>> Schemas =
        new(() => EventKind.All.ToDictionary(PathOf, kind => Encoding.UTF8.GetBytes(SchemaOf(kind).ToJsonString())));

    public override IReadOnlyList<string> Paths => [.. EventKind.All.Select(PathOf)];

    protected override bool NeedsHost => false;

    /// <summary>Where the schema of a kind of event is.</summary>
    public static string PathOf(EventKind kind) => $"/schemas/{kind.Name}.json";

    protected override Task<IResult> AnswerAsync(HttpContext http, string address) =>
        Task.FromResult<IResult>(new FixedAnswer(Schemas.Value[RouteOf(http)], "application/schema+json"));

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
