using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Rankings;

/// <summary>The league table of section 7 of the methods, on four units; what a missing value changes is in <see cref="PartialLeagueTests"/>.</summary>
public sealed class LeagueTableTests
{
    private static readonly LeagueQuestion Question = new()
    {
        Indicator = Nouns.Indicator(),
        Series = Nouns.Series("official"),
        Year = 2024,
        Units = [Nouns.Province("d"), Nouns.Province("a"), Nouns.Province("c"), Nouns.Province("b")],
        Observations = [Value("a", 10), Value("b", 40), Value("c", 20), Value("d", 20)],
    };

    private static IReadOnlyList<Province> Three => [Nouns.Province("a"), Nouns.Province("b"), Nouns.Province("c")];

    [Fact]
    public void Units_stand_by_rank_then_id_with_the_distance_to_the_leader_and_to_the_median()
    {
        var table = LeagueTable.Compute(Question);

        Assert.Equal(["b", "c", "d", "a"], table.Rows.Select(row => row.Province));
        Assert.Equal([1m, 2m, 2m, 4m], table.Rows.Select(row => row.Rank));
        Assert.Equal([1, 2, 2, 4], table.Rows.Select(row => row.RankAmongKnown));
        Assert.All(table.Rows, row => Assert.Equal((RankSource.Computed, null, null), (row.RankSource, row.RankBounds, row.FieldSize)));
        Assert.Equal([false, true, true, false], table.Rows.Select(row => row.Tied));
        Assert.Equal([40m, 20m, 20m, 10m], table.Rows.Select(row => row.Value));
        Assert.Equal([0m, -20m, -20m, -30m], table.Rows.Select(row => row.GapToLeader));
        // The median of 10, 20, 20, 40 is 20.
        Assert.Equal(20, table.Median);
        Assert.Equal([20m, 0m, 0m, -10m], table.Rows.Select(row => row.GapToMedian));
        // 100·(n − rank)/(n − 1) with n = 4; quartile 1 + ⌊4·(rank − 1)/n⌋.
        Assert.Equal([100m, 66.6666666667m, 66.6666666667m, 0m], table.Rows.Select(row => row.Percentile));
        Assert.Equal([1, 2, 2, 4], table.Rows.Select(row => row.Quartile));
        Assert.Equal(["b"], table.Leader);
        Assert.Empty(table.NotComputed);
    }

    [Fact]
    public void A_table_says_what_it_is_of()
    {
        var table = LeagueTable.Compute(Question with { Series = Question.Series with { Map = 63 } });

        Assert.Equal(new RowIndicator("digital-share", Nouns.Same("digital-share"), "percent", Direction.HigherIsBetter), table.Indicator);
        Assert.Equal(
            ("official", Nouns.Same("official"), 2024, 63, 4, "percentage-point"),
            (table.Series, table.SeriesName, table.Year, table.Map, table.Units, table.GapUnit));
        Assert.Equal((Ties.Competition, "raw"), (table.Ties, table.RankOn));
        Assert.Equal(Text.Empty, table.Narrative);
    }

    [Fact]
    public void Units_without_a_value_are_left_out_and_named_by_id()
    {
        var table = LeagueTable.Compute(Question with { Units = [Nouns.Province("none-2"), .. Question.Units, Nouns.Province("none-1")] });

        Assert.Equal([("none-1", Reason.NoObservation), ("none-2", Reason.NoObservation)], table.Excluded.Select(unit => (unit.Province, unit.Reason)));
        var warning = Assert.Single(table.Warnings);
        Assert.Equal(["coverage-low"], GapPaths.WarningsOf(table.Warnings));
        Assert.Equal("rows", warning.At);
        Assert.Contains("4 trong 6", warning.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("4 of 6", warning.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_less_is_better_the_lowest_leads_and_behind_is_still_negative()
    {
        var table = LeagueTable.Compute(Question with { Indicator = Nouns.Indicator(direction: Direction.LowerIsBetter) });

        Assert.Equal(["a", "c", "d", "b"], table.Rows.Select(row => row.Province));
        Assert.Equal([0m, -10m, -10m, -30m], table.Rows.Select(row => row.GapToLeader));
        Assert.Equal([10m, 0m, 0m, -20m], table.Rows.Select(row => row.GapToMedian));
    }

    [Theory]
    // 40 | 20, 20 | 10. Percentile and quartile stand on competition ranks whatever the ties are called.
    [InlineData(Ties.Dense, "1|2|2|3")]
    [InlineData(Ties.Average, "1|2.5|2.5|4")]
    public void Ties_change_the_ranks_alone(Ties ties, string ranks)
    {
        var table = LeagueTable.Compute(Question with { Ties = ties });

        Assert.Equal(ranks.Split('|').Select(WorkedExample.Parse), table.Rows.Select(row => row.Rank!.Value));
        Assert.Equal(ties, table.Ties);
        Assert.Equal([100m, 66.6666666667m, 66.6666666667m, 0m], table.Rows.Select(row => row.Percentile));
        Assert.Equal([1, 2, 2, 4], table.Rows.Select(row => row.Quartile));
    }

    [Fact]
    public void All_that_share_the_best_rank_lead_also_where_that_rank_is_a_half()
    {
        var table = LeagueTable.Compute(Question with { Units = Three, Ties = Ties.Average, Observations = [Value("a", 40), Value("b", 40), Value("c", 20)] });

        Assert.Equal([1.5m, 1.5m, 3m], table.Rows.Select(row => row.Rank));
        Assert.Equal(["a", "b"], table.Leader);
    }

    [Fact]
    public void Ranks_on_rounded_values_round_half_away_from_zero_and_leave_the_figures_exact()
    {
        // Rounded to whole numbers: 20.5 → 21, 21.4 → 21, 20.4 → 20.
        var table = LeagueTable.Compute(Question with { Units = Three, Rounded = 0, Observations = [Value("a", 20.5m), Value("b", 21.4m), Value("c", 20.4m)] });

        Assert.Equal([("a", 1m), ("b", 1m), ("c", 3m)], table.Rows.Select(row => (row.Province, row.Rank!.Value)));
        Assert.Equal("rounded-0", table.RankOn);
        Assert.Equal([-0.9m, 0m, -1m], table.Rows.Select(row => row.GapToLeader));
        Assert.Equal(20.5m, table.Median);
        Assert.Equal([20.5m, 21.4m, 20.4m], table.Rows.Select(row => row.Value));
    }

    [Fact]
    public void A_field_of_one_has_no_rank_and_one_of_two_has()
    {
        var one = LeagueTable.Compute(Question with { Units = [.. Three.Take(1)], Observations = [Value("a", 10)] });
        Assert.Equal((null, null, null, null), (one.Rows[0].Rank, one.Rows[0].Percentile, one.Median, one.Leader));
        Assert.Empty(one.Excluded);

        var two = LeagueTable.Compute(Question with { Units = [.. Three.Take(2)], Observations = [Value("a", 10), Value("b", 20)] });
        Assert.Equal([100m, 0m], two.Rows.Select(row => row.Percentile));
        // The median of two is their mean; the second of two begins the third quarter.
        Assert.Equal((15m, 3), (two.Median, two.Rows[1].Quartile));
    }

    [Fact]
    public void Without_any_value_nobody_leads()
    {
        var table = LeagueTable.Compute(Question with { Observations = [] });

        Assert.Equal((4, 0, null, null, 4), (table.Units, table.Known, table.Median, table.Leader, table.Excluded.Count));
        Assert.Empty(table.Rows);
        // That nothing is covered is said by every unit.
        Assert.Empty(table.Warnings);
        Assert.Contains(new CellNotComputed("median", null, Reason.PartialField), table.NotComputed);
    }

    [Fact]
    public void A_preliminary_value_and_a_break_in_this_year_are_said()
    {
        var full = Question with { Units = [Nouns.Province("a"), Nouns.Province("b")], Observations = [Value("a", 10), Value("b", 40)] };
        Assert.Empty(LeagueTable.Compute(full).Warnings);
        Assert.Empty(LeagueTable.Compute(full with { Series = Nouns.Series("official", breaks: [2023, 2025]) }).Warnings);

        var preliminary = LeagueTable.Compute(full with { Observations = [Value("a", 10), Value("b", 40) with { Certainty = Certainty.Preliminary }] });
        Assert.Equal(["preliminary-value"], GapPaths.WarningsOf(preliminary.Warnings));
        Assert.Equal("rows", preliminary.Warnings[0].At);

        var broken = LeagueTable.Compute(full with { Series = Nouns.Series("official", breaks: [2024]) });
        Assert.Equal(["method-break"], GapPaths.WarningsOf(broken.Warnings));
        Assert.Equal("year", broken.Warnings[0].At);
    }

    private static Observation Value(string province, decimal value) => Nouns.Observation(province, 2024, value);
}
