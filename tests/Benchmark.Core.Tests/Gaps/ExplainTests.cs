using Benchmark.Core.Gaps;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>"Evaluating it and applying section 10 gives result" (methods, section 11), for every figure of every row.</summary>
public sealed class ExplainTests
{
    public static TheoryData<string> WorkedExamples => [.. GapExamples.Inputs().Select(example => example.Id).Distinct()];

    public static TheoryData<string> EdgeCases => [.. EdgeCaseTests.Inputs().Select(each => each.Row)];

    [Theory]
    // By hand, so that the evaluator itself is known to be right.
    [InlineData("1·(17.34 − 29.5)", "-12.16")]
    [InlineData("−2^2", "-4")]
    [InlineData("(−2)^2", "4")]
    [InlineData("2 − 3 − 4", "-5")]
    [InlineData("2 − (3 − 4)", "3")]
    [InlineData("12/3·2", "8")]
    [InlineData("12/(3·2)", "2")]
    [InlineData("1 + 2·3", "7")]
    [InlineData("max(0, −(−3))", "3")]
    [InlineData("clamp(112, 0, 100)", "100")]
    [InlineData("clamp(−4, 0, 100)", "0")]
    [InlineData("max(1, floor(20·34/63))", "10")]
    [InlineData("100·ln(200)/ln(750)", "80.03412048855671")]
    [InlineData("abs(−1.5)·exp(0) + min(2, 3)", "3.5")]
    public void An_expression_has_its_value(string expression, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Arithmetic.Evaluate(expression), 1e-10m.Scale);

    [Theory]
    [MemberData(nameof(WorkedExamples))]
    public void A_worked_example_can_be_redone_by_hand(string id)
    {
        foreach (var (_, input) in GapExamples.Inputs().Where(example => example.Id == id))
            AssertRedone(GapComputation.Compute(input));
    }

    [Theory]
    [MemberData(nameof(EdgeCases))]
    public void An_edge_case_can_be_redone_by_hand(string row) =>
        AssertRedone(GapComputation.Compute(EdgeCaseTests.Inputs().Single(each => each.Row == row).Input));

    [Fact]
    public void Any_row_can_be_redone_by_hand() => RandomGaps.Hold(RandomGaps.Any(), input => AssertRedone(GapComputation.Compute(input)));

    [Fact]
    public void Any_row_of_unusual_numbers_can_be_redone_by_hand() =>
        RandomGaps.Hold(RandomGaps.Extremes(), input => AssertRedone(GapComputation.Compute(input)));

    [Fact]
    public void A_formula_is_written_in_the_symbols_of_the_methods()
    {
        // W24, in the order of the row; the formulas are those of sections 3 and 4.1.
        var explain = new GapCase { Worst = 5, Values = "2020:12|2023:18" }.Compute().Explain;

        Assert.Equal(
            [
                ("gap.value", "d·(v − T)", "1·(18 − 30)"),
                ("gap.remaining", "max(0, −(d·(v − T)))", "max(0, −(1·(18 − 30)))"),
                ("gap.relativePercent", "100·(d·(v − T))/abs(T)", "100·(1·(18 − 30))/abs(30)"),
                ("attainmentPercent", "100·v/T", "100·18/30"),
                ("progressPercent", "100·(v − b)/(T − b)", "100·(18 − 12)/(30 − 12)"),
                ("score.value", "clamp(100·(v − w)/(T − w), 0, 100)", "clamp(100·(18 − 5)/(30 − 5), 0, 100)"),
                ("score.raw", "100·(v − w)/(T − w)", "100·(18 − 5)/(30 − 5)"),
                ("pace.actualPerYear", "(v − b)/(t − t0)", "(18 − 12)/(2023 − 2020)"),
                ("pace.requiredPerYear", "(T − b)/(h − t0)", "(30 − 12)/(2025 − 2020)"),
                ("pace.ratio", "d·a/abs(r0)", "1·((18 − 12)/(2023 − 2020))/abs((30 − 12)/(2025 − 2020))"),
                ("pace.expectedNow", "b + (T − b)·(t − t0)/(h − t0)", "12 + (30 − 12)·(2023 − 2020)/(2025 − 2020)"),
                ("pace.requiredFromNow", "(T − v)/(h − t)", "(30 − 18)/(2025 − 2023)"),
                ("pace.projectedAtHorizon", "v + a·(h − t)", "18 + (18 − 12)/(2023 − 2020)·(2025 − 2023)"),
            ],
            explain.Select(entry => (entry.Figure, entry.Formula, entry.With)));
    }

    private static void AssertRedone(GapFigures figures)
    {
        foreach (var entry in figures.Explain)
        {
            var value = Arithmetic.Evaluate(entry.With);
            // A result is rounded to 10 decimals; beyond that both may differ by the doubles inside a power.
            Assert.True(
                Math.Abs(value - entry.Result) <= 1e-10m + 1e-9m * Math.Abs(entry.Result),
                $"{entry.Figure}: {entry.With} is {value}, not {entry.Result}");
        }
    }
}
