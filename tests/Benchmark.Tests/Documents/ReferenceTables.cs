using System.Globalization;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>The tables of the reference, by name, as lines of Markdown.</summary>
internal static class ReferenceTables
{
    private const int FewRoutes = 6;

    // Answers that differ in how long they may be kept; an address each.
    private static readonly (string What, string Path)[] Kept =
    [
        ("data of the newest release", "/v1/comparisons"),
        ("data of a pinned release", "/v1/comparisons?release=2026-11-21.1"),
        ("a citation", "/v1/citations?url=%2Fv1%2Fcomparisons%3Frelease%3D2026-11-21.1"),
        ("problem types", "/problems"),
        ("the OpenAPI document", "/openapi/v1.json"),
        ("health", "/health/ready"),
        ("an error", "/v1/gaps?status=done"),
    ];

    /// <summary>Makes all of them.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(BenchmarkApi api)
    {
        var contract = OpenApiContract.Plain(await api.Get("/openapi/v1.json"));
        var operations = Operation.In(contract);
        var limits = (await api.Get("/v1")).At("data.limits")!.AsObject();
        var methods = (await api.Get("/v1/methods?limit=1000")).Items("data");
        var gaps = (await api.Get("/v1/gaps?standing=all&limit=1000")).Items("data");
        return new Dictionary<string, IReadOnlyList<string>>
        {
            ["routes"] = Table("route | operation | parameters | formats | errors | answers", operations.Select(Route)),
            ["limits"] =
                Table("limit | is", limits.Select(limit => $"`{limit.Key}` | {limit.Value!.GetValue<int>().ToString("N0", CultureInfo.InvariantCulture)}")),
            ["parameters"] = Table("parameter | takes | default | of | is", Parameters(operations)),
            ["bodies"] = Table("field | takes | of | is", operations.SelectMany(operation => Fields(contract, operation))),
            ["formats"] = Table(
                "format | media type | file ends in | follows `lang` | rows | routes",
                FormatRegister.All.Select(format => FormatRow(format, operations))),
            ["caching"] = Table("answer | `Cache-Control` | tag | `Vary`", await Task.WhenAll(Kept.Select(kept => Headers(api, kept.What, kept.Path)))),
            ["codes"] = [.. ClosedSets(contract)],
            ["reasons-vi"] = Table("mã | nghĩa là", Enum.GetValues<Reason>().Select(reason => $"`{Code.Of(reason)}` | {Reasons.TextOf(reason).Vi}")),
            ["figures"] = Table("figure | formula", gaps.SelectMany(row => row.Items("explain")).Select(Figure).Distinct().Order(StringComparer.Ordinal)),
            ["methods"] = Table("method | kind | figure | formula | whose", methods.SelectMany(Formulas)),
            ["problem-types"] = Table(
                "type | status | title | what to do",
                ProblemKind.All.Select(kind => $"`/problems/{kind.Slug}` | {kind.Status} | {kind.Title.En} | {kind.Remedy.En}")),
            ["problem-types-vi"] = Table(
                "loại lỗi | mã HTTP | tên | cách xử lý",
                ProblemKind.All.Select(kind => $"`/problems/{kind.Slug}` | {kind.Status} | {kind.Title.Vi} | {kind.Remedy.Vi}")),
            ["error-codes"] = Table("code | in | what it means", ErrorCodes.All.Select(code => $"`{code.Id}` | {KindsOf(code)} | {code.Meaning.En}")),
            ["error-codes-vi"] = Table("mã lỗi | thuộc loại | nghĩa là", ErrorCodes.All.Select(code => $"`{code.Id}` | {KindsOf(code)} | {code.Meaning.Vi}")),
            ["settings"] = Table(
                "option | variable | default | of | is",
                ProgramOptions.All.Select(option => string.Join(
                    " | ",
                    $"`{option.Name}`",
                    AsCode(option.Variable),
                    AsCode(option.Default),
                    string.Join(", ", option.Verbs.Split(", ").Select(AsCode)),
                    Cell(option.Meaning)))),
            ["verbs"] = Table("verb | does", ProgramOptions.Verbs.Select(verb => $"`{Cell(verb.Usage)}` | {Cell(verb.Meaning)}")),
            ["exit-codes"] = Table("exit code | means", ProgramOptions.ExitCodes.Select(code => $"{code.Code} | {code.Meaning}")),
        };
    }

    private static List<string> Table(string head, IEnumerable<string> rows) =>
        [
            $"| {head} |", $"|{string.Concat(Enumerable.Repeat("---|", head.Split('|').Length))}",
            .. rows.Select(row => $"| {row} |".Replace(" |  |", " | |").Replace(" |  |", " | |")),
        ];

    private static string AsCode(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{text}`";

    private static string Listed(IEnumerable<string> items) => string.Join(", ", items.Select(item => $"`{item}`"));

    private static string Cell(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace("|", "\\|");

    private static string KindsOf(ErrorCode code) => Listed(code.Kinds.Select(kind => kind.Slug));

    private static string Route(Operation operation) =>
        $"`{operation.Route}` | {operation.Id} | {Listed(operation.Parameters.Select(parameter => parameter.Text("name")!))} | {Listed(operation.Formats)} | "
        + $"{string.Join(", ", operation.Statuses.Where(status => status >= 400).Order())} | "
        + $"**{operation.Summary}{(operation.Summary.EndsWith('?') ? "" : ".")}** {Cell(operation.Description)}";

    // One row for each thing that a name can be: a parameter of one name may mean something else on another route.
    private static IEnumerable<string> Parameters(IReadOnlyList<Operation> operations) =>
        operations
            .SelectMany(operation => operation.Parameters.Select(parameter => (Operation: operation, Parameter: parameter)))
            .GroupBy(each => (
                Name: each.Parameter.Text("name")!,
                Takes: Takes(each.Parameter),
                Default: DefaultOf(each.Parameter),
                Is: Cell((string?)each.Parameter["description"])))
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => $"`{group.Key.Name}` | {group.Key.Takes} | {group.Key.Default} | "
                + $"{RoutesOf([.. group.Select(each => each.Operation)], operations)} | {group.Key.Is}");

    private static string RoutesOf(IReadOnlyList<Operation> some, IReadOnlyList<Operation> all) =>
        some.Count <= FewRoutes ? Listed(some.Select(operation => operation.Route))
        : some.Count == all.Count ? "every route"
        : $"{some.Count} of the {all.Count} [routes](routes.md)";

    private static string Takes(JsonNode parameter)
    {
        var schema = parameter["schema"]!;
        var list = (string?)schema["type"] == "array";
        var value = list ? schema["items"]! : schema;
        var place = (string?)parameter["in"] switch { "path" => "in the path; ", "header" => "a header; ", _ => "" };
        // Which formats stand in the table of routes.
        var what = (string?)parameter["name"] == "format" ? "a [format](formats.md) of the route"
            : value["enum"] is JsonArray values ? Listed(values.Select(each => each!.ToString()))
            : value["minimum"] is { } minimum ? $"{minimum} to {value["maximum"]}"
            : value["pattern"] is { } pattern ? $"text like {AsCode(Cell(pattern.ToString()))}"
            : (string?)value["format"] == "date" ? "a date"
            : (string?)value["type"] == "integer" ? "a whole number"
            : "text";
        return $"{place}{(list ? "a list of " : "")}{what}{((bool?)parameter["required"] == true && place.Length == 0 ? "; required" : "")}";
    }

    private static string DefaultOf(JsonNode parameter) => AsCode(parameter["schema"]!["default"]?.ToString());

    private static IEnumerable<string> Fields(JsonNode contract, Operation operation)
    {
        if (operation.Node["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema)
            yield break;
        var body = Operation.Resolve(contract, schema);
        foreach (var (name, declared) in body["properties"]!.AsObject())
        {
            var field = Operation.Resolve(contract, declared!["oneOf"] is JsonArray choices ? choices[0]! : declared);
            var type =
                field["type"] is JsonArray types ? types.Select(each => each!.ToString()).First(each => each != "null") : (string?)field["type"] ?? "object";
            var values = field["enum"] is JsonArray known ? Listed(known.Where(each => each is not null).Select(each => each!.ToString())) : type;
            yield return $"`{name}` | {values} | `{operation.Route}` | {Cell((string?)declared!["description"] ?? (string?)field["description"])}";
        }
    }

    private static string FormatRow(Format format, IReadOnlyList<Operation> operations)
    {
        var offering = operations.Where(operation => operation.Formats.Contains(format.Id)).ToList();
        var rows = (format.IsPaged ? "lists in pages" : "all")
            + (format.MostRows < int.MaxValue ? $", at most {format.MostRows.ToString("N0", CultureInfo.InvariantCulture)}" : "");
        // Most routes answer JSON; of the others the list is short enough.
        var routes =
            offering.Count == operations.Count || format == FormatRegister.All[0] ? "every data route" : Listed(offering.Select(operation => operation.Route));
        return $"`{format.Id}` | `{format.MediaType}` | `{format.Extension}` | {(format.InLanguage ? "yes" : "no")} | {rows} | {routes}";
    }

    private static async Task<string> Headers(BenchmarkApi api, string what, string path)
    {
        using var response = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var vary = Listed(response.Headers.Vary);
        return $"{what}, such as `{path}` | {AsCode(response.Headers.CacheControl?.ToString())} | {(response.Headers.ETag is null ? "no" : "yes")} | {vary}";
    }

    // The description of an enumeration lists its members with their meanings.
    private static IEnumerable<string> ClosedSets(JsonNode contract)
    {
        foreach (var (name, schema) in contract.At("components.schemas")!.AsObject())
        {
            if (schema!["enum"] is not JsonArray codes || (string?)schema["description"] is not { } description || name is "ErrorCode" or "ProblemTypePath")
                continue;
            var lines = description.Split('\n');
            yield return $"### {name}";
            yield return "";
            foreach (var sentence in Wrapped(lines[0]))
                yield return sentence;
            yield return "";
            if (lines is [_])
            {
                foreach (var line in Wrapped($"Codes: {Listed(codes.Select(code => code!.ToString()))}."))
                    yield return line;
                yield return "";
                continue;
            }

            yield return "| code | means |";
            yield return "|---|---|";
            foreach (var line in lines.Where(line => line.StartsWith("- `", StringComparison.Ordinal)))
                yield return $"| {line[2..].Split(": ", 2)[0]} | {Cell(line.Split(": ", 2)[1])} |";
            yield return "";
        }
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        const int width = 150;
        while (text.Length > width)
        {
            var end = text.LastIndexOf(' ', width);
            yield return text[..end];
            text = text[(end + 1)..];
        }

        yield return text;
    }

    private static string Figure(JsonNode explained) => $"`{explained.Text("figure")}` | `{Cell(explained.Text("formula"))}`";

    private static IEnumerable<string> Formulas(JsonNode method) =>
        method.Items("formulas").Select(formula =>
            $"`{method.Text("id")}` | {method.Text("kind")} | `{formula.Text("figure")}` | `{Cell(formula.Text("formula"))}` | {formula.Text("origin")}");
}

/// <summary>An operation of the contract.</summary>
internal sealed record Operation(
    string Route,
    string Id,
    string Summary,
    string Description,
    IReadOnlyList<JsonNode> Parameters,
    IReadOnlyList<int> Statuses,
    JsonNode Node)
{
    /// <summary>The formats it offers.</summary>
    public IReadOnlyList<string> Formats =>
        Parameters.FirstOrDefault(parameter => parameter.Text("name") == "format")?["schema"]?["enum"] is JsonArray formats
            ? [.. formats.Select(format => format!.ToString())]
            : [];

    /// <summary>All of a contract, in its order.</summary>
    public static IReadOnlyList<Operation> In(JsonNode contract) =>
    [
        .. from path in contract["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post" or "put" or "patch" or "delete"
           select Of(contract, operation.Key == "get" ? path.Key : $"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!),
    ];

    /// <summary>What a reference within a contract points to; itself where it is none.</summary>
    public static JsonNode Resolve(JsonNode contract, JsonNode node)
    {
        while ((string?)(node as JsonObject)?["$ref"] is { } reference)
            node = contract.At(reference[2..].Replace('/', '.'))!;
        return node;
    }

    private static Operation Of(JsonNode contract, string route, JsonNode node)
    {
        // What every kept answer may be asked for with stands on the page of caching.
        var parameters = (node["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["name"] != "If-None-Match").Select(parameter =>
        {
            var plain = Resolve(contract, parameter!).DeepClone();
            if (plain["schema"] is { } schema)
                plain["schema"] = Resolve(contract, schema).DeepClone();
            return plain;
        });
        var statuses = node["responses"]!.AsObject().Select(response => int.Parse(response.Key));
        return new Operation(route, node.Text("operationId")!, node.Text("summary")!, (string?)node["description"] ?? "", [.. parameters], [.. statuses], node);
    }
}
