using Benchmark.Core.Statements;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Statements;

/// <summary>A figure for a claim: what was replaced is stale, an end of a range is not the range.</summary>
public sealed class ClaimCheckTests
{
    private static readonly StatedRow Value = StatementCheck.Row(Nouns.Observation("plain", 2024, 6.5m), "now") with { Unit = "percent-per-year" };

    [Theory]
    [InlineData(VerdictReason.OlderRevision)]
    [InlineData(VerdictReason.SupersededTarget)]
    public void What_was_replaced_is_stale(VerdictReason replaced)
    {
        var stood = new ClaimedRow(Value, null);
        var fell = new ClaimedRow(Value, replaced);

        Assert.Equal((Verdict.Stale, replaced), Check(6.5m, null, fell, fell));
        Assert.Equal((Verdict.Stale, replaced), Check(6.5m, null, stood, fell));
        Assert.Equal((Verdict.Contradicted, VerdictReason.FigureDiffers), Check(6.6m, null, fell, fell));
        Assert.Equal((Verdict.Verified, VerdictReason.Equal), Check(6.5m, null, stood, stood));
    }

    [Theory]
    [InlineData(6.5)]
    [InlineData(7.0)]
    public void An_end_of_a_range_is_not_the_range(double end)
    {
        var range = new ClaimedRow(Value with { High = 7m, Comparator = Comparator.Range }, null);

        Assert.Equal((Verdict.Contradicted, VerdictReason.FigureDiffers), Check((decimal)end, null, range, range));
    }

    [Fact]
    public void A_rate_may_be_given_in_percent()
    {
        var row = new ClaimedRow(Value, null);

        Assert.Equal(Verdict.Verified, Check(6.5m, "percent", row, row).Verdict);
        Assert.Equal(Verdict.Verified, Check(6.5m, "percent-per-year", row, row).Verdict);
        Assert.Equal((Verdict.Unknown, VerdictReason.UnitDiffers), Check(6.5m, "million-vnd", row, row));
    }

    private static (Verdict Verdict, VerdictReason Reason) Check(decimal value, string? unit, ClaimedRow named, ClaimedRow now)
    {
        var figure = ClaimCheck.Check("a.b@000000000000", value, unit, [named], [now]);
        return (figure.Verdict, figure.Reason);
    }
}
