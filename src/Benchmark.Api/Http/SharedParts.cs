using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Benchmark.Api.Http;

/// <summary>What many operations of the OpenAPI document have in common, stated once: the answers to what cannot be served, headers, conditions.</summary>
internal sealed class SharedParts : IDocumentFilter
{
    /// <summary>The answer without a body.</summary>
    public const string NotModified = "NotModified";

    /// <summary>The condition of a request for what the client may have.</summary>
    public const string IfNoneMatch = "IfNoneMatch";

    private const string Time = "Retry-After";

    private static readonly string[] OfKept = ["ETag", "Last-Modified", "Cache-Control", "Vary", "Link", AnswerHead.ReleaseHeader];

    private static readonly string[] Rates = ["RateLimit", "RateLimit-Policy"];

    private static readonly IReadOnlyDictionary<string, (string Description, JsonSchemaType Type)> Headers =
        new Dictionary<string, (string, JsonSchemaType)>
        {
            ["ETag"] = ("The tag of this answer, weak; send it back in `If-None-Match`.", JsonSchemaType.String),
            ["Last-Modified"] = ("When the release was published, or withdrawn.", JsonSchemaType.String),
            ["Cache-Control"] = (
                "Whether the answer may be kept: pinned to a release for an hour, otherwise it is asked for each time.",
                JsonSchemaType.String),
            ["Vary"] = ("The headers that could have given another answer.", JsonSchemaType.String),
            ["Link"] = ("Links to the next page, the contract and the other forms of the answer (RFC 8288), as many as fit.", JsonSchemaType.String),
            [AnswerHead.ReleaseHeader] = ("The release of the answer, with the beginning of its checksum.", JsonSchemaType.String),
            ["Content-Disposition"] = ("The name of the file; of the formats that are saved.", JsonSchemaType.String),
            ["Content-Language"] = ("The language of what is written in one.", JsonSchemaType.String),
            ["Location"] = ("Where the import is.", JsonSchemaType.String),
            ["Allow"] = ("The methods that the path takes.", JsonSchemaType.String),
            ["Accept"] = ("The media types that the path takes.", JsonSchemaType.String),
            ["Accept-Encoding"] = ("The codings of a body that the path takes.", JsonSchemaType.String),
            ["WWW-Authenticate"] = ("How to send a key.", JsonSchemaType.String),
            [Time] = ("How many seconds to wait before the next try.", JsonSchemaType.Integer),
            ["RateLimit"] = ("What is left of a quota, and when it is whole again.", JsonSchemaType.String),
            ["RateLimit-Policy"] = ("The quota.", JsonSchemaType.String),
        };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var problem = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
        swaggerDoc.AddComponent(IfNoneMatch, (IOpenApiParameter)new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "The `ETag` of an answer that the client has: 304 without a body where it is still the answer.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        swaggerDoc.AddComponent(NotModified, (IOpenApiResponse)new OpenApiResponse
        {
            Description = "Nothing changed: the answer that If-None-Match or If-Modified-Since names is still the answer.",
            Headers = HeadersOf(swaggerDoc, OfKept),
        });
        foreach (var kind in ProblemKind.All)
        {
            swaggerDoc.AddComponent(NameOf(kind), (IOpenApiResponse)new OpenApiResponse
            {
                Description = $"{kind.Title.En}. {kind.Remedy.En}",
                Headers = HeadersOf(swaggerDoc, OfProblem(kind)),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [Problem.MediaType] = new OpenApiMediaType { Schema = problem, Example = Example.Find(kind.Slug)?.Response },
                },
            });
        }

        foreach (var (name, (description, type)) in Headers)
            swaggerDoc.AddComponent(name, (IOpenApiHeader)new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } });
        RemoveUnused(swaggerDoc);
    }

    /// <summary>What the document calls the answer of a kind.</summary>
    public static string NameOf(ProblemKind kind) => string.Concat(kind.Slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Headers by name.</summary>
    public static IDictionary<string, IOpenApiHeader> HeadersOf(OpenApiDocument document, IEnumerable<string> names) =>
        names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));

    /// <summary>The headers of an answer to a request that was served.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="isKept">Whether it has a tag.</param>
    /// <param name="isOfRelease">Whether it is of the newest release, where nothing is asked for.</param>
    /// <param name="request">What is asked for; null for what is the same for everybody.</param>
    public static IEnumerable<string> OfAnswer(string status, bool isKept, bool isOfRelease, RequestDescription? request)
    {
        if (isKept && request is not null)
            return request.Formats.Any(format => format.IsFile) ? [.. OfKept, "Content-Disposition", "Content-Language"] : [.. OfKept, "Content-Language"];
        if (isOfRelease)
            return ["ETag", "Last-Modified", "Cache-Control", "Vary", AnswerHead.ReleaseHeader, "Content-Language"];
        if (isKept)
            return ["ETag", "Cache-Control", "Vary", "Content-Language"];
        return status == "201" ? ["Cache-Control", "Location", .. Rates] : request?.Body is null ? ["Cache-Control"] : ["Cache-Control", .. Rates];
    }

    private static IEnumerable<string> OfProblem(ProblemKind kind) =>
    [
        "Cache-Control",
        "Content-Language",
        .. kind.Status switch
        {
            StatusCodes.Status401Unauthorized => ["WWW-Authenticate"],
            StatusCodes.Status405MethodNotAllowed => ["Allow"],
            StatusCodes.Status415UnsupportedMediaType => ["Accept", "Accept-Encoding"],
            StatusCodes.Status429TooManyRequests => [Time, .. Rates],
            StatusCodes.Status503ServiceUnavailable => [Time],
            _ => Array.Empty<string>(),
        },
    ];

    // A kind of problem that no operation answers with has no place in the document.
    private static void RemoveUnused(OpenApiDocument document)
    {
        var used = document.Paths.Values
            .SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Responses!.Values)
            .OfType<OpenApiResponseReference>()
            .Select(reference => reference.Reference.Id)
            .ToHashSet();
        foreach (var name in document.Components!.Responses!.Keys.Except(used).ToList())
            document.Components.Responses.Remove(name!);
    }
}
