using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Comparisons;

/// <summary>Ranks of compared columns (section 7 of the contract, "Ranks"): only where every column has a value; the reference is none.</summary>
public sealed class PartialRowTests
{
    private static readonly ComparisonQuestion Question = new()
    {
        Provinces = [Nouns.Province("a"), Nouns.Province("b"), Nouns.Province("c")],
        Indicators = [Nouns.Indicator()],
        Reference = Nouns.Province("viet-nam"),
        Targets = [],
        Observations = [],
        Measures = new HashSet<Measure> { Measure.Target, Measure.Observation },
    };

    [Fact]
    public void A_row_with_every_column_has_computed_ranks()
    {
        var row = Row(("a", 10), ("b", 30), ("c", 10), ("viet-nam", 99));

        Assert.Equal((RankScope.Columns, 3, 3), (row.RankScope, row.Units, row.Known));
        Assert.Equal([2, 1, 2], row.Cells.Select(cell => cell.Rank));
        Assert.Equal([true, false, true], row.Cells.Select(cell => cell.Tied));
        Assert.Equal([2, 1, 2], row.Cells.Select(cell => cell.RankAmongKnown));
        Assert.All(row.Cells, cell => Assert.Equal((RankSource.Computed, null), (cell.RankSource, cell.RankBounds)));
        Assert.Equal(["b"], row.Leader);
        Assert.DoesNotContain(row.NotComputed, entry => entry.Reason == Reason.PartialField);
    }

    [Fact]
    public void A_row_with_an_empty_cell_has_bounds_in_the_place_of_ranks()
    {
        var row = Row(("a", 10), ("b", 30), ("viet-nam", 20));

        Assert.Equal((3, 2), (row.Units, row.Known));
        Assert.All(row.Cells, cell => Assert.Equal((null, null, null), (cell.Rank, cell.RankSource, cell.Tied)));
        Assert.Equal([2, 1, null], row.Cells.Select(cell => cell.RankAmongKnown));
        Assert.Equal([new(2, 3), new(1, 2), null], row.Cells.Select(cell => cell.RankBounds));
        Assert.Null(row.Leader);
        // Over the known ones, the better of them in the leader's place.
        Assert.Equal([-20m, 0m, null], row.Cells.Select(cell => cell.GapToLeader));
        Assert.Equal([0m, 100m, null], row.Cells.Select(cell => cell.RelativeScore));
        Assert.Equal(20, row.Spread);
        Assert.Equal(
            [new CellNotComputed("rank", null, Reason.PartialField), new("tied", null, Reason.PartialField), new("leader", null, Reason.PartialField)],
            row.NotComputed);
    }

    [Fact]
    public void A_single_known_cell_is_compared_with_the_reference_alone()
    {
        var row = Row(("b", 30), ("viet-nam", 20));

        Assert.Equal((1, new RankBounds(1, 3)), (row.Cells[1].RankAmongKnown, row.Cells[1].RankBounds));
        Assert.Equal((null, null, 10m), (row.Cells[1].GapToLeader, row.Cells[1].RelativeScore, row.Cells[1].GapToReference));
        Assert.Null(row.Spread);
        Assert.Contains(new CellNotComputed("gapToLeader", "b", Reason.PartialField), row.NotComputed);
        Assert.Contains(new CellNotComputed("relativeScore", "b", Reason.ZeroRange), row.NotComputed);
        Assert.Contains(new CellNotComputed("spread", null, Reason.PartialField), row.NotComputed);
    }

    [Fact]
    public void A_single_column_has_no_rank()
    {
        var row = Row(Question with { Provinces = [Nouns.Province("a")] }, ("a", 10));

        Assert.Equal((1, 1, null, null), (row.Units, row.Known, row.Cells[0].Rank, row.Leader));
        Assert.Equal((1, new RankBounds(1, 1)), (row.Cells[0].RankAmongKnown, row.Cells[0].RankBounds));
        Assert.Contains(new CellNotComputed("rank", null, Reason.PartialField), row.NotComputed);
    }

    [Fact]
    public void Where_no_cell_has_a_value_their_reason_is_the_reason()
    {
        var row = Assert.Single(Comparison.Compute(Question with { Targets = [Nouns.Target("a", 2030, null, Comparator.Milestone)] }).Rows);

        Assert.Equal((3, 0), (row.Units, row.Known));
        Assert.All(row.Cells, cell => Assert.Equal((null, null), (cell.RankAmongKnown, cell.RankBounds)));
        Assert.Equal(["rank", "tied", "leader", "spread"], row.NotComputed.Select(entry => entry.Figure));
        Assert.All(row.NotComputed, entry => Assert.Equal((null, Reason.Milestone), (entry.Province, entry.Reason)));
    }

    [Fact]
    public void The_reference_has_no_place()
    {
        var reference = Row(("a", 10), ("b", 30), ("c", 10), ("viet-nam", 99)).ReferenceCell!;

        Assert.Equal((null, null, null, null, null), (reference.Rank, reference.RankSource, reference.RankAmongKnown, reference.RankBounds, reference.Tied));
    }

    [Fact]
    public void Places_of_a_rank_indicator_are_ranked_among_the_columns_too()
    {
        // The official place is among other units: it is the value of the cell.
        var row = Row(Question with { Indicators = [Nouns.Indicator(unit: "rank", direction: Direction.LowerIsBetter)] }, ("a", 14), ("b", 24), ("c", 13));

        Assert.Equal([2, 3, 1], row.Cells.Select(cell => cell.Rank));
        Assert.All(row.Cells, cell => Assert.Equal(RankSource.Computed, cell.RankSource));
    }

    [Fact]
    public void Classes_are_set_side_by_side_and_never_ranked_or_subtracted()
    {
        // PAPI puts provinces into four groups (section 7 of the contract).
        var classes = Nouns.Indicator(unit: "group", direction: Direction.LowerIsBetter) with { Kind = IndicatorKind.Band };
        var row = Row(Question with { Indicators = [classes] }, ("a", 2), ("b", 1), ("c", 4), ("viet-nam", 3));

        Assert.Equal([2m, 1m, 4m], row.Cells.Select(cell => cell.Value));
        Assert.All(
            row.Cells,
            cell => Assert.Equal((null, null, null, null, null), (cell.Rank, cell.RankSource, cell.RankAmongKnown, cell.RankBounds, cell.Tied)));
        Assert.All(row.Cells, cell => Assert.Equal((null, null, null), (cell.GapToLeader, cell.GapToReference, cell.RelativeScore)));
        Assert.Equal((3, 3, null, null), (row.Units, row.Known, row.Leader, row.Spread));
        Assert.All(row.NotComputed, entry => Assert.Equal(Reason.OrdinalClass, entry.Reason));
        Assert.False(LeagueTable.Ranks(classes));
    }

    [Fact]
    public void The_sentences_name_the_known_cells_best_first_and_of_whom_nothing_was_found()
    {
        var two = Tell(("a", 10), ("b", 30));
        Assert.Equal("Digital-share in 2024: b 30%; a 10%. No 2024 figure was found for c.", two.Narrative.En);
        Assert.Equal("Digital-share in 2024: found for 2 of the 3 provinces compared", two.Headline.En);

        var one = Tell(("a", 10));
        Assert.Equal("Digital-share năm 2024: a 10%. Chưa tìm thấy số liệu năm 2024 của b và c.", one.Narrative.Vi);
        Assert.Equal("Digital-share năm 2024 của a: 10%", one.Headline.Vi);
    }

    private static ComparisonRow Tell(params (string Province, decimal Value)[] values)
    {
        var question = Question with { Observations = Observed(values) };
        return Assert.Single(ComparisonNarrative.Tell(question, Comparison.Compute(question)).Rows);
    }

    private static ComparisonRow Row(params (string Province, decimal Value)[] values) => Row(Question, values);

    private static ComparisonRow Row(ComparisonQuestion question, params (string Province, decimal Value)[] values) =>
        Assert.Single(Comparison.Compute(question with { Observations = Observed(values) }).Rows);

    private static IReadOnlyList<Observation> Observed(IEnumerable<(string Province, decimal Value)> values) =>
        [.. values.Select(value => Nouns.Observation(value.Province, 2024, value.Value))];
}
