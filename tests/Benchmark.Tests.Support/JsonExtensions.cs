using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>Short ways to look into an answer.</summary>
internal static class JsonExtensions
{
    /// <summary>The node at a path like <c>data[0].gap.value</c>; null when it is JSON null.</summary>
    public static JsonNode? At(this JsonNode node, string path)
    {
        JsonNode? at = node;
        foreach (var step in path.Split('.', '['))
        {
            at = step.EndsWith(']')
                ? at!.AsArray()[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)]
                : Child(at!.AsObject(), step, path);
        }

        return at;
    }

    public static string? Text(this JsonNode node, string path) => node.At(path)?.ToString();

    public static decimal? Number(this JsonNode node, string path) => node.At(path)?.GetValue<decimal>();

    public static IReadOnlyList<JsonNode> Items(this JsonNode node, string path) => [.. node.At(path)!.AsArray().Select(item => item!)];

    public static IReadOnlyList<string> Texts(this JsonNode node, string path) => [.. node.Items(path).Select(item => item.ToString())];

    /// <summary>The codes of a list of warnings or errors.</summary>
    public static IReadOnlyList<string> Codes(this JsonNode node, string path) => [.. node.Items(path).Select(item => item.Text("code")!)];

    // A key that is not there is a break of the contract, unlike a null.
    private static JsonNode? Child(JsonObject node, string step, string path) =>
        node.ContainsKey(step) ? node[step] : throw new KeyNotFoundException($"There is no key {step} on the way to {path}.");
}
