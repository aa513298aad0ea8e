using System.Text.Json.Nodes;

namespace Benchmark.SlowTests.Contract;

/// <summary>An operation as the OpenAPI document describes it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Template">The path, with <c>{names}</c> in it.</param>
/// <param name="Description">The operation object of the document.</param>
internal sealed record Operation(string Method, string Template, JsonObject Description)
{
    /// <summary>Every operation of a document.</summary>
    public static IReadOnlyList<Operation> Of(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()),
    ];

    /// <summary>The parameters of the path, the query or the headers.</summary>
    public IReadOnlyList<JsonObject> Parameters(string place) =>
        [.. (Description["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject()).Where(parameter => parameter["in"]!.ToString() == place)];

    /// <summary>The media types of a body and an example of each.</summary>
    public IReadOnlyList<(string MediaType, JsonNode Example)> Bodies() =>
        [.. (Description["requestBody"]?["content"]?.AsObject() ?? []).Select(content => (content.Key, content.Value!["example"]!))];

    /// <summary>What an answer of a status may hold, by media type; null where the document does not have the status.</summary>
    public JsonObject? Contents(int status) => Description["responses"]![$"{status}"] is { } response ? response["content"]?.AsObject() ?? [] : null;

    /// <summary>Whether a path is one of this operation's.</summary>
    public bool Takes(string path)
    {
        var (given, own) = (path.TrimEnd('/').Split('/'), Template.Split('/'));
        return given.Length == own.Length && given.Zip(own).All(
            step => step.Second.StartsWith('{') ? step.First.Length > 0 : string.Equals(step.First, step.Second, StringComparison.OrdinalIgnoreCase));
    }
}
