using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>A score from 0 at the worst bound to 100 at the target.</summary>
/// <param name="Id">The id an indicator declares.</param>
/// <param name="Name">The name.</param>
/// <param name="Citation">The publication it follows, with what was changed.</param>
/// <param name="Reasons">The reasons that belong to this method alone.</param>
/// <param name="Refuses">Why value, pass mark and worst bound have no score; null when they have one.</param>
/// <param name="Raw">The unclamped score of value, pass mark and worst bound.</param>
public sealed record ScoreMethod(
    string Id,
    Text Name,
    string Citation,
    IReadOnlyList<Reason> Reasons,
    Func<decimal, decimal, decimal, Reason?> Refuses,
    Func<Term, Term, Term, Term> Raw);

/// <summary>The register of score methods; the first is the one of an indicator that declares none.</summary>
public static class ScoreMethods
{
    /// <summary>Every score method.</summary>
    public static readonly IReadOnlyList<ScoreMethod> All = [GoalpostScore.Method, GoalpostLogScore.Method];

    /// <summary>The method of an id, or null.</summary>
    public static ScoreMethod? Find(string id) => All.FirstOrDefault(method => method.Id == id);
}
