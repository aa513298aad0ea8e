using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>100·ln(v/w)/ln(T/w), from 0 to 100 after clamping: the income index of the HDI with the target as the best end. Needs positive numbers.</summary>
public static class GoalpostLogScore
{
    /// <summary>The method.</summary>
    public static readonly ScoreMethod Method = new(
        "goalpost-log",
        new Text("Thang cố định, lôgarit", "Fixed goalposts, logarithmic"),
        "UNDP, Human Development Report 2023/24, Technical note 1, with the target as the best end.",
        [Reason.NonpositiveValue],
        (value, passMark, worst) => value <= 0 || passMark <= 0 || worst <= 0 ? Reason.NonpositiveValue : null,
        (value, passMark, worst) => 100 * Term.Ln(value / worst) / Term.Ln(passMark / worst));
}
