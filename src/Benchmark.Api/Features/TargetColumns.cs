using Benchmark.Api.Formats;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Features;

/// <summary>The columns of a target, by itself or as a part of a row.</summary>
internal static class TargetColumns
{
    public static readonly IReadOnlyList<Column<Target>> All =
    [
        new("id", new("Mã mục tiêu", "Id of the target"), target => target.Id),
        new("province", new("Mã đơn vị phải đạt mục tiêu", "Id of the province that is to reach it"), target => target.Province),
        new("indicator", new("Mã chỉ tiêu", "Id of the indicator"), target => target.Indicator),
        new("horizon", new("Năm đích; trống khi nguồn không nêu năm nào", "The year at whose end it is due; empty when no year can be given"), target => target.Horizon),
        new("horizonStated", new("Năm đúng như nguồn in; trống khi nguồn không nêu", "The year as the source prints it; empty when it is silent"), target => target.HorizonStated),
        new("horizonReading", new("Năm đích được nêu rõ, do chúng tôi hiểu, hay để ngỏ", "Whether the horizon is stated, our reading, or open"), target => target.HorizonReading),
        new("period.start", new("Năm đầu của giai đoạn", "First year of the period"), target => target.Period?.Start),
        new("period.end", new("Năm cuối của giai đoạn", "Last year of the period"), target => target.Period?.End),
        new(
            "basis",
            new("Điều phải đạt: mức ở năm đích, mức tối thiểu từng năm, hay bình quân giai đoạn", "What has to hold: the state at the horizon, a floor in every year, or the mean of the period"),
            target => target.Basis),
        new("comparator", new("Cách diễn đạt con số", "How the figure is worded"), target => target.Comparator),
        new("low", new("Con số nêu trong văn bản; của một khoảng là đầu dưới", "The stated figure; of a range the lower end"), target => target.Low),
        new("high", new("Đầu trên của một khoảng", "The upper end of a range"), target => target.High),
        new("unit", new("Mã đơn vị tính", "Code of the unit"), target => target.Unit),
        new("series", new("Chuỗi số liệu duy nhất được dùng để đánh giá; trống khi chuỗi nào cũng được", "The one series that judges it; empty when any may"), target => target.Series),
        new("normalized.passMark", new("Mức được coi là đạt", "The value that counts as reached"), target => target.Normalized.PassMark),
        new("normalized.stretch", new("Đầu xa của một khoảng", "The far end of a range"), target => target.Normalized.Stretch),
        new("normalized.strict", new("Phải vượt mức đạt chứ không chỉ bằng", "Whether the value must lie beyond the pass mark, not on it"), target => target.Normalized.Strict),
        new("normalized.band", new("Biên độ của chữ \"khoảng\"", "The tolerance of an \"about\""), target => target.Normalized.Band),
        new("normalized.fieldSize", new("Số địa phương của bảng xếp hạng khi đặt mục tiêu", "How many units a rank goal was set among"), target => target.Normalized.FieldSize),
        new("normalized.scorable", new("Có con số để tính hay không", "Whether there is a number to compute with"), target => target.Normalized.Scorable),
        new("normalized.reason", new("Vì sao không có con số", "Why there is none"), target => target.Normalized.Reason),
        new("standing", new("Vị trí giữa các mục tiêu cùng đơn vị, chỉ tiêu và năm đích", "The standing among the targets for the same province, indicator and horizon"), target => target.Standing),
        new("supersededBy", new("Mục tiêu đã thay thế nó", "The target that replaced it"), target => target.SupersededBy),
        .. Columns.Pair<Target>("statement", new("Nội dung văn bản, theo lời của chúng tôi", "What the document says, in our words"), target => target.Statement),
        new("document", new("Mã văn bản đặt ra mục tiêu", "Id of the document that sets it"), target => target.Document),
        new("source", new("Mã nguồn đã đọc", "Id of the source it was read in"), target => target.Source),
        new("certainty", new("Nguồn nêu thẳng mục tiêu hay thuật lại", "Whether the source states the target or reports it at second hand"), target => target.Certainty),
        .. Columns.Pair<Target>("note", new("Điều cần biết về mục tiêu", "What a reader should know of the target"), target => target.Note),
    ];
}
