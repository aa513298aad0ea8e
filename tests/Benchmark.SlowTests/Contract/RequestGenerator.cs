using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.SlowTests.Contract;

/// <summary>
/// Requests drawn from the OpenAPI document: most as a client would send them, with what is really there, some with one thing or several wrong.
/// </summary>
internal sealed class RequestGenerator
{
    // What breaks programs: nothing, too much, other alphabets, other encodings, other languages of machines, numbers at the edge.
    private static readonly string[] Oddities =
    [
        "", "%20", ",", "a,,b", "%2C", "+", "%2B", "%00", "%01", "%0D%0AX-A:%20b", "%09", "%", "%zz", "%FF", "%C3%28", "%ED%A0%80", "%C0%AF", "%EF%BB%BF",
        "%E2%80%AE", "%F0%9F%98%80", "Ha%CC%80%20No%CC%A3%CC%82i", "H%C3%A0%20N%E1%BB%99i", "../..", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E",
        "'", "%22", "%5C",
        "%27%20or%201=1--", "*", "null", "undefined", "NaN", "Infinity",
        "true", "false", "0", "1", "-1", "-0", "007", "1e3", "1e400", "1e-400", "2025.0", "2,5",
        "99999999999999999999", "2147483648", "9999-99-99", "2026-02-30", "2026-11-26T00:00:00Z", "all", "open", "none", "gso:01", "gso:", "iso:VN-HN", ":",
        "=cmd%7C%27%20/C%20calc%27!A0", "%7B%7D", "[]", "$ref", "{0}", "%25s", "%E1%BB%81".PadRight(1200, 'x'), string.Join(',', Enumerable.Range(1, 150)),
    ];

    private static readonly (string, string)[] Headers =
    [
        ("Accept", "*/*"), ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), ("Accept", "text/csv;q=0.5, application/json;q=0.1"),
        ("Accept", "application/json;q=0"), ("Accept", "image/png"), ("Accept", ";;;,q="), ("Accept", "application/problem+json"), ("Accept", "text/*;q=1.5"),
        ("Accept", "application/x-ndjson"), ("Accept", "application/json;charset=utf-16"), ("Accept", ""),
        ("Accept-Language", "en"), ("Accept-Language", "vi;q=0.1, en;q=0.9"), ("Accept-Language", "*"), ("Accept-Language", "fr, de;q=x"),
        ("Accept-Encoding", "br"), ("Accept-Encoding", "gzip;q=0, identity;q=0"), ("Accept-Encoding", "gzip, *;q=0"), ("Accept-Charset", "latin1"),
        ("If-None-Match", "*"), ("If-None-Match", "W/\"a\", \"b\""), ("If-None-Match", "\""), ("If-Match", "*"), ("If-Match", "\"a\""),
        ("If-Modified-Since", "Thu, 26 Nov 2099 00:00:00 GMT"), ("If-Modified-Since", "yesterday"), ("If-Unmodified-Since", "Thu, 26 Nov 1999 00:00:00 GMT"),
        ("Range", "bytes=0-0"), ("Range", "bytes=9-1"), ("Origin", "https://portal.example"), ("Benchmark-Timing", "true"), ("Expect", "something"),
        ("Cookie", "a=b; c"), ("X-API-Key", "bm_x_y"), ("Authorization", "Bearer x"), ("X-Forwarded-Prefix", "/a"), ("X-Forwarded-Host", "evil.example"),
        ("X-HTTP-Method-Override", "DELETE"), ("Content-Encoding", "gzip"), ("Content-Language", "vi"), ("Content-Type", "text/plain"),
        ("Content-Type", "application/json; charset=latin1"), ("Content-Type", "application/"), ("Idempotency-Key", "a"), ("traceparent", "00-zz-zz-00"),
    ];

    private static readonly string[] Methods = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST", "GET", "BREW"];

    private static readonly string[] Paths =
    [
        "/", "/v1/", "/v2/targets", "/v1/nothing", "//v1/targets", "/v1/targets/", "/V1/Targets", "/v1/./targets", "/v1/%2e%2e",
        "/v1/targets/a/b",
    ];

    private readonly IReadOnlyDictionary<string, string[]> _ids;
    private readonly string[] _anyIds;
    private readonly IReadOnlyList<string> _keys;

    /// <param name="document">The OpenAPI document.</param>
    /// <param name="ids">The ids that are there, by the path that lists them.</param>
    /// <param name="keys">Keys that may import.</param>
    public RequestGenerator(JsonNode document, IReadOnlyDictionary<string, string[]> ids, IReadOnlyList<string> keys)
    {
        (_ids, _anyIds, _keys) = (ids, [.. ids.Values.SelectMany(each => each)], keys);
        Requests = Gen.Elements<Operation>(Operation.Of(document)).SelectMany(Request);
    }

    /// <summary>The requests.</summary>
    public Gen<FuzzedRequest> Requests { get; }

    private Gen<FuzzedRequest> Request(Operation operation) =>
        from method in Rarely(30, Gen.Constant(operation.Method), Gen.Elements(Methods))
        from path in Rarely(60, Path(operation), Gen.Elements(Paths))
        from known in Each(operation.Parameters("query"), Parameter)
        from strange in Rarely(15, Gen.Constant<string[]>([]), Strange(known))
        from headers in Rarely(3, Gen.Constant<(string, string)[]>([]), Gen.Elements(Headers).ListOf(2).Select(each => each.ToArray()))
        from own in Each(operation.Parameters("header"), HeaderOf)
        from key in KeyOf(operation)
        from body in Body(operation)
        let needed = ((string Name, string)[])[.. own, .. key, .. body.Headers]
        select new FuzzedRequest(
            method,
            path,
            [.. known, .. strange],
            [.. headers, .. needed.Where(header => headers.All(other => other.Item1 != header.Name))],
            method == "HEAD" ? null : body.Text);

    private Gen<string> Path(Operation operation) => operation.Parameters("path").Aggregate(
        Gen.Constant(operation.Template),
        (path, parameter) =>
            from text in path
            from value in Rarely(5, Real(operation.Template[..operation.Template.IndexOf("/{", StringComparison.Ordinal)], parameter), Gen.Elements(Oddities))
            select text.Replace($"{{{parameter["name"]}}}", value, StringComparison.Ordinal));

    // What a request must have is nearly always there, the rest now and then.
    private Gen<string?> Parameter(JsonObject parameter) =>
        Gen.Choose(0, 99).SelectMany(draw => draw >= (parameter["required"]?.GetValue<bool>() == true ? 97 : 14)
            ? Gen.Constant<string?>(null)
            : Value(parameter).Select(value => (string?)$"{parameter["name"]}={value}"));

    private Gen<string> Value(JsonObject parameter)
    {
        var list = parameter["schema"]!["type"]?.ToString() == "array";
        var one = Rarely(12, Plausible(parameter), Gen.Elements(Oddities));
        return list ? Gen.Choose(1, 4).SelectMany(count => one.ListOf(count)).Select(values => string.Join(',', values)) : one;
    }

    private Gen<string> Plausible(JsonObject parameter)
    {
        var schema = parameter["schema"]!["items"] ?? parameter["schema"]!;
        if (schema["enum"] is JsonArray codes)
            return Gen.Elements<string>([.. codes.Select(code => code!.ToString())]);
        if (schema["type"]?.ToString() == "integer" && schema["maximum"] is { } most)
            return Gen.Choose(schema["minimum"]?.GetValue<int>() ?? 0, most.GetValue<int>()).Select(number => $"{number}");
        return Real($"/v1/{parameter["name"]}s", parameter);
    }

    // An id of what the parameter is about, the example, or any id at all.
    private Gen<string> Real(string list, JsonObject parameter)
    {
        string[] examples = parameter["example"] is JsonArray several
            ? [.. several.Select(example => example!.ToString())]
            : [parameter["example"]?.ToString() ?? "a"];
        var example = Gen.Elements<string>([.. examples.Select(Uri.EscapeDataString)]);
        var any = Gen.Elements(_anyIds);
        return _ids.TryGetValue(list, out var own)
            ? Gen.Frequency((8, Gen.Elements(own)), (1, example), (1, any))
            : Gen.Frequency((8, example), (1, any));
    }

    private static Gen<string[]> Strange(IReadOnlyList<string> known) => Gen.Elements<string[]>(
        ["color=red"], ["utm_source=zalo", "fbclid=x"], ["="], ["&"], ["province"], ["provinces=ha-noi"], ["%FF=a"], ["Limit=5"], ["limit=5", "limit=6"], ["?"],
        [.. known, .. known], [.. Enumerable.Range(0, 60).Select(number => $"a{number}=b")]);

    private static Gen<(string, string)?> HeaderOf(JsonObject parameter) =>
        Gen.Choose(0, 3).Select(draw => draw > 0 ? ((string, string)?)null : (parameter["name"]!.ToString(), $"{parameter["example"]}"));

    private Gen<(string, string)[]> KeyOf(Operation operation) => operation.Description["security"] is null
        ? Gen.Constant<(string, string)[]>([])
        : Rarely(6, Gen.Elements<string>([.. _keys]).Select(key => ((string, string)[])[("X-API-Key", key)]), Gen.Constant<(string, string)[]>([]));

    private static Gen<(string? Text, (string, string)[] Headers)> Body(Operation operation)
    {
        var bodies = operation.Bodies();
        if (bodies.Count == 0)
            return Gen.Constant<(string?, (string, string)[])>((null, []));
        return from body in Gen.Elements<(string MediaType, JsonNode Example)>([.. bodies])
               from text in Rarely(2, Gen.Constant(body.Example.ToJsonString()), BodyMutations.Of(body.Example))
               from type in Rarely(12, Gen.Constant(body.MediaType), Gen.Elements("", "text/plain", "application/xml", "application/json;charset=utf-16"))
               select ((string?)text, (((string, string)[])(type.Length > 0 ? [("Content-Type", type)] : [])));
    }

    private static Gen<T[]> Each<T>(IReadOnlyList<JsonObject> parameters, Func<JsonObject, Gen<T?>> draw)
        where T : class =>
        parameters.Aggregate(
            Gen.Constant<T[]>([]),
            (drawn, parameter) => from before in drawn from value in draw(parameter) select value is null ? before : [.. before, value]);

    private static Gen<(string, string)[]> Each(IReadOnlyList<JsonObject> parameters, Func<JsonObject, Gen<(string, string)?>> draw) =>
        parameters.Aggregate(
            Gen.Constant<(string, string)[]>([]),
            (drawn, parameter) => from before in drawn from value in draw(parameter) select value is { } given ? [.. before, given] : before);

    private static Gen<T> Rarely<T>(int once, Gen<T> usual, Gen<T> rare) => Gen.Frequency((once, usual), (1, rare));
}
