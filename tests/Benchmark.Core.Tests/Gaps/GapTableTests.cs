using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>Which rows a question has, and what judges them (sections 2.3 and 6 of the contract and methods).</summary>
public sealed class GapTableTests
{
    private static readonly GapQuestion Question = new()
    {
        Provinces = [Nouns.Province("ha-noi")],
        Indicators = [Nouns.Indicator(series: [Nouns.Series("official"), Nouns.Series("estimate"), Nouns.Series("projection", judges: false)])],
        Targets = [Nouns.Target("ha-noi", 2025, 30)],
        Observations = [],
        ReleaseYear = 2025,
    };

    [Fact]
    public void A_series_that_may_not_judge_is_not_used()
    {
        var row = Assert.Single(GapTable.Compute(Question with { Observations = [Nouns.Observation("ha-noi", 2025, 53, "projection")] }));

        Assert.Null(row.Series);
        Assert.Empty(row.Input.Breaks);
        Assert.Null(row.Gap.Value);
        Assert.Equal(Reason.NoObservation, Assert.Single(row.NotComputed, entry => entry.Figure == "gap").Reason);
        Assert.Equal(Status.NotAssessable, row.Status);
    }

    [Fact]
    public void Values_of_two_series_are_never_joined()
    {
        var rows = GapTable.Compute(
            Question with { Observations = [Nouns.Observation("ha-noi", 2020, 12, "estimate"), Nouns.Observation("ha-noi", 2023, 18, "official")] });

        Assert.Equal(["estimate", "official"], rows.Select(row => row.Series));
        Assert.All(rows, row => Assert.Null(row.Baseline));
        Assert.Equal([-18m, -12m], rows.Select(row => row.Gap.Value));
    }

    [Fact]
    public void A_target_bound_to_one_series_is_judged_by_that_alone()
    {
        var bound = Nouns.Target("ha-noi", 2025, 30, series: "estimate");
        IReadOnlyList<Observation> both = [Nouns.Observation("ha-noi", 2025, 31, "estimate"), Nouns.Observation("ha-noi", 2025, 18, "official")];

        var row = Assert.Single(GapTable.Compute(Question with { Targets = [bound], Observations = both }));
        Assert.Equal(("estimate", Status.HorizonMet), (row.Series, row.Status));

        var without = Assert.Single(GapTable.Compute(Question with { Targets = [bound], Observations = [both[1]] }));
        Assert.Equal((null, Status.NotAssessable), (without.Series, without.Status));
    }

    [Fact]
    public void Another_provinces_values_judge_nothing()
    {
        var row = Assert.Single(GapTable.Compute(Question with { Observations = [Nouns.Observation("ha-noi-2025", 2025, 31)] }));

        Assert.Null(row.Observation);
    }

    [Fact]
    public void Only_targets_in_force_compete_and_only_with_another_promise()
    {
        var rows = GapTable.Compute(Question with
        {
            Targets =
            [
                Nouns.Target("ha-noi", 2025, 30, document: "a"),
                Nouns.Target("ha-noi", 2025, 30, document: "b", standing: Standing.Restatement),
                Nouns.Target("ha-noi", 2025, 25, document: "c", standing: Standing.Superseded),
                Nouns.Target("ha-noi", 2030, 40, document: "d"),
                Nouns.Target("ha-noi", 2030, 40, Comparator.MoreThan, document: "e", standing: Standing.Alternative),
            ],
        });

        Assert.Equal(
            [("a", false), ("b", false), ("c", true), ("d", true), ("e", true)],
            rows.Select(row => (row.Target.Document!["doc-".Length..], row.Warnings.Any(warning => warning.Code == WarningCode.CompetingTargets))));
    }

    [Fact]
    public void Rows_stand_by_province_as_asked_then_indicator_horizon_target_and_series()
    {
        var rows = GapTable.Compute(Question with
        {
            Provinces = [Nouns.Province("hue"), Nouns.Province("ha-noi")],
            Indicators = [Nouns.Indicator("b"), Nouns.Indicator("a"), Nouns.Indicator("ms-a", unit: "milestone")],
            Targets =
            [
                Nouns.Target("ha-noi", 2025, 1, indicator: "a"),
                Nouns.Target("hue", null, 1, indicator: "a", document: "x"),
                Nouns.Target("hue", 2030, 1, indicator: "a"),
                Nouns.Target("hue", 2025, 1, indicator: "a", document: "z", standing: Standing.Alternative),
                Nouns.Target("hue", 2025, 1, indicator: "a", document: "y"),
                Nouns.Target("hue", 2025, 1, indicator: "b"),
                Nouns.Target("hue", 2025, null, Comparator.Milestone, indicator: "ms-a"),
            ],
        });

        // A milestone has no row.
        Assert.Equal(
            ["hue.a.2025.y", "hue.a.2025.z", "hue.a.2030.plan", "hue.a.open.x", "hue.b.2025.plan", "ha-noi.a.2025.plan"],
            rows.Select(row => row.Target.Id));
    }

    [Fact]
    public void A_question_selects_standings_horizons_series_statuses_and_years()
    {
        var question = Question with
        {
            Targets =
            [
                Nouns.Target("ha-noi", 2025, 30),
                Nouns.Target("ha-noi", 2025, 10, document: "other", standing: Standing.Alternative),
                Nouns.Target("ha-noi", null, 40),
            ],
            Observations = [Nouns.Observation("ha-noi", 2023, 18), Nouns.Observation("ha-noi", 2025, 20), Nouns.Observation("ha-noi", 2025, 31, "estimate")],
        };

        Assert.Equal(6, GapTable.Compute(question).Count);
        Assert.All(
            GapTable.Compute(question with { Standings = new HashSet<Standing> { Standing.Primary } }),
            row => Assert.Equal(Standing.Primary, row.Target.Standing));
        Assert.Equal([null, null], GapTable.Compute(question with { Horizons = new HashSet<int?> { null } }).Select(row => row.Target.Horizon));
        Assert.Equal(3, GapTable.Compute(question with { Series = new HashSet<string> { "official" } }).Count);
        Assert.Equal([20m], GapTable.Compute(question with { Statuses = new HashSet<Status> { Status.HorizonMissed } }).Select(row => row.Observation!.Value));
        Assert.Equal(
            [-12m],
            GapTable.Compute(question with
            {
                UpTo = 2024,
                Horizons = new HashSet<int?> { 2025 },
                Standings = new HashSet<Standing> { Standing.Primary },
                Series = new HashSet<string> { "official" },
            }).Select(row => row.Gap.Value));
    }

    [Fact]
    public void The_pace_of_the_indicator_holds_unless_the_question_names_another()
    {
        var question = Question with
        {
            Indicators = [Nouns.Indicator(pace: "compound")],
            Observations =
        [
            Nouns.Observation("ha-noi", 2020, 12),
            Nouns.Observation("ha-noi", 2023, 18),
        ]
        };

        Assert.Equal("compound", Assert.Single(GapTable.Compute(question)).Pace.Model);
        Assert.Equal("linear", Assert.Single(GapTable.Compute(question with { Pace = PaceModels.Find("linear") })).Pace.Model);
    }

    [Fact]
    public void A_question_that_says_no_more_asks_for_everything_explained_and_nothing_drawn()
    {
        var row = Assert.Single(GapTable.Compute(new GapQuestion
        {
            Provinces = [Nouns.Province("ha-noi")],
            Indicators = [Nouns.Indicator(worst: 5)],
            Targets = [Nouns.Target("ha-noi", 2025, 30)],
            Observations = [Nouns.Observation("ha-noi", 2020, 12), Nouns.Observation("ha-noi", 2023, 18)],
            ReleaseYear = 2025,
        }));

        Assert.NotEmpty(row.Explain);
        Assert.Null(row.Trajectory);
        // The first threshold set and the score method the indicator declares.
        Assert.Equal(("eurostat", "goalpost", 52m), (row.Thresholds, row.Score.Method, row.Score.Value));
        Assert.Equal(("ha-noi", "digital-share", "official", 2023), (row.Province, row.Indicator, row.Series, row.Observation!.Year));
    }

    [Fact]
    public void The_breaks_of_a_series_hold_for_its_rows()
    {
        var rows = GapTable.Compute(Question with
        {
            Indicators = [Nouns.Indicator(series: [Nouns.Series("official", breaks: 2022), Nouns.Series("estimate")])],
            Observations =
            [
                Nouns.Observation("ha-noi", 2020, 12, "official"), Nouns.Observation("ha-noi", 2023, 18, "official"),
                Nouns.Observation("ha-noi", 2020, 12, "estimate"), Nouns.Observation("ha-noi", 2023, 18, "estimate"),
            ],
        });

        Assert.Equal(
            [("estimate", false), ("official", true)],
            rows.Select(row => (row.Series!, row.Warnings.Any(warning => warning.Code == WarningCode.MethodBreak))));
    }

    [Fact]
    public void The_nearer_horizon_stands_first_whatever_the_targets_are_called()
    {
        var rows = GapTable.Compute(Question with
        {
            Targets =
            [
                Nouns.Target("ha-noi", null, 1) with { Id = "a" }, Nouns.Target("ha-noi", 2030, 1) with { Id = "b" },
                Nouns.Target("ha-noi", 2025, 1) with { Id = "c" },
            ],
        });

        Assert.Equal(["c", "b", "a"], rows.Select(row => row.Target.Id));
    }

    [Fact]
    public void A_value_of_the_year_in_which_a_province_ended_is_its_own()
    {
        var question = Question with { Provinces = [Nouns.Province("ha-noi", until: new DateOnly(2024, 6, 30))] };

        Assert.Equal(2024, Assert.Single(GapTable.Compute(question with { Observations = [Nouns.Observation("ha-noi", 2024, 20)] })).Observation!.Year);
        Assert.Null(Assert.Single(GapTable.Compute(question with { Observations = [Nouns.Observation("ha-noi", 2025, 20)] })).Observation);
    }

    [Fact]
    public void Where_the_preferred_series_alone_may_judge_a_target_on_one_series_still_has_its_own()
    {
        var question = Question with
        {
            PreferredSeriesOnly = true,
            Indicators = [Nouns.Indicator(series: [Nouns.Series("official"), Nouns.Series("estimate") with { Preferred = false }])],
            Observations = [Nouns.Observation("ha-noi", 2025, 20), Nouns.Observation("ha-noi", 2025, 31, "estimate")],
        };
        IEnumerable<string?> Series(GapQuestion asked) => GapTable.Compute(asked).Select(row => row.Series);

        Assert.Equal(["official"], Series(question));
        Assert.Equal(["estimate", "official"], Series(question with { PreferredSeriesOnly = false }));
        Assert.Equal(["estimate"], Series(question with { Targets = [Nouns.Target("ha-noi", 2025, 30, series: "estimate")] }));
        // Of a series without values there is nothing to judge by.
        Assert.Equal([null], Series(question with { Observations = [Nouns.Observation("ha-noi", 2025, 31, "estimate")] }));
    }

    [Fact]
    public void Warnings_of_a_row_name_what_they_concern()
    {
        var row = Assert.Single(
            GapTable.Compute(Question with
            {
                Provinces = [Nouns.Province("ha-noi", until: new DateOnly(2025, 6, 30))],
                Targets =
                [
                    Nouns.Target("ha-noi", 2025, 30, reading: HorizonReading.Inferred),
                    Nouns.Target("ha-noi", 2025, 40, document: "other", standing: Standing.Alternative),
                ],
                Observations = [Nouns.Observation("ha-noi", 2026, 1), Nouns.Observation("ha-noi", 2025, 20, certainty: Certainty.Preliminary)],
            }),
            row => row.Target.Standing == Standing.Primary);

        Assert.Equal(
            [("competing-targets", "target"), ("ended-province", "province"), ("horizon-inferred", "target.horizon"), ("preliminary-value", "observation")],
            row.Warnings.Select(warning => (Code.Of(warning.Code), warning.At!)).Order());
        GapPaths.WarningsOf(row.Warnings);
    }

    [Fact]
    public void Explanations_can_be_left_out()
    {
        var question = Question with { Observations = [Nouns.Observation("ha-noi", 2023, 18)] };

        Assert.NotEmpty(Assert.Single(GapTable.Compute(question)).Explain);
        Assert.Empty(Assert.Single(GapTable.Compute(question with { Explain = false })).Explain);
    }

    [Fact]
    public void The_sentence_says_the_figures_of_the_row_and_names_what_was_not_computed()
    {
        var question = Question with { Observations = [Nouns.Observation("ha-noi", 2025, 17.34m)] };
        var row = Assert.Single(GapNarrative.Tell(question, GapTable.Compute(question)));

        Assert.Contains("17.34%", row.Narrative.En, StringComparison.Ordinal);
        Assert.Contains("17,34%", row.Narrative.Vi, StringComparison.Ordinal);
        Assert.Contains("the target was missed by 12.66 percentage points", row.Narrative.En, StringComparison.Ordinal);
        // No worst bound, no older value: the score, progress and pace are missing.
        foreach (var word in new[] { "the score", "the share of the way", "the pace" })
        {
            Assert.Contains(word, row.Technical!.En, StringComparison.Ordinal);
            Assert.DoesNotContain(word, row.Narrative.En, StringComparison.Ordinal);
        }
    }
}
