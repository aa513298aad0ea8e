using System.Reflection;
using System.Text.Json.Nodes;
using Benchmark.Core;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Benchmark.Api.Http;

/// <summary>The contract as an OpenAPI document, and its page.</summary>
internal static class OpenApi
{
    private const string DocumentName = "v1";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "Benchmark",
                Version = DocumentName,
                Description = "Targets and results of the provinces of Viet Nam: what each promised, where it stands, how far it is from its target, and who says so. "
                    + "A list parameter takes commas or repetition: `province=a,b` is `province=a&province=b`. Unknown, repeated, empty or misshapen parameters are one 400 that names them all.",
                License = new OpenApiLicense { Name = "Data: CC BY 4.0; code: MIT", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
            });
            options.CustomSchemaIds(SchemaId);
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.OperationFilter<ParametersOfTheRequest>();
            options.SchemaFilter<EveryKeyIsThere>();
            foreach (var assembly in new[] { typeof(OpenApi).Assembly, typeof(Code).Assembly })
                options.IncludeXmlComments(assembly);
        });
        return services;
    }

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "Benchmark API";
            options.SwaggerEndpoint($"/openapi/{DocumentName}.json", "Benchmark v1");
        });
    }

    /// <summary>Nested types carry the name of what they belong to, generic ones that of what they hold: EnvelopeOfListOfTarget.</summary>
    private static string SchemaId(Type type)
    {
        if (type.IsArray || (type.IsGenericType && type.GetInterfaces().Append(type).Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))))
            return $"ListOf{SchemaId(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0])}";
        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(SchemaId))}";
        return type.IsNested ? $"{type.DeclaringType!.Name}{type.Name}" : type.Name;
    }
}

/// <summary>Describes the parameters of an operation from its request record and the rules that check it.</summary>
internal sealed class ParametersOfTheRequest : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var description = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestDescription>().FirstOrDefault();
        if (description is null)
            return;

        operation.Parameters ??= [];
        foreach (var (name, property) in RequestProperties.Of(description.Request))
        {
            var shape = description.Rules.GetValidatorsForMember(property.Name).Select(pair => pair.Validator).OfType<IShape>().FirstOrDefault();
            var about = property.GetCustomAttribute<ParameterAttribute>()!;
            var isList = property.PropertyType != typeof(string);
            var value = ValueSchema(shape, isList ? null : about.Default);
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = isList && about.Default is { } byDefault ? $"{about.Description} Default: {byDefault}." : about.Description,
                Required = false,
                Style = ParameterStyle.Form,
                // A list may be repeated or take commas; explode = false states the second, which is shorter.
                Explode = !isList,
                Schema = isList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
                Example = about.Example is not { } example ? null : isList ? new JsonArray([.. example.Split(',').Select(part => (JsonNode)part)]) : ExampleOf(shape, example),
            });
        }
    }

    private static OpenApiSchema ValueSchema(IShape? shape, string? byDefault) => new()
    {
        Type = shape?.Minimum is null ? JsonSchemaType.String : JsonSchemaType.Integer,
        Minimum = shape?.Minimum?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Maximum = shape?.Maximum?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Pattern = shape?.Pattern,
        Format = shape?.Format,
        Enum = shape is { Allowed.Count: > 0 } ? [.. shape.Allowed.Select(value => (JsonNode)value)] : null,
        Default = byDefault is null ? null : ExampleOf(shape, byDefault),
    };

    private static JsonNode ExampleOf(IShape? shape, string text) => shape?.Minimum is null ? text : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Every key is always present, so every property is required; what may be null says so by its type.</summary>
internal sealed class EveryKeyIsThere : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema { Properties: { } properties } concrete && context.MemberInfo is null)
            concrete.Required = properties.Keys.ToHashSet();
    }
}
