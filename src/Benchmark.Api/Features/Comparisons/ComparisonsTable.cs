using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Comparisons;

/// <summary>The matrix as rows and columns: one row for each of its cells, those of the reference among them.</summary>
internal sealed class ComparisonsTable : ITable<ComparisonsTable.Line>
{
    /// <summary>How many rows it has.</summary>
    public static int CountOf(ComparisonMatrix matrix) => matrix.Rows.Sum(row => row.Cells.Count + (row.ReferenceCell is null ? 0 : 1));

    public static Table Of(ComparisonMatrix matrix, IReadOnlyList<Target> targets, Catalog catalog) =>
        Table.Of(new("So sánh các địa phương", "Provinces compared"), ColumnsOf(catalog), SummaryOf(targets, catalog), matrix.Rows.SelectMany(Lines));

    private static Summary<Line> SummaryOf(IReadOnlyList<Target> targets, Catalog catalog)
    {
        var byId = new Lazy<Dictionary<string, Target>>(
            () => targets.DistinctBy(target => target.Id).ToDictionary(target => target.Id, StringComparer.Ordinal));
        return new(
        [
            SummaryColumns.Indicator<Line>(catalog, line => line.Row.Indicator.Id),
            new(new("Địa phương", "Province"), 20, line => NameOf(line, catalog)),
            new(new("So cái gì", "What is compared"), 26, line => SubjectOf(line.Row)),
            new(new("Mục tiêu", "Target"), 22, line => line.Cell.Target is { } id ? SummaryColumns.Goal(byId.Value[id], catalog) : null),
            SummaryColumns.Measured<Line>(new("Con số", "Figure"), catalog, line => line.Row.Indicator.Id, line => line.Cell.Value),
            new(new("Hạng", "Rank"), 7, line => line.Cell.Rank),
            new(new("Trên số đơn vị", "Of how many"), 8, line => line.Cell.Rank is null ? null : line.Row.Units),
            SummaryColumns.Measured<Line>(
                new("Kém mức tốt nhất", "Behind the best"),
                catalog,
                line => line.Row.Indicator.Id,
                line => line.Cell.GapToLeader),
            SummaryColumns.Measured<Line>(
                new("So với tham chiếu", "Against the reference"),
                catalog,
                line => line.Row.Indicator.Id,
                line => line.Cell.GapToReference),
            new(new("Đơn vị chênh lệch", "Unit of the gaps"), 12, line => line.Cell is { GapToLeader: null, GapToReference: null }
                ? null
                : SummaryWords.OfDifference(line.Row.Indicator.Unit, catalog.FindIndicator(line.Row.Indicator.Id)!.UnitName)),
            new(new("Cần lưu ý", "Caveats"), 48, line => SummaryColumns.Sentences(
                [SummaryColumns.Sentence(line.Cell.Missing), .. line.Warnings.Select(warning => warning.Message)])),
            SummaryColumns.Document<Line>(new("Nguồn", "Source"), catalog, line => line.Cell.Document, line => line.Cell.Source),
        ])
        {
            WarningsOf = line => line.Warnings,
            Decimals = line => catalog.FindIndicator(line.Row.Indicator.Id)!.Decimals,
        };
    }

    private static Text NameOf(Line line, Catalog catalog)
    {
        var label = ProvinceLabel.InSentence(catalog.FindProvince(line.Cell.Province)!);
        return line.IsReference ? new($"{label.Vi} (tham chiếu)", $"{label.En} (reference)") : label;
    }

    private static Text SubjectOf(ComparisonRow row) => row switch
    {
        { SeriesName: { } series } => new($"Số liệu năm {row.Year} ({series.Vi})", $"Values of {row.Year} ({series.En})"),
        { Horizon: { } horizon } => new($"Mục tiêu đến năm {horizon}", $"Targets for {horizon}"),
        _ => new("Mục tiêu không nêu năm", "Targets without a year"),
    };

    private static IEnumerable<Line> Lines(ComparisonRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var (cell, at) = (row.Cells[column], $"cells[{column}]");
            yield return new Line(
                row,
                cell,
                false,
                [.. row.NotComputed.Where(entry => entry.Province is null || entry.Province == cell.Province)],
                // A warning about another cell alone belongs to the row of that cell.
                [.. row.Warnings.Where(warning => warning.At == at || !(warning.At ?? "").Contains('['))]);
        }

        if (row.ReferenceCell is not null)
        {
            yield return new Line(
                row,
                row.ReferenceCell,
                true,
                [.. row.NotComputed.Where(entry => entry.Province is null)],
                [.. row.Warnings.Where(warning => !(warning.At ?? "").Contains('['))]);
        }
    }

    public static IReadOnlyList<string> InJsonAlone => ["claim", "observation.claim"];

    public static IReadOnlyList<Column<Line>> ColumnsOf(Catalog catalog) =>
    [
        new("id", new("Mã của dòng so sánh", "Id of the row compared"), line => line.Row.Id),
        new("measure", new("So mục tiêu hay số liệu", "Whether targets or observations are compared"), line => line.Row.Measure),
        new("indicator.id", new("Mã chỉ tiêu", "Id of the indicator"), line => line.Row.Indicator.Id),
        .. Columns.Pair<Line>("indicator.name", new("Tên chỉ tiêu", "Name of the indicator"), line => line.Row.Indicator.Name),
        new("indicator.unit", new("Mã đơn vị tính", "Code of the unit"), line => line.Row.Indicator.Unit),
        new("indicator.direction", new("Chiều nào tốt hơn", "Which way is better"), line => line.Row.Indicator.Direction),
        new("horizon", new("Năm đích của mục tiêu", "The horizon of the targets"), line => line.Row.Horizon),
        new("year", new("Năm của số liệu", "The year of the observations"), line => line.Row.Year),
        new("series", new("Mã chuỗi số liệu", "Id of the series"), line => line.Row.Series),
        .. Columns.Pair<Line>("seriesName", new("Tên chuỗi số liệu", "Name of the series"), line => line.Row.SeriesName),
        new("province", new("Mã đơn vị", "Id of the province"), line => line.Cell.Province),
        new("isReference", new("Đây là mức tham chiếu: không xếp hạng", "Whether this is the reference, which has no rank"), line => line.IsReference),
        new(
            "value",
            new(
                "Giá trị đo được, hoặc con số của mục tiêu (của một khoảng là mức đạt)",
                "The observed value, or the stated figure of the target (of a range the pass mark)"),
            line => line.Cell.Value)
        {
            IsMeasured = true,
        },
        .. Columns.Pair<Line>(
            "text",
            new("Con số viết thành chữ, khi được yêu cầu", "The figure in words, where asked for"),
            line => line.Cell.Text),
        new("comparator", new("Cách diễn đạt mục tiêu", "How the target is worded"), line => line.Cell.Comparator),
        new("low", new("Con số nêu trong văn bản", "The stated figure of the target"), line => line.Cell.Low) { IsMeasured = true },
        new("high", new("Đầu trên của một khoảng", "The upper end of a range"), line => line.Cell.High) { IsMeasured = true },
        .. Columns.Pair<Line>(
            "statement",
            new("Nội dung văn bản, theo lời của chúng tôi", "What the document says, in our words"),
            line => line.Cell.Statement),
        new(
            "basis",
            new(
                "Điều phải đạt: mức ở năm đích, mức tối thiểu từng năm, hay bình quân giai đoạn",
                "What has to hold: the state at the horizon, a floor in every year, or the mean of the period"),
            line => line.Cell.Basis),
        new("target", new("Mã mục tiêu chính", "Id of the primary target"), line => line.Cell.Target),
        .. NounColumns.Observation.Under<Line, Observation>("observation", new("Số liệu", "Observation"), line => line.Cell.Observation),
        new("document", new("Mã văn bản đặt ra mục tiêu", "Id of the document that sets the target"), line => line.Cell.Document),
        new("source", new("Mã nguồn đã đọc", "Id of the source the figure was read in"), line => line.Cell.Source),
        new(
            "rank",
            new(
                "Hạng giữa các đơn vị được so, 1 là tốt nhất; trống khi có ô trống",
                "The rank among the columns, 1 is best; empty where a column has no value"),
            line => line.Cell.Rank),
        new(
            "rankSource",
            new("Hạng đã công bố (official) hay tính ở đây (computed)", "Whether the rank was published (official) or computed here"),
            line => line.Cell.RankSource),
        new(
            "rankAmongKnown",
            new("1 cộng số ô đã biết tốt hơn hẳn; không phải thứ hạng", "1 and the number of known cells that are strictly better; no rank"),
            line => line.Cell.RankAmongKnown),
        new("rankBounds.best", new("Hạng tốt nhất có thể có", "The best rank it can have"), line => line.Cell.RankBounds?.Best),
        new("rankBounds.worst", new("Hạng kém nhất có thể có", "The worst rank it can have"), line => line.Cell.RankBounds?.Worst),
        new("tied", new("Có đơn vị khác cùng hạng", "Whether another cell has the same rank"), line => line.Cell.Tied),
        new(
            "gapToLeader",
            new("Khoảng cách đến giá trị tốt nhất đã biết, không bao giờ dương", "The distance to the best known cell, never positive"),
            line => line.Cell.GapToLeader)
        {
            IsMeasured = true,
        },
        new(
            "gapToReference",
            new("Khoảng cách đến mức tham chiếu; âm là kém hơn", "The distance to the reference; negative is behind"),
            line => line.Cell.GapToReference)
        {
            IsMeasured = true,
        },
        new("indexToReference", new("Giá trị bằng bao nhiêu % mức tham chiếu", "The value in percent of the reference's"), line => line.Cell.IndexToReference),
        new(
            "relativeScore",
            new(
                "Vị trí giữa mức kém nhất (0) và tốt nhất (100) trong các đơn vị được so",
                "The position between the worst (0) and the best (100) of the compared cells"),
            line => line.Cell.RelativeScore),
        new("missing", new("Vì sao trống", "Why the cell is empty"), line => line.Cell.Missing),
        new(
            "alternatives",
            new("Mã các mục tiêu của văn bản khác nêu con số khác, cách nhau bằng |", "Ids of the targets of other documents that disagree, separated by |"),
            line => Columns.Joined(line.Cell.Alternatives)),
        new("rankScope", new("Xếp hạng trong những đơn vị nào", "Which units the ranks are among"), line => line.Row.RankScope),
        new("units", new("Số đơn vị được so", "How many columns there are"), line => line.Row.Units),
        new("known", new("Số đơn vị có giá trị", "How many of them have a value"), line => line.Row.Known),
        new(
            "leader",
            new("Mã các đơn vị hạng 1 của dòng so sánh, cách nhau bằng |", "Ids of every province of rank 1, separated by |"),
            line => line.Row.Leader is null ? null : Columns.Joined(line.Row.Leader)),
        new(
            "spread",
            new("Khoảng cách từ mức tốt nhất đến mức kém nhất đã biết", "The distance from the best to the worst known cell"),
            line => line.Row.Spread)
        {
            IsMeasured = true,
        },
        new("gapUnit", new("Mã đơn vị của các khoảng cách", "Code of the unit of the distances"), line => line.Row.GapUnit),
        new("notComputed", Columns.NotComputed, line => Columns.Joined(line.NotComputed.Select(entry => (entry.Figure, entry.Reason)))),
        new("warnings", Columns.Warnings, line => Columns.Joined(line.Warnings)),
        .. Columns.Sentences<Line>(line => line.Row),
        .. CatalogColumns.Province<Line>(catalog, line => line.Cell.Province),
        .. CatalogColumns.Unit<Line>(catalog, line => line.Row.Indicator.Id),
        .. CatalogColumns.Source<Line>(catalog, "source", line => line.Cell.Source),
        .. CatalogColumns.Source<Line>(catalog, "document", line => line.Cell.Document),
        .. CatalogColumns.Source<Line>(catalog, "observation.secondSource", line => line.Cell.Observation?.SecondSource),
    ];

    /// <summary>A cell with the row it stands in.</summary>
    internal sealed record Line(
        ComparisonRow Row,
        ComparisonCell Cell,
        bool IsReference,
        IReadOnlyList<CellNotComputed> NotComputed,
        IReadOnlyList<Warning> Warnings);
}
