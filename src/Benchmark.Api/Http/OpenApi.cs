using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Benchmark.Api.Http;

/// <summary>The contract as an OpenAPI document, and its page.</summary>
internal static class OpenApi
{
    private const string DocumentName = "v1";

    /// <summary>The path of the page.</summary>
    public const string Page = "swagger";

    // Where the address of the server stands in the document, which is written once for all of them.
    private const string Server = "{server}";

    /// <summary>
    /// Maps the document and its page. Both are made on the first request, with services of their own, because making them would delay every start. The
    /// document is made once, because the contract changes only with the program.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="services">The services of the application.</param>
    /// <param name="described">The other assemblies that the types of the contract come from.</param>
    public static void MapOpenApiDocument(this WebApplication app, IServiceCollection services, params Assembly[] described)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        var text = new Lazy<string>(() => Write(services, app.Services.GetRequiredService<EndpointDataSource>(), described));
        var documents = new PerPrefix<FixedAnswer>(prefix => new FixedAnswer(
            Encoding.UTF8.GetBytes(text.Value.Replace(Server, prefix.Length == 0 && address.Known is null ? "/" : address.Known + prefix)),
            "application/json; charset=utf-8"));
        var pages = new PerPrefix<RequestDelegate>(
            prefix => ((IApplicationBuilder)app).New().UseSwaggerUI(options => Describe(options, prefix)).Build());
        RequestDelegate answer = http => documents.For(http).ExecuteAsync(http);
        app.MapMethods($"/openapi/{DocumentName}.json", [HttpMethods.Get, HttpMethods.Head], answer);
        app.Use((http, next) => http.Request.Path.StartsWithSegments($"/{Page}") ? pages.For(http)(http) : next(http));
    }

    private static void Describe(SwaggerUIOptions options, string prefix)
    {
        options.RoutePrefix = Page;
        options.DocumentTitle = "Benchmark API";
        options.SwaggerEndpoint($"{prefix}/openapi/{DocumentName}.json", "Benchmark v1");
    }

    private static string Write(IServiceCollection known, EndpointDataSource endpoints, Assembly[] described)
    {
        // What is known to be a service is no parameter of the request.
        IServiceCollection all = new ServiceCollection { known };
        using var services =
            all.AddSingleton(endpoints).AddEndpointsApiExplorer().AddSwaggerGen(options => Describe(options, described)).BuildServiceProvider();
        using var text = new StringWriter();
        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(DocumentName);
        document.Servers = [new OpenApiServer { Url = Server }];
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    private static void Describe(SwaggerGenOptions options, Assembly[] described)
    {
        options.SwaggerDoc(DocumentName, new OpenApiInfo
        {
            Title = "Benchmark",
            Version = DocumentName,
            Description = "Targets and results of the provinces of Viet Nam: what each promised, where it stands, how far it is from its target, and who says "
                + "so. A list parameter takes commas or repetition: `province=a,b` is `province=a&province=b`. Unknown, repeated, empty or misshapen "
                + "parameters are one 400 that names them all, but what platforms append to shared links is dropped: `fbclid`, `gclid`, `dclid`, "
                + "`msclkid`, `zarsrc`, `_` and `utm_*`. A flag is `true` or `false`; `1` and `0` mean the same. Every `GET` also answers `HEAD`. All keys "
                + "are always present; a missing figure is null and says why.",
            License = new OpenApiLicense { Name = "Data: CC BY 4.0; code: MIT", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
        });
        options.CustomSchemaIds(SchemaId);
        options.MapType<JsonValue>(
            () => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean | JsonSchemaType.Null });
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        Assembly[] assemblies = [typeof(OpenApi).Assembly, typeof(Code).Assembly, .. described];
        foreach (var assembly in assemblies)
            options.IncludeXmlComments(assembly);
        options.AddSecurityDefinition(ApiKeys.Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeys.Header,
            Description = "A key that the operator made; it names what may be written, and of which provinces.",
        });
        options.OperationFilter<DescribeOperation>();
        options.SchemaFilter<DescribeSchema>([assemblies]);
        options.DocumentFilter<OneOperationPerPath>();
    }

    /// <summary>What is made for a prefix; kept for the last one asked for, because a deployment has one.</summary>
    private sealed class PerPrefix<T>(Func<string, T> make)
        where T : class
    {
        private volatile Tuple<string, T>? _last;

        public T For(HttpContext http)
        {
            var prefix = http.Request.PathBase.Value ?? "";
            if (_last is { } last && last.Item1 == prefix)
                return last.Item2;
            var made = make(prefix);
            _last = Tuple.Create(prefix, made);
            return made;
        }
    }

    /// <summary>Nested types carry the name of what they belong to, generic ones that of what they hold: EnvelopeOfListOfTarget.</summary>
    private static string SchemaId(Type type)
    {
        if (type.IsArray || (type.IsGenericType
            && type.GetInterfaces().Append(type).Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))))
        {
            return $"ListOf{SchemaId(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0])}";
        }

        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(SchemaId))}";
        return type.IsNested ? $"{type.DeclaringType!.Name}{type.Name}" : type.Name;
    }
}
