using Benchmark.Api.Http;
using Benchmark.Core.Narratives;
using Benchmark.Core.Rankings;
using Benchmark.Core.Scorecards;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Scorecards;

/// <summary>The composite of the caller's own scores, with how much the ranking depends on the weights.</summary>
internal sealed class ComputeScorecard(RequestLimits limits) : ComputeEndpoint<ComputeScorecard.RequestBody, Scorecard>
{
    private const int MostEntities = 1000;
    private const int MostComponents = 100;
    private const int MostDraws = 10_000;

    // Some two seconds of one core; 1,000 draws over 63 provinces and 8 components are a tenth of it.
    private const long MostWork = 5_000_000;

    public override void Configure() => Computes(
        "/v1/scorecards",
        "Compute a scorecard of posted scores",
        "Up to 1,000 entities with a score from 0 to 100 for each of up to 100 components; null is missing and never filled in. With `robustness` also the "
            + "rank ranges over drawn weights, the same for a seed on every machine.");

    public override RequestBody? ReadBody(JsonFields fields, Catalog catalog)
    {
        var body = RequestBody.Read(fields);
        if (body is not null && (long)body.Entities.Count * body.Weights.Count is var cells && cells > limits.Cells)
        {
            fields.AddFault(
                "entities",
                ErrorCodes.TooManyCells,
                new Text(
                    $"{body.Entities.Count} đối tượng × {body.Weights.Count} thành phần là {cells} ô; nhiều nhất {limits.Cells}. Hãy gửi ít đối tượng hoặc "
                        + "thành "
                        + "phần hơn.",
                    $"{body.Entities.Count} entities by {body.Weights.Count} components are {cells} cells; at most {limits.Cells}. Send fewer of either."),
                $"{cells}");
        }

        return body;
    }

    public override Answer<Scorecard> Answer(RequestBody body, Catalog catalog)
    {
        var scorecard = ScorecardComputation.Compute(new ScorecardInput
        {
            Entities = [.. body.Entities.Select(entity => new ScoredEntity(entity.Id, entity.Scores, new Dictionary<string, Reason>()))],
            Weights = body.Weights,
            Aggregation = Aggregations.Find(body.Aggregation)!,
            MinCoverage = body.MinCoverage,
            Ties = body.Ties,
            Draws = body.Robustness is { } robustness
                ? new DrawSettings(robustness.Draws, robustness.Delta, robustness.Seed, robustness.Top, ScorecardComputation.Generator)
                : null,
        });
        var told = scorecard with { Entities = ScorecardNarrative.Tell(scorecard.Entities) };
        return new Answer<Scorecard>(told, told.Entities.Count, told.Entities.Count);
    }

    /// <summary>What to compute.</summary>
    /// <param name="Entities">The entities, in the order of the answer.</param>
    /// <param name="Weights">The weight of each component; absent for equal weights over all components named.</param>
    /// <param name="Aggregation">How the scores become one; <c>arithmetic</c> unless given.</param>
    /// <param name="MinCoverage">The share of the weight, from 0 to 1, that has to be present; 0.66 unless given.</param>
    /// <param name="Ties">How equal scores are ranked; <c>competition</c> unless given.</param>
    /// <param name="Robustness">How weights are drawn; absent for not at all.</param>
    [SchemaName("ScorecardRequest")]
    public sealed record RequestBody(
        IReadOnlyList<Entity> Entities,
        [property: MayBeLeftOut] IReadOnlyDictionary<string, decimal> Weights,
        [property: MayBeLeftOut] string Aggregation,
        [property: MayBeLeftOut] decimal MinCoverage,
        [property: MayBeLeftOut] Ties Ties,
        [property: MayBeLeftOut] Robustness? Robustness)
    {
        internal static RequestBody? Read(JsonFields fields)
        {
            if (!fields.IsObject)
                return null;
            var entities = fields.Array("entities", 1, MostEntities, required: true).Select(entity => (Fields: entity, Entity: Entity.Read(entity))).ToList();
            var given = fields.Numbers("weights", 0, Parse.LargestWeight, MostComponents);
            var aggregation = fields.OneOf("aggregation", [.. Aggregations.All.Select(each => each.Id)]) ?? Aggregations.All[0].Id;
            var minCoverage = fields.Number("minCoverage", 0, 1) ?? ScorecardInput.DefaultMinCoverage;
            var ties = fields.Code<Ties>("ties") ?? default;
            var robustness = fields.Object("robustness") is { } settings ? Robustness.Read(settings) : null;
            fields.Finish();

            var weights = WeightsOf(fields, given, [.. entities.Select(entity => entity.Entity).OfType<Entity>()]);
            CheckEntities(entities, weights);
            if (robustness is not null && (long)robustness.Draws * entities.Count * Math.Max(1, weights.Count) > MostWork)
            {
                fields.AddFault(
                    "robustness.draws",
                    ErrorCodes.TooMuchWork,
                    new Text($"Số lần rút × số đối tượng × số thành phần tối đa là {MostWork}.", $"Draws × entities × components may be {MostWork} at most."),
                    $"{robustness.Draws}");
            }

            return new RequestBody([.. entities.Select(entity => entity.Entity).OfType<Entity>()], weights, aggregation, minCoverage, ties, robustness);
        }

        private static Dictionary<string, decimal> WeightsOf(JsonFields fields, IReadOnlyDictionary<string, decimal?>? given, IReadOnlyList<Entity> entities)
        {
            if (given is null)
                return entities.SelectMany(entity => entity.Scores.Keys).Distinct().ToDictionary(component => component, _ => 1m);
            if (given.Values.All(weight => weight == 0))
                fields.AddFault("weights", ErrorCodes.AllZero, new Text("Ít nhất một trọng số phải lớn hơn 0.", "At least one weight must be larger than 0."));
            return given.ToDictionary(weight => weight.Key, weight => weight.Value ?? 0);
        }

        private static void CheckEntities(IReadOnlyList<(JsonFields Fields, Entity? Entity)> entities, Dictionary<string, decimal> weights)
        {
            var seen = new HashSet<string>();
            foreach (var (fields, entity) in entities.Where(entity => entity.Entity is not null))
            {
                if (!seen.Add(entity!.Id))
                {
                    fields.AddFault(
                        "id",
                        ErrorCodes.RepeatedId,
                        new Text("Mã đã dùng cho một đối tượng khác.", "Another entity has this id already."),
                        entity.Id);
                }

                foreach (var component in entity.Scores.Keys.Where(component => !weights.ContainsKey(component)))
                {
                    fields.AddFault(
                        $"scores.{component}",
                        ErrorCodes.NoWeight,
                        new Text("Thành phần này không có trọng số; trọng số 0 sẽ bỏ qua nó.", "This component has no weight; a weight of 0 leaves it out."),
                        component,
                        [.. weights.Keys]);
                }
            }
        }
    }

    /// <summary>An entity with its scores.</summary>
    /// <param name="Id">The caller's id.</param>
    /// <param name="Scores">The score of each component, from 0 to 100; null is missing.</param>
    [SchemaName("ScorecardEntity")]
    public sealed record Entity(string Id, IReadOnlyDictionary<string, decimal?> Scores)
    {
        internal static Entity? Read(JsonFields fields)
        {
            var id = fields.Text("id", required: true);
            var scores = fields.Numbers("scores", 0, 100, MostComponents, required: true);
            fields.Finish();
            return id is null || scores is null ? null : new Entity(id, scores);
        }
    }

    /// <summary>How weights are drawn.</summary>
    /// <param name="Draws">How many draws; 1,000 unless given.</param>
    /// <param name="Delta">How far each weight may move, from 0 to 1; 0.25 unless given.</param>
    /// <param name="Seed">Where the generator starts; 1 unless given.</param>
    /// <param name="Top">N of the share of draws in the top N; 1 unless given.</param>
    [SchemaName("RobustnessRequest")]
    public sealed record Robustness(
        [property: MayBeLeftOut] int Draws,
        [property: MayBeLeftOut] decimal Delta,
        [property: MayBeLeftOut] long Seed,
        [property: MayBeLeftOut] int Top)
    {
        internal static Robustness Read(JsonFields fields)
        {
            var robustness = new Robustness(
                (int)(fields.Integer("draws", 1, MostDraws) ?? 1000),
                fields.Number("delta", 0, 1) ?? 0.25m,
                fields.Integer("seed", 0, long.MaxValue) ?? 1,
                (int)(fields.Integer("top", 1, MostEntities) ?? 1));
            fields.Finish();
            return robustness;
        }
    }
}
