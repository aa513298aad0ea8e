namespace Benchmark.Core.Language;

/// <summary>
/// Why a figure is null. The members stand in the order of precedence: when several reasons fit a figure, the first is given.
/// </summary>
public enum Reason
{
    /// <summary>The target has no number.</summary>
    Milestone,

    /// <summary>The province has no target for this indicator and horizon.</summary>
    NoTarget,

    /// <summary>No value of this series is known.</summary>
    NoObservation,

    /// <summary>Values exist, all of them after the horizon.</summary>
    NoObservationByHorizon,

    /// <summary>An ordinal class: better or worse, without a distance.</summary>
    OrdinalClass,

    /// <summary>An average is promised, its years are not stated.</summary>
    PeriodUnknown,

    /// <summary>The value is a mean over other years than the target's.</summary>
    OtherPeriod,

    /// <summary>A number too large or too small to be computed exactly.</summary>
    OutOfRange,

    /// <summary>Ranks are ordinal: no ratio, no score, no compound pace.</summary>
    RankGoal,

    /// <summary>Ratios of signed rates have no meaning.</summary>
    NoTrueZero,

    /// <summary>No compound pace of a rate, and no share of the way.</summary>
    GrowthRate,

    /// <summary>A floor in each year has no path and no pace.</summary>
    EveryYearFloor,

    /// <summary>The ranks, or the rank and its goal, belong to fields of different size.</summary>
    FieldSizeChanged,

    /// <summary>A field size is not known.</summary>
    FieldSizeUnknown,

    /// <summary>A field of one has no percentile.</summary>
    FieldTooSmall,

    /// <summary>The series has a declared break between the baseline and the value.</summary>
    MethodBreak,

    /// <summary>There is no older value that could be the baseline.</summary>
    SingleObservation,

    /// <summary>The target was replaced by another.</summary>
    Superseded,

    /// <summary>The unit ended before the target was due.</summary>
    Lapsed,

    /// <summary>The horizon is over and its own value is not known.</summary>
    NoValueAtHorizon,

    /// <summary>The source names no year.</summary>
    OpenHorizon,

    /// <summary>The judged value is that of the horizon: nothing is left to pace.</summary>
    HorizonPassed,

    /// <summary>Compound growth between values of different sign.</summary>
    SignChange,

    /// <summary>Compound growth from zero or less.</summary>
    NonpositiveBase,

    /// <summary>Division by, or a power or logarithm of, a value of zero or less.</summary>
    NonpositiveValue,

    /// <summary>A ratio to, or growth towards, a target of zero or less.</summary>
    NonpositiveTarget,

    /// <summary>The period is over and some of its years have no value.</summary>
    IncompletePeriod,

    /// <summary>No worst bound is declared.</summary>
    NoWorstBound,

    /// <summary>Best and worst coincide.</summary>
    ZeroRange,

    /// <summary>The declared worst bound is better than the target.</summary>
    WorstBeyondTarget,

    /// <summary>The baseline equals the target: nothing to divide by.</summary>
    BaselineAtTarget,

    /// <summary>The baseline was already beyond the target.</summary>
    BaselinePastTarget,

    /// <summary>Relative to a target of zero.</summary>
    ZeroTarget,

    /// <summary>Some units of the field have no value, or there is only one: no place can be given.</summary>
    PartialField,

    /// <summary>The reference has no value in this row.</summary>
    NoReference,

    /// <summary>An index to a reference of zero or less.</summary>
    NonpositiveReference,

    /// <summary>Geometric mean with a score of zero or less.</summary>
    NonpositiveScore,

    /// <summary>Less of the weight is present than the minimum coverage asks for.</summary>
    CoverageBelowMinimum,

    /// <summary>No component has a score.</summary>
    AllMissing,
}

/// <summary>The sentences that explain the reasons.</summary>
public static class Reasons
{
    private static readonly Text[] Texts = Write();

    /// <summary>The sentence of a reason, beginning in lower case and without a full stop.</summary>
    public static Text TextOf(Reason reason) => Texts[(int)reason];

    private static Text[] Write()
    {
        var texts = new Text[Enum.GetNames<Reason>().Length];
        texts[(int)Reason.Milestone] = new("mục tiêu không có con số", "the target has no number");
        texts[(int)Reason.NoTarget] = new("không có mục tiêu cho chỉ tiêu và năm đích này", "there is no target for this indicator and horizon");
        texts[(int)Reason.NoObservation] = new("chưa có số liệu dùng được", "no usable value is known");
        texts[(int)Reason.NoObservationByHorizon] = new("chỉ có số liệu sau năm đích", "values exist only after the horizon");
        texts[(int)Reason.OrdinalClass] = new(
            "nhóm chỉ là thứ bậc, không có khoảng cách giữa hai nhóm",
            "classes are ordinal: there is no distance between two of them");
        texts[(int)Reason.PeriodUnknown] = new("mục tiêu là mức bình quân nhưng không nêu các năm", "an average is promised, its years are not stated");
        texts[(int)Reason.OtherPeriod] = new("số liệu là bình quân của các năm khác với mục tiêu", "the value is a mean over other years than the target's");
        texts[(int)Reason.OutOfRange] = new("con số quá lớn hoặc quá nhỏ để tính chính xác", "a number is too large or too small to be computed exactly");
        texts[(int)Reason.RankGoal] =
            new("thứ hạng chỉ là thứ tự nên không có tỷ lệ, điểm số hay nhịp độ kép", "ranks are ordinal: no ratio, no score, no compound pace");
        texts[(int)Reason.NoTrueZero] = new("tỷ lệ giữa hai tốc độ tăng không có ý nghĩa", "ratios of signed rates have no meaning");
        texts[(int)Reason.GrowthRate] =
            new("tốc độ tăng không có nhịp độ kép và không có tỷ lệ quãng đường", "a rate has no compound pace and no share of the way");
        texts[(int)Reason.EveryYearFloor] = new("mức tối thiểu của từng năm không có lộ trình và nhịp độ", "a floor in each year has no path and no pace");
        texts[(int)Reason.FieldSizeChanged] = new(
            "các thứ hạng, hoặc thứ hạng và mục tiêu, thuộc những bảng có số địa phương khác nhau",
            "the ranks, or the rank and its goal, belong to fields of different size");
        texts[(int)Reason.FieldSizeUnknown] = new("chưa biết số địa phương được xếp hạng", "a field size is not known");
        texts[(int)Reason.FieldTooSmall] = new("bảng chỉ có một địa phương nên không có phân vị", "a field of one has no percentile");
        texts[(int)Reason.MethodBreak] =
            new("chuỗi số liệu đổi cách tính giữa năm gốc và năm được xét", "the series has a declared break between the baseline and the value");
        texts[(int)Reason.SingleObservation] = new("không có số liệu cũ hơn để làm gốc", "there is no older value that could be the baseline");
        texts[(int)Reason.Superseded] = new("mục tiêu đã được thay bằng mục tiêu khác", "the target was replaced by another");
        texts[(int)Reason.Lapsed] = new(
            "đơn vị đã kết thúc trước khi mục tiêu đến hạn, và không có số liệu của năm đích",
            "the unit ended before the target was due, and no value of that year is known");
        texts[(int)Reason.NoValueAtHorizon] = new(
            "năm đích đã qua nhưng không tìm thấy số liệu của năm đó",
            "the horizon is over and its own value was not found");
        texts[(int)Reason.OpenHorizon] = new("nguồn không nêu năm đích", "the source names no year");
        texts[(int)Reason.HorizonPassed] =
            new("số liệu được xét là của năm đích nên không còn nhịp độ", "the judged value is that of the horizon: nothing is left to pace");
        texts[(int)Reason.SignChange] = new("tăng trưởng kép giữa hai giá trị trái dấu", "compound growth between values of different sign");
        texts[(int)Reason.NonpositiveBase] = new("tăng trưởng kép từ giá trị bằng hoặc dưới 0", "compound growth from zero or less");
        texts[(int)Reason.NonpositiveValue] =
            new("phép chia, lũy thừa hoặc lôgarit của giá trị bằng hoặc dưới 0", "division by, or a power or logarithm of, a value of zero or less");
        texts[(int)Reason.NonpositiveTarget] =
            new("tỷ lệ so với mục tiêu bằng hoặc dưới 0, hoặc tăng trưởng tới đó", "a ratio to, or growth towards, a target of zero or less");
        texts[(int)Reason.IncompletePeriod] =
            new("giai đoạn đã kết thúc nhưng còn năm thiếu số liệu", "the period is over and some of its years have no value");
        texts[(int)Reason.NoWorstBound] = new("chưa khai báo mức kém nhất", "no worst bound is declared");
        texts[(int)Reason.ZeroRange] = new("mức tốt nhất và mức kém nhất trùng nhau", "best and worst coincide");
        texts[(int)Reason.WorstBeyondTarget] = new("mức kém nhất đã khai báo lại tốt hơn mục tiêu", "the declared worst bound is better than the target");
        texts[(int)Reason.BaselineAtTarget] = new("giá trị gốc đã bằng mục tiêu", "the baseline equals the target");
        texts[(int)Reason.BaselinePastTarget] = new("giá trị gốc đã vượt mục tiêu", "the baseline was already beyond the target");
        texts[(int)Reason.ZeroTarget] = new("so với mục tiêu bằng 0", "relative to a target of zero");
        texts[(int)Reason.PartialField] = new(
            "có địa phương trong bảng chưa có số liệu, hoặc bảng chỉ có một địa phương, nên chưa thể xếp hạng",
            "some units of the field have no value, or there is only one, so no place can be given");
        texts[(int)Reason.NoReference] = new("mức tham chiếu không có giá trị ở dòng này", "the reference has no value in this row");
        texts[(int)Reason.NonpositiveReference] = new("so với mức tham chiếu bằng hoặc dưới 0", "an index to a reference of zero or less");
        texts[(int)Reason.NonpositiveScore] = new("trung bình nhân với điểm bằng hoặc dưới 0", "geometric mean with a score of zero or less");
        texts[(int)Reason.CoverageBelowMinimum] =
            new("phần trọng số có số liệu thấp hơn mức tối thiểu", "less of the weight is present than the minimum coverage");
        texts[(int)Reason.AllMissing] = new("không thành phần nào có điểm", "no component has a score");
        return texts;
    }
}
