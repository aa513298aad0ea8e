using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Contract;

/// <summary>The contract is a file that is reviewed, and good enough to generate a typed client from.</summary>
public sealed class OpenApiTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly Lazy<IReadOnlyList<(string Name, JsonNode Part)>> Examples = new(() =>
    [
        .. from resource in typeof(Program).Assembly.GetManifestResourceNames()
           where resource.StartsWith("examples/", StringComparison.Ordinal)
           let file = Read(resource)
           from part in file.AsObject()
           where part.Key is "body" or "response" && part.Value is not null
           select ($"{Path.GetFileNameWithoutExtension(resource["examples/".Length..])}: {part.Key}", part.Value),
    ]);

    // The examples are files of their own, each compared with the answer itself; the document is compared with their names in their place.
    [Fact]
    public async Task The_document_is_the_one_that_was_reviewed()
    {
        var document = await api.Get("/openapi/v1.json");
        foreach (var content in Operations(document).SelectMany(Contents).Select(each => each.Content).Concat(SharedContents(document))
            .Where(content => content.ContainsKey("example")))
        {
            content["example"] = NameOf(content["example"]);
        }

        Golden.Matches(document, Golden.File("openapi.json"));
    }

    [Fact]
    public async Task The_examples_of_an_operation_are_those_on_file()
    {
        foreach (var operation in Operations(OpenApiContract.Plain(await api.Get("/openapi/v1.json"))))
        {
            var id = operation.Text("operationId");
            foreach (var (content, status) in Contents(operation).Where(content => content.Content.ContainsKey("example")))
            {
                var file = status is null || status[0] == '2' ? id : content["example"]!.Text("type")!.Split('/')[^1];
                var expected = $"{file}: {(status is null ? "body" : "response")}";
                Assert.Equal(expected, NameOf(content["example"]));
            }
        }
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_a_summary_and_a_description()
    {
        var operations = Operations(await api.Get("/openapi/v1.json")).ToList();

        Assert.Equal(operations.Count, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
        Assert.All(
            operations,
            operation => Assert.False(string.IsNullOrWhiteSpace(operation.Text("summary")) || string.IsNullOrWhiteSpace(operation.Text("description"))));
    }

    [Fact]
    public async Task Every_parameter_is_described_and_typed()
    {
        var parameters = Operations(OpenApiContract.Plain(await api.Get("/openapi/v1.json")))
            .SelectMany(operation => operation["parameters"]?.AsArray() ?? [])
            .ToList();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter!.Text("description")), parameter!.ToJsonString()));
        Assert.All(parameters, parameter => Assert.NotNull(parameter!["schema"]!["type"]));
    }

    [Fact]
    public async Task Every_answer_has_a_typed_body_with_an_example_and_every_error_is_a_problem_document()
    {
        foreach (var operation in Operations(OpenApiContract.Plain(await api.Get("/openapi/v1.json"))))
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key != "304"))
            {
                // Other formats are text or files; JSON is what a client has types for.
                var (mediaType, content) = response!["content"]!.AsObject().First();
                Assert.True(status[0] == '2' || response["content"]!.AsObject().Count == 1);
                if (mediaType == "image/svg+xml")
                {
                    // A picture is text, which has no parts.
                    Assert.Equal("string", content!["schema"]!.Text("type"));
                    Assert.StartsWith("<svg ", content.Text("example"), StringComparison.Ordinal);
                    continue;
                }

                Assert.NotNull(content!["schema"]!["$ref"] ?? content["schema"]!["items"]?["$ref"]);
                if (status[0] == '2')
                {
                    Assert.Equal("application/json", mediaType);
                    Assert.True(content["example"] is not null, $"{operation.Text("operationId")} has no example.");
                }
                else
                {
                    Assert.Equal("application/problem+json", mediaType);
                    Assert.Equal("#/components/schemas/ProblemDocument", content["schema"]!.Text("$ref"));
                }
            }
        }
    }

    [Fact]
    public async Task Every_property_of_every_schema_is_described_typed_and_required()
    {
        var schemas = (await api.Get("/openapi/v1.json")).At("components.schemas")!.AsObject();
        foreach (var (name, schema) in schemas)
        {
            Assert.False(string.IsNullOrWhiteSpace(schema!["description"]?.ToString()), $"{name} has no description.");
            if (schema["properties"] is not JsonObject properties)
            {
                Assert.True(schema["enum"] is not null || schema["type"] is JsonValue, $"{name} is neither an object nor a form of values.");
                continue;
            }

            // What an answer holds is always there; of a posted body, which alone is closed, some fields may be left out. An error that is about a row which
            // others changed says how; every other error stays as it was.
            var required = schema["required"] is JsonArray keys ? keys.Select(key => key!.ToString()).ToList() : [];
            if (name == "ProblemError")
                required.Add("changes");
            Assert.Subset(properties.Select(property => property.Key).ToHashSet(), required.ToHashSet());
            // The words of schema.org are another standard's, whose readers know no null.
            var isForeign = name.StartsWith("SchemaOrg", StringComparison.Ordinal);
            Assert.True(
                required.Count == properties.Count || schema["additionalProperties"] is not null || name == "PostedObservation" || isForeign,
                $"{name} has keys that may be absent.");
            foreach (var (property, value) in properties)
            {
                Assert.False(string.IsNullOrWhiteSpace(value!["description"]?.ToString()), $"{name}.{property} has no description.");
                Assert.True(value["type"] is not null || value["$ref"] is not null || value["oneOf"] is not null, $"{name}.{property} has no type.");
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_to_a_schema()
    {
        var document = await api.Get("/openapi/v1.json");
        var references = References(document).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference[2..].Split('/').Aggregate((JsonNode?)document, (at, step) => at?[step])));
    }

    [Fact]
    public async Task The_page_shows_the_document()
    {
        using var page = await api.Client.GetAsync("/swagger/index.html", TestContext.Current.CancellationToken);

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Benchmark API", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var script = await api.Client.GetAsync("/swagger/index.js", TestContext.Current.CancellationToken);
        Assert.Contains("/openapi/v1.json", await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static JsonNode Read(string resource)
    {
        using var file = typeof(Program).Assembly.GetManifestResourceStream(resource)!;
        return JsonNode.Parse(file)!;
    }

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(pair => pair.Key == "$ref" ? [pair.Value!.ToString()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static IEnumerable<JsonObject> SharedContents(JsonNode document) =>
        document.At("components.responses")!.AsObject()
            .SelectMany(response => (response.Value!["content"]?.AsObject() ?? []).Select(content => content.Value!.AsObject()));

    /// <summary>Everything with a media type: the posted body, and the answers with their status.</summary>
    private static IEnumerable<(JsonObject Content, string? Status)> Contents(JsonNode operation) =>
        (operation["requestBody"]?["content"]?.AsObject() ?? []).Select(content => (content.Value!.AsObject(), (string?)null))
            .Concat(operation["responses"]!.AsObject().SelectMany(response =>
                (response.Value!["content"]?.AsObject() ?? []).Select(content => (content.Value!.AsObject(), (string?)response.Key))));

    /// <summary>The file of an example, as the program was built with it, and which part of it the example is.</summary>
    private static string NameOf(JsonNode? example) =>
        Examples.Value.FirstOrDefault(each => JsonNode.DeepEquals(each.Part, example)).Name
        ?? throw new InvalidOperationException($"No file holds the example {example?.ToJsonString()}.");
}
