using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Comparisons;

/// <summary>
/// The matrix along province and figure. A figure of a row is a category of its own, because each has its own unit: a share, its distance in percentage points,
/// its rank. The reference is one of the provinces.
/// </summary>
internal static class ComparisonsCube
{
    private static readonly Text Place = new("bậc", "place");
    private static readonly Text Percent = new("%", "%");
    private static readonly Text Points = new("điểm 0–100", "points of 0–100");

    private static readonly IReadOnlyList<Figure> Figures =
    [
        new("value", new("giá trị", "value"), cell => cell.Value, indicator => indicator.UnitName) { HasDecimals = true },
        new("low", new("con số nêu trong văn bản", "stated figure"), cell => cell.Low, indicator => indicator.UnitName)
        {
            HasDecimals = true,
            OfTargets = true,
        },
        new("high", new("đầu trên của khoảng", "upper end of the range"), cell => cell.High, indicator => indicator.UnitName)
        {
            HasDecimals = true,
            OfTargets = true,
        },
        new("rank", new("hạng", "rank"), cell => cell.Rank, _ => Place),
        new("rankAmongKnown", new("thứ tự trong các đơn vị đã biết", "place among the known"), cell => cell.RankAmongKnown, _ => Place),
        new("rankBounds.best", new("hạng tốt nhất có thể có", "best possible rank"), cell => cell.RankBounds?.Best, _ => Place),
        new("rankBounds.worst", new("hạng kém nhất có thể có", "worst possible rank"), cell => cell.RankBounds?.Worst, _ => Place),
        new("gapToLeader", new("khoảng cách đến giá trị tốt nhất đã biết", "distance to the best known value"), cell => cell.GapToLeader, DifferenceOf),
        new("gapToReference", new("khoảng cách đến mức tham chiếu", "distance to the reference"), cell => cell.GapToReference, DifferenceOf),
        new("indexToReference", new("bằng bao nhiêu % mức tham chiếu", "in percent of the reference"), cell => cell.IndexToReference, _ => Percent),
        new("relativeScore", new("vị trí giữa mức kém nhất và tốt nhất", "position between the worst and the best"), cell => cell.RelativeScore, _ => Points),
    ];

    public static Cube Of(ComparisonMatrix matrix, Catalog catalog)
    {
        var columns = matrix.Provinces.Select(province => province.Id).ToList();
        // As a column the reference has a rank too, so that cell holds more than the one of the reference row.
        var reference = matrix.Reference is null || columns.Contains(matrix.Reference.Id) ? null : matrix.Reference.Id;
        var figures =
            (from row in matrix.Rows from figure in Figures where row.Measure == Measure.Target || !figure.OfTargets select (Row: row, Figure: figure))
                .ToList();
        return new Cube(
            new("So sánh các địa phương", "Provinces compared"),
            [
                Dimensions.Provinces(catalog, reference is null ? columns : [.. columns, reference]),
                new(
                    "figure",
                    new("Con số", "Figure"),
                    Role.Metric,
                    [.. figures.Select(each => CategoryOf(each.Row, each.Figure, catalog.FindIndicator(each.Row.Indicator.Id)!))]),
            ],
            [
                .. from each in figures
                   from cell in reference is null ? each.Row.Cells : [.. each.Row.Cells, each.Row.ReferenceCell!]
                   select new CubeCell([cell.Province, IdOf(each.Row, each.Figure)], each.Figure.Value(cell), StatusOf(each.Row, cell, each.Figure)),
            ],
            Code.Of(Reason.NoObservation),
            Statuses.All);
    }

    private static string IdOf(ComparisonRow row, Figure figure) => row.Measure == Measure.Target
        ? $"{row.Indicator.Id}.{Code.Of(row.Measure)}.{Dimensions.CategoryOf(row.Horizon)}.{figure.Id}"
        : $"{row.Indicator.Id}.{Code.Of(row.Measure)}.{row.Series}.{row.Year!.Value.ToString(CultureInfo.InvariantCulture)}.{figure.Id}";

    private static Category CategoryOf(ComparisonRow row, Figure figure, Indicator indicator)
    {
        var what = (row.Measure, row.Horizon) switch
        {
            (Measure.Observation, _) => new Text($"số liệu {row.Year} ({row.SeriesName!.Vi})", $"observed {row.Year} ({row.SeriesName.En})"),
            (_, null) => new("mục tiêu không nêu năm", "target without a year"),
            _ => new($"mục tiêu {row.Horizon}", $"target {row.Horizon}"),
        };
        return new Category(
            IdOf(row, figure),
            new($"{indicator.Name.Vi}, {what.Vi}: {figure.Label.Vi}", $"{indicator.Name.En}, {what.En}: {figure.Label.En}"),
            figure.Unit(indicator),
            figure.HasDecimals ? indicator.Decimals : null);
    }

    private static string? StatusOf(ComparisonRow row, ComparisonCell cell, Figure figure)
    {
        if (figure.Value(cell) is null)
        {
            // What is null of the whole row is so of its columns; the reference has no such figure.
            var whole = cell == row.ReferenceCell ? null : cell.Province;
            var entry = row.NotComputed.FirstOrDefault(entry => entry.Figure == figure.Id && (entry.Province ?? whole) == cell.Province);
            var reason = cell.Missing ?? entry?.Reason;
            return reason is null ? Statuses.NotApplicable : Code.Of(reason.Value);
        }

        return figure != Figures[0] ? null
            : cell.Comparator is { } comparator ? Code.Of(comparator)
            : Statuses.Of(cell.Observation!);
    }

    private static Text? DifferenceOf(Indicator indicator) => Unit.KindOf(indicator.Unit) switch
    {
        UnitKind.Share or UnitKind.Rate => new("điểm phần trăm", "percentage points"),
        UnitKind.Index => new("điểm chỉ số", "index points"),
        UnitKind.Rank => Place,
        _ => indicator.UnitName,
    };

    /// <summary>A figure of a cell.</summary>
    private sealed record Figure(string Id, Text Label, Func<ComparisonCell, decimal?> Value, Func<Indicator, Text?> Unit)
    {
        /// <summary>Whether it is given with the decimals of the indicator.</summary>
        public bool HasDecimals { get; init; }

        /// <summary>Whether only targets have it.</summary>
        public bool OfTargets { get; init; }
    }
}
