using System.Reflection;
using System.Text.Json.Nodes;

namespace Benchmark.Api.Http;

/// <summary>A request and the whole answer to it, as the OpenAPI document shows it. A test sends each request and compares the answer.</summary>
/// <param name="Request">The path and query.</param>
/// <param name="Body">What is posted; null for a GET.</param>
/// <param name="Response">The answer.</param>
internal sealed record Example(string Request, JsonNode? Body, JsonNode Response)
{
    private const string Prefix = "examples/";

    private static readonly Lazy<IReadOnlyDictionary<string, Example>> Examples = new(ReadAll);

    /// <summary>The example of an operation or of a kind of problem.</summary>
    public static Example? Find(string name) => Examples.Value.GetValueOrDefault(name);

    private static Dictionary<string, Example> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var example = JsonNode.Parse(stream)!;
                return new Example(example["request"]!.GetValue<string>(), example["body"]?.DeepClone(), example["response"]!.DeepClone());
            });
    }
}
