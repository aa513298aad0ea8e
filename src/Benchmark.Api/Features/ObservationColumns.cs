using Benchmark.Api.Formats;
using Benchmark.Core.Observations;

namespace Benchmark.Api.Features;

/// <summary>The columns of an observation, by itself or as a part of a row.</summary>
internal static class ObservationColumns
{
    public static readonly IReadOnlyList<Column<Observation>> All =
    [
        new("id", new("Mã số liệu", "Id of the observation"), observation => observation.Id),
        new("province", new("Mã đơn vị được đo", "Id of the province measured"), observation => observation.Province),
        new("indicator", new("Mã chỉ tiêu", "Id of the indicator"), observation => observation.Indicator),
        new("year", new("Năm của giá trị, không phải năm công bố", "The year the value is of, not the year it came out"), observation => observation.Year),
        new("series", new("Mã chuỗi số liệu, tức cách đo", "Id of the series, the way of measuring"), observation => observation.Series),
        new("value", new("Giá trị, theo đơn vị của chỉ tiêu", "The value, in the unit of the indicator"), observation => observation.Value),
        new("unit", new("Mã đơn vị tính", "Code of the unit"), observation => observation.Unit),
        new("fieldSize", new("Số địa phương được xếp hạng", "How many units were ranked"), observation => observation.FieldSize),
        new("certainty", new("Chính thức, theo báo chí, hay sơ bộ", "Official, reported by the press, or preliminary"), observation => observation.Certainty),
        new("vintage", new("Ngày, tháng hoặc năm công bố, theo mức đã biết", "The day, month or year it came out, as far as it is known"), observation => observation.Vintage),
        new("revision", new("Lần công bố, đếm từ 1 là cũ nhất", "Which of the known figures for the same thing, from 1, the oldest"), observation => observation.Revision),
        new("source", new("Mã nguồn đã đọc", "Id of the source it was read in"), observation => observation.Source),
        new("secondSource", new("Mã nguồn thứ hai có cùng con số", "Id of a second source with the same figure"), observation => observation.SecondSource),
        .. Columns.Pair<Observation>("note", new("Điều cần biết về số liệu", "What a reader should know of the observation"), observation => observation.Note),
    ];
}
