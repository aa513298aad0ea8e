using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyDictionary<string, string> Tags = new Dictionary<string, string>
    {
        ["Bulk"] = "Whole releases as files.",
        ["Charts"] = "The figures as pictures, and how to embed them.",
        ["Citations"] = "How to cite a link, in the formats of reference managers.",
        ["Claims"] = "Whether a sentence or a figure agrees with the data.",
        ["Codes"] = "What the codes of the closed sets are called and mean.",
        ["Comparisons"] = "Provinces side by side: targets and values of several indicators in one matrix.",
        ["Datasets"] = "The data sets as search engines and catalogs know them.",
        ["Documents"] = "The documents that set targets, and what became of what each promised.",
        ["Gaps"] = "How far each value is from its target, on what pace and with what verdict; also for figures that the caller posts.",
        ["Groups"] = "Named sets of provinces, which stand for their members.",
        ["Health"] = "Whether the program runs and its database can be read.",
        ["Indicators"] = "What is measured, in which unit and by which series.",
        ["Methods"] = "How figures are computed: formulas, thresholds, aggregations, formats, with their sources.",
        ["Observations"] = "The values that were measured.",
        ["Problems"] = "The kinds of error, and what to do about each.",
        ["Profiles"] = "All that the page of a province shows, in one answer.",
        ["Provinces"] = "The units of the first administrative level, those that ended among them.",
        ["Publishing"] = "Imports and what takes them back; needs a key.",
        ["Rankings"] = "The provinces in the order of one indicator.",
        ["Releases"] = "The states of the data set, and what each changed.",
        ["Scorecards"] = "Several indicators in one score, with its parts and how robust it is; also for figures that the caller posts.",
        ["Search"] = "Everything that has a name, found by its words.",
        ["Service"] = "What the service is, what it limits, and where everything is.",
        ["Sources"] = "Where figures were read, and the documents that set targets.",
        ["Targets"] = "What documents promise for a province, an indicator and a year.",
    };

    // Where the address of the server stands in the document, which is written once for all of them.
    private const string Server = "{server}";

    /// <summary>
    /// Maps the document and its page. Both are made on the first request, with services of their own, because making them would delay every start. The
    /// document is made once, because the contract changes only with the program.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="services">The services of the application.</param>
    /// <param name="sets">The sets that properties of text belong to, beside those that every answer may have.</param>
    /// <param name="described">The other assemblies that the types of the contract come from.</param>
    public static void MapOpenApiDocument(
        this WebApplication app,
        IServiceCollection services,
        IReadOnlyDictionary<string, ValueSet> sets,
        params Assembly[] described)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        var text = new Lazy<string>(() => Write(services, app.Services.GetRequiredService<EndpointDataSource>(), described, sets, address.Publisher));
        var documents = new PerPrefix<FixedAnswer>(prefix => new FixedAnswer(
            Encoding.UTF8.GetBytes(text.Value
                .Replace(Server, prefix.Length == 0 && address.Known is null ? "/" : address.Known + prefix, StringComparison.Ordinal)
                .Replace(ValueSet.Prefix, prefix, StringComparison.Ordinal)),
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

    private static string Write(
        IServiceCollection known,
        EndpointDataSource endpoints,
        Assembly[] described,
        IReadOnlyDictionary<string, ValueSet> sets,
        string publisher)
    {
        // What is known to be a service is no parameter of the request.
        IServiceCollection all = new ServiceCollection { known };
        using var services =
            all.AddSingleton(endpoints).AddEndpointsApiExplorer().AddSwaggerGen(options => Describe(options, described, sets)).BuildServiceProvider();
        using var text = new StringWriter();
        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(DocumentName);
        document.Servers = [new OpenApiServer { Url = Server }];
        document.Info.Contact = new OpenApiContact { Name = publisher };
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = Tags.GetValueOrDefault(tag.Name!);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        var written = JsonNode.Parse(text.ToString())!.AsObject();
        // Nothing public needs a key, which an empty list alone says; the writer leaves out what is empty.
        written["security"] = new JsonArray();
        PutNullLast(written);
        return written.ToJsonString(AsWritten);
    }

    /// <summary>Null behind the other types of a value: the order has no meaning, but generators of validators read the first as the type.</summary>
    private static void PutNullLast(JsonNode? node)
    {
        if (node is JsonObject value)
        {
            if (value["type"] is JsonArray { Count: > 1 } types && types.FirstOrDefault(type => type is JsonValue && type.ToString() == "null") is { } last)
            {
                types.Remove(last);
                types.Add(last);
            }

            foreach (var (key, part) in value)
            {
                if (key is not ("example" or "enum"))
                    PutNullLast(part);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var part in list)
                PutNullLast(part);
        }
    }

    private static void Describe(SwaggerGenOptions options, Assembly[] described, IReadOnlyDictionary<string, ValueSet> sets)
    {
        options.SwaggerDoc(DocumentName, new OpenApiInfo
        {
            Title = "Benchmark",
            Version = DocumentName,
            Description = "Targets and results of the provinces of Viet Nam: what each promised, where it stands, how far it is from its target, and who says "
                + "so. A list parameter takes commas or repetition: `province=a,b` is `province=a&province=b`. Unknown, repeated, empty or misshapen "
                + "parameters are one 400 that names them all, but what platforms append to shared links is dropped: `fbclid`, `gclid`, `dclid`, "
                + "`msclkid`, `zarsrc`, `_` and `utm_*`. A flag is `true` or `false`; `1` and `0` mean the same. Every `GET` also answers `HEAD`. All keys "
                + "are always present; a missing figure is null and says why. Answers may get new fields and open sets new values at any time: a client "
                + "ignores what it does not know. Themes, series, provinces, indicators and the like are data, so they are text here and not closed sets. "
                + "The JSON of an answer is described; what else a route gives stands in `x-formats`, and the default of a parameter in `x-default`.",
            License = new OpenApiLicense { Name = "Data: CC BY 4.0; code: MIT", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
        });
        options.CustomSchemaIds(SchemaNames.Of);
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
        var meanings = new CodeMeanings(assemblies);
        options.OperationFilter<DescribeOperation>(meanings);
        options.SchemaFilter<DescribeSchema>(meanings, sets);
        options.DocumentFilter<OneOperationPerPath>();
        options.DocumentFilter<RequestsAndAnswers>();
        options.DocumentFilter<SharedParts>();
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
}
