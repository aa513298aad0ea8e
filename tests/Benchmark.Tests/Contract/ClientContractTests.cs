using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Features.Releases;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Contract;

/// <summary>
/// The contract as a generated client and the page of the contract take it: whatever they fill in by themselves is right, and what they make types of has
/// names. Each test reads the document, so it holds for an operation that comes later.
/// </summary>
public sealed class ClientContractTests(ReleaseTests.Imported imported) : IClassFixture<ReleaseTests.Imported>
{
    // Beside what the document names, every answer has these: of HTTP itself, of browsers, of compression.
    private static readonly string[] OfEveryAnswer =
    [
        "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Date", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
        "Access-Control-Allow-Credentials", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Vary",
    ];

    private static readonly System.Text.Json.JsonSerializerOptions Plainly =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BenchmarkApi _api = imported.Api;

    [Fact]
    public async Task Execute_shows_data_on_every_get_that_needs_no_key()
    {
        var document = await _api.Get("/openapi/v1.json");
        var pressed = 0;
        foreach (var (path, operation) in Gets(document))
        {
            var link = Filled(document, path, operation);
            using var response = await _api.Client.GetAsync(link, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{link}: {response.StatusCode} {text}");
            if (response.Content.Headers.ContentType!.MediaType == "image/svg+xml")
            {
                Assert.True(new SvgText(text).Texts.Count > 5, $"{link} shows nothing.");
                AssertHeadersAreDeclared(document, operation, response, link);
                pressed++;
                continue;
            }

            var answer = JsonNode.Parse(text)!;
            Assert.True((answer as JsonObject)?["data"] is not JsonArray { Count: 0 } && answer is not JsonArray { Count: 0 }, $"{link} shows nothing.");
            OpenApiSchema.Conforms(document, operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, answer, link);
            AssertHeadersAreDeclared(document, operation, response, link);
            pressed++;
        }

        Assert.True(pressed >= 26, $"{pressed} operations were tried.");
    }

    [Fact]
    public async Task A_documented_default_answers_what_leaving_it_out_answers()
    {
        var document = await _api.Get("/openapi/v1.json");
        var tried = 0;
        foreach (var (path, operation) in Gets(document))
        {
            var route = Filled(document, path, operation);
            var defaults = Parameters(document, operation)
                .Where(parameter => parameter["x-default"] is not null)
                .Select(parameter => (Name: parameter.Text("name")!, Value: parameter.Text("x-default")!))
                .ToList();
            foreach (var format in Formats(operation))
            {
                // The words of a table depend on whether a language is named: then it leaves out the other.
                var sent = defaults.Where(each => each.Name != "format" && (format is null || each.Name != "lang")).ToList();
                var plain = Link(route, format is null ? [] : [("format", format)]);
                var expected = await Body(plain);
                IEnumerable<IReadOnlyList<(string Name, string Value)>> selections = [.. sent.Select(each => new[] { each }), sent];
                if (format is null)
                    selections = selections.Append(defaults);
                foreach (var selection in selections.Where(each => each.Count > 0))
                {
                    tried++;
                    var link = Link(plain, selection);
                    var answered = await Body(link);
                    Assert.True(expected.AsSpan().SequenceEqual(answered), $"{link} answers otherwise than {plain}.");
                }
            }
        }

        Assert.True(tried >= 200, $"{tried} links were tried.");
    }

    [Fact]
    public async Task Nothing_that_may_be_left_out_is_filled_in_by_the_page()
    {
        var document = await _api.Get("/openapi/v1.json");
        foreach (var (path, operation) in Operations(document))
        {
            foreach (var parameter in Parameters(document, operation).Where(parameter => parameter["required"]?.GetValue<bool>() != true))
            {
                var schema = OpenApiContract.Resolve(document, parameter["schema"]!);
                Assert.True(
                    new[] { "example", "examples" }.All(key => parameter[key] is null && schema[key] is null) && schema["default"] is null,
                    $"{path}: {parameter}");
            }
        }
    }

    [Fact]
    public async Task Every_closed_set_has_a_name_and_null_comes_last()
    {
        var document = await _api.Get("/openapi/v1.json");
        var named = document.At("components.schemas")!.AsObject().Select(schema => schema.Value!).ToHashSet();
        foreach (var schema in Objects(document))
        {
            Assert.True(schema["enum"] is not JsonArray || named.Contains(schema), $"A closed set without a name: {schema.ToJsonString()}");
            Assert.Null(schema["anyOf"]);
            if (schema["oneOf"] is JsonArray choices && choices.Any(choice => choice!["type"]?.ToString() == "null"))
                Assert.Equal("null", choices[^1]!["type"]?.ToString());
            if (schema["type"] is JsonArray types && types.Any(type => type!.ToString() == "null"))
                Assert.Equal("null", types[^1]!.ToString());
        }
    }

    [Fact]
    public async Task The_codes_of_one_set_are_of_one_type_wherever_they_stand()
    {
        var document = await _api.Get("/openapi/v1.json");
        var schemas = document.At("components.schemas")!.AsObject();
        foreach (var (name, schema) in schemas.Where(each => each.Value!["properties"] is not null))
        {
            foreach (var (property, declared) in schema!["properties"]!.AsObject())
            {
                // A text of this name elsewhere has a type of its own; then it has one here too, or means something else by another name.
                var isText = declared!["type"]?.ToString() == "string"
                    || (declared["type"] is JsonArray types && types.Any(type => type!.ToString() == "string"));
                var others = schemas
                    .Where(
                        each => each.Value!["properties"]?[property] is JsonObject other && References(other).Any(reference => !IsObject(document, reference)))
                    .Select(each => each.Key)
                    .ToList();
                Assert.True(
                    !isText || others.Count == 0 || property is "code" or "type" or "status" or "kind" or "model" or "method" or "source" or "target",
                    $"{name}.{property} is any text, and of a set in {string.Join(", ", others)}.");
            }
        }
    }

    [Fact]
    public async Task Answers_may_get_fields_and_what_is_posted_may_not()
    {
        var document = await _api.Get("/openapi/v1.json");
        var posted = Reached(
            document,
            Operations(document).SelectMany(each => each.Operation["requestBody"]?["content"]?.AsObject() ?? []).Select(each => each.Value!));
        var answered = Reached(document, Operations(document).Select(each => each.Operation["responses"]!));
        foreach (var (name, schema) in document.At("components.schemas")!.AsObject().Where(each => each.Value!["properties"] is not null))
        {
            var isClosed = schema!["additionalProperties"] is JsonValue;
            Assert.True(isClosed == (posted.Contains(name) && !answered.Contains(name)), $"{name} is {(isClosed ? "closed" : "open")}.");
        }
    }

    [Fact]
    public async Task No_name_shows_how_the_program_is_built()
    {
        var document = await _api.Get("/openapi/v1.json");
        var operations = Operations(document).Select(each => each.Operation.Text("operationId")!).ToList();
        Assert.All(
            document.At("components.schemas")!.AsObject().Select(schema => schema.Key),
            name => Assert.True(
                !Regex.IsMatch(name, "Envelope|Response|RequestBody|ListOf|^(List|Get|Compute)[A-Z]")
                    && !operations.Any(id => name.StartsWith(id, StringComparison.Ordinal)),
                name));
    }

    [Fact]
    public async Task Every_operation_says_who_may_call_it_where_it_belongs_and_what_other_methods_get()
    {
        var document = await _api.Get("/openapi/v1.json");
        Assert.Empty(document["security"]!.AsArray());
        Assert.Equal(Benchmark.Api.Formats.Publication.DefaultPublisher, document.Text("info.contact.name"));
        Assert.All(document.Items("tags"), tag => Assert.False(string.IsNullOrWhiteSpace((string?)tag["description"]), $"{tag["name"]} has no description."));
        foreach (var (path, operation) in Operations(OpenApiContract.Plain(document)))
        {
            Assert.Single(operation["tags"]!.AsArray());
            Assert.NotNull(operation["responses"]!["405"]?["headers"]?["Allow"]);
            Assert.NotNull(operation["responses"]!["429"]?["headers"]?["Retry-After"]);
            Assert.NotNull(operation["responses"]!["503"]?["headers"]?["Retry-After"]);
            Assert.All(operation["responses"]!.AsObject(), response => Assert.True(response.Value!["headers"] is not null, $"{path}: {response.Key}"));
            // A condition has a place wherever it has an answer.
            Assert.Equal(
                operation["responses"]!["304"] is not null,
                (operation["parameters"]?.AsArray() ?? []).Any(parameter => parameter!.Text("name") == "If-None-Match"));
        }
    }

    [Theory]
    [InlineData("GET", "/v1/gaps?status=done")]
    [InlineData("GET", "/v1/targets/nothing")]
    [InlineData("GET", "/v1/targets?format=atom")]
    [InlineData("DELETE", "/v1/targets")]
    [InlineData("POST", "/v1/gaps")]
    [InlineData("POST", "/v1/imports")]
    public async Task What_a_refusal_says_in_its_headers_is_declared(string method, string link)
    {
        var document = OpenApiContract.Plain(await _api.Get("/openapi/v1.json"));
        using var request = new HttpRequestMessage(new HttpMethod(method), link);
        using var response = await _api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var path = document["paths"]![link.Split('?')[0]] ?? document["paths"]!["/v1/targets/{id}"]!;
        AssertHeadersAreDeclared(document, path[method.ToLowerInvariant()] ?? path["get"]!, response, link);
    }

    [Fact]
    public async Task What_may_be_left_out_of_a_body_may_be_null()
    {
        var document = await _api.Get("/openapi/v1.json");
        var tried = 0;
        foreach (var (path, operation) in Operations(document).Where(each => each.Operation["requestBody"] is not null && each.Operation["security"] is null))
        {
            var content = operation["requestBody"]!["content"]!["application/json"]!;
            OpenApiSchema.Conforms(document, content["schema"]!, content["example"], path);
            var schema = OpenApiContract.Resolve(document, content["schema"]!);
            // Of a document with several forms the example has one, and needs what that form needs.
            var form = schema["oneOf"]?.AsArray().Single(each => each!.Texts("required").All(field => content["example"]![field] is not null));
            IReadOnlyList<string> required = [.. schema["required"] is null ? [] : schema.Texts("required"), .. form?.Texts("required") ?? []];
            foreach (var (field, declared) in schema["properties"]!.AsObject().Where(field => !required.Contains(field.Key)))
            {
                Assert.True(declared!.ToJsonString().Contains("\"null\"", StringComparison.Ordinal), $"{path}: {field} cannot be null.");
                var body = content["example"]!.DeepClone();
                body[field] = null;
                using var posted = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
                using var response = await _api.Client.PostAsync(path, posted, TestContext.Current.CancellationToken);
                Assert.True(response.IsSuccessStatusCode, $"{path}: {field} null: {response.StatusCode}");
                tried++;
            }
        }

        Assert.True(tried >= 8, $"{tried} fields were tried.");
    }

    private static void AssertHeadersAreDeclared(JsonNode document, JsonNode operation, HttpResponseMessage response, string link)
    {
        var declared = OpenApiContract.Resolve(document, operation["responses"]![$"{(int)response.StatusCode}"]!)["headers"]!.AsObject()
            .Select(header => header.Key)
            .Concat(OfEveryAnswer)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(
            response.Headers.Concat(response.Content.Headers).Select(header => header.Key),
            header => Assert.True(declared.Contains(header), $"{link}: the contract says nothing of {header} at {(int)response.StatusCode}."));
    }

    /// <summary>The link that the page of the contract sends when nothing is changed in it: what has an example or a default is filled in.</summary>
    private static string Filled(JsonNode document, string path, JsonNode operation)
    {
        var query = new List<(string Name, string Value)>();
        foreach (var parameter in Parameters(document, operation))
        {
            var schema = OpenApiContract.Resolve(document, parameter["schema"]!);
            var value = parameter["example"] ?? parameter["examples"]?.AsObject().FirstOrDefault().Value?["value"] ?? schema["example"] ?? schema["default"];
            if (value is null)
                continue;
            var (name, text) = (parameter.Text("name")!, value is JsonArray list ? string.Join(',', list) : value.ToString());
            if (parameter.Text("in") == "path")
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(text), StringComparison.Ordinal);
            else if (parameter.Text("in") == "query")
                query.Add((name, text));
        }

        return Link(path, query);
    }

    private static string Link(string route, IReadOnlyList<(string Name, string Value)> parameters) => parameters.Aggregate(
        route,
        (link, parameter) => $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter.Name}={Uri.EscapeDataString(parameter.Value)}");

    /// <summary>The bytes of an answer, without the one thing that repeats the request; of a workbook that are its sheets.</summary>
    private async Task<byte[]> Body(string link)
    {
        using var response = await _api.Client.GetAsync(link, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(body);
        Assert.True(response.IsSuccessStatusCode, $"{link}: {response.StatusCode} {text}");
        if (response.Content.Headers.ContentType!.MediaType != "application/json" || (JsonNode.Parse(text) as JsonObject)?["links"]?["self"] is not { } self)
            return body;
        // The links of an answer stand at its end.
        var written = $"\"self\":{self.ToJsonString(Plainly)}";
        return System.Text.Encoding.UTF8.GetBytes(text.Remove(text.LastIndexOf(written, StringComparison.Ordinal), written.Length));
    }

    // A workbook says when it was packed, so its bytes are never the same.
    private static IEnumerable<string?> Formats(JsonNode operation) =>
        (operation["responses"]!["200"]!["x-formats"]?.AsObject() ?? [])
            .Select(format => (string?)format.Key)
            .Where(format => format is not "xlsx")
            .Prepend(null);

    private static IEnumerable<(string Path, JsonNode Operation)> Gets(JsonNode document) =>
        document["paths"]!.AsObject().Where(path => path.Value!["get"] is { } get && get["security"] is null).Select(path => (path.Key, path.Value!["get"]!));

    private static IEnumerable<(string Path, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Value!)));

    private static IEnumerable<JsonNode> Parameters(JsonNode document, JsonNode operation) =>
        (operation["parameters"]?.AsArray() ?? []).Select(parameter => OpenApiContract.Resolve(document, parameter!));

    // An example is no schema.
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject value => value.Where(part => part.Key is not "example").SelectMany(part => Objects(part.Value)).Prepend(value),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> References(JsonNode node) => Objects(node).Select(part => (string?)part["$ref"]).OfType<string>();

    private static bool IsObject(JsonNode document, string reference) =>
        OpenApiContract.Resolve(document, new JsonObject { ["$ref"] = reference })["type"]?.ToString() == "object";

    private static HashSet<string> Reached(JsonNode document, IEnumerable<JsonNode> from)
    {
        var reached = new HashSet<string>();
        var next = new Queue<JsonNode>(from);
        while (next.TryDequeue(out var node))
        {
            foreach (var reference in References(node).Where(reached.Add))
                next.Enqueue(OpenApiContract.Resolve(document, new JsonObject { ["$ref"] = reference }));
        }

        return [.. reached.Select(reference => reference.Split('/')[^1])];
    }
}
