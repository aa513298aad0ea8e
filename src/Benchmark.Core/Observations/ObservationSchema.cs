using Benchmark.Core.Schemas;

namespace Benchmark.Core.Observations;

/// <summary>The fields of an observation.</summary>
public static class ObservationSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Observation> Instance = new(
        "observations.csv",
        Noun.Observation,
        ["province", "indicator", "year", "series", "revision"],
        [
            Field.Subject(
                "province",
                new("Mã đơn vị được đo", "Id of the province measured"),
                (Observation observation) => observation.Province,
                Noun.Province),
            Field.Subject("indicator", new("Mã chỉ tiêu", "Id of the indicator"), (Observation observation) => observation.Indicator, Noun.Indicator),
            Field.WholeNumber(
                "year",
                new("Năm của giá trị, không phải năm công bố", "The year the value is of, not the year it came out"),
                (Observation observation) => observation.Year),
            Field.Id("series", new("Mã chuỗi số liệu, tức cách đo", "Id of the series, the way of measuring"), (Observation observation) => observation.Series),
            Field.WholeNumber(
                "revision",
                new("Lần công bố, đếm từ 1 là cũ nhất", "Which of the known figures for the same thing, from 1, the oldest"),
                (Observation observation) => observation.Revision),
            Field.Number(
                "value",
                new("Giá trị, theo đơn vị của chỉ tiêu", "The value, in the unit of the indicator"),
                (Observation observation) => observation.Value),
            Field.Text(
                "vintage",
                new("Ngày, tháng hoặc năm công bố, theo mức đã biết", "The day, month or year it came out, as far as it is known"),
                (Observation observation) => observation.Vintage),
            Field.Code(
                "certainty",
                new("Chính thức, theo báo chí, hay sơ bộ", "Official, reported by the press, or preliminary"),
                (Observation observation) => observation.Certainty),
            Field.Id("source", new("Mã nguồn đã đọc", "Id of the source it was read in"), (Observation observation) => observation.Source, Noun.Source),
            Field.Id(
                "second_source",
                new("Mã nguồn thứ hai có cùng con số", "Id of a second source with the same figure"),
                (Observation observation) => observation.SecondSource, Noun.Source),
            .. Field.Texts(
                "note",
                new("Điều cần biết về số liệu", "What a reader should know of the observation"),
                (Observation observation) => observation.Note),
            .. Field.ComputedTexts(
                "text",
                new("Giá trị viết thành chữ, khi được yêu cầu", "The value in words, where asked for"),
                (Observation observation) => observation.Text),
            Field.Computed("id", new("Mã số liệu", "Id of the observation"), (Observation observation) => observation.Id),
            Field.Computed("unit", new("Mã đơn vị tính", "Code of the unit"), (Observation observation) => observation.Unit),
            Field.Computed("fieldSize", new("Số địa phương được xếp hạng", "How many units were ranked"), (Observation observation) => observation.FieldSize),
        ]);
}
