using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>What became of the targets that a document sets.</summary>
/// <param name="Document">The id of the document.</param>
/// <param name="SetBy">Who set most of its targets, as far as that is known of any.</param>
/// <param name="Replaces">The other documents of which it replaced a target, by id.</param>
/// <param name="ReplacedBy">The other documents that replaced a target of it, by id.</param>
/// <param name="Counts">How its targets stand, whatever their standing.</param>
public sealed record DocumentPromises(
    string Document,
    TargetSetter SetBy,
    IReadOnlyList<string> Replaces,
    IReadOnlyList<string> ReplacedBy,
    GapTally Counts)
{
    /// <summary>The documents that set the targets of a question, by id.</summary>
    /// <param name="question">The question; its targets tell which replaced which.</param>
    /// <param name="rows">Its rows.</param>
    public static IReadOnlyList<DocumentPromises> Of(GapQuestion question, IReadOnlyList<GapRow> rows)
    {
        var targets = question.Targets.Where(target => target.Document is not null && (question.Documents?.Contains(target.Document) ?? true))
            .ToLookup(target => target.Document!, StringComparer.Ordinal);
        var rowsOf = rows.ToLookup(row => row.Target.Document, StringComparer.Ordinal);
        var milestones = GapTable.Milestones(question).ToLookup(target => target.Document, StringComparer.Ordinal);
        var byId = question.Targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
        var replaced = question.Targets
            .Select(target => (Old: target.Document, New: target.SupersededBy is { } id ? byId.GetValueOrDefault(id)?.Document : null))
            .Where(pair => pair.Old is not null && pair.New is not null && pair.Old != pair.New)
            .Distinct()
            .OrderBy(pair => pair.Old, StringComparer.Ordinal)
            .ThenBy(pair => pair.New, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. targets.OrderBy(document => document.Key, StringComparer.Ordinal).Select(document => new DocumentPromises(
                document.Key,
                SetterOf(document),
                [.. replaced.Where(pair => pair.New == document.Key).Select(pair => pair.Old!)],
                [.. replaced.Where(pair => pair.Old == document.Key).Select(pair => pair.New!)],
                GapSummary.Count(question, [.. rowsOf[document.Key]], milestones[document.Key].Count()))),
        ];
    }

    private static TargetSetter SetterOf(IEnumerable<Target> targets) => targets
        .Where(target => target.SetBy != TargetSetter.Unknown)
        .CountBy(target => target.SetBy)
        .OrderByDescending(setter => setter.Value)
        .ThenBy(setter => setter.Key)
        .Select(setter => setter.Key)
        .FirstOrDefault(TargetSetter.Unknown);
}
