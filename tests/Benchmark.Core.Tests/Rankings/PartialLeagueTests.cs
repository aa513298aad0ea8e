using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Rankings;

/// <summary>League tables that cannot lie (section 7 of the contract, "Ranks"): of a field that is not whole, and of a rank indicator.</summary>
public sealed class PartialLeagueTests
{
    private static readonly LeagueQuestion Question = new()
    {
        Indicator = Nouns.Indicator(),
        Series = Nouns.Series("official"),
        Year = 2024,
        Units = [Nouns.Province("d"), Nouns.Province("a"), Nouns.Province("c"), Nouns.Province("b"), Nouns.Province("none")],
        Observations = [Value("a", 10), Value("b", 40), Value("c", 20), Value("d", 20)],
    };

    private static readonly LeagueQuestion Places = Question with
    {
        Indicator = Nouns.Indicator(unit: "rank", direction: Direction.LowerIsBetter),
        Series = Nouns.Series("official") with { FieldSize = 63 },
        Observations = [Value("a", 21), Value("b", 2), Value("c", 15), Value("d", 15)],
    };

    [Fact]
    public void Where_a_unit_has_no_value_nobody_has_a_rank_and_everybody_bounds()
    {
        var table = LeagueTable.Compute(Question);

        Assert.Equal((RankScope.Map, 5, 4), (table.RankScope, table.Units, table.Known));
        Assert.Equal(["b", "c", "d", "a"], table.Rows.Select(row => row.Province));
        Assert.All(table.Rows, row => Assert.Equal(
            ((decimal?)null, (RankSource?)null, (bool?)null, (decimal?)null, (int?)null, (decimal?)null),
            (row.Rank, row.RankSource, row.Tied, row.Percentile, row.Quartile, row.GapToMedian)));
        Assert.Equal([1, 2, 2, 4], table.Rows.Select(row => row.RankAmongKnown));
        Assert.Equal([new(1, 2), new(2, 3), new(2, 3), new RankBounds(4, 5)], table.Rows.Select(row => row.RankBounds));
        Assert.Null(table.Leader);
        Assert.Null(table.Median);
        // Over the known ones, the best of them in the leader's place.
        Assert.Equal([0m, -20m, -20m, -30m], table.Rows.Select(row => row.GapToLeader));
        Assert.Equal(
            ["gapToMedian", "leader", "median", "percentile", "quartile", "rank", "tied"],
            table.NotComputed.Select(entry => entry.Figure).Order());
        Assert.All(table.NotComputed, entry => Assert.Equal((null, Reason.PartialField), (entry.Province, entry.Reason)));
    }

    [Fact]
    public void A_single_known_unit_is_compared_with_nobody()
    {
        var table = LeagueTable.Compute(Question with { Observations = [Value("a", 10)] });

        Assert.Equal((1, new RankBounds(1, 5), null), (table.Rows[0].RankAmongKnown, table.Rows[0].RankBounds, table.Rows[0].GapToLeader));
        Assert.Contains(new CellNotComputed("gapToLeader", "a", Reason.PartialField), table.NotComputed);
        Assert.Equal(8, table.NotComputed.Count);
    }

    [Fact]
    public void The_place_among_the_known_follows_the_digits_that_are_ranked()
    {
        // Without decimals 20.4 and 19.6 are both 20.
        var table = LeagueTable.Compute(Question with { Rounded = 0, Observations = [Value("a", 20.4m), Value("b", 19.6m), Value("c", 30)] });

        Assert.Equal([("c", 1), ("a", 2), ("b", 2)], table.Rows.Select(row => (row.Province, row.RankAmongKnown)));
    }

    [Fact]
    public void Of_a_rank_indicator_the_rank_is_the_official_place_whatever_is_known()
    {
        var table = LeagueTable.Compute(Places);

        Assert.Equal(["b", "c", "d", "a"], table.Rows.Select(row => row.Province));
        Assert.Equal([2m, 15m, 15m, 21m], table.Rows.Select(row => row.Rank));
        Assert.All(table.Rows, row => Assert.Equal((RankSource.Official, 63, null, null), (row.RankSource, row.FieldSize, row.RankBounds, row.GapToMedian)));
        Assert.Equal([1, 2, 2, 4], table.Rows.Select(row => row.RankAmongKnown));
        Assert.Equal([0m, -13m, -13m, -19m], table.Rows.Select(row => row.GapToLeader));
        // 100·(63 − 2)/62, 100·(63 − 15)/62, 100·(63 − 21)/62; 1 + ⌊4·(place − 1)/63⌋.
        Assert.Equal([98.3870967742m, 77.4193548387m, 77.4193548387m, 67.7419354839m], table.Rows.Select(row => row.Percentile));
        Assert.Equal([1, 1, 1, 2], table.Rows.Select(row => row.Quartile));
        // Nobody is known to be on 1, and who else is on 15 is not known.
        Assert.Null(table.Leader);
        Assert.All(table.Rows, row => Assert.Null(row.Tied));
        Assert.Equal(
            [("gapToMedian", Reason.RankGoal), ("leader", Reason.PartialField), ("median", Reason.RankGoal), ("tied", Reason.PartialField)],
            table.NotComputed.Select(entry => (entry.Figure, entry.Reason)).Order());
        Assert.Equal(["coverage-low"], GapPaths.WarningsOf(table.Warnings));
        Assert.DoesNotContain("không phải", table.Warnings[0].Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_on_place_1_leads_though_others_are_not_known()
    {
        var table = LeagueTable.Compute(Places with { Observations = [Value("a", 21), Value("b", 1)] });

        Assert.Equal(["b"], table.Leader);
        Assert.DoesNotContain(table.NotComputed, entry => entry.Figure == "leader");
    }

    [Fact]
    public void A_whole_table_of_places_ties_where_two_have_the_same_and_has_no_median()
    {
        // As the DTI of 2022 was published: two on 15, none on 16.
        var table = LeagueTable.Compute(Places with { Units = [.. Places.Units.Take(4)], Ties = Ties.Dense, Rounded = 0 });

        Assert.Equal([2m, 15m, 15m, 21m], table.Rows.Select(row => row.Rank));
        Assert.Equal([false, true, true, false], table.Rows.Select(row => row.Tied));
        Assert.Equal((null, null, null), (table.Ties, table.RankOn, table.Median));
        Assert.Equal(["median", "gapToMedian", "leader"], table.NotComputed.Select(entry => entry.Figure));
    }

    [Fact]
    public void Places_of_a_field_of_unknown_size_have_no_percentile()
    {
        var unknown = LeagueTable.Compute(Places with { Series = Nouns.Series("official") });
        Assert.All(unknown.Rows, row => Assert.Equal((null, null, null), (row.FieldSize, row.Percentile, row.Quartile)));
        Assert.Contains(new CellNotComputed("percentile", null, Reason.FieldSizeUnknown), unknown.NotComputed);
        Assert.Contains(new CellNotComputed("quartile", null, Reason.FieldSizeUnknown), unknown.NotComputed);

        var one = LeagueTable.Compute(Places with { Series = Nouns.Series("official") with { FieldSize = 1 }, Observations = [Value("a", 1)] });
        Assert.Equal((null, 1), (one.Rows[0].Percentile, one.Rows[0].Quartile));
        Assert.Contains(new CellNotComputed("percentile", null, Reason.FieldTooSmall), one.NotComputed);
    }

    [Fact]
    public void What_else_can_be_ranked_is_passed_on()
    {
        OtherField[] others = [new("x", 2020, 1, 63)];

        Assert.Equal(others, LeagueTable.Compute(Question with { Others = others }).Others);
    }

    [Fact]
    public void Only_numbers_and_places_can_be_ranked()
    {
        Assert.True(LeagueTable.Ranks(Nouns.Indicator()));
        Assert.True(LeagueTable.Ranks(Nouns.Indicator(unit: "rank")));
        Assert.False(LeagueTable.Ranks(Nouns.Indicator(unit: "milestone")));
    }

    [Theory]
    [InlineData(0, "Chưa tìm thấy số liệu năm 2024", "No figure on digital-share in 2024 was found.")]
    [InlineData(
        1,
        "của một trong 5 địa phương: a, 10%. Một con số chưa cho biết thứ hạng.",
        "for only one of 5 provinces: a, 10%. One figure gives no ranking.")]
    [InlineData(
        4,
        "Trong 4/5 địa phương tìm thấy số liệu năm 2024 về digital-share, cao nhất là b: 40%. Đây không phải thứ hạng của cả 5 địa phương.",
        "Of the 4 provinces (out of 5) for which a figure on digital-share in 2024 was found, b had the highest: 40%. This is not a ranking of all 5.")]
    public void A_partial_field_has_no_leader_in_words_either(int known, string vi, string en)
    {
        var sentence = Tell(Question with { Observations = [.. Question.Observations.Take(known)] });

        Assert.Contains(vi, sentence.Vi, StringComparison.Ordinal);
        Assert.Contains(en, sentence.En, StringComparison.Ordinal);
        AssertNobodyLeads(sentence);
    }

    [Fact]
    public void The_best_known_place_is_no_leader_in_words_and_stays_a_rank()
    {
        var sentence = Tell(Places);

        Assert.Contains("Of the 4 provinces whose place on digital-share in 2024 was found, b ranked highest: 2nd", sentence.En, StringComparison.Ordinal);
        Assert.DoesNotContain("not a ranking", sentence.En, StringComparison.Ordinal);
        AssertNobodyLeads(sentence);
        AssertNobodyLeads(Tell(Places with { Observations = [Value("a", 1), Value("b", 3)] }));
    }

    [Fact]
    public void A_whole_field_has_a_leader_in_words()
    {
        var sentence = Tell(Question with { Units = [.. Question.Units.Take(4)] });

        Assert.Contains("B đứng đầu 4 địa phương về digital-share năm 2024 với 40%", sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("B came first of 4 provinces on digital-share in 2024 with 40%", sentence.En, StringComparison.Ordinal);
    }

    // Hải Phòng of before and after 1 July 2025 have the growth of 2025 both: 12.31 and 11.81 (seed/observations.csv).
    [Theory]
    [InlineData(2024, "Hải Phòng came first")]
    [InlineData(2025, "Hải Phòng (until 30 June 2025) came first")]
    public void A_unit_that_ended_within_the_year_is_told_from_its_successor(int year, string en)
    {
        var ended = Nouns.Province("hai-phong", until: new DateOnly(2025, 6, 30), name: "Hải Phòng");
        var sentence = Tell(Question with
        {
            Year = year,
            Units = [ended, Nouns.Province("a")],
            Observations = [Nouns.Observation(ended.Id, year, 12.31m), Nouns.Observation("a", year, 8)],
        });

        Assert.StartsWith(en, sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_began_after_the_year_is_told_from_the_one_before()
    {
        var made = Nouns.Province("hai-phong-2025", from: new DateOnly(2025, 7, 1), name: "Hải Phòng");
        var sentence = Tell(Question with
        {
            Units = [Nouns.Province("b"), Nouns.Province("c"), Nouns.Province("d"), made],
            Observations = [Value("b", 40), Value("c", 20), Value("d", 10), Value(made.Id, 5)],
        });

        Assert.Contains("Hải Phòng (from 1 July 2025)", sentence.En, StringComparison.Ordinal);
    }

    private static void AssertNobodyLeads(Text sentence)
    {
        Assert.DoesNotContain("đứng đầu", sentence.Vi, StringComparison.Ordinal);
        Assert.DoesNotContain("lead", sentence.En, StringComparison.Ordinal);
    }

    private static Text Tell(LeagueQuestion question) => RankingNarrative.Tell(question, LeagueTable.Compute(question)).Narrative;

    private static Observation Value(string province, decimal value) => Nouns.Observation(province, 2024, value);
}
