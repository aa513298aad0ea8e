using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Scorecards;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of composite scores: the score, what it stands on, and the place where every entity has one.</summary>
public static class ScorecardNarrative
{
    /// <summary>Adds the sentences to the entities of a posted scorecard.</summary>
    public static IReadOnlyList<EntityScore> Tell(IReadOnlyList<EntityScore> entities) => Tell(entities, entity => entity.Label, ranked: true);

    /// <summary>Adds the sentences to the entities of a scorecard of provinces.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="provinces">The provinces they are.</param>
    public static IReadOnlyList<EntityScore> Tell(IReadOnlyList<EntityScore> entities, IReadOnlyList<Province> provinces)
    {
        var names = provinces.DistinctBy(province => province.Id).ToDictionary(province => province.Id, ProvinceLabel.InSentence);
        // A place among provinces says nothing of the country, and the country's none of them.
        return Tell(entities, entity => names[entity.Id], provinces.All(province => province.Kind != ProvinceKind.Country));
    }

    private static IReadOnlyList<EntityScore> Tell(IReadOnlyList<EntityScore> entities, Func<EntityScore, Text> nameOf, bool ranked)
    {
        var scored = entities.Where(entity => entity.Score is not null).Select(entity => entity.Score!.Value).ToArray();
        var decimals = 1;
        // One decimal is enough of a score, unless two of them look alike then.
        while (decimals < 10 && scored.Select(score => FigureText.Round(score, decimals)).Distinct().Count() < scored.Distinct().Count())
            decimals++;
        return [.. entities.Select(entity => Tell(entity, nameOf(entity), scored.Length, decimals, ranked && entities.Count > 1))];
    }

    private static EntityScore Tell(EntityScore entity, Text who, int scored, int decimals, bool ranked)
    {
        var present = entity.Parts.Count(part => part.Score is not null);
        (string, Text)[] parts =
        [
            ("who", who),
            ("score", FigureText.Number(entity.Score ?? 0, decimals)),
            ("present", Text.Same($"{present}")),
            ("parts", Text.Same($"{entity.Parts.Count}")),
        ];
        var place = ranked && entity.Rank is { } rank && scored > 1
            ? Words.Say(Phrase.ScorePlace, ("rank", FigureText.Ordinal(rank)), ("scored", Text.Same($"{scored}")))
            : Text.Empty;
        var head = entity.Score is null ? Phrase.ScoreHeadNone : Phrase.ScoreHead;
        var body = entity.Score is null
            ? Phrase.ScoreNone
            : present == entity.Parts.Count
            ? present == 1
            ? Phrase.ScoreWholeOne
            : Phrase.ScoreWhole
            : Phrase.ScorePartial;
        return entity with
        {
            Headline = Letters.Within(
                Sentences.LongestHeadline,
                [Words.Say(head, [.. parts, ("place", place)]), Words.Say(head, [.. parts, ("place", Text.Empty)])]),
            Narrative = Letters.Within(
                Sentences.LongestNarrative,
                [Words.Say(body, [.. parts, ("place", place)]), Words.Say(body, [.. parts, ("place", Text.Empty)])]),
            Caveats = CaveatList.Of(entity.Warnings),
            Technical = TechnicalText.Of(entity.NotComputed.Select(entry => (entry.Figure, entry.Reason))),
        };
    }
}
