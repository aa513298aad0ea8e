using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// When each warning of a gap is due (section 9 of the methods, last column), the nearest case in which it is not, what it concerns, and the years, sizes and
/// models its sentence names.
/// </summary>
public sealed class WarningTests
{
    private static readonly GapCase Plain = new() { Values = "2020:12|2023:18", Worst = 5 };

    private static readonly GapCase Rate = Plain with { Unit = "percent-per-year", Low = 16, Worst = null };

    private static readonly GapCase Floor = Rate with { Basis = Basis.EveryYear, Period = new Period(2021, 2025), Values = "2021:14.2|2022:17.5|2023:12.8" };

    private static readonly GapCase Average = Floor with { Basis = Basis.PeriodAverage };

    private static readonly GapCase Rank = new()
    {
        Unit = "rank",
        Direction = Direction.LowerIsBetter,
        Comparator = Comparator.RankAtMost,
        Low = 20,
        FieldSize = 63,
        Values = "2023:24/34",
    };

    [Fact]
    public void Of_a_value_after_the_horizon_and_of_a_horizon_without_one()
    {
        // Row 21 and 22: the sentence names the horizon, and the year judged instead.
        var warnings = (Plain with { Values = "2020:12|2023:18|2026:40" }).Compute().Warnings;

        Says(warnings, WarningCode.LaterValueIgnored, "observation", "sau năm 2025", "after 2025");
        Says(warnings, WarningCode.NoValueAtHorizon, "observation", "số liệu năm 2025", "No figure for 2025", "của năm 2023", "of 2023");
    }

    [Theory]
    // The horizon is over once a later value is known, once upTo lies behind it, or once the year of the release does.
    [InlineData("2020:12|2023:18", null, null, false)]
    [InlineData("2020:12|2023:18", 2025, null, false)]
    [InlineData("2020:12|2023:18", 2026, null, true)]
    [InlineData("2020:12|2023:18", null, 2025, false)]
    [InlineData("2020:12|2023:18", null, 2026, true)]
    // What upTo leaves out is not known; that the horizon lies behind the release is, whatever upTo says.
    [InlineData("2020:12|2023:18|2026:40", 2025, null, false)]
    [InlineData("2020:12|2023:18", 2025, 2026, true)]
    [InlineData("2020:12|2025:18", null, 2026, false)]
    public void Of_a_horizon_that_is_over_without_a_value(string values, int? upTo, int? release, bool due) =>
        Due(due, WarningCode.NoValueAtHorizon, Plain with { Values = values, UpTo = upTo, ReleaseYear = release });

    [Fact]
    public void Of_no_horizon_at_all_neither() =>
        Assert.Empty((Plain with { Horizon = null, UpTo = 2030, ReleaseYear = 2030 }).Compute().Warnings);

    [Theory]
    [InlineData("2020:12|2022:13|2023:18", true)]
    [InlineData("2021:12|2023:18", false)]
    // One value has no baseline that could have shifted.
    [InlineData("2023:18", false)]
    public void Of_a_baseline_that_is_not_of_the_first_year(string values, bool due)
    {
        var @case = Plain with { Period = new Period(2021, 2025), Values = values };
        Due(due, WarningCode.BaselineYearShifted, @case);
        if (due)
            Says(@case.Compute().Warnings, WarningCode.BaselineYearShifted, "baseline", "(2021)", "(2021)", "lấy năm 2022", "2022 is the baseline");
    }

    [Theory]
    // A break lies between b and v when it is later than b, and not later than v.
    [InlineData(2020, false)]
    [InlineData(2021, true)]
    [InlineData(2023, true)]
    [InlineData(2024, false)]
    public void Of_a_break_between_baseline_and_value(int year, bool due)
    {
        var @case = Plain with { Breaks = [year] };
        Due(due, WarningCode.MethodBreak, @case);
        if (due)
            Says(@case.Compute().Warnings, WarningCode.MethodBreak, "series", "đổi giữa các năm", "changed between");
    }

    [Theory]
    // Floors and averages use every year of their period, from the first known one on.
    [InlineData(2021, false)]
    [InlineData(2022, true)]
    [InlineData(2023, true)]
    [InlineData(2024, false)]
    public void Of_a_break_between_the_years_of_a_floor_or_an_average(int year, bool due)
    {
        Due(due, WarningCode.MethodBreak, Floor with { Breaks = [year] });
        Due(due, WarningCode.MethodBreak, Average with { Breaks = [year] });
    }

    [Fact]
    public void Of_a_single_value_no_break() => Due(false, WarningCode.MethodBreak, Plain with { Values = "2023:18", Breaks = [2022] });

    [Theory]
    // Where one year is judged, only its value speaks; a floor and an average use them all.
    [InlineData(Basis.AtYear, "percent", 2020, false)]
    [InlineData(Basis.AtYear, "percent", 2023, true)]
    [InlineData(Basis.EveryYear, "percent-per-year", 2021, true)]
    [InlineData(Basis.PeriodAverage, "percent-per-year", 2021, true)]
    public void Of_a_preliminary_or_revised_value_among_those_used(Basis basis, string unit, int year, bool due)
    {
        var input = (Plain with { Unit = unit, Basis = basis, Period = new Period(2020, 2025), Values = "2020:12|2021:13|2023:18" }).Input();
        GapFigures With(Func<KnownValue, KnownValue> mark) =>
            GapComputation.Compute(input with { Values = [.. input.Values.Select(value => value.Year == year ? mark(value) : value)] });

        var preliminary = With(value => value with { Preliminary = true }).Warnings;
        var revised = With(value => value with { Revised = true }).Warnings;
        Assert.Equal(due, preliminary.Any(warning => warning.Code == WarningCode.PreliminaryValue));
        Assert.Equal(due, revised.Any(warning => warning.Code == WarningCode.RevisedValue));
        Assert.DoesNotContain(preliminary, warning => warning.Code == WarningCode.RevisedValue);
        if (!due)
            return;
        Says(preliminary, WarningCode.PreliminaryValue, "observation", "sơ bộ", "preliminary");
        Says(revised, WarningCode.RevisedValue, "observation", "lần công bố trước", "an earlier publication");
    }

    [Fact]
    public void Of_a_mean_over_the_whole_period_only_the_newest_value_speaks()
    {
        var input = (Average with { AverageOf = new Period(2021, 2025), Values = "2024:16|2025:17" }).Input();
        var figures = GapComputation.Compute(input with { Values = [.. input.Values.Select(value => value with { Preliminary = value.Year == 2024 })] });

        Assert.Empty(GapPaths.WarningsOf(figures.Warnings));
    }

    [Fact]
    public void Of_a_strict_boundary_a_band_and_an_end_of_the_scale()
    {
        // Rows 3, 4 and 6.
        var strict = Plain with { Comparator = Comparator.MoreThan, Values = "2023:30" };
        Says(strict.Compute().Warnings, WarningCode.StrictBoundary, "gap", "vượt hẳn", "go beyond it");
        var about = Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2023:29.5" };
        Says(about.Compute().Warnings, WarningCode.BandApplied, "gap", "chữ “khoảng”", "“about”");
        Says((Plain with { Worst = 20 }).Compute().Warnings, WarningCode.Clipped, "score", "0–100", "0–100");
        var fallen = Plain with { Values = "2020:36|2023:33" };
        Says(fallen.Compute().Warnings, WarningCode.MetButRegressing, "status", "kém hơn năm 2020", "worse than in 2020");
    }

    [Theory]
    // Row 2: to have fallen, the value must be comparable with the baseline and worse than it.
    [InlineData("percent", "2020:36|2023:33", "", true)]
    [InlineData("percent", "2020:33|2023:33", "", false)]
    [InlineData("percent", "2020:36|2023:33", "2022", false)]
    [InlineData("percent", "2020:36|2025:33", "", false)]
    public void Of_a_target_that_is_met_but_was_met_better(string unit, string values, string broken, bool due) =>
        Due(due, WarningCode.MetButRegressing, Plain with { Unit = unit, Values = values, Breaks = broken == "" ? [] : [int.Parse(broken)] });

    [Theory]
    // Ranks are comparable within one field: the tenth of 63 that was the fifth of 63 fell.
    [InlineData("2020:5/63|2023:10/63", true)]
    [InlineData("2020:5/64|2023:10/63", false)]
    [InlineData("2020:10/63|2023:5/63", false)]
    public void Of_a_rank_that_is_met_but_was_met_better(string values, bool due) => Due(due, WarningCode.MetButRegressing, Rank with { Values = values });

    [Fact]
    public void Of_a_floor_without_stated_years()
    {
        Says((Floor with { Period = null }).Compute().Warnings, WarningCode.PeriodUnknown, "years", "chỉ xét năm mới nhất", "only the newest year");
        Due(false, WarningCode.PeriodUnknown, Floor);
    }

    [Fact]
    public void Of_a_field_of_another_size()
    {
        // Row 34; where one size is unknown nobody can say that it changed.
        Says(Rank.Compute().Warnings, WarningCode.FieldSizeChanged, "rank", "63 địa phương", "when 63 units", "trong 34", "among 34");
        Due(false, WarningCode.FieldSizeChanged, Rank with { Values = "2023:24/63" });
        Due(false, WarningCode.FieldSizeChanged, Rank with { Values = "2023:24" });
        Due(false, WarningCode.FieldSizeChanged, Rank with { FieldSize = null });
    }

    [Fact]
    public void Of_models_that_disagree()
    {
        // W24: linear R = 0.5556 is slow, compound R = 0.7195 progressing.
        Says(Plain.Compute().Warnings, WarningCode.LinearAndCompoundDisagree, "status", "chưa đủ nhanh", "progressing");
        var compound = Plain with { Pace = "compound" };
        Says(compound.Compute().Warnings, WarningCode.LinearAndCompoundDisagree, "status", "chậm", "slow");
        // The arrows cut at 0.5, where both are progressing.
        Due(false, WarningCode.LinearAndCompoundDisagree, Plain with { Thresholds = "sdsn" });
        // What compound refuses disagrees with nothing.
        Due(false, WarningCode.LinearAndCompoundDisagree, Plain with { Values = "2020:0|2023:18" });
    }

    [Fact]
    public void Of_no_model_whose_growth_leaves_the_range()
    {
        // 9e16 in one of five years, where 1e17 are to be reached: R = 0.9·5 = 4.5. In percent it is growth of 9e28, which no decimal holds.
        var figures = (Plain with { Worst = null, Low = 1e17m, Values = "2020:1e-10|2021:9e16" }).Compute();

        Assert.Equal((4.5m, Status.OnTrack), (figures.Pace.Ratio, figures.Status));
        Assert.Empty(figures.Warnings);
    }

    [Fact]
    public void A_plain_row_has_none() => Assert.Empty((Plain with { Values = "2020:12|2023:23" }).Compute().Warnings);

    private static void Due(bool due, WarningCode code, GapCase @case) => Assert.Equal(due, @case.Compute().Warnings.Any(warning => warning.Code == code));

    /// <summary>The warning stands at a path, and its sentences hold some words: by turns Vietnamese and English.</summary>
    private static void Says(IReadOnlyList<Warning> warnings, WarningCode code, string at, params string[] words)
    {
        GapPaths.WarningsOf(warnings);
        var warning = Assert.Single(warnings, warning => warning.Code == code);
        Assert.Equal(at, warning.At);
        foreach (var (number, word) in words.Index())
            Assert.Contains(word, number % 2 == 0 ? warning.Message.Vi : warning.Message.En, StringComparison.Ordinal);
    }
}
