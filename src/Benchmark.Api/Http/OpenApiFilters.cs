using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Api.Formats;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Benchmark.Api.Http;

/// <summary>Describes an operation: its parameters as their kinds describe themselves, its answers with an example of each.</summary>
internal sealed class DescribeOperation(CodeMeanings meanings) : IOperationFilter
{
    private const string Form = "multipart/form-data";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var path = context.ApiDescription.RelativePath!;
        var request = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestDescription>().FirstOrDefault();
        DescribePath(operation, path);
        if (request is not null)
            DescribeParameters(operation, request, context);
        if (request?.Body is { } body)
            DescribeBody(operation, body, context);
        var follows = context.ApiDescription.ActionDescriptor.EndpointMetadata.Contains(FollowsAddress.Given);
        var isOfRelease = context.ApiDescription.ActionDescriptor.EndpointMetadata.Contains(OfRelease.Newest);
        DescribeAnswers(operation, path, request, isOfRelease, follows, context.Document);
        if (operation.Responses!.ContainsKey("304"))
            (operation.Parameters ??= []).Add(new OpenApiParameterReference(SharedParts.IfNoneMatch, context.Document));
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

    /// <summary>
    /// The answer in other formats stands beside that in JSON as text: a client that were given a type for each would have none, since the parameter decides
    /// between them.
    /// </summary>
    private static void DescribeFormats(OpenApiResponse response, RequestDescription request)
    {
        var others = request.Formats.Skip(1).ToList();
        if (others.Count == 0)
            return;
        response.Description += " Other formats, by `format` or `Accept`: "
            + $"{string.Join(", ", others.Select(format => $"`{format.Id}` ({format.MediaType})"))}.";
        response.AddExtension(
            "x-formats",
            new JsonNodeExtension(new JsonObject(others.Select(format => KeyValuePair.Create<string, JsonNode?>(format.Id, new JsonObject
            {
                ["mediaType"] = format.MediaType,
                ["description"] = format.Meaning,
            })))));
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

    private void DescribeParameters(OpenApiOperation operation, RequestDescription request, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        foreach (var (name, about, shape) in request.Parameters())
        {
            var value = SchemaOf(shape, context);
            var parameter = new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = Describe(name, about, request),
                Required = about.Required,
                Style = ParameterStyle.Form,
                // A list may be repeated or take commas; explode = false states the second, which is shorter.
                Explode = !shape.IsList,
                Schema = shape.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
                // What the page of the contract fills in is sent: of what may be left out that is nothing.
                Example = about.Required ? ParameterSchemas.ExampleOf(shape, about.Example) : null,
            };
            if (DefaultOf(name, about, request) is { } byDefault)
                parameter.AddExtension("x-default", new JsonNodeExtension(byDefault));
            if (about.Example is { } example && !about.Required)
                parameter.AddExtension("x-example", new JsonNodeExtension(example));
            operation.Parameters.Add(parameter);
        }
    }

    private IOpenApiSchema SchemaOf(Shape shape, OperationFilterContext context)
    {
        if (shape.Enumeration is not { } enumeration)
            return ParameterSchemas.Of(shape, shape.Name, null, context);
        // One that stands in no answer is unknown to the writer of JSON, by which schemas are made otherwise.
        if (context.SchemaRepository.TryLookupByType(enumeration, out var known))
            return known;
        context.SchemaRepository.RegisterType(enumeration, SchemaNames.Of(enumeration));
        return ParameterSchemas.Of(shape, SchemaNames.Of(enumeration), meanings.Of(enumeration), context);
    }

    private static string Describe(string name, ParameterAttribute about, RequestDescription request)
    {
        var text = about.Description;
        // Of all formats each route has its own.
        if (name == "format")
            text += $" This route gives {string.Join(", ", request.Formats.Select(format => $"`{format.Id}`"))}.";
        if (DefaultOf(name, about, request) is { } byDefault)
            text += $" Default: `{byDefault}`.";
        return about.Example is { } example && !about.Required ? $"{text} Example: `{example}`." : text;
    }

    // Each route has a format of its own that comes first.
    private static string? DefaultOf(string name, ParameterAttribute about, RequestDescription request) =>
        name == "format" ? request.Formats[0].Id : about.Default;

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
                mediaType => mediaType == Json.Format.MediaType ? new OpenApiMediaType { Schema = schema, Example = example } : OfText(mediaType)),
        };
    }

    // The parts of a form have names of their own choice; what each file holds is said by its file name.
    private static OpenApiMediaType OfText(string mediaType) => new()
    {
        Schema = mediaType == Form
            ? new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } }
            : new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeAnswers(
        OpenApiOperation operation,
        string path,
        RequestDescription? request,
        bool isOfRelease,
        bool follows,
        OpenApiDocument document)
    {
        var answers = operation.Responses!;
        // Only an id or an address can be unknown; only a walk through pages can outlive a release.
        if (!path.Contains('{') && !follows)
            answers.Remove("404");
        // What is only read changes nothing, and a key that may not read is as good as none.
        if (operation.RequestBody is null)
        {
            answers.Remove("201");
            answers.Remove("403");
            answers.Remove("409");
            answers.Remove("408");
            answers.Remove("413");
            answers.Remove("415");
        }

        if (request is not { IsPaged: true })
            answers.Remove("410");
        // Only citations and feeds name the host.
        if (!follows && (request is null || !request.Formats.Any(format => format.IsMadeOf<Citation>() || format.IsMadeOf<Feed>())))
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

        answers["405"] = new OpenApiResponse();
        var isKept = answers.ContainsKey("304");
        var ordered = new OpenApiResponses();
        foreach (var (status, answer) in answers.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var invalid = request is null ? ProblemKind.BadRequest : operation.RequestBody is null ? ProblemKind.InvalidQuery : ProblemKind.InvalidBody;
            if (status == "304")
                ordered[status] = new OpenApiResponseReference(SharedParts.NotModified, document);
            else if (status[0] == '2' && answer is OpenApiResponse response)
            {
                response.Description = status == "201" ? "The answer: a release was made." : "The answer.";
                response.Headers = SharedParts.HeadersOf(document, SharedParts.OfAnswer(status, isKept, isOfRelease, request));
                foreach (var content in answer.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                    content.Example = Example.Find(operation.OperationId!)?.Response;
                if (status == "200" && request is not null)
                    DescribeFormats(response, request);
                ordered[status] = response;
            }
            else
            {
                var kind = status == "400" ? invalid : ProblemKind.OfStatus(int.Parse(status, CultureInfo.InvariantCulture));
                ordered[status] = new OpenApiResponseReference(SharedParts.NameOf(kind), document);
            }
        }

        operation.Responses = ordered;
    }
}

/// <summary>The schemas of parameters: what several parameters take has one name, whatever they are called.</summary>
internal static class ParameterSchemas
{
    public static IOpenApiSchema Of(Shape shape, string? name, string? meaning, OperationFilterContext context)
    {
        if (name is null)
            return Inline(shape, null);
        if (!context.SchemaRepository.Schemas.ContainsKey(name))
            context.SchemaRepository.AddDefinition(name, Inline(shape, meaning ?? shape.Meaning ?? MeaningOf(shape)));
        return new OpenApiSchemaReference(name, context.Document);
    }

    public static JsonNode? ExampleOf(Shape shape, string? text) =>
        text is null ? null : shape.IsList ? new JsonArray([.. text.Split(',').Select(part => ValueOf(shape, part))]) : ValueOf(shape, text);

    private static OpenApiSchema Inline(Shape shape, string? meaning) => new()
    {
        Description = meaning,
        Type = shape.Minimum is not null ? JsonSchemaType.Integer : shape == Shape.Flag ? JsonSchemaType.Boolean : JsonSchemaType.String,
        Minimum = shape.Minimum?.ToString(CultureInfo.InvariantCulture),
        Maximum = shape.Maximum?.ToString(CultureInfo.InvariantCulture),
        Pattern = shape.Pattern,
        Format = shape.Format,
        Enum = shape.Allowed.Count > 0 && shape != Shape.Flag ? [.. shape.Allowed.Select(value => (JsonNode)value)] : null,
    };

    private static string MeaningOf(Shape shape) =>
        shape == Shape.Flag ? "`true` or `false`; `1` and `0` mean the same."
        : shape.Minimum is { } least ? $"A whole number from {least} to {shape.Maximum}."
        : shape.Format == Shape.Day.Format ? "A day: `2025-07-01`."
        : shape.Pattern is { } pattern ? $"A text of the form `{pattern}`."
        : $"One of {string.Join(", ", shape.Allowed.Select(value => $"`{value}`"))}.";

    private static JsonNode ValueOf(Shape shape, string text) => shape.Minimum is null ? text : int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// Describes a schema as the answers really are: every key is there, what may be null says so also where it is an object or a code, and each code of a closed
/// set is explained.
/// </summary>
internal sealed class DescribeSchema(CodeMeanings meanings, IReadOnlyDictionary<string, ValueSet> sets) : ISchemaFilter
{
    private readonly NullabilityInfoContext _nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || context.MemberInfo is not null)
            return;
        if (context.Type.IsEnum)
            concrete.Description = meanings.Of(context.Type);

        if (concrete.Properties is not { } properties)
            return;

        concrete.Required = properties.Keys.ToHashSet();
        var id = SchemaNames.Of(context.Type);
        foreach (var property in context.Type.GetProperties())
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            if (property.GetCustomAttribute<MayBeLeftOutAttribute>() is not null)
                concrete.Required.Remove(name);
            if (!properties.TryGetValue(name, out var value))
                continue;
            if (ValueSet.Of(id, name, sets) is { } set)
                properties[name] = value = In(set, value, context);
            if (property.GetCustomAttribute<InOneOrBothLanguagesAttribute>() is not null)
            {
                var text = context.SchemaGenerator.GenerateSchema(typeof(Text), context.SchemaRepository);
                properties[name] = new OpenApiSchema { Description = value.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.String }, text] };
            }

            if (value is OpenApiSchemaReference && MayBeNull(property))
                properties[name] = OrNull(value);
        }

        var forms = context.Type.GetCustomAttributes<OneOfFieldsAttribute>().ToList();
        if (forms.Count > 0)
            concrete.OneOf = [.. forms.Select(form => FormOf(form, properties))];

        if (context.Type == typeof(ProblemDocument) && properties["detail"] is OpenApiSchema detail)
        {
            // What a client that Kiota made calls its exception.
            detail.AddExtension("x-ms-primary-error-message", new JsonNodeExtension(true));
        }
    }

    /// <summary>One form of a document: the fields it needs, which are not null in it.</summary>
    private static OpenApiSchema FormOf(OneOfFieldsAttribute form, IDictionary<string, IOpenApiSchema> properties) => new()
    {
        Required = form.Names.ToHashSet(),
        Properties = form.Names.ToDictionary(
            name => name,
            IOpenApiSchema (name) => new OpenApiSchema { Type = properties[name].Type & ~JsonSchemaType.Null }),
    };

    /// <summary>The same, or null. Exactly one, and null last: several generators understand nothing else.</summary>
    public static OpenApiSchema OrNull(IOpenApiSchema value) =>
        new() { Description = value.Description, OneOf = [value, new OpenApiSchema { Type = JsonSchemaType.Null }] };

    private static IOpenApiSchema In(ValueSet set, IOpenApiSchema value, SchemaFilterContext context)
    {
        if (value is not OpenApiSchema { Type: { } type } text)
            return value;
        if (set.Codes.Count == 0)
        {
            // A name for a form of text only hides from a generator that it is text.
            text.Pattern = type.HasFlag(JsonSchemaType.String) ? set.Pattern : null;
            return text;
        }

        if (set.Enumeration is { } enumeration)
            context.SchemaGenerator.GenerateSchema(enumeration, context.SchemaRepository);
        else if (!context.SchemaRepository.Schemas.ContainsKey(set.Name))
        {
            context.SchemaRepository.AddDefinition(set.Name, new OpenApiSchema
            {
                Description = set.Meaning,
                Type = JsonSchemaType.String,
                Enum = [.. set.Codes.Select(code => (JsonNode)code)],
            });
        }

        var reference = new OpenApiSchemaReference(set.Name) { Description = value.Description };
        if (type.HasFlag(JsonSchemaType.Array))
            return new OpenApiSchema { Description = value.Description, Type = type, Items = new OpenApiSchemaReference(set.Name) };
        return type.HasFlag(JsonSchemaType.String) ? reference : value;
    }

    private bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && _nullability.Create(property).ReadState == NullabilityState.Nullable);
}

/// <summary>What the codes of an enumeration mean, by the comments of the program.</summary>
internal sealed class CodeMeanings(IReadOnlyList<Assembly> assemblies)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _members = new(() => assemblies
        .Select(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")))
        .SelectMany(document => document.Descendants("member"))
        .Where(member => member.Attribute("name")!.Value[1..].StartsWith(":Benchmark.", StringComparison.Ordinal))
        .ToDictionary(
            member => member.Attribute("name")!.Value,
            member => string.Join(' ', (member.Element("summary")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    public string Of(Type enumeration) =>
        $"{MeaningOf("T", enumeration.FullName!)}\n\n{string.Join('\n', enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Explain))}";

    private string Explain(FieldInfo member) =>
        $"- `{JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name)}`: {MeaningOf("F", $"{member.DeclaringType!.FullName}.{member.Name}")}";

    private string? MeaningOf(string kind, string name) => _members.Value.GetValueOrDefault($"{kind}:{name.Replace('+', '.')}");
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

/// <summary>
/// What is posted is read strictly, and what may be left out may be null as well. Answers may get new fields: a client that refuses them would break on the
/// next one.
/// </summary>
internal sealed class RequestsAndAnswers : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        var schemas = context.SchemaRepository.Schemas;
        var posted = new HashSet<string>();
        var answered = new HashSet<string>();
        foreach (var operation in operations)
        {
            Collect(operation.RequestBody?.Content, posted);
            foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
                Collect(response.Content, answered);
        }

        foreach (var (name, schema) in schemas)
        {
            if (schema is not OpenApiSchema { Properties: { } properties } concrete)
                continue;
            concrete.AdditionalPropertiesAllowed = true;
            if (!posted.Contains(name) || answered.Contains(name))
                continue;
            concrete.AdditionalPropertiesAllowed = false;
            foreach (var (property, value) in properties.Where(each => concrete.Required?.Contains(each.Key) != true).ToList())
            {
                if (value is OpenApiSchema { Type: { } type })
                    ((OpenApiSchema)value).Type = type | JsonSchemaType.Null;
                else if (value is OpenApiSchemaReference)
                    properties[property] = DescribeSchema.OrNull(value);
            }
        }

        void Collect(IDictionary<string, IOpenApiMediaType>? contents, HashSet<string> into)
        {
            foreach (var content in contents?.Values ?? [])
                Walk(content.Schema, into);
        }

        void Walk(IOpenApiSchema? schema, HashSet<string> into)
        {
            if (schema is null)
                return;
            if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            {
                if (into.Add(id))
                    Walk(schemas[id], into);
                return;
            }

            foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Append(schema.Items).Append(schema.AdditionalProperties))
                Walk(part, into);
        }
    }
}
