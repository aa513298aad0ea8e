using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;
using Benchmark.Tests.Core.Gaps;
using FsCheck.Fluent;

namespace Benchmark.Tests.Core.Comparisons;

/// <summary>The comparison matrix of section 7 of the methods, on provinces a, b and c against the country.</summary>
public sealed class ComparisonTests
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
    public void Targets_of_a_horizon_are_ranked_and_measured_against_the_leader_and_the_country()
    {
        var row = Single(Nouns.Target("a", 2030, 35), Nouns.Target("b", 2030, 40), Nouns.Target("c", 2030, 30), Nouns.Target("viet-nam", 2030, 30));

        Assert.Equal((Measure.Target, 2030, "percentage-point"), (row.Measure, row.Horizon, row.GapUnit));
        Assert.Equal([2, 1, 3], row.Cells.Select(cell => cell.Rank));
        Assert.Equal([-5m, 0m, -10m], row.Cells.Select(cell => cell.GapToLeader));
        Assert.Equal([5m, 10m, 0m], row.Cells.Select(cell => cell.GapToReference));
        // 100·35/30, 100·40/30, 100·30/30
        Assert.Equal([116.6666666667m, 133.3333333333m, 100m], row.Cells.Select(cell => cell.IndexToReference));
        Assert.Equal([50m, 100m, 0m], row.Cells.Select(cell => cell.RelativeScore));
        Assert.Equal(10, row.Spread);
        Assert.Equal(["b"], row.Leader);
        Assert.Empty(row.NotComputed);
        Assert.Empty(row.Warnings);
    }

    [Fact]
    public void The_reference_has_no_rank_and_moves_nothing()
    {
        var row = Single(Nouns.Target("a", 2030, 35), Nouns.Target("b", 2030, 40), Nouns.Target("viet-nam", 2030, 90));

        Assert.Equal([2, 1, null], row.Cells.Select(cell => cell.RankAmongKnown));
        Assert.Null(row.Leader);
        Assert.Equal(5, row.Spread);
        Assert.Equal((90m, null), (row.ReferenceCell!.Value, row.ReferenceCell.Rank));
        Assert.Equal([0m, 100m, null], row.Cells.Select(cell => cell.RelativeScore));
    }

    [Fact]
    public void Where_less_is_better_the_lowest_leads_and_gaps_keep_their_meaning()
    {
        var indicator = Nouns.Indicator(direction: Direction.LowerIsBetter);
        var row = Single(
            Question with { Indicators = [indicator] },
            Nouns.Observation("a", 2024, 3),
            Nouns.Observation("b", 2024, 5),
            Nouns.Observation("c", 2024, 4),
            Nouns.Observation("viet-nam", 2024, 4));

        Assert.Equal([1, 3, 2], row.Cells.Select(cell => cell.Rank));
        Assert.Equal([0m, -2m, -1m], row.Cells.Select(cell => cell.GapToLeader));
        Assert.Equal([1m, -1m, 0m], row.Cells.Select(cell => cell.GapToReference));
        Assert.Equal([100m, 0m, 50m], row.Cells.Select(cell => cell.RelativeScore));
    }

    [Fact]
    public void Equal_figures_share_a_rank_and_the_next_is_skipped()
    {
        var row = Single(Nouns.Target("a", 2030, 40), Nouns.Target("b", 2030, 40), Nouns.Target("c", 2030, 30));

        Assert.Equal([1, 1, 3], row.Cells.Select(cell => cell.Rank));
        Assert.Equal([true, true, false], row.Cells.Select(cell => cell.Tied));
        Assert.Equal(["a", "b"], row.Leader);
    }

    [Fact]
    public void At_the_same_figure_more_than_beats_at_least_and_the_gap_is_none()
    {
        var row = Single(Nouns.Target("a", 2030, 40), Nouns.Target("b", 2030, 40, Comparator.MoreThan), Nouns.Target("c", 2030, 30));

        Assert.Equal([2, 1, 3], row.Cells.Select(cell => cell.Rank));
        Assert.Equal([0m, 0m, -10m], row.Cells.Select(cell => cell.GapToLeader));
        Assert.Equal(["b"], row.Leader);
        Assert.Equal(["strict-beats-equal"], GapPaths.WarningsOf(row.Warnings));
    }

    [Fact]
    public void A_missing_cell_says_why_and_has_no_figure()
    {
        var row = Single(Nouns.Target("a", 2030, 40), Nouns.Target("c", 2025, 40), Nouns.Target("viet-nam", 2030, 30));
        var (cell, lone) = (row.Cells[1], row.Cells[0]);

        Assert.Equal(Reason.NoTarget, cell.Missing);
        Assert.Equal(
            (null, null, null, null, null, null, null),
            (cell.Value, cell.Rank, cell.Tied, cell.GapToLeader, cell.GapToReference, cell.IndexToReference, cell.RelativeScore));
        // The only cell with a figure leads nobody, and there is no range to place it in.
        Assert.Equal((null, null, null), (lone.Rank, lone.GapToLeader, lone.RelativeScore));
        Assert.Contains(new CellNotComputed("relativeScore", "a", Reason.ZeroRange), row.NotComputed);
        Assert.Null(row.Spread);
    }

    [Fact]
    public void A_milestone_has_a_cell_without_a_number()
    {
        var milestone = Nouns.Indicator(unit: "milestone");
        var row = Single(Question with { Indicators = [milestone] }, Nouns.Target("a", 2030, null, Comparator.Milestone));

        Assert.Equal([Reason.Milestone, Reason.NoTarget, Reason.NoTarget], row.Cells.Select(cell => cell.Missing));
        Assert.Equal("a.digital-share.2030.plan", row.Cells[0].Target);
        Assert.Null(row.GapUnit);
        Assert.Null(row.Spread);
        // Of several reasons the first in the order of the methods.
        Assert.Contains(new CellNotComputed("spread", null, Reason.Milestone), row.NotComputed);
        Assert.Null(row.Leader);
    }

    [Fact]
    public void Without_a_figure_of_the_reference_nothing_is_measured_against_it()
    {
        var row = Single(Nouns.Target("a", 2030, 35), Nouns.Target("b", 2030, 40), Nouns.Target("c", 2030, 30));

        Assert.All(row.Cells, cell => Assert.Equal((null, null), (cell.GapToReference, cell.IndexToReference)));
        Assert.Equal(
            ["a", "b", "c"],
            row.NotComputed.Where(entry => entry.Figure == "gapToReference" && entry.Reason == Reason.NoReference).Select(entry => entry.Province));
        Assert.Equal(3, row.NotComputed.Count(entry => entry.Figure == "indexToReference" && entry.Reason == Reason.NoReference));
    }

    [Fact]
    public void Equal_cells_have_no_relative_score()
    {
        var row = Single(Nouns.Target("a", 2030, 7), Nouns.Target("b", 2030, 7), Nouns.Target("c", 2030, 7));

        Assert.All(row.Cells, cell => Assert.Null(cell.RelativeScore));
        Assert.Equal(3, row.NotComputed.Count(entry => entry.Figure == "relativeScore" && entry.Reason == Reason.ZeroRange));
        Assert.Equal(0, row.Spread);
    }

    [Theory]
    [InlineData("percent-per-year", 5, Reason.NoTrueZero)]
    [InlineData("rank", 5, Reason.RankGoal)]
    [InlineData("billion-vnd", 0, Reason.NonpositiveReference)]
    [InlineData("billion-vnd", -5, Reason.NonpositiveReference)]
    public void An_index_to_the_reference_needs_a_ratio(string unit, int reference, Reason reason)
    {
        var indicator = Nouns.Indicator(unit: unit, direction: unit == "rank" ? Direction.LowerIsBetter : Direction.HigherIsBetter);
        var row = Single(Question with { Indicators = [indicator] }, Nouns.Observation("a", 2024, 6), Nouns.Observation("viet-nam", 2024, reference));

        Assert.Null(row.Cells[0].IndexToReference);
        Assert.NotNull(row.Cells[0].GapToReference);
        Assert.Contains(new CellNotComputed("indexToReference", "a", reason), row.NotComputed);
    }

    [Fact]
    public void Floors_averages_and_states_side_by_side_are_said()
    {
        Assert.Equal(
            ["mixed-basis"],
            GapPaths.WarningsOf(Single(Nouns.Target("a", 2030, 35), Nouns.Target("b", 2030, 40, basis: Basis.EveryYear)).Warnings));
        Assert.Empty(Single(Nouns.Target("a", 2030, 35, basis: Basis.EveryYear), Nouns.Target("b", 2030, 40, basis: Basis.EveryYear)).Warnings);
    }

    [Fact]
    public void Rank_goals_for_fields_of_different_size_are_said()
    {
        var ranks = Question with { Indicators = [Nouns.Indicator(unit: "rank", direction: Direction.LowerIsBetter)] };
        Target Goal(string province, decimal goal, int? field) =>
            Nouns.Target(province, 2030, goal, Comparator.RankAtMost, direction: Direction.LowerIsBetter, fieldSize: field);

        var mixed = Single(ranks, Goal("a", 20, 63), Goal("b", 10, 34));
        Assert.Equal(["mixed-field-size"], GapPaths.WarningsOf(mixed.Warnings));
        Assert.Equal("place", mixed.GapUnit);
        Assert.Empty(Single(ranks, Goal("a", 20, 63), Goal("b", 10, 63)).Warnings);
    }

    [Fact]
    public void Warnings_of_a_cell_name_the_cell()
    {
        var question = Question with { Provinces = [Nouns.Province("a"), Nouns.Province("b", until: new DateOnly(2025, 6, 30))] };
        var row = Single(
            question,
            Nouns.Target("a", 2030, 35, reading: HorizonReading.Inferred),
            Nouns.Target("b", 2030, 40),
            Nouns.Target("b", 2030, 45, document: "other", standing: Standing.Alternative));

        Assert.Equal(
            [("competing-targets", "cells[1]"), ("ended-province", "cells[1]"), ("horizon-inferred", "cells[0]")],
            row.Warnings.Select(warning => (Code.Of(warning.Code), warning.At!)).Order());
        Assert.Equal(["b.digital-share.2030.other"], row.Cells[1].Alternatives);
    }

    [Fact]
    public void A_target_row_shows_the_stated_figure_and_of_a_range_the_end_that_passes()
    {
        var row = Single(Nouns.Target("a", 2030, 30, Comparator.About, band: 0.5m), Nouns.Target("b", 2030, 30, Comparator.Range, high: 35));

        Assert.Equal([30m, 30m, null], row.Cells.Select(cell => cell.Value));
        Assert.Equal([null, 35m, null], row.Cells.Select(cell => cell.High));

        var falling = Question with { Indicators = [Nouns.Indicator(direction: Direction.LowerIsBetter)] };
        Assert.Equal(5, Single(falling, Nouns.Target("a", 2030, 3, Comparator.Range, high: 5, direction: Direction.LowerIsBetter)).Cells[0].Value);
    }

    [Fact]
    public void The_latest_year_is_the_newest_that_most_provinces_have()
    {
        var row = Single(
            Question,
            Nouns.Observation("a", 2023, 1), Nouns.Observation("b", 2023, 2), Nouns.Observation("c", 2023, 3),
            Nouns.Observation("a", 2024, 4), Nouns.Observation("c", 2024, 6),
            Nouns.Observation("a", 2025, 7));

        // Two of three are most of them in 2024; one of three is not in 2025.
        Assert.Equal(2024, row.Year);
        Assert.Equal([4m, null, 6m], row.Cells.Select(cell => cell.Value));
        Assert.Equal(Reason.NoObservation, row.Cells[1].Missing);
    }

    [Fact]
    public void Where_no_year_has_most_provinces_the_newest_of_the_fullest_is_shown()
    {
        // The country does not count: it is no column.
        var row = Single(Question, Nouns.Observation("a", 2023, 1), Nouns.Observation("b", 2024, 2), Nouns.Observation("viet-nam", 2025, 3));

        Assert.Equal(2024, row.Year);
    }

    [Fact]
    public void Years_asked_for_have_a_row_each_and_every_series_its_own()
    {
        var question = Question with
        {
            Indicators = [Nouns.Indicator(series: [Nouns.Series("x"), Nouns.Series("w")])],
            Years = [new YearRange(2023, 2024)],
            LatestYear = false,
            Observations =
            [
                Nouns.Observation("a", 2022, 1, "x"), Nouns.Observation("a", 2023, 1, "x"), Nouns.Observation("b", 2024, 1, "x"),
                Nouns.Observation("b", 2024, 9, "w"),
                Nouns.Observation("a", 2025, 1, "x"),
            ],
        };

        var rows = Comparison.Compute(question).Rows;
        Assert.Equal([(2023, "x"), (2024, "w"), (2024, "x")], rows.Select(row => (row.Year!.Value, row.Series!)));
        Assert.Equal([9m], rows[1].Cells.Where(cell => cell.Value is not null).Select(cell => cell.Value));
        Assert.Equal(
            [(2024, "w")],
            Comparison.Compute(question with { Series = new HashSet<string> { "w" } }).Rows.Select(row => (row.Year!.Value, row.Series!)));
    }

    [Fact]
    public void Rows_stand_by_headline_then_id_targets_before_observations_and_open_horizons_last()
    {
        var matrix = Comparison.Compute(Question with
        {
            Indicators = [Nouns.Indicator("z", headline: 1), Nouns.Indicator("b"), Nouns.Indicator("a"), Nouns.Indicator("nothing")],
            Targets =
            [
                Nouns.Target("a", null, 1, indicator: "z"), Nouns.Target("a", 2030, 1, indicator: "z"), Nouns.Target("a", 2025, 1, indicator: "z"),
                Nouns.Target("viet-nam", 2045, 1, indicator: "z"), Nouns.Target("a", 2025, 1, indicator: "b"), Nouns.Target("a", 2025, 1, indicator: "a"),
            ],
            Observations = [Nouns.Observation("a", 2024, 1, indicator: "z")],
        });

        // A horizon that only the reference has is no row.
        Assert.Equal(
            [("z", 2025), ("z", 2030), ("z", null), ("z", 2024), ("a", 2025), ("b", 2025)],
            matrix.Rows.Select(row => (row.Indicator.Id, row.Horizon ?? row.Year)));
        Assert.Equal([("z", 4), ("a", 1), ("b", 1), ("nothing", 0)], matrix.Indicators.Select(indicator => (indicator.Id, indicator.Rows)));
    }

    [Fact]
    public void Only_primary_targets_are_compared()
    {
        var row = Single(
            Nouns.Target("a", 2030, 35),
            Nouns.Target("a", 2030, 99, document: "other", standing: Standing.Alternative),
            Nouns.Target("b", 2030, 98, standing: Standing.Superseded));

        Assert.Equal([35m, null, null], row.Cells.Select(cell => cell.Value));
        Assert.Equal(["a.digital-share.2030.other"], row.Cells[0].Alternatives);
    }

    [Fact]
    public void The_order_of_the_provinces_changes_no_rank_and_no_gap()
    {
        var figures = Gen.Choose(-4, 4).Select(number => number / 2m);
        var cases =
            from values in figures.ListOf(6)
            from strict in Gen.Elements(true, false).ListOf(6)
            from lower in Gen.Elements(true, false)
            from order in Gen.Shuffle(Enumerable.Range(0, 6))
            select (values, strict, lower, order);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var direction = each.lower ? Direction.LowerIsBetter : Direction.HigherIsBetter;
            var provinces = Enumerable.Range(0, 6).Select(number => Nouns.Province($"p{number}")).ToList();
            Comparator Wording(bool strict) => (strict, each.lower) switch
            {
                (true, true) => Comparator.LessThan,
                (true, false) => Comparator.MoreThan,
                (false, true) => Comparator.AtMost,
                _ => Comparator.AtLeast,
            };
            var question = Question with
            {
                Provinces = provinces,
                Indicators = [Nouns.Indicator(direction: direction)],
                Targets = [.. provinces.Select(
                    (province, number) => Nouns.Target(province.Id, 2030, each.values[number], Wording(each.strict[number]), direction: direction))],
            };
            var straight = Assert.Single(Comparison.Compute(question).Rows);
            var shuffled = Assert.Single(Comparison.Compute(question with { Provinces = [.. each.order.Select(number => provinces[number])] }).Rows);

            foreach (var cell in straight.Cells)
            {
                var other = shuffled.Cells.Single(other => other.Province == cell.Province);
                Assert.Equal(
                    (cell.Rank, cell.Tied, cell.GapToLeader, cell.GapToReference, cell.IndexToReference, cell.RelativeScore),
                    (other.Rank, other.Tied, other.GapToLeader, other.GapToReference, other.IndexToReference, other.RelativeScore));
                // 1 + the number of strictly better cells; a strict promise is better at the same figure.
                var sign = each.lower ? -1 : 1;
                var number = provinces.FindIndex(province => province.Id == cell.Province);
                var better = Enumerable.Range(0, 6).Count(rival =>
                    sign * each.values[rival] > sign * each.values[number]
                        || (each.values[rival] == each.values[number] && each.strict[rival] && !each.strict[number]));
                Assert.Equal(1 + better, cell.Rank);
                Assert.True(cell.GapToLeader <= 0);
            }

            Assert.Equal(straight.Leader!.Order(StringComparer.Ordinal), shuffled.Leader!.Order(StringComparer.Ordinal));
            Assert.Equal(straight.Spread, shuffled.Spread);
        });
    }

    private static ComparisonRow Single(params Target[] targets) => Single(Question, targets);

    /// <summary>The row of the newest horizon.</summary>
    private static ComparisonRow Single(ComparisonQuestion question, params Target[] targets) =>
        Comparison.Compute(question with { Targets = targets }).Rows.MaxBy(row => row.Horizon)!;

    private static ComparisonRow Single(ComparisonQuestion question, params Observation[] observations) =>
        Assert.Single(Comparison.Compute(question with { Observations = observations }).Rows);
}
