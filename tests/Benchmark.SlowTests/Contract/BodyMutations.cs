using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.SlowTests.Contract;

/// <summary>Bodies that are nearly right, and some that are not.</summary>
internal static class BodyMutations
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "2025.0", "5e-05", "1e400", "1e-400", "-0", "1E+2",
        "123456789012345678901234567890", "0.1000000000000000000000000000001", "\"\"", "\" \"",
        "\"30\"", "\"1e400\"", "\"=1+1\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"Ha\u0300 No\u0323\u0302i\"", "\"atlantis\"", "[]", "{}", "[[[[]]]]", "[null]", "{\"vi\":null}",
    ];

    private static readonly string[] Whole =
    [
        "", " ", "{", "[]", "null", "\"a\"", "{}", "{}{}", "{\"a\":1,\"a\":2}", "\uFEFF{}",
        "{'a':1}", "{\"a\":1,}", "// a\n{}", "province,indicator\n", "a,b\n\"", "\0",
    ];

    /// <summary>Bodies made of a good one.</summary>
    public static Gen<string> Of(JsonNode example)
    {
        var text = example.ToJsonString();
        var places = Places(example, []).ToArray();
        var replaced = from place in Gen.Elements(places) from value in Gen.Elements(Values) select Replace(example, place, value);
        var removed = Gen.Elements(places).Select(place => Remove(example, place));
        var renamed = Gen.Elements(places).Select(place => Rename(example, place));
        return Gen.Frequency(
            (12, replaced),
            (5, removed),
            (3, renamed),
            (2, Gen.Elements(Whole)),
            (2, Gen.Choose(0, text.Length - 1).Select(length => text[..length])),
            (1, Gen.Constant(new string('[', 400))),
            (1, Gen.Constant(text + text)));
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Places(field.Value, [.. at, field.Key]).Prepend([.. at, field.Key])),
        JsonArray items => items.Index().SelectMany(item => Places(item.Item, [.. at, item.Index]).Prepend([.. at, item.Index])),
        _ => [],
    };

    private static string Replace(JsonNode example, object[] place, string value)
    {
        // The value goes in as text: a number stays as it is written.
        var (copy, mark) = (example.DeepClone(), $"mark-{value.GetHashCode(StringComparison.Ordinal)}");
        if (Parent(copy, place) is JsonObject fields)
            fields[(string)place[^1]] = mark;
        else
            Parent(copy, place).AsArray()[(int)place[^1]] = mark;
        return copy.ToJsonString().Replace($"\"{mark}\"", value, StringComparison.Ordinal);
    }

    private static string Remove(JsonNode example, object[] place)
    {
        var copy = example.DeepClone();
        if (Parent(copy, place) is JsonObject fields)
            fields.Remove((string)place[^1]);
        else
            Parent(copy, place).AsArray().RemoveAt((int)place[^1]);
        return copy.ToJsonString();
    }

    private static string Rename(JsonNode example, object[] place)
    {
        var copy = example.DeepClone();
        if (Parent(copy, place) is not JsonObject fields)
            return Remove(example, place);
        var value = fields[(string)place[^1]]?.DeepClone();
        fields.Remove((string)place[^1]);
        fields[$"{place[^1]}s"] = value;
        return copy.ToJsonString();
    }

    private static JsonNode Parent(JsonNode root, object[] place) =>
        place[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
}
