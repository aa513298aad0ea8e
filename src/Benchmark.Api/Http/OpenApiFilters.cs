using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Api.Formats;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Benchmark.Api.Http;

/// <summary>Describes an operation: its parameters as their kinds describe themselves, its answers with an example of each.</summary>
internal sealed class DescribeOperation : IOperationFilter
{
    private const string Form = "multipart/form-data";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var path = context.ApiDescription.RelativePath!;
        var request = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestDescription>().FirstOrDefault();
        DescribePath(operation, path);
        if (request is not null)
            DescribeParameters(operation, request);
        if (request?.Body is { } body)
            DescribeBody(operation, body, context);
        DescribeAnswers(operation, path, request);
        if (request is not null)
            DescribeFormats(operation, request);
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<ApiKeys>().FirstOrDefault() is { } keys)
            DescribeKey(operation, keys, context.Document);
    }

    private static void DescribeKey(OpenApiOperation operation, ApiKeys keys, OpenApiDocument document)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeys.Scheme, document)] = [] }];
        if (!keys.IsRepeatable)
            return;
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = ApiKeys.Idempotency,
            In = ParameterLocation.Header,
            Description = "Makes a retry safe: the same key with the same body again answers what the first did.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
        });
    }

    private static void DescribeFormats(OpenApiOperation operation, RequestDescription request)
    {
        if (operation.Responses!.GetValueOrDefault("200") is not OpenApiResponse { Content: { } content })
            return;
        foreach (var format in request.Formats.Where(format => format.MadeOf.Count > 0))
        {
            content[format.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format.IsCompressed ? "binary" : null, Description = format.Meaning },
            };
        }
    }

    private static void DescribePath(OpenApiOperation operation, string path)
    {
        if (!path.Contains('{'))
            return;
        // The resource stands before its id, in the plural: provinces/{id}, releases/{id}/changes. Whose id is of another, names that: profiles/{province}.
        var segments = path.Split('/');
        var place = Array.FindIndex(segments, segment => segment.StartsWith('{'));
        var name = segments[place].Trim('{', '}');
        var noun = name == "id" ? segments[place - 1].TrimEnd('s') : name;
        operation.Parameters =
        [
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Description = $"The id of the {noun}, as the list gives it.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = Example.Find(operation.OperationId!)?.Request.Split('/', '?')[place + 1],
            },
        ];
    }

    private static void DescribeParameters(OpenApiOperation operation, RequestDescription request)
    {
        operation.Parameters ??= [];
        foreach (var (name, about, described) in request.Parameters())
        {
            // Of all formats each route has its own.
            var shape = described == FormatParameter.Shape ? Shape.OneOf([.. request.Formats.Select(format => format.Id)]) : described;
            var isList = shape.IsList;
            var value = ValueSchema(shape, isList || about.FollowsHeader ? null : about.Default);
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = isList && about.Default is { } byDefault ? $"{about.Description} Default: {byDefault}." : about.Description,
                Required = about.Required,
                Style = ParameterStyle.Form,
                // A list may be repeated or take commas; explode = false states the second, which is shorter.
                Explode = !isList,
                Schema = isList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
                Example = ExampleOf(shape, about.Example ?? about.Default ?? (shape.Allowed is [var first, ..] ? first : null), isList),
            });
        }
    }

    private static void DescribeBody(OpenApiOperation operation, BodyDescription body, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(body.Type, context.SchemaRepository);
        var example = Example.Find(operation.OperationId!)?.Body;
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "The figures to compute on, or the rows to import.",
            Required = true,
            Content = body.MediaTypes.ToDictionary<string, string, IOpenApiMediaType>(
                mediaType => mediaType,
                mediaType => mediaType == Form ? OfForm(example) : new OpenApiMediaType { Schema = schema, Example = example }),
        };
    }

    // Its parts have names of their own choice; what each file holds is said by its file name.
    private static OpenApiMediaType OfForm(JsonNode? example) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        Example = example,
    };

    private static void DescribeAnswers(OpenApiOperation operation, string path, RequestDescription? request)
    {
        var answers = operation.Responses!;
        // Only an id can be unknown; only a walk through pages can outlive a release.
        if (!path.Contains('{'))
            answers.Remove("404");
        if (operation.RequestBody is null)
        {
            answers.Remove("408");
            answers.Remove("413");
            answers.Remove("415");
        }

        if (request is null || !request.Request.IsAssignableTo(typeof(ListRequest)))
            answers.Remove("410");
        // Only citations and feeds name the host.
        if (request is null || !request.Formats.Any(format => format.IsMadeOf<Citation>() || format.IsMadeOf<Feed>()))
            answers.Remove("421");
        // What always changes has no tag.
        if (request is null && !answers.ContainsKey("304"))
            answers.Remove("412");
        if (request is null)
        {
            answers.Remove("406");
            // A path that is not UTF-8.
            if (!path.Contains('{'))
                answers.Remove("400");
        }

        foreach (var (status, answer) in answers)
        {
            if (status == "304")
            {
                (answer as OpenApiResponse)!.Description = "Nothing changed: the answer that If-None-Match or If-Modified-Since names is still the answer.";
                continue;
            }

            var invalid = request is null ? ProblemKind.BadRequest : operation.RequestBody is null ? ProblemKind.InvalidQuery : ProblemKind.InvalidBody;
            var kind = status == "400" ? invalid
                : status[0] == '2' ? null
                : ProblemKind.OfStatus(int.Parse(status, CultureInfo.InvariantCulture));
            if (answer is OpenApiResponse response)
                response.Description = kind is null ? "The answer." : $"{kind.Title.En}. {kind.Remedy.En}";
            foreach (var content in answer.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                content.Example = kind is null ? Example.Find(operation.OperationId!)?.Response : Example.Find(kind.Slug)?.Response;
        }
    }

    private static OpenApiSchema ValueSchema(Shape shape, string? byDefault) => new()
    {
        Type = shape.Minimum is null ? JsonSchemaType.String : JsonSchemaType.Integer,
        Minimum = shape.Minimum?.ToString(CultureInfo.InvariantCulture),
        Maximum = shape.Maximum?.ToString(CultureInfo.InvariantCulture),
        Pattern = shape.Pattern,
        Format = shape.Format,
        Enum = shape.Allowed.Count > 0 ? [.. shape.Allowed.Select(value => (JsonNode)value)] : null,
        Default = byDefault is null ? null : ValueOf(shape, byDefault),
    };

    private static JsonNode? ExampleOf(Shape shape, string? text, bool isList) =>
        text is null ? null : isList ? new JsonArray([.. text.Split(',').Select(part => ValueOf(shape, part))]) : ValueOf(shape, text);

    private static JsonNode ValueOf(Shape shape, string text) => shape.Minimum is null ? text : int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// Describes a schema as the answers really are: every key is there, what may be null says so also where it is an object or a code, and each code of a closed
/// set is explained.
/// </summary>
internal sealed class DescribeSchema(IReadOnlyList<Assembly> assemblies) : ISchemaFilter
{
    private readonly NullabilityInfoContext _nullability = new();

    private readonly Lazy<IReadOnlyDictionary<string, string>> _members = new(() => assemblies
        .Select(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")))
        .SelectMany(document => document.Descendants("member"))
        .Where(member => member.Attribute("name")!.Value.StartsWith("F:Benchmark.", StringComparison.Ordinal))
        .ToDictionary(
            member => member.Attribute("name")!.Value,
            member => string.Join(' ', (member.Element("summary")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || context.MemberInfo is not null)
            return;
        if (context.Type.IsEnum)
        {
            concrete.Description =
                $"{concrete.Description}\n\n{string.Join('\n', context.Type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Explain))}";
        }

        if (concrete.Properties is not { } properties)
            return;

        concrete.Required = properties.Keys.ToHashSet();
        if (context.Type == typeof(ProblemError) && properties["code"] is OpenApiSchema code)
        {
            code.Enum = [.. ErrorCodes.All.Select(each => (JsonNode)each.Id)];
            code.Description = $"{code.Description}\n\n{string.Join('\n', ErrorCodes.All.Select(each => $"- `{each.Id}`: {each.Meaning.En}"))}";
        }

        foreach (var property in context.Type.GetProperties())
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            if (property.GetCustomAttribute<MayBeLeftOutAttribute>() is not null)
                concrete.Required.Remove(name);
            if (properties.TryGetValue(name, out var value) && value is OpenApiSchemaReference && MayBeNull(property))
                properties[name] = new OpenApiSchema { Description = value.Description, AnyOf = [value, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        }
    }

    private bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && _nullability.Create(property).ReadState == NullabilityState.Nullable);

    private string Explain(FieldInfo member) =>
        $"- `{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name)}`: "
            + $"{_members.Value.GetValueOrDefault($"F:{member.DeclaringType!.FullName}.{member.Name}")}";
}

/// <summary>HEAD is GET without a body; stated once in the description, it would only double every operation id.</summary>
internal sealed class OneOperationPerPath : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var path in swaggerDoc.Paths.Values.OfType<OpenApiPathItem>())
            path.Operations?.Remove(HttpMethod.Head);
    }
}
