using Benchmark.Core.Gaps;
using Benchmark.Core.Numbers;
using Benchmark.Core.Rankings;
using Benchmark.Core.Scorecards;

namespace Benchmark.Core.Methods;

/// <summary>Every method, read off the registers the computation runs on: what is registered is described, and nothing else.</summary>
public static class MethodCatalogue
{
    private static readonly Text Points = new("từ 0 đến 100; điểm thô không giới hạn", "0 to 100; the raw score is not bounded");
    private static readonly Text AnyNumber = new("không giới hạn", "not bounded");
    private static readonly Text Ranks = new("từ 1 trở lên; 1 là tốt nhất", "1 and up; 1 is best");

    /// <summary>Every method, by kind.</summary>
    public static readonly IReadOnlyList<Method> All =
    [
        .. ScoreMethods.All.Select(Describe),
        FieldMinMax(),
        .. PaceModels.All.Select(Describe),
        .. ThresholdSets.All.Select(Describe),
        .. Enum.GetValues<Ties>().Select(Describe),
        .. Aggregations.All.Select(Describe),
        LeaveOneOut(),
        WeightDraws(),
    ];

    /// <summary>The method of an id, or null.</summary>
    public static Method? Find(string id) => All.FirstOrDefault(method => method.Id == id);

    private static Method Describe(ScoreMethod method)
    {
        var raw = method.Raw(Symbol("v"), Symbol("T"), Symbol("w"));
        return new Method(
            method.Id,
            MethodKind.Score,
            method.Name,
            [new("score.raw", raw.Formula, MethodOrigin.Adapted), new("score.value", Term.Clamp(raw, 0, 100).Formula, MethodOrigin.Adapted)],
            Points,
            [new("worst", null, new("w, giá trị được 0 điểm, khai báo cho từng chỉ tiêu", "w, the value that scores 0, declared per indicator"))],
            Explain([Reason.OutOfRange, Reason.RankGoal, Reason.NoWorstBound, Reason.ZeroRange, Reason.WorstBeyondTarget, .. method.Reasons]),
            MethodOrigin.Adapted,
            method.Citation);
    }

    private static Method FieldMinMax() => new(
        "field-min-max",
        MethodKind.Score,
        new Text("Vị trí trong các địa phương được so sánh", "Position within the compared field"),
        [new("relativeScore", "100·(v − worst)/(best − worst)", MethodOrigin.Published)],
        new Text("từ 0 đến 100, chỉ so trong một dòng", "0 to 100, within one row only"),
        [],
        Explain([Reason.ZeroRange]),
        MethodOrigin.Published,
        "Nardo et al. (2008), Handbook on Constructing Composite Indicators, OECD/JRC, Step 5; Becker et al. (2022), COINr, Journal of Open Source Software "
            + "7(78), 4567.");

    private static Method Describe(PaceModel model)
    {
        var way = new Way(Symbol("d"), Symbol("b"), Symbol("t0"), Symbol("v"), Symbol("t"), Symbol("T"), Symbol("h"));
        return new Method(
            model.Id,
            MethodKind.Pace,
            model.Name,
            [
                new("pace.actualPerYear", model.ActualPerYear(way).Formula, MethodOrigin.Published),
                new("pace.requiredPerYear", model.RequiredPerYear(way).Formula, MethodOrigin.Published),
                new("pace.ratio", model.Ratio(way).Formula, MethodOrigin.Adapted),
                new("pace.expectedNow", model.ExpectedNow(way).Formula, MethodOrigin.Own),
                new("pace.requiredFromNow", model.RequiredFromNow(way).Formula, MethodOrigin.Own),
                new("pace.projectedAtHorizon", model.ProjectedAtHorizon(way).Formula, MethodOrigin.Adapted),
            ],
            AnyNumber,
            [new("pace", "declared per indicator", new("mô hình nhịp độ của cả yêu cầu", "the model for the whole request"))],
            Explain([
                Reason.OutOfRange, Reason.EveryYearFloor, Reason.FieldSizeChanged, Reason.FieldSizeUnknown, Reason.MethodBreak, Reason.SingleObservation,
                Reason.OpenHorizon, Reason.HorizonPassed, Reason.BaselineAtTarget, .. model.Reasons,
            ]),
            MethodOrigin.Adapted,
            model.Citation);
    }

    private static Method Describe(ThresholdSet set) => new(
        set.Id,
        MethodKind.Thresholds,
        set.Name,
        [
            new("on-track", $"R ≥ {Exact.Print(set.OnTrack)}", MethodOrigin.Published),
            new("progressing", $"R ≥ {Exact.Print(set.Progressing)}", MethodOrigin.Published),
            new("slow", $"R ≥ {Exact.Print(set.Slow)}", MethodOrigin.Published),
            new("regressing", $"R < {Exact.Print(set.Slow)}", MethodOrigin.Published),
        ],
        new Text("một trong bốn lớp; điểm cắt thuộc lớp tốt hơn", "one of four classes; a cut-off belongs to the better one"),
        [new("thresholds", ThresholdSets.All[0].Id, new("bộ ngưỡng của cả yêu cầu", "the set for the whole request"))],
        [],
        MethodOrigin.Published,
        set.Citation);

    private static Method Describe(Ties ties)
    {
        var (name, formula, origin, citation) = ties switch
        {
            Ties.Dense => (new Text("Đồng hạng liền nhau", "Dense ranking"), "1, 2, 2, 3", MethodOrigin.Own, null),
            Ties.Average => (new Text("Đồng hạng lấy trung bình", "Average ranking"), "1, 2.5, 2.5, 4", MethodOrigin.Own, null),
            _ => (
                new Text("Đồng hạng kiểu thi đấu", "Standard competition ranking"),
                "1, 2, 2, 4",
                MethodOrigin.Published,
                "UNDP, Human Development Report; the provincial digital transformation index of Viet Nam prints its ranks so."),
        };
        return new Method(
            Code.Of(ties),
            MethodKind.Ties,
            name,
            [new("rank", formula, origin), .. ties == default ? OnCompetitionRanks : []],
            Ranks,
            [
                new("ties", Code.Of(default(Ties)), new("cách xếp hạng các giá trị bằng nhau", "how equal values are ranked")),
                new("rankOn", LeagueTable.Raw, new(
                    "xếp theo giá trị nguyên, hoặc làm tròn k chữ số thập phân, nửa thì ra xa số 0",
                    "ranks on the values as they are, or rounded to k decimals, half away from zero")),
            ],
            Explain([Reason.PartialField]),
            origin,
            citation);
    }

    // Whatever ties are asked for.
    private static IEnumerable<MethodFormula> OnCompetitionRanks =>
    [
        new("rankAmongKnown", "1 + number of known units that are strictly better", MethodOrigin.Own),
        new("rankBounds", "best = rankAmongKnown, worst = rankAmongKnown + units − known", MethodOrigin.Own),
        new("percentile", "100·(n − rank)/(n − 1)", MethodOrigin.Own),
        new("quartile", "1 + ⌊4·(rank − 1)/n⌋", MethodOrigin.Own),
    ];

    private static Method Describe(Aggregation aggregation) => new(
        aggregation.Id,
        MethodKind.Aggregation,
        aggregation.Name,
        [new("score", aggregation.Formula, MethodOrigin.Published), new("coverage", "Σω present/Σω scored", MethodOrigin.Own)],
        new Text("trong khoảng điểm của các thành phần", "within the range of the components' scores"),
        [
            new("weight", "1", new("trọng số của từng thành phần", "the weight of each component")),
            new(
                "minCoverage",
                Exact.Print(ScorecardInput.DefaultMinCoverage),
                new("phần trọng số tối thiểu phải có số liệu", "the share of the weight that has to be present")),
        ],
        Explain([Reason.AllMissing, Reason.CoverageBelowMinimum, .. aggregation.Reasons]),
        MethodOrigin.Published,
        aggregation.Citation);

    private static Method LeaveOneOut() => new(
        "leave-one-out",
        MethodKind.Robustness,
        new Text("Bỏ từng thành phần", "Leave one out"),
        [
            new("leaveOneOut.byDropped", "rank with one component left out, weights renormalized", MethodOrigin.Published),
            new("leaveOneOut.best, leaveOneOut.worst", "best and worst of these ranks, the full ranking included", MethodOrigin.Published),
        ],
        Ranks,
        [],
        Explain([Reason.AllMissing, Reason.CoverageBelowMinimum]),
        MethodOrigin.Published,
        "Becker et al. (2022), COINr, Journal of Open Source Software 7(78), 4567.");

    private static Method WeightDraws() => new(
        "weight-draws",
        MethodKind.Robustness,
        new Text("Rút trọng số ngẫu nhiên", "Weight draws"),
        [
            new("ω", "ω_i·U, U = 1 − δ + 2δ·u, renormalized", MethodOrigin.Published),
            new(
                "u",
                $"(next >> 11)·2⁻⁵³ of {ScorecardComputation.Generator}, state = seed, draws outermost, components in ordinal order innermost",
                MethodOrigin.Own),
            new("quantiles", "type 7: H = (n − 1)·p, x[⌊H⌋] + (H − ⌊H⌋)·(x[⌊H⌋+1] − x[⌊H⌋])", MethodOrigin.Published),
        ],
        Ranks,
        [
            new("draws", "1000", new("số lần rút", "how many draws")),
            new("delta", "0.25", new("δ, độ rộng của mỗi trọng số", "δ, how far each weight may move")),
            new("seed", "1", new("hạt giống; cùng hạt giống cho cùng kết quả ở mọi máy", "the seed; the same one gives the same draws on every machine")),
            new("top", "1", new("N của tỷ lệ lần rút lọt vào nhóm N đầu", "N of the share of draws in the top N")),
        ],
        Explain([Reason.AllMissing, Reason.CoverageBelowMinimum]),
        MethodOrigin.Published,
        "Becker et al. (2022), COINr; Papadimitriou, Neves, Becker (2019), JRC statistical audit; Steele, Lea, Flood (2014), Fast Splittable Pseudorandom "
            + "Number Generators; Hyndman and Fan (1996), The American Statistician 50(4).");

    private static Term Symbol(string symbol) => Term.Input(symbol, 1);

    private static IReadOnlyList<MethodReason> Explain(IEnumerable<Reason> reasons) =>
        [.. reasons.Distinct().Order().Select(reason => new MethodReason(reason, Reasons.TextOf(reason)))];
}
