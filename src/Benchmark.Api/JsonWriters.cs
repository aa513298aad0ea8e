using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Benchmark.Api.Features;
using Benchmark.Api.Features.Comparisons;
using Benchmark.Api.Formats;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Observations;

namespace Benchmark.Api;

/// <summary>The types whose JSON is written by hand. A test holds it against what the serializer would write, so that no key is forgotten.</summary>
internal static class JsonWriters
{
    public static IReadOnlyList<JsonConverter> All =>
    [
        new Written<Text>(JsonWriting.Write),
        new Written<Warning>(JsonWriting.Write),
        new Written<Observation>(ObservationJson.Write),
        new Written<ComparisonRow>(ComparisonsJson.Write),
    ];

    // Before anything is written: the serializer takes no more of them then.
    [ModuleInitializer]
    public static void Use()
    {
        foreach (var writer in All)
            Json.Options.Converters.Add(writer);
    }
}
