using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// The table of edge cases in section 9 of the methods, row by row; a letter behind the number tells the variants of one row apart. The expected figures are
/// worked out by hand from the formulas of sections 3 to 6. Warnings that another section adds to a row of the table (<c>clipped</c>,
/// <c>linear-and-compound-disagree</c>) are listed, because every list is the whole one.
/// </summary>
public sealed class EdgeCaseTests
{
    // 12 in 2020 and 18 in 2023 on the way to 30 in 2025, worst bound 5: 6 of 18 points in 3 of 5 years.
    private static readonly GapCase Plain = new() { Values = "2020:12|2023:18", Worst = 5 };

    private static readonly GapCase Falling = Plain with { Direction = Direction.LowerIsBetter, Comparator = Comparator.AtMost, Worst = 20 };

    private static readonly GapCase Balance = Plain with { Unit = "billion-vnd", Low = 7, Horizon = 2024, Values = "2020:-1.5|2022:2", Worst = -10 };

    private static readonly GapCase Rate = Plain with { Unit = "percent-per-year", Low = 7, Values = "2020:5|2023:6", Worst = 0 };

    private static readonly GapCase Floor = Rate with
    {
        Low = 16,
        Basis = Basis.EveryYear,
        Period = new Period(2021, 2025),
        Values = "2021:14.2|2022:17.5|2023:12.8",
    };

    private static readonly GapCase Average = Floor with { Basis = Basis.PeriodAverage };

    private static readonly GapCase Rank = Falling with
    {
        Unit = "rank",
        Comparator = Comparator.RankAtMost,
        Low = 20,
        FieldSize = 63,
        Worst = null,
        Values = "2020:31/63|2023:24/63",
    };

    private static readonly IReadOnlyList<(string Row, GapCase Case, string Expected)> Cases =
    [
        ("1", Plain, PlainGap + PlainScore + PlainProgress + PlainPace + "pace.requiredFromNow=6; status=slow; warnings=linear-and-compound-disagree"),
        ("1, compound", Plain with { Pace = "compound" },
            PlainGap + PlainScore + PlainProgress
                + "pace.actualPerYear=14.4714242553; pace.requiredPerYear=20.1124433981; pace.ratio=0.7195259158; pace.expectedNow=20.7943452947; "
            + "pace.projectedAtHorizon=23.5866725479; pace.requiredFromNow=29.0994448736; pace.unit=percent-per-year; status=progressing; "
            + "warnings=linear-and-compound-disagree"),
        ("1, lower is better", Falling with { Low = 3, Values = "2020:12|2023:6.6" },
            // 5.4 of 9 points in 3 of 5 years: exactly on the path.
            "gap.value=-3.6; gap.remaining=3.6; gap.relativePercent=-120; gap.met=false; score.value=78.8235294118; attainmentPercent=45.4545454545; "
                + "progressPercent=60; "
            + "pace.actualPerYear=-1.8; pace.requiredPerYear=-1.8; pace.ratio=1; pace.expectedNow=6.6; pace.projectedAtHorizon=3; pace.requiredFromNow=-1.8; "
            + "status=on-track; "
            + "warnings=linear-and-compound-disagree"),

        ("2", Plain with { Values = "2020:12|2023:33" },
            "gap.value=3; gap.remaining=0; gap.met=true; score.value=100; score.raw=112; score.clipped=high; attainmentPercent=110; "
                + "progressPercent=116.6666666667; "
            + "pace.actualPerYear=7; pace.requiredPerYear=3.6; pace.ratio=1.9444444444; pace.expectedNow=22.8; pace.projectedAtHorizon=47; "
            + "pace.requiredFromNow=0; status=met; warnings=clipped"),
        (
            "2, compound",
            Plain with { Values = "2020:12|2023:33", Pace = "compound" },
            "pace.ratio=1.9938883476; pace.requiredFromNow=0; status=met; warnings=clipped"),
        (
            "2, exactly on the mark",
            Plain with { Values = "2020:12|2023:30" },
            "gap.value=0; score.value=100; score.clipped=null; attainmentPercent=100; progressPercent=100; status=met; warnings="),

        ("3", Plain with { Comparator = Comparator.MoreThan, Values = "2020:12|2023:30" },
            "gap.value=0; gap.remaining=0; gap.met=false; score.value=100; score.clipped=null; attainmentPercent=100; progressPercent=100; "
                + "pace.actualPerYear=6; pace.requiredPerYear=3.6; "
            + "pace.ratio=1.6666666667; pace.expectedNow=22.8; pace.projectedAtHorizon=42; pace.requiredFromNow=0; status=on-track; warnings=strict-boundary"),
        ("3, less-than", Falling with { Comparator = Comparator.LessThan, Low = 3, Values = "2020:12|2023:3" },
            "gap.value=0; gap.met=false; score.value=100; pace.requiredFromNow=0; status=on-track; warnings=strict-boundary"),
        (
            "3, at the horizon",
            Plain with { Comparator = Comparator.MoreThan, Values = "2025:30" },
            "gap.met=false; status=horizon-missed; warnings=strict-boundary"),

        ("4", Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2020:12|2023:29.8" },
            "gap.value=0.3; gap.remaining=0; gap.relativePercent=1.0169491525; gap.met=true; gap.metWithoutBand=false; score.value=100; "
                + "score.raw=101.2244897959; score.best=29.5; "
            + "attainmentPercent=101.0169491525; progressPercent=101.7142857143; pace.actualPerYear=5.9333333333; pace.requiredPerYear=3.5; "
            + "pace.ratio=1.6952380952; pace.expectedNow=22.5; "
            + "pace.projectedAtHorizon=41.6666666667; pace.requiredFromNow=0; status=met; warnings=band-applied|clipped"),
        ("4, on the band's edge", Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2020:12|2023:29.5" },
            "gap.value=0; gap.met=true; gap.metWithoutBand=false; score.value=100; status=met; warnings=band-applied"),
        (
            "4, outside the band",
            Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2023:29.4" },
            "gap.value=-0.1; gap.met=false; gap.metWithoutBand=false; warnings="),
        (
            "4, beyond the figure",
            Plain with { Comparator = Comparator.About, Band = 0.5m, Values = "2023:30" },
            "gap.value=0.5; gap.met=true; gap.metWithoutBand=true; warnings=clipped"),
        ("4, lower is better", Falling with { Comparator = Comparator.About, Low = 3, Band = 0.5m, Values = "2023:3.4" },
            // The band lies above the figure: the pass mark is 3.5.
            "gap.value=0.1; gap.met=true; gap.metWithoutBand=false; score.best=3.5; status=met; warnings=band-applied|clipped"),

        ("5, inside", Plain with { Comparator = Comparator.Range, High = 35, Values = "2020:12|2023:33" },
            "gap.value=3; gap.remaining=0; gap.met=true; gap.stretchMet=false; score.value=100; attainmentPercent=110; progressPercent=116.6666666667; "
                + "pace.actualPerYear=7; "
            + "pace.requiredPerYear=3.6; pace.ratio=1.9444444444; pace.expectedNow=22.8; pace.projectedAtHorizon=47; pace.requiredFromNow=0; status=met; "
            + "warnings=clipped"),
        (
            "5, above",
            Plain with { Comparator = Comparator.Range, High = 35, Values = "2023:36" },
            "gap.value=6; gap.stretchMet=true; score.raw=124; status=met; warnings=clipped"),
        ("5, lower is better", Falling with { Comparator = Comparator.Range, Low = 3, High = 5, Values = "2023:4" },
            // The upper end passes, the lower one is the stretch.
            "gap.value=1; gap.met=true; gap.stretchMet=false; score.best=5; status=met; warnings=clipped"),

        ("6", Plain with { Worst = 20 },
            PlainGap + PlainProgress + PlainPace
                + "score.value=0; score.raw=-20; score.clipped=low; pace.requiredFromNow=6; status=slow; warnings=clipped|linear-and-compound-disagree"),
        ("7", Plain with { Worst = null },
            PlainGap + PlainProgress + PlainPace
                + "score.value=!no-worst-bound; score.raw=!no-worst-bound; score.worst=!no-worst-bound; score.clipped=null; pace.requiredFromNow=6; "
                + "status=slow; "
            + "warnings=linear-and-compound-disagree"),
        (
            "8, w = T",
            Plain with { Worst = 30 },
            PlainGap + PlainProgress + PlainPace + "score.value=!zero-range; score.raw=!zero-range; pace.requiredFromNow=6; status=slow"),
        (
            "8, w beyond T",
            Plain with { Worst = 40 },
            PlainGap + PlainProgress + PlainPace + "score.value=!worst-beyond-target; score.raw=!worst-beyond-target; pace.requiredFromNow=6; status=slow"),
        ("8, lower is better", Falling with { Low = 3, Worst = 2, Values = "2023:4" }, "score.value=!worst-beyond-target"),
        ("8, no logarithm", Plain with { Score = "goalpost-log", Worst = 0 }, "score.value=!nonpositive-value; score.raw=!nonpositive-value"),

        ("9", Plain with { Values = "2020:12|2023:10" },
            "gap.value=-20; score.value=20; attainmentPercent=33.3333333333; progressPercent=-11.1111111111; pace.actualPerYear=-0.6666666667; "
                + "pace.requiredPerYear=3.6; pace.ratio=-0.1851851852; "
            + "pace.expectedNow=22.8; pace.projectedAtHorizon=8.6666666667; pace.requiredFromNow=10; status=regressing; warnings="),
        ("10", Plain with { Values = "2020:12|2023:12" },
            "gap.value=-18; score.value=28; attainmentPercent=40; progressPercent=0; pace.actualPerYear=0; pace.requiredPerYear=3.6; pace.ratio=0; "
                + "pace.expectedNow=22.8; "
            + "pace.projectedAtHorizon=12; pace.requiredFromNow=9; status=slow; warnings="),

        ("11, met", Plain with { Values = "2020:30|2023:33" },
            "gap.value=3; score.value=100; attainmentPercent=110; progressPercent=!baseline-at-target; pace.ratio=!baseline-at-target; "
                + "pace.requiredPerYear=0; pace.expectedNow=30; "
            + "pace.actualPerYear=1; pace.projectedAtHorizon=35; pace.requiredFromNow=0; status=met; warnings=clipped"),
        ("11, fallen back", Plain with { Values = "2020:30|2023:27" },
            "gap.value=-3; score.value=88; attainmentPercent=90; progressPercent=!baseline-at-target; pace.ratio=!baseline-at-target; pace.requiredPerYear=0; "
                + "pace.expectedNow=30; "
            + "pace.actualPerYear=-1; pace.projectedAtHorizon=25; pace.requiredFromNow=1.5; status=regressing; warnings="),
        (
            "11, standing on a strict mark",
            Plain with { Comparator = Comparator.MoreThan, Values = "2020:30|2023:30" },
            "pace.ratio=!baseline-at-target; status=slow; warnings=strict-boundary"),
        ("11, compound", Plain with { Pace = "compound", Values = "2020:30|2023:27" },
            "pace.ratio=!baseline-at-target; pace.requiredPerYear=0; pace.expectedNow=30; pace.requiredFromNow=5.4092553389; status=regressing"),

        ("12, fell", Plain with { Values = "2020:36|2023:33" },
            "gap.value=3; gap.remaining=0; score.value=100; attainmentPercent=110; progressPercent=!baseline-past-target; pace.actualPerYear=-1; "
                + "pace.requiredPerYear=-1.2; pace.ratio=-0.8333333333; "
            + "pace.expectedNow=32.4; pace.projectedAtHorizon=31; pace.requiredFromNow=0; status=met; warnings=clipped|met-but-regressing"),
        ("12, rose", Plain with { Values = "2020:33|2023:36" }, "progressPercent=!baseline-past-target; pace.ratio=1.6666666667; status=met; warnings=clipped"),
        ("13", Plain with { Values = "2020:33|2023:27" },
            "gap.value=-3; score.value=88; attainmentPercent=90; progressPercent=!baseline-past-target; pace.actualPerYear=-2; pace.requiredPerYear=-0.6; "
                + "pace.ratio=-3.3333333333; "
            + "pace.expectedNow=31.2; pace.projectedAtHorizon=23; pace.requiredFromNow=1.5; status=regressing; warnings="),

        ("14, linear", Plain with { Low = 20, Worst = 0, Values = "2020:0|2023:4" },
            "gap.value=-16; score.value=20; attainmentPercent=20; progressPercent=20; pace.actualPerYear=1.3333333333; pace.requiredPerYear=4; "
                + "pace.ratio=0.3333333333; pace.expectedNow=12; "
            + "pace.projectedAtHorizon=6.6666666667; pace.requiredFromNow=8; status=slow; warnings="),
        ("14, compound", Plain with { Low = 20, Worst = 0, Values = "2020:0|2023:4", Pace = "compound" },
            // 100·(√5 − 1)
            "gap.value=-16; score.value=20; attainmentPercent=20; progressPercent=20; pace.*=!nonpositive-base; pace.requiredFromNow=123.60679775; "
                + "status=not-assessable; reason=nonpositive-base; warnings="),
        (
            "14, compound, v = 0",
            Plain with { Low = 20, Values = "2020:0|2023:0", Pace = "compound" },
            "progressPercent=0; pace.*=!nonpositive-base; pace.requiredFromNow=!nonpositive-value"),

        ("15, linear", Balance,
            "gap.value=-5; gap.unit=billion-vnd; score.value=70.5882352941; attainmentPercent=28.5714285714; progressPercent=41.1764705882; "
                + "pace.actualPerYear=1.75; pace.requiredPerYear=2.125; "
            + "pace.ratio=0.8235294118; pace.expectedNow=2.75; pace.projectedAtHorizon=5.5; pace.requiredFromNow=2.5; status=progressing; warnings="),
        ("15, compound", Balance with { Pace = "compound" },
            // 100·(√3.5 − 1)
            "attainmentPercent=28.5714285714; pace.*=!sign-change; pace.requiredFromNow=87.0828693387; status=not-assessable; reason=sign-change; warnings="),
        ("15, v < 0", Balance with { Values = "2020:2|2022:-1.5" },
            "gap.value=-8.5; attainmentPercent=!nonpositive-value; progressPercent=-70; pace.actualPerYear=-1.75; pace.requiredPerYear=1.25; pace.ratio=-1.4; "
                + "pace.expectedNow=4.5; "
            + "pace.projectedAtHorizon=-5; pace.requiredFromNow=4.25; status=regressing"),
        (
            "15, v·T < 0, compound",
            Balance with { Values = "2020:2|2022:-1.5", Pace = "compound" },
            "pace.*=!sign-change; pace.requiredFromNow=!sign-change; status=not-assessable"),
        (
            "15, T < 0",
            Balance with
            {
                Direction = Direction.LowerIsBetter,
                Comparator = Comparator.AtMost,
                Low = -3,
                Worst = 10,
                Horizon = 2025,
                Values = "2020:5|2023:2",
            },
            "gap.value=-5; attainmentPercent=!nonpositive-target; progressPercent=37.5; pace.ratio=0.625; pace.requiredFromNow=-2.5; status=progressing"),

        ("16, T = 0", Falling with { Low = 0, Values = "2020:10|2023:4" },
            "gap.value=-4; gap.remaining=4; gap.relativePercent=!zero-target; score.value=80; attainmentPercent=!nonpositive-target; progressPercent=60; "
                + "pace.actualPerYear=-2; "
            + "pace.requiredPerYear=-2; pace.ratio=1; pace.expectedNow=4; pace.projectedAtHorizon=0; pace.requiredFromNow=-2; status=on-track; warnings="),
        ("16, T = 0, compound", Falling with { Low = 0, Values = "2020:10|2023:4", Pace = "compound" },
            "gap.relativePercent=!zero-target; progressPercent=60; pace.*=!nonpositive-target; pace.requiredFromNow=!nonpositive-target; "
                + "status=not-assessable; reason=nonpositive-target"),
        ("16, T < 0 and b < 0", Balance with { Low = -2, Horizon = 2025, Values = "2020:-10|2023:-5" },
            "gap.value=-3; gap.relativePercent=-150; score.value=62.5; progressPercent=62.5; pace.actualPerYear=1.6666666667; pace.requiredPerYear=1.6; "
                + "pace.ratio=1.0416666667; "
            + "pace.expectedNow=-5.2; pace.projectedAtHorizon=-1.6666666667; pace.requiredFromNow=1.5; status=on-track"),
        (
            "16, T < 0 and b < 0, met at zero",
            Balance with { Low = -2, Horizon = 2025, Values = "2020:-10|2023:0" },
            "attainmentPercent=!nonpositive-target; status=met"),
        ("16, T < 0 and b < 0, compound", Balance with { Low = -2, Horizon = 2025, Values = "2020:-10|2023:-5", Pace = "compound" },
            "pace.*=!nonpositive-base; pace.requiredFromNow=!nonpositive-value; status=not-assessable; reason=nonpositive-base"),

        ("17", Plain with { Values = "2020:12|2023:0" },
            "gap.value=-30; score.value=0; score.raw=-20; attainmentPercent=0; progressPercent=-66.6666666667; pace.actualPerYear=-4; "
                + "pace.requiredPerYear=3.6; pace.ratio=-1.1111111111; "
            + "pace.expectedNow=22.8; pace.projectedAtHorizon=-8; pace.requiredFromNow=15; status=regressing; warnings=clipped"),
        ("17, compound", Plain with { Values = "2020:12|2023:0", Pace = "compound" },
            "attainmentPercent=0; pace.actualPerYear=-100; pace.requiredPerYear=20.1124433981; pace.ratio=-4.9720463109; pace.expectedNow=20.7943452947; "
                + "pace.projectedAtHorizon=0; "
            + "pace.requiredFromNow=!nonpositive-value; status=regressing"),
        ("17, lower is better, compound", Falling with { Low = 3, Values = "2020:12|2023:0", Pace = "compound" },
            "gap.value=3; attainmentPercent=!nonpositive-value; pace.actualPerYear=-100; pace.requiredPerYear=-24.2141716745; pace.ratio=4.1298129601; "
                + "pace.requiredFromNow=0; status=met"),

        ("18", Plain with { Values = "2023:18" },
            PlainGap + PlainScore
                + "attainmentPercent=60; progressPercent=!single-observation; pace.*=!single-observation; pace.requiredFromNow=6; baseline=null; "
                + "status=not-assessable; "
            + "reason=single-observation; warnings="),
        ("18, met", Plain with { Values = "2023:33" }, "pace.*=!single-observation; pace.requiredFromNow=0; status=met"),
        ("19", Plain with { Values = "2025:27.5" },
            "gap.value=-2.5; score.value=90; attainmentPercent=91.6666666667; progressPercent=!single-observation; pace.*=!single-observation; "
                + "pace.requiredFromNow=!single-observation; "
            + "status=horizon-missed; warnings="),
        ("19, met", Plain with { Values = "2025:30" }, "pace.*=!single-observation; status=horizon-met"),
        ("20", Plain with { Values = "2020:12|2025:27.5" }, AtHorizon + "warnings="),
        (
            "20, met",
            Plain with { Values = "2020:12|2025:30" },
            "progressPercent=100; pace.*=!horizon-passed; pace.requiredFromNow=!horizon-passed; status=horizon-met"),
        ("21", Plain with { Values = "2020:12|2025:27.5|2026:40" }, AtHorizon + "warnings=later-value-ignored"),

        ("22, behind upTo", Plain with { UpTo = 2027 },
            PlainGap + PlainScore + PlainProgress + PaceOver + "status=not-assessable; reason=no-value-at-horizon; warnings=no-value-at-horizon"),
        ("22, behind later values", Plain with { Values = "2020:12|2023:18|2026:40" },
            PlainGap + PaceOver + "status=not-assessable; reason=no-value-at-horizon; warnings=later-value-ignored|no-value-at-horizon"),
        (
            "22, behind the release",
            Plain with { Values = "2020:12|2023:33", ReleaseYear = 2026 },
            "gap.value=3; status=met; warnings=clipped|no-value-at-horizon"),
        ("22, in the release's year", Plain with { Values = "2020:12|2023:33", ReleaseYear = 2025 }, "status=met; warnings=clipped"),
        ("23", Plain with { Values = "2026:40" }, "all=!no-observation-by-horizon; status=not-assessable; reason=no-observation-by-horizon; warnings="),
        ("24, none", Plain with { Values = "" }, "all=!no-observation; status=not-assessable; reason=no-observation; warnings="),
        ("24, none inside the period", Plain with { Period = new Period(2021, 2025), Values = "2020:12" }, "all=!no-observation; status=not-assessable"),
        ("24, none up to upTo", Plain with { UpTo = 2019 }, "all=!no-observation; status=not-assessable"),
        ("25", Plain with { Period = new Period(2021, 2025), Values = "2020:10|2022:12|2024:18" },
            PlainGap + PlainScore + PlainProgress
                + "baseline=2022; pace.actualPerYear=3; pace.requiredPerYear=6; pace.ratio=0.5; pace.expectedNow=24; pace.projectedAtHorizon=21; "
            + "pace.requiredFromNow=12; status=slow; warnings=baseline-year-shifted|linear-and-compound-disagree"),
        (
            "25, the first year has a value",
            Plain with { Period = new Period(2020, 2025), Values = "2019:1|2020:12|2023:18" },
            "baseline=2020; pace.actualPerYear=2; warnings=linear-and-compound-disagree"),
        ("26", Plain with { Values = "2020:12|2021:25|2023:18" }, PlainGap + PlainProgress + PlainPace + "baseline=2020; pace.requiredFromNow=6; status=slow"),
        ("27", Plain with { Horizon = null },
            PlainGap + PlainScore + PlainProgress
                + "pace.actualPerYear=2; pace.requiredPerYear=!open-horizon; pace.ratio=!open-horizon; pace.expectedNow=!open-horizon; "
            + "pace.projectedAtHorizon=!open-horizon; pace.requiredFromNow=!open-horizon; status=not-assessable; reason=open-horizon; warnings="),
        ("27, met", Plain with { Horizon = null, Values = "2020:12|2023:33" }, "pace.actualPerYear=7; pace.ratio=!open-horizon; status=met"),

        ("29, linear", Rate,
            "gap.value=-1; gap.unit=percentage-point; gap.relativePercent=-14.2857142857; score.value=85.7142857143; attainmentPercent=!no-true-zero; "
                + "progressPercent=!growth-rate; "
            + "pace.actualPerYear=0.3333333333; pace.requiredPerYear=0.4; pace.ratio=0.8333333333; pace.expectedNow=6.2; "
            + "pace.projectedAtHorizon=6.6666666667; pace.requiredFromNow=0.5; "
            + "pace.unit=percentage-point-per-year; status=progressing; warnings="),
        ("29, compound", Rate with { Pace = "compound" },
            "attainmentPercent=!no-true-zero; progressPercent=!growth-rate; pace.*=!growth-rate; pace.requiredFromNow=!growth-rate; status=not-assessable; "
                + "reason=growth-rate"),
        ("30", Floor,
            // W35: the newest year counts for the gap, one of three known years meets the floor: R = 1/3.
            "gap.value=-3.2; score.value=80; attainmentPercent=!no-true-zero; progressPercent=!every-year-floor; pace.*=!every-year-floor; "
                + "pace.requiredFromNow=!every-year-floor; years=1/3/5; "
            + "baseline=null; status=slow; warnings="),
        ("30, every known year met", Floor with { Values = "2021:17|2022:17.5" }, "years=2/2/5; gap.met=true; status=on-track"),
        (
            "30, no period",
            Floor with { Period = null, Values = "2021:14.2|2022:17.5" },
            "gap.value=1.5; years=1/1/; status=on-track; warnings=clipped|period-unknown"),
        ("30, a year missed by the horizon", Floor with { Values = "2021:14.2|2025:17" }, "years=1/2/5; status=horizon-missed"),
        ("30, all years met", Floor with { Period = new Period(2024, 2025), Values = "2024:17|2025:18" }, "years=2/2/2; status=horizon-met"),
        (
            "30, a year unknown at the horizon",
            Floor with { Period = new Period(2024, 2025), Values = "2025:18" },
            "years=1/1/2; status=not-assessable; reason=incomplete-period"),
        ("31", Average,
            // W35 and W36; the score is 100·14.8165139513/16.
            "gap.value=-1.1834860487; score.value=92.6032121956; attainmentPercent=!no-true-zero; progressPercent=!growth-rate; pace.model=compound; "
                + "pace.actualPerYear=14.8165139513; "
            + "pace.requiredPerYear=16; pace.ratio=0.926032122; pace.expectedNow=16; pace.projectedAtHorizon=14.8165139513; "
            + "pace.requiredFromNow=17.7981413207; years=null; baseline=null; "
            + "status=progressing; warnings="),
        (
            "31, T = 0",
            Average with { Low = 0 },
            "pace.ratio=!zero-target; pace.actualPerYear=14.8165139513; pace.requiredPerYear=0; status=not-assessable; reason=zero-target"),
        (
            "31, k = m",
            Average with { Period = new Period(2021, 2023), Horizon = 2023 },
            "pace.actualPerYear=14.8165139513; pace.requiredFromNow=!horizon-passed; status=horizon-missed"),
        ("31, above T before the end", Average with { Low = 14 }, "gap.met=true; pace.ratio=1.0583224251; status=on-track"),
        (
            "31, a year missing at the end",
            Average with { Period = new Period(2021, 2023), Horizon = 2023, Values = "2021:14.2|2023:17.5" },
            "status=not-assessable; reason=incomplete-period"),
        ("31, everything lost", Average with { Values = "2021:14.2|2022:-100" }, "all=!nonpositive-value; status=not-assessable; reason=nonpositive-value"),
        ("32, no period", Average with { Period = null }, "all=!period-unknown; status=not-assessable; reason=period-unknown"),
        ("32, a mean over other years", Average with { AverageOf = new Period(2016, 2020) }, "all=!other-period; status=not-assessable; reason=other-period"),
        ("32, a mean against a state", Rate with { AverageOf = new Period(2021, 2025) }, "all=!other-period; status=not-assessable"),
        (
            "32, a mean over these years",
            Average with { AverageOf = new Period(2021, 2025), Values = "2025:17" },
            "gap.value=1; pace.actualPerYear=17; status=horizon-met"),

        ("33, linear", Rank,
            "gap.value=-4; gap.unit=place; gap.remaining=4; gap.relativePercent=!rank-goal; score.value=!rank-goal; score.raw=!rank-goal; "
                + "attainmentPercent=!rank-goal; progressPercent=!rank-goal; "
            + "rank.places=4; pace.actualPerYear=-2.3333333333; pace.requiredPerYear=-2.2; pace.ratio=1.0606060606; pace.expectedNow=24.4; "
            + "pace.projectedAtHorizon=19.3333333333; "
            + "pace.requiredFromNow=-2; pace.unit=place-per-year; status=on-track; warnings="),
        (
            "33, compound",
            Rank with { Pace = "compound" },
            "pace.*=!rank-goal; pace.requiredFromNow=!rank-goal; status=not-assessable; reason=rank-goal; warnings="),
        ("34", Rank with { Values = "2022:24/63|2024:25/34" },
            "gap.value=-5; score.value=!rank-goal; pace.*=!field-size-changed; pace.requiredFromNow=!field-size-changed; rank.places=5; rank.scaledGoal=10; "
                + "rank.metLiterally=false; "
            + "rank.metScaled=false; status=not-assessable; reason=field-size-changed; warnings=field-size-changed"),
        ("34, met literally", Rank with { Values = "2022:24/63|2024:17/34" },
            // 20 of 63 is 10.79… of 34, that is 10.
            "gap.value=3; rank.metLiterally=true; rank.scaledGoal=10; rank.metScaled=false; rank.percentileScore=51.5151515152; status=met; "
                + "warnings=field-size-changed"),
        ("34, at the horizon", Rank with { Values = "2022:24/63|2025:17/34" }, "pace.*=!field-size-changed; status=horizon-met; warnings=field-size-changed"),
        (
            "34, only the baseline of another field",
            Rank with { FieldSize = 34, Values = "2022:24/63|2024:25/34" },
            "pace.*=!field-size-changed; pace.requiredFromNow=-5; status=not-assessable; warnings="),
        ("35, of the rank", Rank with { Values = "2020:31|2023:24" },
            "gap.value=-4; pace.*=!field-size-unknown; pace.requiredFromNow=!field-size-unknown; rank.scaledGoal=!field-size-unknown; "
                + "rank.percentileScore=!field-size-unknown; rank.metScaled=null; "
            + "status=not-assessable; reason=field-size-unknown; warnings="),
        (
            "35, of the goal",
            Rank with { FieldSize = null },
            "gap.value=-4; pace.*=!field-size-unknown; rank.scaledGoal=!field-size-unknown; rank.percentileScore=62.9032258065; status=not-assessable"),
        (
            "35, a field of one",
            Rank with { FieldSize = 1, Low = 1, Values = "2023:1/1" },
            "rank.percentileScore=!field-too-small; rank.scaledGoal=1; status=met"),
        ("36", Plain with { Unit = "milestone", Comparator = Comparator.Milestone, Low = null, Worst = null },
            "all=!milestone; gap.unit=null; pace.unit=null; status=not-assessable; reason=milestone; warnings="),

        ("39", Plain with { Breaks = [2022] },
            PlainGap + PlainScore
                + "attainmentPercent=60; progressPercent=!method-break; pace.*=!method-break; pace.requiredFromNow=6; status=not-assessable; "
                + "reason=method-break; warnings=method-break"),
        (
            "39, met",
            Plain with { Breaks = [2023], Values = "2020:12|2023:33" },
            "pace.*=!method-break; pace.requiredFromNow=0; status=met; warnings=clipped|method-break"),
        ("39, from the baseline's year on", Plain with { Breaks = [2020, 2024] }, PlainPace + "status=slow; warnings=linear-and-compound-disagree"),

        ("41, the value", Plain with { Values = "2020:12|2023:1e18" }, "all=!out-of-range; status=not-assessable; reason=out-of-range"),
        ("41, too small", Plain with { Values = "2020:12|2023:1e-11" }, "all=!out-of-range; status=not-assessable"),
        ("41, the target", Plain with { Low = 1e18m }, "all=!out-of-range; status=not-assessable"),
        ("41, the baseline", Plain with { Values = "2020:1e18|2023:18" },
            PlainGap + PlainScore
                + "attainmentPercent=60; progressPercent=!out-of-range; pace.*=!out-of-range; pace.requiredFromNow=6; status=not-assessable; "
                + "reason=out-of-range"),
        (
            "41, the worst bound",
            Plain with { Worst = -1e18m },
            PlainGap + PlainProgress + PlainPace + "score.value=!out-of-range; score.raw=!out-of-range; status=slow"),
        ("41, the ends of the range", Plain with { Low = 1e17m, Worst = null, Values = "2023:1e-10" }, 
            // Half of the gap has eleven decimals and ends in 5: half to even.
            "gap.value=-99999999999999999.9999999999; gap.met=false; pace.requiredFromNow=50000000000000000"),
        ("41, a mean", Average with { Values = "2021:1e18|2022:12" }, "all=!out-of-range; status=not-assessable"),
    ];

    private const string PlainGap = "gap.value=-12; gap.unit=percentage-point; gap.remaining=12; gap.relativePercent=-40; gap.met=false; "
        + "gap.metWithoutBand=false; gap.stretchMet=null; ";

    private const string PlainScore = "score.value=52; score.raw=52; score.clipped=null; ";

    private const string PlainProgress = "attainmentPercent=60; progressPercent=33.3333333333; ";

    private const string PaceOver =
        "pace.actualPerYear=2; pace.requiredPerYear=!no-value-at-horizon; pace.ratio=!no-value-at-horizon; pace.expectedNow=!no-value-at-horizon; "
        + "pace.requiredFromNow=!no-value-at-horizon; pace.projectedAtHorizon=!no-value-at-horizon; ";

    private const string PlainPace =
        "pace.actualPerYear=2; pace.requiredPerYear=3.6; pace.ratio=0.5555555556; pace.expectedNow=22.8; pace.projectedAtHorizon=22; "
            + "pace.unit=percentage-point-per-year; ";

    private const string AtHorizon =
        "gap.value=-2.5; score.value=90; attainmentPercent=91.6666666667; progressPercent=86.1111111111; pace.*=!horizon-passed; "
            + "pace.requiredFromNow=!horizon-passed; status=horizon-missed; ";

    // These rows need whole nouns; each is a fact of its own below.
    private static readonly int[] RowsOfTables = [28, 37, 38, 40];

    public static TheoryData<string> Rows => [.. Cases.Select(each => each.Row)];

    /// <summary>Every input of the table.</summary>
    internal static IEnumerable<(string Row, GapInput Input)> Inputs() => Cases.Select(each => (each.Row, each.Case.Input()));

    [Fact]
    public void Every_row_of_the_table_has_a_case()
    {
        var rows = Cases.Select(each => int.Parse(each.Row.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).Concat(RowsOfTables);
        Assert.Equal(Enumerable.Range(1, 41), rows.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_table_has_its_figures_reasons_status_and_warnings(string row)
    {
        var (_, @case, expected) = Cases.Single(each => each.Row == row);
        Expectation.Check(@case.Compute(), expected);
    }

    [Fact]
    public void Row_28_an_inferred_horizon_is_computed_with_and_said()
    {
        var row = Assert.Single(Table(
            [Nouns.Target("ha-noi", 2025, 30, reading: HorizonReading.Inferred)],
            [Nouns.Observation("ha-noi", 2020, 12), Nouns.Observation("ha-noi", 2023, 18)]));

        Assert.Equal(-12, row.Gap.Value);
        Assert.Equal(0.5555555556m, row.Pace.Ratio);
        Assert.Equal(Status.Slow, row.Status);
        Assert.Contains("horizon-inferred", GapPaths.WarningsOf(row.Warnings));
    }

    [Fact]
    public void Row_37_a_province_that_ended_is_judged_by_its_own_values_alone()
    {
        var row = Assert.Single(GapTable.Compute(new GapQuestion
        {
            Provinces = [Nouns.Province("hai-duong", until: new DateOnly(2025, 6, 30))],
            Indicators = [Nouns.Indicator()],
            Targets = [Nouns.Target("hai-duong", 2026, 30)],
            Observations =
            [
                Nouns.Observation("hai-duong", 2020, 12),
                Nouns.Observation("hai-duong", 2023, 18),
                Nouns.Observation("hai-duong", 2026, 31),
                Nouns.Observation("hai-duong-2025", 2025, 40),
            ],
            ReleaseYear = 2026,
        }));

        Assert.Equal(2023, row.Observation!.Year);
        Assert.Equal(-12, row.Gap.Value);
        // 6 points in three years; everything about what is left is null for one reason (section 5, line 2).
        Assert.Equal(2, row.Pace.ActualPerYear);
        Assert.Null(row.Pace.Ratio);
        Assert.Equal(Status.Lapsed, row.Status);
        Assert.Equal(
            [("pace", Reason.Lapsed), ("status", Reason.Lapsed)],
            row.NotComputed.Select(entry => (entry.Figure, entry.Reason)).Where(entry => entry.Reason == Reason.Lapsed));
        Assert.Equal(["ended-province"], GapPaths.WarningsOf(row.Warnings));
    }

    [Fact]
    public void Row_37_a_province_is_not_called_ended_before_it_ended()
    {
        var row = Assert.Single(Table([Nouns.Target("hai-duong", 2024, 30)], [Nouns.Observation("hai-duong", 2024, 31)], until: new DateOnly(2025, 6, 30)));

        Assert.Equal(Status.HorizonMet, row.Status);
        Assert.Empty(row.Warnings);
    }

    [Fact]
    public void Row_38_the_newest_vintage_of_a_value_judges_and_the_older_ones_are_said()
    {
        var row = Assert.Single(Table(
            [Nouns.Target("ha-noi", 2025, 30)],
            [
                Nouns.Observation("ha-noi", 2023, 18, revision: 2, certainty: Certainty.Preliminary),
                Nouns.Observation("ha-noi", 2023, 25, revision: 1),
                Nouns.Observation("ha-noi", 2020, 12),
            ]));

        Assert.Equal(2, row.Observation!.Revision);
        Assert.Equal(-12, row.Gap.Value);
        Assert.Equal(["linear-and-compound-disagree", "preliminary-value", "revised-value"], GapPaths.WarningsOf(row.Warnings));
    }

    [Fact]
    public void Row_38_a_later_vintage_of_the_same_figure_revises_nothing()
    {
        var row = Assert.Single(Table(
            [Nouns.Target("ha-noi", 2025, 30)],
            [Nouns.Observation("ha-noi", 2023, 18, revision: 2), Nouns.Observation("ha-noi", 2023, 18, revision: 1)]));

        Assert.Empty(row.Warnings);
    }

    [Fact]
    public void Row_40_two_series_have_a_row_each()
    {
        var rows = Table(
            [Nouns.Target("ha-noi", 2025, 30)],
            [Nouns.Observation("ha-noi", 2025, 17.34m, "official"), Nouns.Observation("ha-noi", 2025, 30, "estimate")],
            Nouns.Series("official"),
            Nouns.Series("estimate"));

        Assert.Equal(["estimate", "official"], rows.Select(row => row.Series));
        Assert.Equal([Status.HorizonMet, Status.HorizonMissed], rows.Select(row => row.Status));
        Assert.Equal([0m, -12.66m], rows.Select(row => row.Gap.Value));
    }

    [Fact]
    public void Row_40_two_documents_that_disagree_have_a_row_each_and_name_each_other()
    {
        var rows = Table(
            [Nouns.Target("ha-noi", 2025, 30, document: "plan-a"), Nouns.Target("ha-noi", 2025, 16, document: "plan-b", standing: Standing.Alternative)],
            [Nouns.Observation("ha-noi", 2025, 17.34m)]);

        Assert.Equal([Status.HorizonMissed, Status.HorizonMet], rows.Select(row => row.Status));
        Assert.All(rows, row => Assert.Equal(["competing-targets"], GapPaths.WarningsOf(row.Warnings)));
        // The sentence has the figure, the subject the id.
        Assert.Contains("16%", Assert.Single(rows[0].Warnings).Message.En, StringComparison.Ordinal);
        Assert.Contains("30%", Assert.Single(rows[1].Warnings).Message.En, StringComparison.Ordinal);
        Assert.Equal(["ha-noi.digital-share.2025.plan-b"], rows[0].Warnings[0].Subject!.Targets);
        Assert.Equal(["ha-noi.digital-share.2025.plan-a"], rows[1].Warnings[0].Subject!.Targets);
    }

    private static IReadOnlyList<GapRow> Table(IReadOnlyList<Target> targets, IReadOnlyList<Observation> observations, params Series[] series) =>
        Table(targets, observations, null, series);

    private static IReadOnlyList<GapRow> Table(
        IReadOnlyList<Target> targets,
        IReadOnlyList<Observation> observations,
        DateOnly? until,
        params Series[] series) =>
        GapTable.Compute(new GapQuestion
        {
            Provinces = [Nouns.Province(targets[0].Province, until)],
            Indicators = [Nouns.Indicator(series: series)],
            Targets = targets,
            Observations = observations,
            ReleaseYear = 2025,
        });
}
