using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Comparisons;

/// <summary>The edges of a comparison: no reference, figures beyond a decimal, what warns and what only nearly does, and the order of what is listed.</summary>
public sealed class ComparisonEdgeTests
{
    private static readonly ComparisonQuestion Question = new()
    {
        Provinces = [Nouns.Province("a"), Nouns.Province("b")],
        Indicators = [Nouns.Indicator()],
        Reference = null,
        Targets = [],
        Observations = [],
        Measures = new HashSet<Measure> { Measure.Target, Measure.Observation },
    };

    [Fact]
    public void Without_a_reference_there_is_no_cell_for_it_and_nothing_is_measured_against_one()
    {
        var matrix = Comparison.Compute(Question with { Targets = [Nouns.Target("a", 2030, 35), Nouns.Target("b", 2030, 40)] });
        var row = Assert.Single(matrix.Rows);

        Assert.Null(matrix.Reference);
        Assert.Null(row.ReferenceCell);
        Assert.All(row.Cells, cell => Assert.Equal((null, null), (cell.GapToReference, cell.IndexToReference)));
        Assert.Equal(4, row.NotComputed.Count(entry => entry.Reason == Reason.NoReference));
        Assert.Equal(Text.Empty, row.Narrative);
    }

    [Fact]
    public void Columns_and_reference_are_named_with_the_days_of_their_territory()
    {
        var matrix = Comparison.Compute(Question with
        {
            Provinces = [Nouns.Province("a", until: new DateOnly(2025, 6, 30)), Nouns.Province("b", from: new DateOnly(2025, 7, 1))],
            Reference = Nouns.Province("viet-nam"),
        });

        Assert.Equal(
            [
                new ProvinceName("a", Nouns.Same("a"), new Text("a (đến 30/6/2025)", "a (until 30 June 2025)"), null, new DateOnly(2025, 6, 30), "a-2025"),
                new ProvinceName("b", Nouns.Same("b"), new Text("b (từ 1/7/2025)", "b (from 1 July 2025)"), new DateOnly(2025, 7, 1), null, null),
            ],
            matrix.Provinces);
        Assert.Equal(new ProvinceName("viet-nam", Nouns.Same("viet-nam"), Nouns.Same("viet-nam"), null, null, null), matrix.Reference);
    }

    [Fact]
    public void A_province_can_be_a_column_and_the_reference_at_once()
    {
        var row = Single(Question with { Reference = Nouns.Province("a") }, Nouns.Observation("a", 2024, 4), Nouns.Observation("b", 2024, 6));

        Assert.Equal((4m, 4m), (row.Cells[0].Value, row.ReferenceCell!.Value));
        Assert.Equal([0m, 2m], row.Cells.Select(cell => cell.GapToReference));
        Assert.Equal([100m, 150m], row.Cells.Select(cell => cell.IndexToReference));
    }

    [Fact]
    public void A_figure_beyond_a_decimal_is_out_of_range_and_the_others_stand()
    {
        // A decimal ends below 7.93e28; a hundred times 1e27 lies beyond it.
        var row = Single(
            Question with { Reference = Nouns.Province("viet-nam") },
            Nouns.Observation("a", 2024, 1e27m), Nouns.Observation("b", 2024, 1), Nouns.Observation("viet-nam", 2024, 1));

        Assert.Equal((1, 0m, 1e27m - 1), (row.Cells[0].Rank, row.Cells[0].GapToLeader, row.Cells[0].GapToReference));
        Assert.Null(row.Cells[0].IndexToReference);
        Assert.Contains(new CellNotComputed("indexToReference", "a", Reason.OutOfRange), row.NotComputed);
    }

    [Theory]
    // a ended on 30 June 2025: before the end of 2025, not before that of 2024.
    [InlineData(2024, false)]
    [InlineData(2025, true)]
    public void A_province_that_ended_before_the_end_of_the_year_or_of_the_horizon_is_said(int year, bool due)
    {
        var question = Question with { Provinces = [Nouns.Province("b"), Nouns.Province("a", until: new DateOnly(2025, 6, 30))] };
        foreach (var row in new[] { Single(question, Nouns.Observation("a", year, 4)), Single(question, Nouns.Target("a", year, 4)) })
        {
            Assert.Equal(due ? ["ended-province"] : [], GapPaths.WarningsOf(row.Warnings));
            Assert.All(row.Warnings, warning => Assert.Equal("cells[1]", warning.At));
        }
    }

    [Fact]
    public void A_target_without_a_year_outlives_no_province() =>
        Assert.Empty(Single(Question with { Provinces = [Nouns.Province("a", until: new DateOnly(2025, 6, 30))] }, Nouns.Target("a", null, 4)).Warnings);

    [Fact]
    public void A_preliminary_value_is_said_in_its_cell()
    {
        var row = Single(Question, Nouns.Observation("a", 2024, 4), Nouns.Observation("b", 2024, 6, certainty: Certainty.Preliminary));

        Assert.Equal(["preliminary-value"], GapPaths.WarningsOf(row.Warnings));
        Assert.Equal("cells[1]", row.Warnings[0].At);
    }

    [Fact]
    public void Strict_beats_equal_only_where_both_stand_at_the_same_figure()
    {
        Assert.Empty(Single(Question, Nouns.Target("a", 2030, 40, Comparator.MoreThan), Nouns.Target("b", 2030, 40, Comparator.MoreThan)).Warnings);
        Assert.Empty(Single(Question, Nouns.Target("a", 2030, 40, Comparator.MoreThan), Nouns.Target("b", 2030, 30)).Warnings);
        Assert.Empty(Single(Question, Nouns.Target("a", 2030, 40), Nouns.Target("b", 2030, 40)).Warnings);

        var warning = Assert.Single(Single(Question, Nouns.Target("a", 2030, 40, Comparator.MoreThan), Nouns.Target("b", 2030, 40)).Warnings);
        Assert.Equal((WarningCode.StrictBeatsEqual, "cells"), (warning.Code, warning.At));
    }

    [Fact]
    public void The_reference_mixes_bases_and_fields_too_and_a_milestone_mixes_nothing()
    {
        var against = Question with { Reference = Nouns.Province("viet-nam") };
        var floor = Nouns.Target("viet-nam", 2030, 4, basis: Basis.EveryYear);
        Assert.Equal(["mixed-basis"], GapPaths.WarningsOf(Single(against, Nouns.Target("a", 2030, 4), floor).Warnings));
        var milestone = Nouns.Target("b", 2030, null, Comparator.Milestone, basis: Basis.EveryYear);
        Assert.Empty(Single(Question, Nouns.Target("a", 2030, null, Comparator.Milestone), milestone).Warnings);

        var ranks = against with { Indicators = [Nouns.Indicator(unit: "rank", direction: Direction.LowerIsBetter)] };
        Target Goal(string province, int? field) =>
            Nouns.Target(province, 2030, 10, Comparator.RankAtMost, direction: Direction.LowerIsBetter, fieldSize: field);
        var mixed = Single(ranks, Goal("a", 63), Goal("viet-nam", 34));
        Assert.Equal(["mixed-field-size"], GapPaths.WarningsOf(mixed.Warnings));
        Assert.Equal("cells", mixed.Warnings[0].At);
        Assert.Equal(["mixed-field-size"], GapPaths.WarningsOf(Single(ranks, Goal("a", 63), Goal("b", null)).Warnings));
    }

    [Fact]
    public void Horizons_stand_in_their_order_with_the_open_one_last_and_can_be_chosen()
    {
        var question = Question with { Targets = [.. new int?[] { null, 2045, 2025, 2035, 2030, 2026 }.Select(horizon => Nouns.Target("a", horizon, 1))] };
        IEnumerable<int?> Horizons(params int?[] chosen) =>
            Comparison.Compute(question with { Horizons = chosen.Length == 0 ? null : chosen.ToHashSet() }).Rows.Select(row => row.Horizon);

        Assert.Equal([2025, 2026, 2030, 2035, 2045, null], Horizons());
        Assert.Equal([2030, null], Horizons(null, 2030, 2050));
    }

    [Fact]
    public void Measures_can_be_chosen()
    {
        var question = Question with { Targets = [Nouns.Target("a", 2030, 1)], Observations = [Nouns.Observation("a", 2024, 1)] };
        IEnumerable<Measure> Of(params Measure[] measures) =>
            Comparison.Compute(question with { Measures = measures.ToHashSet() }).Rows.Select(row => row.Measure);

        Assert.Equal([Measure.Target], Of(Measure.Target));
        Assert.Equal([Measure.Observation], Of(Measure.Observation));
        Assert.Equal([Measure.Target, Measure.Observation], Of(Measure.Target, Measure.Observation));
    }

    [Fact]
    public void The_latest_year_is_shown_beside_the_years_asked_for_and_once()
    {
        var question = Question with { Observations = [.. new[] { 2022, 2023, 2024 }.Select(year => Nouns.Observation("a", year, 1))] };
        IEnumerable<int?> Years(bool latest, params YearRange[] years) =>
            Comparison.Compute(question with { Years = years, LatestYear = latest }).Rows.Select(row => row.Year);

        Assert.Equal([2022, 2024], Years(true, new YearRange(2022, 2022)));
        Assert.Equal([2024], Years(true, new YearRange(2024, 2024)));
        Assert.Equal([2022], Years(false, new YearRange(2022, 2022)));
        Assert.Empty(Years(false));
    }

    [Fact]
    public void Alternatives_are_those_of_the_province_and_horizon_by_id()
    {
        Target Other(string province, int horizon, string document) => Nouns.Target(province, horizon, 45, document: document, standing: Standing.Alternative);
        var row = Comparison.Compute(Question with
        {
            Targets =
            [
                Nouns.Target("a", 2030, 40), Other("a", 2030, "z"), Other("a", 2030, "x"), Other("b", 2030, "y"), Other("a", 2025, "w"),
                Nouns.Target("a", 2030, 44, document: "v", standing: Standing.Superseded),
                Nouns.Target("a", 2030, 40, document: "u", standing: Standing.Restatement),
            ],
        }).Rows[0];

        Assert.Equal(["a.digital-share.2030.x", "a.digital-share.2030.z"], row.Cells[0].Alternatives);
        Assert.Empty(row.Cells[1].Alternatives);
    }

    [Fact]
    public void A_cell_carries_what_its_target_or_observation_says()
    {
        var target = Nouns.Target("a", 2030, 30, Comparator.Range, high: 35, basis: Basis.EveryYear) with { Source = "report" };
        var cell = Single(Question, target).Cells[0];
        Assert.Equal(("a", 30m, Comparator.Range, 30m, 35m), (cell.Province, cell.Value, cell.Comparator, cell.Low, cell.High));
        Assert.Equal(
            (target.Statement, Basis.EveryYear, target.Id, "doc-plan", "report"),
            (cell.Statement, cell.Basis, cell.Target, cell.Document, cell.Source));
        Assert.Equal((null, null), (cell.Observation, cell.Missing));

        var observation = Nouns.Observation("a", 2024, 4);
        var row = Single(Question, observation);
        var filled = row.Cells[0];
        Assert.Equal((4m, observation, "a-source", null), (filled.Value, filled.Observation, filled.Source, filled.Missing));
        Assert.Equal((null, null, null, null), (filled.Comparator, filled.Basis, filled.Target, filled.Document));
        Assert.Equal((Reason.NoObservation, null), (row.Cells[1].Missing, row.Cells[1].Source));
        Assert.Equal((2024, "official", Nouns.Same("official"), null), (row.Year, row.Series, row.SeriesName, row.Horizon));
    }

    private static ComparisonRow Single(ComparisonQuestion question, params Target[] targets) =>
        Assert.Single(Comparison.Compute(question with { Targets = targets }).Rows);

    private static ComparisonRow Single(ComparisonQuestion question, params Observation[] observations) =>
        Assert.Single(Comparison.Compute(question with { Observations = observations }).Rows);
}
