using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Scorecards;

namespace Benchmark.Api.Parameters;

/// <summary>A pace model.</summary>
/// <param name="Model">The model; null for that of each indicator.</param>
internal sealed record PaceParameter(PaceModel? Model) : IParameter<PaceParameter>
{
    public static Shape Shape => Shape.OneOf(MethodSets.PaceModel);

    public IReadOnlyList<string> Canonical => Model is null ? [] : [Model.Id];

    public static PaceParameter Read(Reading reading) => new(reading.OneOf(MethodSets.PaceModel.Codes) is { } id ? PaceModels.Find(id) : null);
}

/// <summary>The threshold set of a status.</summary>
/// <param name="Set">The set.</param>
internal sealed record ThresholdsParameter(ThresholdSet Set) : IParameter<ThresholdsParameter>
{
    public static Shape Shape => Shape.OneOf(MethodSets.ThresholdSet);

    public IReadOnlyList<string> Canonical => [Set.Id];

    public static ThresholdsParameter Read(Reading reading) =>
        new(reading.OneOf(MethodSets.ThresholdSet.Codes) is { } id ? ThresholdSets.Find(id)! : ThresholdSets.All[0]);
}

/// <summary>How scores become one.</summary>
/// <param name="Method">The aggregation.</param>
internal sealed record AggregationParameter(Aggregation Method) : IParameter<AggregationParameter>
{
    public static Shape Shape => Shape.OneOf(MethodSets.Aggregation);

    public IReadOnlyList<string> Canonical => [Method.Id];

    public static AggregationParameter Read(Reading reading) =>
        new(reading.OneOf(MethodSets.Aggregation.Codes) is { } id ? Aggregations.Find(id)! : Aggregations.All[0]);
}
