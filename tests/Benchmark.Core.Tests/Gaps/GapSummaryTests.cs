using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// How targets are counted (section 8 of the contract). The expected numbers are counted by hand from the targets and values beside them.
/// </summary>
public sealed class GapSummaryTests
{
    // Ha Noi: met at its horizon; missed by the preferred series though the other one meets it; no value; a milestone. Hai Duong: lapsed; replaced.
    private static readonly GapQuestion Question = new()
    {
        Provinces = [Nouns.Province("ha-noi"), Nouns.Province("hai-duong", until: new DateOnly(2025, 6, 30)), Nouns.Province("hue")],
        Indicators =
        [
            Nouns.Indicator(series: [Nouns.Series("estimate") with { Preferred = false }, Nouns.Series("official")]) with { Theme = "digital" },
            Nouns.Indicator("growth", series: Nouns.Series("official")) with { Theme = "growth" },
            Nouns.Indicator("ms-city", unit: "milestone") with { Theme = "growth" },
        ],
        Targets =
        [
            Nouns.Target("ha-noi", 2024, 30),
            Nouns.Target("ha-noi", 2025, 40),
            Nouns.Target("ha-noi", 2025, 8, indicator: "growth") with { Document = null },
            Nouns.Target("ha-noi", null, null, Comparator.Milestone, "ms-city"),
            Nouns.Target("hai-duong", 2025, 20, document: "other"),
            Nouns.Target("hai-duong", 2024, 20, standing: Standing.Superseded, document: "other"),
        ],
        Observations =
        [
            Nouns.Observation("ha-noi", 2024, 31),
            Nouns.Observation("ha-noi", 2025, 35),
            Nouns.Observation("ha-noi", 2025, 41, "estimate"),
            Nouns.Observation("hai-duong", 2024, 12),
        ],
        ReleaseYear = 2026,
        Explain = false,
    };

    private static readonly IReadOnlyList<Theme> Themes =
    [
        new() { Id = "growth", Name = Nouns.Same("Growth"), Order = 1 },
        new() { Id = "digital", Name = Nouns.Same("Digital"), Order = 2 },
    ];

    [Fact]
    public void A_target_counts_once_by_its_row_of_the_preferred_series()
    {
        var hanoi = Groups(GapGrouping.Province)[0];

        // 2024 and 2025 of the share and the growth; the 2024 target has a row of the official series alone, as the estimate has no value by then.
        Assert.Equal(("ha-noi", 3, 1), (hanoi.Id, hanoi.Tally.Targets, hanoi.Tally.Milestones));
        // Of the two with a value one is met: 31 of 30; the other is not: 35 of 40, whatever the estimate says.
        Assert.Equal((2, 1, 50m), (hanoi.Tally.Judged, hanoi.Tally.Met, hanoi.Tally.SharePercent!.Value));
        // 100·2/3
        Assert.Equal(66.6666666667m, hanoi.Tally.CoveragePercent);
        Assert.Equal(
            [("horizon-met", 1), ("horizon-missed", 1), ("not-assessable", 1)],
            hanoi.Tally.Statuses.Where(status => status.Value > 0).Select(status => (status.Key, status.Value)));
        Assert.Empty(hanoi.Tally.NotComputed);
    }

    [Fact]
    public void Without_the_preferred_series_the_first_row_counts()
    {
        var question = Question with { Series = new HashSet<string> { "estimate" } };
        var tally = GapSummary.Compute(question, GapTable.Compute(question), GapGrouping.Province, Themes)[0].Tally;

        // The estimate of 2025 is 41 of 40; of the other two nothing is known by it.
        Assert.Equal((3, 1, 1), (tally.Targets, tally.Judged, tally.Met));
    }

    [Fact]
    public void What_lapsed_or_was_replaced_is_not_judged_and_a_share_of_nothing_has_a_reason()
    {
        var haiDuong = Groups(GapGrouping.Province)[1].Tally;

        Assert.Equal((2, 0, 0), (haiDuong.Targets, haiDuong.Judged, haiDuong.Met));
        Assert.Null(haiDuong.SharePercent);
        Assert.Equal(0m, haiDuong.CoveragePercent);
        Assert.Equal([new NotComputed("sharePercent", Reason.NothingJudged)], haiDuong.NotComputed);
        Assert.Equal((1, 1), (haiDuong.Statuses["lapsed"], haiDuong.Statuses["replaced"]));
    }

    [Fact]
    public void Of_nothing_there_is_neither_a_share_nor_a_coverage()
    {
        var nothing = GapSummary.Count(Question, [], 0);

        Assert.Equal((0, 0, null, null), (nothing.Targets, nothing.Rows, nothing.SharePercent, nothing.CoveragePercent));
        Assert.Equal([Reason.NothingJudged, Reason.NoTarget], nothing.NotComputed.Select(entry => entry.Reason));
    }

    [Theory]
    [InlineData(GapGrouping.Province, "ha-noi hai-duong")]
    [InlineData(GapGrouping.Indicator, "digital-share growth")]
    // In the order of the themes, not of their ids.
    [InlineData(GapGrouping.Theme, "growth digital")]
    [InlineData(GapGrouping.Horizon, "2024 2025")]
    [InlineData(GapGrouping.Document, "doc-other doc-plan -")]
    public void Groups_that_have_rows_stand_in_their_order(GapGrouping by, string expected) =>
        Assert.Equal(expected, string.Join(' ', Groups(by).Select(group => group.Id ?? "-")));

    [Fact]
    public void An_open_horizon_is_a_group_at_the_end()
    {
        var question = Question with { Targets = [Nouns.Target("ha-noi", null, 30), Nouns.Target("ha-noi", 2045, 50)] };

        var groups = GapSummary.Compute(question, GapTable.Compute(question), GapGrouping.Horizon, Themes);

        Assert.Equal(["2045", GapSummary.Open], groups.Select(group => group.Id));
    }

    [Theory]
    [InlineData(GapGrouping.Province)]
    [InlineData(GapGrouping.Indicator)]
    [InlineData(GapGrouping.Theme)]
    [InlineData(GapGrouping.Horizon)]
    [InlineData(GapGrouping.Document)]
    public void However_it_is_put_together_every_target_and_every_row_is_counted(GapGrouping by)
    {
        var groups = Groups(by);

        Assert.Equal(5, groups.Sum(group => group.Tally.Targets));
        Assert.Equal(GapTable.Compute(Question).Count, groups.Sum(group => group.Tally.Rows));
        Assert.All(groups, group => Assert.Equal(group.Tally.Targets, group.Tally.Statuses.Values.Sum()));
        Assert.All(groups, group => Assert.Equal(Code.All<Status>(), group.Tally.Statuses.Keys));
    }

    [Fact]
    public void A_document_selects_its_targets_alone()
    {
        var rows = GapTable.Compute(Question with { Documents = new HashSet<string> { "doc-other" } });

        Assert.Equal(["hai-duong", "hai-duong"], rows.Select(row => row.Province));
    }

    [Fact]
    public void A_milestone_has_a_row_where_it_is_asked_for_and_counts_as_no_target()
    {
        var question = Question with { WithMilestones = true };
        var rows = GapTable.Compute(question);

        var row = Assert.Single(rows, row => row.Indicator == "ms-city");
        Assert.Equal((Status.NotAssessable, Reason.Milestone), (row.Status, row.NotComputed.Single(entry => entry.Figure == "status").Reason));
        Assert.Equal(5, GapSummary.Count(question, rows, 1).Targets);
    }

    private static IReadOnlyList<GapGroup> Groups(GapGrouping by) => GapSummary.Compute(Question, GapTable.Compute(Question), by, Themes);
}
