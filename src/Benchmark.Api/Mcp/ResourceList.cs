using System.Text.Json;
using Benchmark.Api.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Benchmark.Api.Mcp;

/// <summary>What assistants may read besides: the same documents as the API gives.</summary>
/// <param name="links">Asks the API.</param>
/// <param name="known">How readers know the server.</param>
/// <param name="json">How answers of the API are written.</param>
internal sealed class ResourceList(OwnLinks links, PublicAddress known, JsonSerializerOptions json)
{
    private const string Scheme = "benchmark://";
    private const string About = "about";
    private const string MediaType = "application/json";

    // What each kind of resource is in the API.
    private static readonly (string Kind, string Path, string Meaning)[] Templates =
    [
        ("province", "/v1/provinces/", "A province: names, codes, days, predecessors and successor."),
        ("indicator", "/v1/indicators/", "An indicator: unit, direction, definition, series."),
        ("document", "/v1/documents/", "A plan or resolution, and the targets that it sets."),
    ];

    /// <summary>The resources that have no id.</summary>
    public static ListResourcesResult List() => new()
    {
        Resources =
        [
            new Resource
            {
                Uri = $"{Scheme}{About}",
                Name = About,
                Description = "What this is: the newest release, limits, license, how to cite.",
                MimeType = MediaType,
            },
        ],
    };

    /// <summary>The resources by id.</summary>
    public static ListResourceTemplatesResult ListTemplates() => new()
    {
        ResourceTemplates =
        [
            .. Templates.Select(each => new ResourceTemplate
            {
                UriTemplate = $"{Scheme}{each.Kind}/{{id}}",
                Name = each.Kind,
                Description = each.Meaning,
                MimeType = MediaType,
            }),
        ],
    };

    /// <summary>Reads a resource.</summary>
    /// <param name="uri">The address of the resource.</param>
    /// <param name="prefix">What every own path of it begins with; empty for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReadResourceResult> ReadAsync(string uri, string prefix, CancellationToken cancellation)
    {
        if (PathOf(uri) is not { } path
            || await links.FollowAsync(path, "", cancellation, prefix, known.Publisher) is not { Envelope: { } envelope })
            throw new McpProtocolException($"There is no resource \"{uri}\".", McpErrorCode.ResourceNotFound);
        var text = JsonSerializer.Serialize(envelope, json.GetTypeInfo(envelope.GetType()));
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = MediaType, Text = text }] };
    }

    private static string? PathOf(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var name = uri[Scheme.Length..];
        if (name == About)
            return "/v1";
        foreach (var (kind, path, _) in Templates)
        {
            // An id has no other letters; whatever else stands there is no id.
            if (name.StartsWith($"{kind}/", StringComparison.Ordinal) && name[(kind.Length + 1)..] is { Length: > 0 } id
                && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            {
                return path + id;
            }
        }

        return null;
    }
}
