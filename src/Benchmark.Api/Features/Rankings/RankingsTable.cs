using Benchmark.Api.Formats;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Rankings;

/// <summary>
/// The league table as rows and columns: one row for each unit with a value, then one for each without, with the reason. What holds for the whole table is
/// repeated in every row.
/// </summary>
internal static class RankingsTable
{
    /// <summary>How many rows it has.</summary>
    public static int CountOf(LeagueTable league) => league.Rows.Count + league.Excluded.Count;

    public static Table Of(LeagueTable league, Catalog catalog) => Table.Of(
        new("Bảng xếp hạng", "League table"),
        ColumnsOf(league, catalog),
        SummaryOf(league, catalog),
        [
            .. league.Rows.Select(row => new Line(row.Province, row.Name, row, null)),
            .. league.Excluded.Select(unit => new Line(unit.Province, unit.Name, null, unit.Reason)),
        ]);

    private static Summary<Line> SummaryOf(LeagueTable league, Catalog catalog)
    {
        var indicator = catalog.FindIndicator(league.Indicator.Id)!;
        var (name, unit) = (SummaryColumns.NameOf(indicator), SummaryWords.OfDifference(indicator.Unit, indicator.UnitName));
        return new(
        [
            new(new("Hạng", "Rank"), 8, line => line.Row?.Rank),
            SummaryColumns.Province<Line>(catalog, line => line.Province),
            new(new("Chỉ tiêu", "Indicator"), 30, _ => name),
            new(new("Cách đo", "How it is measured"), 26, _ => league.SeriesName),
            new(new("Năm", "Year"), 7, _ => league.Year),
            new(new("Giá trị", "Value"), SummaryColumns.OfNumber, line => Figure.Of(line.Row?.Value, indicator.Decimals)),
            new(new("Hạng có thể có", "Possible ranks"), 11, line => line.Row?.RankBounds is { } bounds ? $"{bounds.Best}–{bounds.Worst}" : null),
            new(new("Kém giá trị tốt nhất đã biết", "Behind the best known"), 12, line => Figure.Of(line.Row?.GapToLeader, indicator.Decimals)),
            new(new("So với trung vị", "Against the median"), 11, line => Figure.Of(line.Row?.GapToMedian, indicator.Decimals)),
            new(new("Đơn vị chênh lệch", "Unit of the gaps"), 13, line => line.Row?.GapToLeader is null ? null : unit),
            new(new("Cần lưu ý", "Caveats"), 40, line => SummaryColumns.Sentences(
            [
                SummaryColumns.Sentence(line.Reason),
                line.Row?.Observation.Certainty is { } certainty and not Certainty.Official ? SummaryColumns.Sentence(SummaryWords.Of(certainty)) : null,
                line.Row?.Observation.Note,
            ])),
            SummaryColumns.Source<Line>(new("Nguồn", "Source"), catalog, line => line.Row?.Observation.Source) with { Width = 36 },
        ])
        {
            Warnings = league.Warnings,
            Decimals = _ => indicator.Decimals,
        };
    }

    private static IReadOnlyList<Column<Line>> ColumnsOf(LeagueTable league, Catalog catalog) =>
    [
        new("indicator.id", new("Mã chỉ tiêu", "Id of the indicator"), _ => league.Indicator.Id),
        .. Columns.Pair<Line>("indicator.name", new("Tên chỉ tiêu", "Name of the indicator"), _ => league.Indicator.Name),
        new("indicator.unit", new("Mã đơn vị tính", "Code of the unit"), _ => league.Indicator.Unit),
        new("indicator.direction", new("Chiều nào tốt hơn", "Which way is better"), _ => league.Indicator.Direction),
        new("series", new("Mã chuỗi số liệu", "Id of the series"), _ => league.Series),
        .. Columns.Pair<Line>("seriesName", new("Tên chuỗi số liệu", "Name of the series"), _ => league.SeriesName),
        new("year", new("Năm của giá trị", "The year of the values"), _ => league.Year),
        new("province", new("Mã đơn vị", "Id of the province"), line => line.Province),
        .. Columns.Pair<Line>("name", new("Tên đơn vị", "Name of the province"), line => line.Name),
        new(
            "rank",
            new(
                "Hạng, 1 là tốt nhất; trống khi có đơn vị chưa có số liệu, trừ hạng đã công bố",
                "The rank, 1 is best; empty where a unit has no value, unless it was published"),
            line => line.Row?.Rank),
        new(
            "rankSource",
            new("Hạng đã công bố (official) hay tính ở đây (computed)", "Whether the rank was published (official) or computed here"),
            line => line.Row?.RankSource),
        new("fieldSize", new("Số địa phương trong bảng hạng đã công bố", "How many units the published ranking has"), line => line.Row?.FieldSize),
        new(
            "rankAmongKnown",
            new("1 cộng số đơn vị đã biết tốt hơn hẳn; không phải thứ hạng", "1 and the number of known units that are strictly better; no rank"),
            line => line.Row?.RankAmongKnown),
        new("rankBounds.best", new("Hạng tốt nhất có thể có", "The best rank it can have"), line => line.Row?.RankBounds?.Best),
        new("rankBounds.worst", new("Hạng kém nhất có thể có", "The worst rank it can have"), line => line.Row?.RankBounds?.Worst),
        new("tied", new("Có đơn vị khác cùng hạng", "Whether another unit has the same rank"), line => line.Row?.Tied),
        new("value", new("Giá trị, theo đơn vị của chỉ tiêu", "The value, in the unit of the indicator"), line => line.Row?.Value)
        {
            IsMeasured = true,
        },
        new(
            "gapToLeader",
            new("Khoảng cách đến giá trị tốt nhất đã biết, không bao giờ dương", "The distance to the best known value, never positive"),
            line => line.Row?.GapToLeader)
        {
            IsMeasured = true,
        },
        new("gapToMedian", new("Khoảng cách đến trung vị; âm là kém hơn", "The distance to the median; negative is behind"), line => line.Row?.GapToMedian)
        {
            IsMeasured = true,
        },
        new("gapUnit", new("Mã đơn vị của các khoảng cách", "Code of the unit of the distances"), _ => league.GapUnit),
        new("percentile", new("100 là đầu bảng, 0 là cuối bảng", "100 for the first of the field, 0 for the last"), line => line.Row?.Percentile),
        new("quartile", new("1 là nhóm một phần tư tốt nhất, đến 4", "1 for the best quarter of the field, to 4"), line => line.Row?.Quartile),
        new("reason", new("Vì sao không có giá trị", "Why there is no value"), line => line.Reason),
        .. NounColumns.Observation.Under<Line, Observation>("observation", new("Số liệu", "Observation"), line => line.Row?.Observation),
        new("map", new("Danh sách đơn vị của chuỗi, gọi theo số đơn vị", "The list of units the series covers, by how many they are"), _ => league.Map),
        new("ties", new("Cách xếp các giá trị bằng nhau", "How equal values are ranked"), _ => league.Ties),
        new("rankOn", new("Xếp hạng theo giá trị gốc hay đã làm tròn", "Whether the ranks stand on the values as they are or rounded"), _ => league.RankOn),
        new("rankScope", new("Xếp hạng trong những đơn vị nào", "Which units the ranks are among"), _ => league.RankScope),
        new("units", new("Số đơn vị của bảng", "How many units the field has"), _ => league.Units),
        new("known", new("Số đơn vị có giá trị", "How many of them have a value"), _ => league.Known),
        new("median", new("Trung vị của các giá trị", "The median of the values"), _ => league.Median) { IsMeasured = true },
        new(
            "leader",
            new("Mã các đơn vị hạng 1, cách nhau bằng |", "Ids of every province of rank 1, separated by |"),
            _ => league.Leader is null ? null : Columns.Joined(league.Leader)),
        new(
            "others",
            new(
                "Chuỗi và năm khác có giá trị (chuỗi năm biết/tất cả), cách nhau bằng |",
                "Other series and years with a value (series year known/all), separated by |"),
            _ => Columns.Joined(league.Others.Select(other => $"{other.Series} {other.Year} {other.Known}/{other.Units}"))),
        new("notComputed", Columns.NotComputed, line => Columns.Joined(
            league.NotComputed.Where(entry => entry.Province is null || entry.Province == line.Province).Select(entry => (entry.Figure, entry.Reason)))),
        new("warnings", Columns.Warnings, _ => Columns.Joined(league.Warnings)),
        .. Columns.Sentences<Line>(_ => league),
        .. CatalogColumns.Unit<Line>(catalog, _ => league.Indicator.Id),
        .. CatalogColumns.Source<Line>(catalog, "observation.source", line => line.Row?.Observation.Source),
        .. CatalogColumns.Source<Line>(catalog, "observation.secondSource", line => line.Row?.Observation.SecondSource),
    ];

    /// <summary>A unit, with a value or without.</summary>
    private sealed record Line(string Province, Text Name, LeagueRow? Row, Reason? Reason);
}
