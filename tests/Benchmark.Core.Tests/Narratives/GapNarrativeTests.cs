using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Narratives;

/// <summary>The sentences of posted figures, above all those that contradicted themselves.</summary>
public sealed class GapNarrativeTests
{
    private static readonly Measured Share = new("percent", Text.Same("%"), 100);
    private static readonly Measured Rate = new("percent-per-year", new Text("%/năm", "% a year"));
    private static readonly Measured Place = new("rank", new Text("hạng", "place"));

    private static readonly GapCase Floor = new()
    {
        Unit = "percent-per-year",
        Low = 7,
        Basis = Basis.EveryYear,
        Period = new Period(2021, 2030),
        Horizon = 2030,
    };

    [Fact]
    public void A_value_on_a_strict_target_is_said_to_equal_a_figure_that_had_to_be_passed() => Says(
        new GapCase { Comparator = Comparator.MoreThan, Values = "2025:30" },
        Share,
        "Mục tiêu đến năm 2025 là trên 30%. Năm 2025, giá trị là 30%: không đạt mục tiêu, mới bằng 30% trong khi mục tiêu là trên 30%.",
        "The 2025 target is more than 30%. The value was 30% in 2025: the target was missed, only 30% where the target is more than 30%.");

    [Theory]
    // F06: the printed figure stays on the side of the verdict.
    [InlineData("29.999", "29,999%", "29.999%", "0,001", "0.001")]
    [InlineData("29.996", "29,996%", "29.996%", "0,004", "0.004")]
    [InlineData("29.99999", "29,99999%", "29.99999%", "0,00001", "0.00001")]
    [InlineData("29.4", "29,4%", "29.4%", "0,6", "0.6")]
    public void A_value_is_never_rounded_onto_the_pass_mark(string value, string vi, string en, string gapVi, string gapEn) => Says(
        new GapCase { Values = $"2025:{value}" },
        Share,
        $"Mục tiêu đến năm 2025 là từ 30% trở lên. Năm 2025, giá trị là {vi}: không đạt mục tiêu, thấp hơn {gapVi} điểm phần trăm.",
        $"The 2025 target is at least 30%. The value was {en} in 2025: the target was missed by {gapEn} percentage points.");

    [Fact]
    public void What_counts_as_the_same_is_written_the_same() => Says(
        new GapCase { Values = "2025:29.9999999999" },
        Share,
        "Mục tiêu đến năm 2025 là từ 30% trở lên. Năm 2025, giá trị là 30%: đạt mục tiêu, vừa đúng mức đề ra.",
        "The 2025 target is at least 30%. The value was 30% in 2025: the target was met, exactly as set.");

    [Fact]
    public void A_floor_in_every_year_names_the_years_that_broke_it() => Says(
        Floor with { Values = "2021:7.5|2022:6|2023:8" },
        Rate,
        "Mục tiêu mỗi năm giai đoạn 2021–2030 là từ 7%/năm trở lên. Đạt 2 trong 3 năm có số liệu, năm 2023 là 8%/năm: không đạt 2022 nên mục tiêu cho từng năm "
            + "không còn đạt trọn được.",
        "The 2021–2030 every-year target is at least 7% a year. It was met in 2 of 3 years with a figure, with 8% a year in 2023: missed in 2022, so the "
            + "target for every year can no longer be kept.");

    [Fact]
    public void A_floor_whose_years_are_not_stated_is_not_said_to_be_broken()
    {
        var open = Floor with { Period = null, Horizon = 2025, Values = "2023:8|2024:6" };

        Says(
            open,
            Rate,
            "Mục tiêu mỗi năm đến năm 2025 là từ 7%/năm trở lên. Năm 2024 là 6%/năm: thấp hơn mục tiêu 1 điểm phần trăm.",
            "The yearly target to 2025 is at least 7% a year. In 2024 the figure was 6% a year: 1 percentage point below the target.");
        Says(
            open with { ReleaseYear = 2026 },
            Rate,
            "Mục tiêu mỗi năm đến năm 2025 là từ 7%/năm trở lên. Năm 2024 là 6%/năm: thấp hơn mục tiêu 1 điểm phần trăm; chưa tìm thấy số liệu năm 2025 nên "
                + "chưa "
                + "kết luận được.",
            "The yearly target to 2025 is at least 7% a year. In 2024 the figure was 6% a year: 1 percentage point below the target; no figure for 2025 "
                + "was found, so there is no verdict.");
    }

    [Fact]
    public void An_about_is_measured_from_the_edge_that_counts() => Says(
        new GapCase { Comparator = Comparator.About, Band = 0.5m, Values = "2025:17.34" },
        Share,
        "Mục tiêu đến năm 2025 là khoảng 30%. Năm 2025, giá trị là 17,34%: không đạt mục tiêu, thấp hơn 12,16 điểm phần trăm so với ngưỡng 29,5%.",
        "The 2025 target is about 30%. The value was 17.34% in 2025: the target was missed, 12.16 percentage points below the 29.5% threshold.");

    [Fact]
    public void Where_lower_is_better_the_value_is_above_a_limit_and_not_short_of_it() => Says(
        new GapCase { Comparator = Comparator.AtMost, Direction = Direction.LowerIsBetter, Low = 5, Horizon = 2023, Values = "2023:20" },
        Share,
        "Mục tiêu đến năm 2023 là không quá 5%. Năm 2023, giá trị là 20%: không đạt mục tiêu, cao hơn mức trần 15 điểm phần trăm.",
        "The 2023 target is at most 5%. The value was 20% in 2023: the target was missed, 15 percentage points above the limit.");

    [Fact]
    public void A_range_that_was_exceeded_is_measured_from_its_upper_end() => Says(
        new GapCase { Unit = "percent-per-year", Comparator = Comparator.Range, Low = 7, High = 7.5m, Values = "2025:8.89" },
        Rate,
        "Mục tiêu năm 2025 là 7–7,5%. Năm 2025, giá trị là 8,89%: đạt mục tiêu, hơn mức cao nhất của mục tiêu 1,39 điểm phần trăm.",
        "The 2025 target is 7–7.5%. The value was 8.89% in 2025: the target was met, 1.39 percentage points above the upper end of the target.");

    [Fact]
    public void A_rank_is_a_place_and_its_distance_is_in_places() => Says(
        new GapCase
        {
            Unit = "rank",
            Direction = Direction.LowerIsBetter,
            Comparator = Comparator.RankAtMost,
            Low = 20,
            FieldSize = 63,
            Values = "2025:13/63",
        },
        Place,
        "Mục tiêu đến năm 2025 là nhóm 20 địa phương dẫn đầu (trong 63). Năm 2025 xếp thứ 13 trong 63: đạt mục tiêu, tốt hơn 7 bậc.",
        "The 2025 target is a top-20 place of 63. In 2025 it ranked 13th of 63: the target was met and exceeded by 7 places.");

    [Theory]
    // The pace and the pace needed: W24, with R = 2 / 3.6, and one that keeps up.
    [InlineData(
        "2020:12|2023:18",
        "tiến triển chậm: mỗi năm tăng 2 điểm, mức cần từ 2020 là 3,6 điểm.",
        "progress is slow: up 2 points a year, 3.6 points needed since 2020.")]
    [InlineData(
        "2020:12|2023:23",
        "nhưng đúng tiến độ: mỗi năm tăng 3,67 điểm, mức cần từ 2020 là 3,6 điểm.",
        "but on track: up 3.67 points a year, 3.6 points needed since 2020.")]
    [InlineData(
        "2020:12|2023:11",
        "đi ngược hướng mục tiêu: giảm 1 điểm phần trăm so với năm 2020.",
        "moving away from the target: down 1 percentage point on 2020.")]
    public void What_moves_says_how_fast_and_how_fast_it_had_to(string values, string vi, string en)
    {
        var narrative = Tell(new GapCase { Values = values }, Share).Narrative;

        Assert.EndsWith(vi, narrative.Vi, StringComparison.Ordinal);
        Assert.EndsWith(en, narrative.En, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_horizon_nothing_is_said_of_progress()
    {
        // Row 22 of the methods: the horizon is over and its own value is not known.
        var narrative = Tell(new GapCase { Values = "2020:12|2023:18", ReleaseYear = 2026 }, Share).Narrative;

        Assert.EndsWith("chưa tìm thấy số liệu năm 2025 nên chưa kết luận được.", narrative.Vi, StringComparison.Ordinal);
        Assert.EndsWith("no figure for 2025 was found, so there is no verdict.", narrative.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_says_of_how_many_years_it_was_computed()
    {
        var average = Floor with { Basis = Basis.PeriodAverage, Values = "2021:6|2022:8" };

        Assert.Contains("Bình quân 2021–2022 là 7%/năm (tính từ số của 2 năm)", Tell(average with { Low = 6 }, Rate).Narrative.Vi, StringComparison.Ordinal);
        Assert.Contains("A figure was found only for 2021, 6% a year", Tell(average with { Values = "2021:6" }, Rate).Narrative.En, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_it_is_not_at_least_all_of_it() =>
        Assert.StartsWith("Mục tiêu đến năm 2025 là 100%.", Tell(new GapCase { Low = 100, Values = "2025:99" }, Share).Narrative.Vi, StringComparison.Ordinal);

    [Fact]
    public void What_was_not_found_is_said_not_to_be_found() => Says(
        new GapCase(),
        Share,
        "Mục tiêu đến năm 2025 là từ 30% trở lên. Chưa tìm thấy số liệu để đánh giá.",
        "The 2025 target is at least 30%. No figure was found to judge it.");

    private static void Says(GapCase @case, Measured measured, string vi, string en) => Assert.Equal(new Text(vi, en), Tell(@case, measured).Narrative);

    private static GapFigures Tell(GapCase @case, Measured measured) => GapNarrative.Tell(@case.Compute(), @case.Input(), GapSubject.Posted(measured));
}
