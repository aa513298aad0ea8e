using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Observations;
using Benchmark.Core.Rankings;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Rankings;

/// <summary>
/// The league table as rows and columns: one row for each unit with a value, then one for each without, with the reason. What holds for the whole table is
/// repeated in every row.
/// </summary>
internal sealed class RankingsTable : ITable<RankingsTable.Line>
{
    /// <summary>How many rows it has.</summary>
    public static int CountOf(LeagueTable league) => league.Rows.Count + league.Excluded.Count;

    public static Table Of(LeagueTable league, Catalog catalog) => Table.Of(
        new("Bảng xếp hạng", "League table"),
        ColumnsOf(catalog),
        SummaryOf(league, catalog),
        [.. RowsOf(league), .. ExcludedOf(league)]);

    /// <summary>The table in another order: the units with a value, then those without.</summary>
    public static LeagueTable Sort(LeagueTable league, SortParameter<RankingsTable, Line> sort) => league with
    {
        Rows = [.. sort.Apply([.. RowsOf(league)], line => line.Id).Select(line => line.Row!)],
        Excluded = [.. sort.Apply([.. ExcludedOf(league)], line => line.Id).Select(line => line.Unit!)],
    };

    private static IEnumerable<Line> RowsOf(LeagueTable league) =>
        league.Rows.Select(row => new Line(league, row.Id, row.Province, row.Name, row.Label, row, null));

    private static IEnumerable<Line> ExcludedOf(LeagueTable league) =>
        league.Excluded.Select(unit => new Line(league, unit.Id, unit.Province, unit.Name, unit.Label, null, unit));

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

    public static IReadOnlyList<string> InJsonAlone => ["claim", "observation.claim"];

    public static IReadOnlyList<Column<Line>> ColumnsOf(Catalog catalog) =>
    [
        new("indicator.id", new("Mã chỉ tiêu", "Id of the indicator"), line => line.League.Indicator.Id),
        .. Columns.Pair<Line>("indicator.name", new("Tên chỉ tiêu", "Name of the indicator"), line => line.League.Indicator.Name),
        new("indicator.unit", new("Mã đơn vị tính", "Code of the unit"), line => line.League.Indicator.Unit),
        new("indicator.direction", new("Chiều nào tốt hơn", "Which way is better"), line => line.League.Indicator.Direction),
        new("series", new("Mã chuỗi số liệu", "Id of the series"), line => line.League.Series),
        .. Columns.Pair<Line>("seriesName", new("Tên chuỗi số liệu", "Name of the series"), line => line.League.SeriesName),
        new("year", new("Năm của giá trị", "The year of the values"), line => line.League.Year),
        new("id", new("Mã của dòng", "Id of the row"), line => line.Id),
        new("province", new("Mã đơn vị", "Id of the province"), line => line.Province),
        .. Columns.Pair<Line>("name", new("Tên đơn vị", "Name of the province"), line => line.Name),
        .. Columns.Pair<Line>("label", new("Tên đơn vị kèm ngày", "Name of the province with its days"), line => line.Label),
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
        .. Columns.Pair<Line>(
            "text",
            new("Giá trị viết thành chữ, khi được yêu cầu", "The value in words, where asked for"),
            line => line.Row?.Text),
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
        new("gapUnit", new("Mã đơn vị của các khoảng cách", "Code of the unit of the distances"), line => line.League.GapUnit),
        new("percentile", new("100 là đầu bảng, 0 là cuối bảng", "100 for the first of the field, 0 for the last"), line => line.Row?.Percentile),
        new("quartile", new("1 là nhóm một phần tư tốt nhất, đến 4", "1 for the best quarter of the field, to 4"), line => line.Row?.Quartile),
        new("reason", new("Vì sao không có giá trị", "Why there is no value"), line => line.Reason),
        .. NounColumns.Observation.Under<Line, Observation>("observation", new("Số liệu", "Observation"), line => line.Row?.Observation),
        new(
            "map",
            new("Danh sách đơn vị của chuỗi, gọi theo số đơn vị", "The list of units the series covers, by how many they are"),
            line => line.League.Map),
        new("ties", new("Cách xếp các giá trị bằng nhau", "How equal values are ranked"), line => line.League.Ties),
        new(
            "rankOn",
            new("Xếp hạng theo giá trị gốc hay đã làm tròn", "Whether the ranks stand on the values as they are or rounded"),
            line => line.League.RankOn),
        new("rankScope", new("Xếp hạng trong những đơn vị nào", "Which units the ranks are among"), line => line.League.RankScope),
        new("units", new("Số đơn vị của bảng", "How many units the field has"), line => line.League.Units),
        new("known", new("Số đơn vị có giá trị", "How many of them have a value"), line => line.League.Known),
        new("median", new("Trung vị của các giá trị", "The median of the values"), line => line.League.Median) { IsMeasured = true },
        new(
            "leader",
            new("Mã các đơn vị hạng 1, cách nhau bằng |", "Ids of every province of rank 1, separated by |"),
            line => line.League.Leader is null ? null : Columns.Joined(line.League.Leader)),
        new(
            "others",
            new(
                "Chuỗi và năm khác có giá trị (chuỗi năm biết/tất cả), cách nhau bằng |",
                "Other series and years with a value (series year known/all), separated by |"),
            line => Columns.Joined(line.League.Others.Select(other => $"{other.Series} {other.Year} {other.Known}/{other.Units}"))),
        new("notComputed", Columns.NotComputed, line => Columns.Joined(
            line.League.NotComputed.Where(entry => entry.Province is null || entry.Province == line.Province).Select(entry => (entry.Figure, entry.Reason)))),
        new("warnings", Columns.Warnings, line => Columns.Joined(line.League.Warnings)),
        .. Columns.Sentences<Line>(line => line.League),
        .. CatalogColumns.Unit<Line>(catalog, line => line.League.Indicator.Id),
        .. CatalogColumns.Source<Line>(catalog, "observation.source", line => line.Row?.Observation.Source),
        .. CatalogColumns.Source<Line>(catalog, "observation.secondSource", line => line.Row?.Observation.SecondSource),
    ];

    /// <summary>A unit, with a value or without.</summary>
    internal sealed record Line(LeagueTable League, string Id, string Province, Text Name, Text Label, LeagueRow? Row, ExcludedUnit? Unit)
    {
        /// <summary>Why there is no value; null when there is one.</summary>
        public Reason? Reason => Unit?.Reason;
    }
}
