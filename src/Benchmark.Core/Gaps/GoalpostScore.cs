namespace Benchmark.Core.Gaps;

/// <summary>
/// 100·(v − w)/(T − w), from 0 to 100 after clamping: the SDSN score with the target as the best end. One formula serves both directions.
/// </summary>
public static class GoalpostScore
{
    /// <summary>The method.</summary>
    public static readonly ScoreMethod Method = new(
        "goalpost",
        new Text("Thang cố định", "Fixed goalposts"),
        "Sachs, Kroll, Lafortune, Fuller, Woelm (2021), Sustainable Development Report 2021, Part 4, with the target as the best end.",
        [],
        (_, _, _) => null,
        (value, passMark, worst) => 100 * (value - worst) / (passMark - worst));
}
