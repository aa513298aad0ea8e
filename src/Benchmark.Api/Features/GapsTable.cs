using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>The gaps as rows and columns. How each figure follows, and the trajectory, are lists within a row and stand in the JSON answer
/// alone; so do claims.</summary>
internal sealed class GapsTable : ITable<GapRow>
{
    private const int MostDecimals = 10;

    public static Table Of(IReadOnlyList<GapRow> rows, Catalog catalog) =>
        Table.Of(new("Khoảng cách đến mục tiêu", "Gaps to targets"), ColumnsOf(catalog), SummaryOf(catalog), rows);

    public static IReadOnlyList<string> InJsonAlone => ["explain", "trajectory", "trajectoryRows", "claim", "target.claim", "observation.claim"];

    private static Summary<GapRow> SummaryOf(Catalog catalog) => new(
    [
        SummaryColumns.Province<GapRow>(catalog, row => row.Province),
        SummaryColumns.Indicator<GapRow>(catalog, row => row.Indicator, row => row.Province),
        new(new("Hạn", "Deadline"), 10, row => SummaryColumns.Deadline(row.Target)),
        new(new("Mục tiêu", "Target"), 18, row => Goal(row, catalog)),
        new(new("Mức đạt", "Pass mark"), SummaryColumns.OfNumber, row => Shown(row, row.Target.Normalized.PassMark, catalog)),
        new(new("Năm số liệu", "Year of the value"), 8, row => IsMean(row) ? new Text($"bình quân đến {row.Year}", $"mean to {row.Year}") : row.Year),
        new(new("Giá trị", "Value"), SummaryColumns.OfNumber, row => Shown(row, ValueOf(row), catalog)),
        new(new("Chênh lệch (âm: còn thiếu)", "Gap (negative: short)"), SummaryColumns.OfNumber, row => Shown(row, row.Gap.Value, catalog)),
        new(new("Đơn vị chênh lệch", "Unit of the gap"), 12, row => row.Gap.Value is null ? null : UnitOfGap(row, catalog)),
        new(new("Kết luận", "Verdict"), 18, row => Verdict(row)),
        new(new("Cần lưu ý", "Caveats"), 42, row => Caveats(row)),
        SummaryColumns.Document<GapRow>(new("Nguồn của mục tiêu", "Source of the target"), catalog, row => row.Target.Document, row => row.Target.Source),
        SummaryColumns.Source<GapRow>(new("Nguồn của số liệu", "Source of the value"), catalog, row => row.Observation?.Source),
    ])
    {
        WarningsOf = row => row.Warnings,
        Decimals = row => catalog.FindIndicator(row.Indicator)!.Decimals,
    };

    private static Text? Goal(GapRow row, Catalog catalog) => SummaryColumns.Goal(row.Target, catalog);

    private static Text Verdict(GapRow row) => StatusText.Label(row.Status);

    private static Text? Caveats(GapRow row) => SummaryColumns.Sentences(
        [
            row.Observation is null ? SummaryColumns.Sentence(row.NotComputed.FirstOrDefault(entry => entry.Figure == "gap")?.Reason) : null,
            .. row.Caveats.Select(caveat => caveat.Text),
        ]);

    private static Text? UnitOfGap(GapRow row, Catalog catalog)
    {
        var indicator = catalog.FindIndicator(row.Indicator)!;
        return SummaryWords.OfDifference(indicator.Unit, indicator.UnitName);
    }

    // A mean that is computed here is judged as a mean; every other value as it was observed.
    private static bool IsMean(GapRow row) => row.Observation is not null && row.Target.Basis == Basis.PeriodAverage && row.Input.AverageOf is null;

    private static decimal? ValueOf(GapRow row) => IsMean(row) ? row.Pace.ActualPerYear : row.Observation?.Value;

    /// <summary>A figure with the decimals of its indicator, or more where a value would be shown on a mark that it is not on.</summary>
    private static Figure? Shown(GapRow row, decimal? figure, Catalog catalog)
    {
        if (figure is null || catalog.FindIndicator(row.Indicator)!.Decimals is not { } decimals)
            return Figure.Of(figure, null);
        if (ValueOf(row) is { } value && row.Target.Normalized.PassMark is { } mark && value != mark)
        {
            while (decimals < MostDecimals && decimal.Round(
                value,
                decimals,
                MidpointRounding.AwayFromZero) == decimal.Round(mark, decimals, MidpointRounding.AwayFromZero))
                decimals++;
        }

        return new Figure(figure.Value, decimals);
    }

    public static IReadOnlyList<Column<GapRow>> ColumnsOf(Catalog catalog) =>
    [
        new("id", new("Mã của dòng", "Id of the row"), row => row.Id),
        new("province", new("Mã đơn vị", "Id of the province"), row => row.Province),
        new("indicator", new("Mã chỉ tiêu", "Id of the indicator"), row => row.Indicator),
        new("series", new("Mã chuỗi số liệu dùng để đánh giá", "Id of the series that judges"), row => row.Series),
        .. NounColumns.Target.Under<GapRow, Target>("target", new("Mục tiêu", "Target"), row => row.Target),
        .. NounColumns.Observation.Under<GapRow, Observation>("observation", new("Số liệu được xét", "Judged value"), row => row.Observation),
        new("baseline.year", new("Năm gốc", "Year of the baseline"), row => row.Baseline?.Year),
        new("baseline.value", new("Giá trị gốc", "Value of the baseline"), row => row.Baseline?.Value) { IsMeasured = true },
        new(
            "gap.value",
            new("Khoảng cách; âm là còn thiếu, dù chiều nào tốt hơn", "The gap; negative is short of the target, in every direction"),
            row => row.Gap.Value)
        {
            IsMeasured = true,
        },
        .. Columns.Pair<GapRow>(
            "gap.text",
            new("Khoảng cách viết thành chữ, khi được yêu cầu", "The gap in words, where asked for"),
            row => row.Gap.Text),
        new("gap.unit", new("Mã đơn vị của khoảng cách", "Code of the unit of the gap"), row => row.Gap.Unit),
        new("gap.remaining", new("Phần còn phải đạt, không bao giờ âm", "What is left to do, never negative"), row => row.Gap.Remaining) { IsMeasured = true },
        new("gap.relativePercent", new("Khoảng cách tính bằng % của mức đạt", "The gap in percent of the pass mark"), row => row.Gap.RelativePercent),
        new("gap.met", new("Đã đạt hay chưa", "Whether the value passes"), row => row.Gap.Met),
        new(
            "gap.metWithoutBand",
            new("Có đạt hay không nếu bỏ biên độ của chữ \"khoảng\"", "Whether it would pass without the band of an \"about\""),
            row => row.Gap.MetWithoutBand),
        new("gap.stretchMet", new("Đã đạt đầu xa của khoảng hay chưa", "Whether the far end of a range is reached"), row => row.Gap.StretchMet),
        new("attainmentPercent", new("Giá trị bằng bao nhiêu % mục tiêu", "The value in percent of the target"), row => row.AttainmentPercent),
        new(
            "progressPercent",
            new("Đã đi bao nhiêu % quãng đường từ giá trị gốc", "The share of the way from the baseline, in percent"),
            row => row.ProgressPercent),
        new("score.value", new("Điểm từ 0 đến 100", "The score from 0 to 100"), row => row.Score.Value),
        new("score.raw", new("Điểm trước khi giữ trong khoảng 0–100", "The score before it was held between 0 and 100"), row => row.Score.Raw),
        new("score.clipped", new("Điểm bị giữ ở đầu nào", "Which end the score was held at"), row => row.Score.Clipped),
        new("score.worst", new("Giá trị được 0 điểm", "The value that scores 0"), row => row.Score.Worst),
        new("score.best", new("Giá trị được 100 điểm", "The value that scores 100"), row => row.Score.Best),
        new("score.method", new("Mã cách tính điểm", "Id of the score method"), row => row.Score.Method),
        new("pace.model", new("Mã mô hình nhịp độ", "Id of the pace model"), row => row.Pace.Model),
        new("pace.actualPerYear", new("Thay đổi mỗi năm từ giá trị gốc", "The change per year since the baseline"), row => row.Pace.ActualPerYear),
        new(
            "pace.requiredPerYear",
            new("Thay đổi mỗi năm cần có từ giá trị gốc", "The change per year that leads from the baseline to the target"),
            row => row.Pace.RequiredPerYear),
        new("pace.ratio", new("Nhịp độ thực tế so với nhịp độ cần có", "The actual against the required change"), row => row.Pace.Ratio),
        new(
            "pace.expectedNow",
            new("Lộ trình đòi hỏi bao nhiêu ở năm của giá trị", "Where the path stands in the year of the value"),
            row => row.Pace.ExpectedNow),
        new("pace.requiredFromNow", new("Thay đổi mỗi năm còn cần từ nay", "The change per year still needed"), row => row.Pace.RequiredFromNow),
        new(
            "pace.projectedAtHorizon",
            new("Nhịp độ hiện tại dẫn tới đâu ở năm đích", "Where the actual change leads at the horizon"),
            row => row.Pace.ProjectedAtHorizon),
        new("pace.unit", new("Mã đơn vị của thay đổi mỗi năm", "Code of the unit of the per-year figures"), row => row.Pace.Unit),
        new("years.met", new("Số năm đã biết đạt mức tối thiểu", "How many known years meet the floor"), row => row.Years?.Met),
        new("years.known", new("Số năm có số liệu", "How many years have a value"), row => row.Years?.Known),
        new("years.expected", new("Số năm của giai đoạn", "How many years the period has"), row => row.Years?.Expected),
        new(
            "years.missed",
            new("Những năm đã biết không đạt, cách nhau bằng |", "The known years that do not meet the floor, separated by |"),
            row => row.Years is { } years ? Columns.Joined(years.Missed.Select(year => $"{year}")) : null),
        new("status", new("Kết luận", "The verdict"), row => row.Status),
        .. Columns.Pair<GapRow>("statusName", new("Kết luận viết thành chữ", "The verdict in words"), Verdict),
        new("thresholds", new("Mã bộ ngưỡng", "Id of the threshold set"), row => row.Thresholds),
        new("rank.rank", new("Hạng đạt được", "The rank reached"), row => row.Rank?.Rank),
        new("rank.fieldSize", new("Số địa phương được xếp hạng", "How many units were ranked"), row => row.Rank?.FieldSize),
        new("rank.goal", new("Hạng mục tiêu", "The rank promised"), row => row.Rank?.Goal),
        new("rank.goalFieldSize", new("Số địa phương của bảng khi đặt mục tiêu", "The field the goal was set for"), row => row.Rank?.GoalFieldSize),
        new("rank.places", new("Số bậc còn phải lên", "Places still to climb"), row => row.Rank?.Places),
        new("rank.scaledGoal", new("Hạng mục tiêu quy về bảng hiện tại", "The goal scaled to the field of the rank"), row => row.Rank?.ScaledGoal),
        new("rank.metLiterally", new("Đạt theo đúng chữ của văn bản", "Whether it is met by the words of the document"), row => row.Rank?.MetLiterally),
        new("rank.metScaled", new("Đạt theo hạng đã quy đổi", "Whether the scaled goal is met"), row => row.Rank?.MetScaled),
        new("rank.percentileScore", new("100 là đầu bảng, 0 là cuối bảng", "100 for the first of the field, 0 for the last"), row => row.Rank?.PercentileScore),
        new("notComputed", Columns.NotComputed, row => Columns.Joined(row.NotComputed.Select(entry => (entry.Figure, entry.Reason)))),
        new("warnings", Columns.Warnings, row => Columns.Joined(row.Warnings)),
        .. Columns.Sentences<GapRow>(row => row),
        .. CatalogColumns.Province<GapRow>(catalog, row => row.Province),
        .. Columns.Pair<GapRow>(
            "provinceLabel",
            new("Tên đơn vị như trong câu", "The province as sentences have it"),
            row => ProvinceLabel.InSentence(catalog.FindProvince(row.Province)!)),
        .. CatalogColumns.Indicator<GapRow>(catalog, row => row.Indicator),
        .. CatalogColumns.Series<GapRow>(catalog, row => row.Indicator, row => row.Series),
        .. CatalogColumns.Source<GapRow>(catalog, "target.source", row => row.Target.Source),
        .. CatalogColumns.Source<GapRow>(catalog, "target.document", row => row.Target.Document),
        .. CatalogColumns.Source<GapRow>(catalog, "observation.source", row => row.Observation?.Source),
        .. CatalogColumns.Source<GapRow>(catalog, "observation.secondSource", row => row.Observation?.SecondSource),
    ];
}
