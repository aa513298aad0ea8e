using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Targets;

/// <summary>What became of targets whose unit ended before they were due (section 8 of the contract): found by hand among the targets beside them.</summary>
public sealed class TargetLineageTests
{
    private static readonly Province Ended = Nouns.Province("field", until: new DateOnly(2025, 6, 30)) with { Successor = "port" };
    private static readonly Province Successor = Nouns.Province("port", from: new DateOnly(2025, 7, 1));

    [Theory]
    [InlineData(30, 30, Inheritance.Same)]
    [InlineData(30, 35, Inheritance.Higher)]
    [InlineData(30, 20, Inheritance.Lower)]
    public void A_figure_is_the_same_higher_or_lower(int before, int since, Inheritance outcome)
    {
        var (old, taken) = (Nouns.Target("field", 2030, before, Comparator.About), Nouns.Target("port", 2030, since));

        Assert.Equal(
            new InheritedTarget("field", "port", "digital-share", 2030, "percent", old.Id, before, null, taken.Id, since, null, outcome)
            {
                Comparator = old.Comparator,
                TakenOverComparator = taken.Comparator,
            },
            Assert.Single(TargetLineage.Of(Ended, Successor, [old, taken])));
    }

    [Theory]
    // Of two ranges that begin alike the upper ends decide; a single figure is its own upper end.
    [InlineData(7.5, 8.0, Inheritance.Higher)]
    [InlineData(8.0, 7.5, Inheritance.Lower)]
    [InlineData(7.5, 7.5, Inheritance.Same)]
    [InlineData(7.5, null, Inheritance.Lower)]
    public void Of_ranges_that_begin_alike_the_upper_ends_decide(double high, double? other, Inheritance outcome)
    {
        var old = Nouns.Target("field", 2030, 7, Comparator.Range, high: (decimal)high);
        var taken = Nouns.Target("port", 2030, 7, other is null ? Comparator.AtLeast : Comparator.Range, high: (decimal?)other);

        Assert.Equal(outcome, Assert.Single(TargetLineage.Of(Ended, Successor, [old, taken])).Outcome);
    }

    [Fact]
    public void Nothing_on_the_same_indicator_and_horizon_is_not_found_again()
    {
        var rows = TargetLineage.Of(
            Ended,
            Successor,
            [
                Nouns.Target("field", 2030, 30),
                Nouns.Target("port", 2035, 30),
                Nouns.Target("port", 2030, 30, indicator: "growth"),
                // What was replaced is not promised any more; what another unit promises is not taken over.
                Nouns.Target("port", 2030, 30, standing: Standing.Superseded),
                Nouns.Target("hill", 2030, 30),
            ]);

        var row = Assert.Single(rows);
        Assert.Equal((null, null, Inheritance.NotFoundAgain), (row.TakenOverBy, row.TakenOverLow, row.Outcome));
    }

    [Fact]
    public void Only_targets_in_force_that_were_still_due_are_told()
    {
        var rows = TargetLineage.Of(
            Ended,
            Successor,
            [
                Nouns.Target("field", null, 50),
                // Due at the end of the year in which the unit ended.
                Nouns.Target("field", 2025, 20),
                Nouns.Target("field", 2024, 10),
                Nouns.Target("field", 2030, 30, document: "b"),
                Nouns.Target("field", 2030, 31, document: "a", standing: Standing.Alternative),
                Nouns.Target("field", 2030, 30, document: "c", standing: Standing.Restatement),
                Nouns.Target("field", 2030, 25, document: "d", standing: Standing.Superseded),
            ]);

        Assert.Equal(
            ["field.digital-share.2025.plan", "field.digital-share.2030.a", "field.digital-share.2030.b", "field.digital-share.open.plan"],
            rows.Select(row => row.Target));
    }

    [Fact]
    public void A_target_on_the_same_basis_comes_first_then_the_primary_one()
    {
        var old = Nouns.Target("field", 2030, 30);
        var primary = Nouns.Target("port", 2030, 40, basis: Basis.PeriodAverage);
        var alternative = Nouns.Target("port", 2030, 30, document: "other", standing: Standing.Alternative);

        Assert.Equal((alternative.Id, Inheritance.Same), Taken(old, primary, alternative));
        Assert.Equal((primary.Id, Inheritance.OtherBasis), Taken(old, primary));
    }

    [Fact]
    public void Without_a_number_there_is_nothing_to_compare()
    {
        var old = Nouns.Target("field", 2030, null, Comparator.Milestone);
        var taken = Nouns.Target("port", 2030, null, Comparator.Milestone);

        Assert.Equal((taken.Id, Inheritance.WithoutNumber), Taken(old, taken));
    }

    private static (string? TakenOverBy, Inheritance Outcome) Taken(params Target[] targets)
    {
        var row = Assert.Single(TargetLineage.Of(Ended, Successor, targets));
        return (row.TakenOverBy, row.Outcome);
    }
}
