using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Statements;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Statements;

/// <summary>Sentences about a small country: two territories of one name, a share, a level, a rank.</summary>
public sealed class StatementTests
{
    private static readonly DateOnly Merged = new(2025, 7, 1);

    private static readonly Province[] Provinces =
    [
        Nouns.Province("viet-nam", name: "Việt Nam"), Nouns.Province("old", until: Merged.AddDays(-1), name: "Đại Bằng"),
        Nouns.Province("new", from: Merged, name: "Đại Bằng"), Nouns.Province("plain", name: "Sông Mới"),
    ];

    private static readonly Indicator[] Indicators =
    [
        Nouns.Indicator() with { Name = new Text("Tỷ trọng kinh tế xanh trong GRDP (GDP)", "Green economy share of GRDP (GDP)") },
        Nouns.Indicator("output", unit: "million-vnd-per-worker") with
        {
            Name = new Text("Năng suất lao động", "Labour productivity"),
            UnitName = new Text("triệu đồng/lao động", "million VND per worker"),
        },
        Nouns.Indicator("per-head", unit: "million-vnd-per-person") with
        {
            Name = new Text("GRDP (GDP) bình quân đầu người, tính bằng đồng", "GRDP (GDP) per head, in dong"),
            Short = new Text("GRDP đầu người (đồng)", "GRDP per head (dong)"),
            UnitName = new Text("triệu đồng/người", "million VND per person"),
        },
        Nouns.Indicator("income", unit: "usd-per-person") with
        {
            Name = new Text("Thu nhập bình quân", "Mean income"),
            UnitName = new Text("USD/người", "USD per person"),
        },
        Nouns.Indicator("growth", unit: "percent-per-year") with { Name = new Text("Tốc độ tăng GRDP (GDP)", "GRDP (GDP) growth") },
        Nouns.Indicator("place", unit: "rank", direction: Direction.LowerIsBetter, series: [Nouns.Series("official"), Nouns.Series("other")]) with
        {
            Name = new Text("Thứ hạng Xanh", "Green rank"),
        },
    ];

    private static readonly Observation[] Observations =
    [
        Nouns.Observation("old", 2024, 17.34m), Nouns.Observation("new", 2026, 20.5m), Nouns.Observation("old", 2025, 18m), Nouns.Observation("new", 2025, 19m),
        Nouns.Observation("plain", 2023, 30m, revision: 1), Nouns.Observation("plain", 2023, 31.25m, revision: 2), Nouns.Observation("plain", 2024, 31.75m),
        Nouns.Observation("plain", 2024, 179.29m, indicator: "per-head"), Nouns.Observation("plain", 2023, -3.61m, indicator: "growth"),
        Nouns.Observation("plain", 2024, 6.54m, indicator: "growth"), Nouns.Observation("old", 2023, 3m, indicator: "place", fieldSize: 63),
        Nouns.Observation("new", 2023, 3m, indicator: "place", fieldSize: 34), Nouns.Observation("old", 2022, 7m, indicator: "place", fieldSize: 63),
        Nouns.Observation("new", 2022, 2m, indicator: "place", fieldSize: 34), Nouns.Observation("new", 2024, 16m),
        Nouns.Observation("plain", 2022, 1m, indicator: "place", fieldSize: 63),
        Nouns.Observation("plain", 2022, 4m, series: "other", indicator: "place", fieldSize: 34),
        Nouns.Observation("plain", 2024, 1234.5m, indicator: "output"), Nouns.Observation("plain", 2024, 5m, indicator: "place", fieldSize: 63),
        Nouns.Observation("plain", 2024, 8000m, indicator: "income"),
    ];

    private static readonly Target[] Targets =
    [
        Nouns.Target("plain", 2030, 40m), Nouns.Target("plain", 2028, 36m, Comparator.MoreThan), Nouns.Target("plain", 2029, 7m, Comparator.Range, high: 7.5m),
        Nouns.Target("plain", 2027, 33m, standing: Standing.Superseded), Nouns.Target("plain", 2027, 34m, document: "later"),
        Nouns.Target("plain", 2026, 10m, Comparator.RankAtMost, indicator: "place", fieldSize: 63, direction: Direction.LowerIsBetter),
        Nouns.Target("plain", 2033, 8m), Nouns.Target("plain", 2033, 9m, basis: Basis.PeriodAverage, document: "average"),
        Nouns.Target("plain", 2033, 7m, document: "other", standing: Standing.Alternative),
        Nouns.Target("plain", 2031, 50m, basis: Basis.PeriodAverage), Nouns.Target("plain", 2032, 60m) with { Adoption = Adoption.Draft },
    ];

    [Theory]
    // Values, rounded and of a revision.
    [InlineData("The green economy share of GRDP of Sông Mới in 2024 was 31.75%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("The green economy share of GRDP of Song Moi in 2024 was 31.8%.", Verdict.Rounded, VerdictReason.RoundedValue)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 32% GRDP Sông Mới", Verdict.Rounded, VerdictReason.RoundedValue)]
    [InlineData("Năm 2024 kinh tế xanh chiếm ３１,75％ GRDP Sông Mới", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năm\u00A02024 kinh tế xanh chiếm 31,75\u00A0% GRDP Sông Mới", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,7% GRDP Sông Mới", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Năm 2023 kinh tế xanh chiếm 30% GRDP Sông Mới", Verdict.Stale, VerdictReason.OlderRevision)]
    [InlineData("Năm 2022 kinh tế xanh chiếm 30% GRDP Sông Mới", Verdict.Unknown, VerdictReason.NoRow)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,75 GRDP Sông Mới", Verdict.Unknown, VerdictReason.UnitMissing)]
    [InlineData("Kinh tế xanh chiếm 31,75% GRDP Sông Mới", Verdict.Unknown, VerdictReason.YearMissing)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,75% GDP Sông Mới", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,75% GRDP Sông Mơi", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Năm 2024 kinh tế xanh chiếm ba mươi phần trăm GRDP Sông Mới", Verdict.Unknown, VerdictReason.NumberInWords)]
    // Territories.
    [InlineData("Đại Bằng's green economy share of GRDP in 2024 was 17.34%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Đại Bằng's green economy share of GRDP in 2026 was 20.5%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Đại Bằng's green economy share of GRDP in 2025 was 18%.", Verdict.Unknown, VerdictReason.AmbiguousTerritory)]
    [InlineData("Năm 2025 kinh tế xanh chiếm 18% GRDP Đại Bằng cũ", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năm 2025 kinh tế xanh chiếm 18% GRDP Đại Bằng mới", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Năm 2026 kinh tế xanh chiếm 20,5% GRDP Đại Bằng cũ", Verdict.Unknown, VerdictReason.NotOfThisTime)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,75% GRDP thành phố Sông Mới", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 31,75% GRDP tỉnh Sông Mới", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 16% GRDP Đại Bằng", Verdict.Unknown, VerdictReason.AmbiguousTerritory)]
    [InlineData("Năm 2024 kinh tế xanh chiếm 15% GRDP Đại Bằng", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Đại Bằng xếp thứ 2/34 về Xanh năm 2022.", Verdict.Unknown, VerdictReason.AmbiguousTerritory)]
    [InlineData("Đại Bằng xếp thứ 7/63 về Xanh năm 2022.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Đại Bằng xếp thứ 7/41 về Xanh năm 2022.", Verdict.Contradicted, VerdictReason.FieldDiffers)]
    [InlineData("Tỷ trọng kinh tế xanh trong GRDP của Đại Bằng (trước sáp nhập) năm 2025 là 18%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năm 2025, Đại Bằng (sau sáp nhập) có tỷ trọng kinh tế xanh trong GRDP là 19%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("In 2025, Đại Bằng (before the merger)'s green economy share of GRDP was 18%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("The green economy share of GRDP of Đại Bằng (after the merger) in 2025 was 19%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("The green economy share of GRDP of Đại Bằng (after the merger) in 2025 was 18%.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    // Rates that fall, and what is behind them.
    [InlineData("GRDP của Sông Mới năm 2023 giảm 3,61% so với năm trước.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("In 2023, Sông Mới's GRDP fell by 3.61%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("GRDP của Sông Mới năm 2023 tăng 3,61%.", Verdict.Contradicted, VerdictReason.DirectionDiffers)]
    [InlineData("Sông Mới's GRDP fell by 6.54% in 2024.", Verdict.Contradicted, VerdictReason.DirectionDiffers)]
    [InlineData("Sông Mới's GRDP grew by 6.54% in 2024 compared with the year before.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("GRDP năm 2024 của Sông Mới tăng 6,54%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("GRDP năm 2024 của Sông Mới tăng 6,54% so với năm 2010.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("GRDP năm 2023 của Sông Mới giảm -3,61%.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Tốc độ tăng GRDP của Sông Mới năm 2024 ước đạt 6,54%.", Verdict.Verified, VerdictReason.Equal)]
    // Names without their unit.
    [InlineData("GRDP bình quân đầu người của Sông Mới năm 2024 đạt 179,29 triệu đồng.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("GRDP đầu người của Sông Mới năm 2024 là 179.290 nghìn đồng.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's GRDP per capita in 2024 was 179.29 million VND.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's GRDP per capita in 2024 was 179.29 billion VND.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Sông Mới's GRDP per capita in 2024 was 179.29 USD.", Verdict.Unknown, VerdictReason.UnitDiffers)]
    [InlineData("Sông Mới's GRDP in 2024 was 179.29 million VND.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    // Broken lines, lists and emphasis.
    [InlineData("GRDP năm 2024 của Sông Mới tăng 6,54%\nđiểm phần trăm", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("GRDP năm 2024 của Sông Mới tăng 6,54%\r\nso với năm 2010", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Theo lời đồn\nGRDP năm 2024 của Sông Mới tăng 6,54%.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Theo lời đồn\n- GRDP năm 2024 của Sông Mới tăng 6,54%.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("GRDP năm 2024\ncủa Sông Mới tăng 6,54%", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("- GRDP năm 2024 của Sông Mới tăng 6,54%\n- GRDP năm 2023 của Sông Mới giảm 3,61%", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("1. GRDP năm 2024 của Sông Mới tăng 6,54%.\n2. GRDP năm 2023 của Sông Mới giảm 3,61%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("**GRDP năm 2024 của Sông Mới tăng 6,54%.**", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("> **GRDP năm 2024 của Sông Mới tăng 6,54%**.\n\n• GRDP năm 2023 của Sông Mới giảm 3,61%", Verdict.Verified, VerdictReason.Equal)]
    // Numbers in words, and words that only look so.
    [InlineData("Trong năm tỷ trọng này không đổi, một trong những nhóm thứ ba.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("Sông Mới is one of the provinces of the third group.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    [InlineData("GRDP của Sông Mới tăng sáu phẩy năm phần trăm.", Verdict.Unknown, VerdictReason.NumberInWords)]
    [InlineData("GRDP of Sông Mới grew by thirty-five percent.", Verdict.Unknown, VerdictReason.NumberInWords)]
    // Scales and places.
    [InlineData("Sông Mới xếp thứ 1 về Xanh năm 2022.", Verdict.Unknown, VerdictReason.FieldMissing)]
    [InlineData("Sông Mới xếp thứ 4 về Xanh năm 2022.", Verdict.Unknown, VerdictReason.FieldMissing)]
    [InlineData("Sông Mới xếp thứ 4/34 về Xanh năm 2022.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới xếp thứ 9 về Xanh năm 2022.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Năng suất lao động của Sông Mới năm 2024 là 1.234,5 triệu đồng/lao động.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Năng suất lao động của Sông Mới năm 2024 là 1,2345 tỷ đồng.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Labour productivity in Sông Mới was 1.23 billion VND per worker in 2024.", Verdict.Rounded, VerdictReason.RoundedValue)]
    [InlineData("Labour productivity in Sông Mới was 1,234.5 million USD in 2024.", Verdict.Unknown, VerdictReason.UnitDiffers)]
    [InlineData("Labour productivity in Sông Mới was 1.2345 million VND per worker in 2024.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Sông Mới đứng thứ năm năm 2024 về Xanh.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới ranked fifth of 63 in Green in 2024.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới ranked 5th of 34 in Green in 2024.", Verdict.Contradicted, VerdictReason.FieldDiffers)]
    [InlineData("Sông Mới ranked 6th in Green in 2024.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    // Bounds beside a value say less than the row.
    [InlineData("Năm 2024 kinh tế xanh chiếm hơn 31% GRDP Sông Mới", Verdict.Unknown, VerdictReason.BoundOnly)]
    [InlineData("Năm 2024 kinh tế xanh chiếm hơn 32% GRDP Sông Mới", Verdict.Contradicted, VerdictReason.ComparatorDiffers)]
    [InlineData("Năm 2024 kinh tế xanh chiếm gần 32% GRDP Sông Mới", Verdict.Rounded, VerdictReason.RoundedValue)]
    // Targets.
    [InlineData("Sông Mới's target for green economy share of GRDP in 2030 is 40%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2030 is at least 40%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2030 is more than 40%.", Verdict.Contradicted, VerdictReason.ComparatorDiffers)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2030 is 41%.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2028 is more than 36%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2028 is 36%.", Verdict.Unknown, VerdictReason.ComparatorDiffers)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2029 is 7–7.5%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2029 is 7–8%.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2027 is 33%.", Verdict.Stale, VerdictReason.SupersededTarget)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2031 is 50%.", Verdict.Unknown, VerdictReason.OtherBasis)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2032 is 60%.", Verdict.Unknown, VerdictReason.DraftTarget)]
    [InlineData("The green economy share of GRDP of Sông Mới in 2030 was 40%.", Verdict.Unknown, VerdictReason.NoRow)]
    [InlineData("Sông Mới plans to be in the top 10 in Green by 2026.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới plans to be in the top 10 of 34 in Green by 2026.", Verdict.Unknown, VerdictReason.ComparatorDiffers)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2033 is 8%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2033 is 7%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2033 is 9%.", Verdict.Unknown, VerdictReason.OtherBasis)]
    [InlineData("Sông Mới's target for green economy share of GRDP in 2033 is 10%.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    // Changes.
    [InlineData("Sông Mới's green economy share of GRDP rose by 0.5 percentage points from 2023 to 2024.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Song Moi's green economy share of GRDP fell by 0.5 percentage points from 2023 to 2024", Verdict.Contradicted, VerdictReason.DirectionDiffers)]
    [InlineData("Sông Mới's green economy share of GRDP rose by 0.5% from 2023 to 2024.", Verdict.Unknown, VerdictReason.UnitDiffers)]
    [InlineData("Sông Mới's green economy share of GRDP rose by 0.6 percentage points from 2023 to 2024.", Verdict.Contradicted, VerdictReason.FigureDiffers)]
    [InlineData("Tỷ trọng kinh tế xanh trong GRDP của Sông Mới tăng từ 31,25% năm 2023 lên 31,75% năm 2024.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("Tỷ trọng kinh tế xanh trong GRDP Sông Mới giảm từ 31,25% năm 2023 xuống 32% năm 2024", Verdict.Contradicted, VerdictReason.DirectionDiffers)]
    [InlineData("The latest green economy share of GRDP of Sông Mới is 31.75%.", Verdict.Verified, VerdictReason.Equal)]
    [InlineData("The latest green economy share of GRDP of Sông Mới is 31.25%.", Verdict.Stale, VerdictReason.OlderYear)]
    // What turns a sentence around.
    [InlineData("The green economy share of GRDP of Sông Mới in 2024 was 31.75%?", Verdict.Unknown, VerdictReason.Question)]
    [InlineData("The green economy share of GRDP of Sông Mới in 2024 was 31.75%. That is false.", Verdict.Unknown, VerdictReason.Doubted)]
    [InlineData("The green economy share of GRDP of Sông Mới in 2024 was 31.75% of the plan.", Verdict.Unknown, VerdictReason.NotUnderstood)]
    public void A_sentence_has_its_verdict(string text, Verdict verdict, VerdictReason reason)
    {
        var figures = Check(text, []);

        Assert.Equal(verdict, StatementCheck.Worst(figures));
        Assert.Equal(reason, figures[0].Reason);
        Assert.All(figures, figure => Assert.Equal(text.Normalize().Substring(figure.Start, figure.Length), figure.Quote));
    }

    [Fact]
    public void What_an_earlier_release_had_is_stale()
    {
        var before = new StatementFigures("before", [Nouns.Target("plain", 2030, 38m)], [Nouns.Observation("plain", 2024, 25m)]);

        Assert.Equal(VerdictReason.EarlierRelease, Check("Năm 2024 kinh tế xanh chiếm 25% GRDP Sông Mới", before)[0].Reason);
        Assert.Equal(VerdictReason.EarlierRelease, Check("Sông Mới's target for green economy share of GRDP in 2030 is 38%.", before)[0].Reason);
        Assert.Equal(Verdict.Contradicted, Check("Năm 2024 kinh tế xanh chiếm 26% GRDP Sông Mới", before)[0].Verdict);
    }

    [Fact]
    public void The_value_passes_and_one_unit_of_its_last_digit_more_or_less_does_not()
    {
        foreach (var value in Enumerable.Range(1, 99).Select(number => number + 0.25m))
        {
            var figures = new StatementFigures("now", [], [Nouns.Observation("plain", 2024, value)]);
            foreach (var (written, passes) in new[] { (value, true), (value + 0.01m, false), (value - 0.01m, false) })
            {
                var text = FormattableString.Invariant($"The green economy share of GRDP of Sông Mới in 2024 was {written}%.");
                var found = new StatementCheck(StatementReader.Of(Provinces, Indicators).Read(text, null), figures, [], []).Check();
                Assert.Equal(passes ? Verdict.Verified : Verdict.Contradicted, Assert.Single(found).Verdict);
            }
        }
    }

    /// <summary>The longest number in the largest multiple is still computed with; what is longer is not read.</summary>
    [Theory]
    [InlineData(16, Verdict.Contradicted)]
    [InlineData(17, Verdict.Unknown)]
    [InlineData(18, Verdict.Unknown)]
    public void The_largest_figures_are_judged(int digits, Verdict verdict) =>
        Assert.Equal(verdict, StatementCheck.Worst(Check($"The mean income of Sông Mới in 2024 was {new string('9', digits)} trillion USD.")));

    // The first is short enough for one sentence to be tried in every way.
    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(1000)]
    public void A_long_text_is_read_in_bounded_time(int repeats)
    {
        var text = string.Concat(Enumerable.Repeat("of Sông Mới in the share of ", repeats));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(Verdict.Unknown, StatementCheck.Worst(Check(text, [])));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    private static IReadOnlyList<CheckedFigure> Check(string text, params StatementFigures[] earlier) => new StatementCheck(
        StatementReader.Of(Provinces, Indicators).Read(text, null),
        new StatementFigures("now", Targets, Observations),
        earlier,
        []).Check();
}
