using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Scorecards;

namespace Benchmark.Api.Parameters;

/// <summary>The ids of the methods, each set with its name in the OpenAPI document.</summary>
internal static class MethodSets
{
    public static readonly ValueSet PaceModel = new(
        "PaceModel",
        "The id of a pace model; `/v1/methods` explains each.",
        [.. PaceModels.All.Select(model => model.Id)]);

    public static readonly ValueSet ThresholdSet =
        new("ThresholdSet", "The id of a set of thresholds; `/v1/methods` explains each.", [.. ThresholdSets.All.Select(set => set.Id)]);

    public static readonly ValueSet Aggregation =
        new("Aggregation", "The id of an aggregation; `/v1/methods` explains each.", [.. Aggregations.All.Select(aggregation => aggregation.Id)]);

    public static readonly ValueSet ScoreMethod =
        new("ScoreMethod", "The id of a score method; `/v1/methods` explains each.", [.. ScoreMethods.All.Select(method => method.Id)]);

    /// <summary>The properties of answers and bodies that hold one, by name, or by schema and name.</summary>
    public static readonly IReadOnlyDictionary<string, ValueSet> Properties = new Dictionary<string, ValueSet>
    {
        ["thresholds"] = ThresholdSet,
        ["aggregation"] = Aggregation,
        ["scoreMethod"] = ScoreMethod,
        ["pace"] = PaceModel,
        ["Pace.model"] = PaceModel,
        ["Score.method"] = ScoreMethod,
    };
}
