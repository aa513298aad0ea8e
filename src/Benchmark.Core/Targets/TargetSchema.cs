using Benchmark.Core.Schemas;

namespace Benchmark.Core.Targets;

/// <summary>The fields of a target.</summary>
public static class TargetSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Target> Instance = new(
        "targets.csv",
        Noun.Target,
        ["id"],
        [
            Field.Subject("id", new("Mã mục tiêu", "Id of the target"), (Target target) => target.Id),
            Field.Subject(
                "province",
                new("Mã đơn vị phải đạt mục tiêu", "Id of the province that is to reach it"),
                (Target target) => target.Province,
                Noun.Province),
            Field.Subject("indicator", new("Mã chỉ tiêu", "Id of the indicator"), (Target target) => target.Indicator, Noun.Indicator),
            Field.WholeNumber(
                "horizon",
                new("Năm đích; trống khi nguồn không nêu năm nào", "The year at whose end it is due; empty when no year can be given"),
                (Target target) => target.Horizon),
            Field.WholeNumber(
                "horizon_stated",
                new("Năm đúng như nguồn in; trống khi nguồn không nêu", "The year as the source prints it; empty when it is silent"),
                (Target target) => target.HorizonStated),
            Field.Code(
                "horizon_reading",
                new("Năm đích được nêu rõ, do chúng tôi hiểu, hay để ngỏ", "Whether the horizon is stated, our reading, or open"),
                (Target target) => target.HorizonReading),
            Field.WholeNumber(
                "period_start",
                new("Năm đầu của giai đoạn", "First year of the period"),
                (Target target) => target.Period?.Start) with { Path = "period.start" },
            Field.WholeNumber(
                "period_end",
                new("Năm cuối của giai đoạn", "Last year of the period"),
                (Target target) => target.Period?.End) with { Path = "period.end" },
            Field.Code(
                "basis",
                new(
                    "Điều phải đạt: mức ở năm đích, mức tối thiểu từng năm, hay bình quân giai đoạn",
                    "What has to hold: the state at the horizon, a floor in every year, or the mean of the period"),
                (Target target) => target.Basis),
            Field.Code("comparator", new("Cách diễn đạt con số", "How the figure is worded"), (Target target) => target.Comparator),
            Field.Number(
                "low",
                new("Con số nêu trong văn bản; của một khoảng là đầu dưới", "The stated figure; of a range the lower end"),
                (Target target) => target.Low),
            Field.Number("high", new("Đầu trên của một khoảng", "The upper end of a range"), (Target target) => target.High),
            Field.Text("unit", new("Mã đơn vị tính", "Code of the unit"), (Target target) => target.Unit),
            // With the unit it ties a target to its indicator in the tables; files and answers have it from the indicator.
            Field.Code("direction", new("Chiều nào tốt hơn", "Which way is better"), (Target target) => target.Direction) with
            {
                InFiles = false,
                InAnswers = false,
                InChanges = false,
            },
            Field.Number(
                "band",
                new("Biên độ của chữ \"khoảng\"", "The tolerance of an \"about\""),
                (Target target) => target.Normalized.Band) with { Path = "normalized.band" },
            Field.WholeNumber(
                "field_size",
                new("Số địa phương của bảng xếp hạng khi đặt mục tiêu", "How many units a rank goal was set among"),
                (Target target) => target.Normalized.FieldSize) with { Path = "normalized.fieldSize" },
            Field.Id(
                "series",
                new("Chuỗi số liệu duy nhất được dùng để đánh giá; trống khi chuỗi nào cũng được", "The one series that judges it; empty when any may"),
                (Target target) => target.Series),
            Field.Code(
                "standing",
                new(
                    "Vị trí giữa các mục tiêu cùng đơn vị, chỉ tiêu và năm đích",
                    "The standing among the targets for the same province, indicator and horizon"),
                (Target target) => target.Standing),
            Field.Id("superseded_by", new("Mục tiêu đã thay thế nó", "The target that replaced it"), (Target target) => target.SupersededBy, Noun.Target),
            .. Field.Texts(
                "statement",
                new("Nội dung văn bản, theo lời của chúng tôi", "What the document says, in our words"),
                (Target target) => target.Statement),
            Field.Id("document", new("Mã văn bản đặt ra mục tiêu", "Id of the document that sets it"), (Target target) => target.Document, Noun.Source),
            Field.Id("source", new("Mã nguồn đã đọc", "Id of the source it was read in"), (Target target) => target.Source, Noun.Source),
            Field.Code(
                "certainty",
                new("Nguồn nêu thẳng mục tiêu hay thuật lại", "Whether the source states the target or reports it at second hand"),
                (Target target) => target.Certainty),
            Field.OptionalCode(
                "set_by",
                new("Ai đặt mục tiêu", "Who set it"),
                (Target target) => target.SetBy,
                TargetSetter.Unknown) with { IsAddition = true },
            Field.OptionalCode(
                "adoption",
                new("Mục tiêu chắc chắn đến mức nào", "How firm it is"),
                (Target target) => target.Adoption,
                Adoption.Unknown) with { IsAddition = true },
            .. Field.Texts("note", new("Điều cần biết về mục tiêu", "What a reader should know of the target"), (Target target) => target.Note),
            .. Field.ComputedTexts(
                "text",
                new("Mục tiêu viết thành chữ, khi được yêu cầu", "What it asks for in words, where asked for"),
                (Target target) => target.Text),
            Field.Computed(
                "normalized.passMark",
                new("Mức được coi là đạt", "The value that counts as reached"),
                (Target target) => target.Normalized.PassMark),
            Field.Computed("normalized.stretch", new("Đầu xa của một khoảng", "The far end of a range"), (Target target) => target.Normalized.Stretch),
            Field.Computed(
                "normalized.strict",
                new("Phải vượt mức đạt chứ không chỉ bằng", "Whether the value must lie beyond the pass mark, not on it"),
                (Target target) => target.Normalized.Strict),
            Field.Computed(
                "normalized.scorable",
                new("Có con số để tính hay không", "Whether there is a number to compute with"),
                (Target target) => target.Normalized.Scorable),
            Field.Computed("normalized.reason", new("Vì sao không có con số", "Why there is none"), (Target target) => target.Normalized.Reason),
        ]);
}
