using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Scorecards;

namespace Benchmark.Api.Parameters;

/// <summary>A pace model.</summary>
/// <param name="Model">The model; null for that of each indicator.</param>
internal sealed record PaceParameter(PaceModel? Model) : IParameter<PaceParameter>
{
    private static readonly IReadOnlyList<string> Ids = [.. PaceModels.All.Select(model => model.Id)];

    public static Shape Shape => Shape.OneOf(Ids);

    public IReadOnlyList<string> Canonical => Model is null ? [] : [Model.Id];

    public static PaceParameter Read(Reading reading) => new(reading.OneOf(Ids) is { } id ? PaceModels.Find(id) : null);
}

/// <summary>The threshold set of a status.</summary>
/// <param name="Set">The set.</param>
internal sealed record ThresholdsParameter(ThresholdSet Set) : IParameter<ThresholdsParameter>
{
    private static readonly IReadOnlyList<string> Ids = [.. ThresholdSets.All.Select(set => set.Id)];

    public static Shape Shape => Shape.OneOf(Ids);

    public IReadOnlyList<string> Canonical => [Set.Id];

    public static ThresholdsParameter Read(Reading reading) => new(reading.OneOf(Ids) is { } id ? ThresholdSets.Find(id)! : ThresholdSets.All[0]);
}

/// <summary>How scores become one.</summary>
/// <param name="Method">The aggregation.</param>
internal sealed record AggregationParameter(Aggregation Method) : IParameter<AggregationParameter>
{
    private static readonly IReadOnlyList<string> Ids = [.. Aggregations.All.Select(aggregation => aggregation.Id)];

    public static Shape Shape => Shape.OneOf(Ids);

    public IReadOnlyList<string> Canonical => [Method.Id];

    public static AggregationParameter Read(Reading reading) => new(reading.OneOf(Ids) is { } id ? Aggregations.Find(id)! : Aggregations.All[0]);
}
