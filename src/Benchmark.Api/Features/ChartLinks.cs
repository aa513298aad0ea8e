using Benchmark.Api.Charts;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features;

/// <summary>Which chart shows what a page shows: the page draws it, announces it, and is shared with it as its picture.</summary>
internal static class ChartLinks
{
    // How an answer is shown, not what it is; a picture has its own way.
    private static readonly string[] Form =
        ["bom", "cursor", "decimal", "display", "explain", "fields", "format", "hasValue", "lang", "limit", "sort", "trajectory", "vintage"];

    /// <summary>The card of a target.</summary>
    /// <param name="target">The id of the target.</param>
    /// <param name="series">The series that judges it; null where none does.</param>
    public static string OfTarget(string target, string? series) =>
        $"{ChartKind.TargetCard.Path}?id={Uri.EscapeDataString(target)}{(series is null ? "" : $"&series={series}")}";

    /// <summary>The way to the target of a row; null where nothing is drawn of it.</summary>
    public static string? OfWay(GapRow row) => row.Target.Document is { } document && row.Series is { } series && GapCharts.IsDrawn(row)
        ? $"{ChartKind.Trajectory.Path}?document={document}&horizon={YearOf(row.Target.Horizon)}&indicator={row.Indicator}"
            + $"&province={row.Province}&series={series}&standing={Code.Of(row.Target.Standing)}"
        : null;

    /// <summary>The goals of a deadline beside their values.</summary>
    public static string OfGoals(ComparisonRow row, ComparisonMatrix matrix) =>
        $"{ChartKind.TargetGap.Path}?horizon={YearOf(row.Horizon)}&indicator={row.Indicator.Id}&province={string.Join(',', ComparedIn(matrix))}";

    /// <summary>The line of a province on an indicator.</summary>
    public static string OfLine(string province, string indicator, string series) =>
        $"{ChartKind.TimeSeries.Path}?indicator={indicator}&province={province}&series={series}";

    /// <summary>The chart of the same figures as a list; its parameters are those of the list.</summary>
    public static string OfList(ChartKind kind, string query) => kind.Path + Kept(query);

    /// <summary>The rows of a comparison of which a chart is drawn: goals of several places that have a number.</summary>
    public static bool IsDrawn(ComparisonRow row) =>
        row.Measure == Measure.Target && row.Cells.Append(row.ReferenceCell).Count(cell => cell?.Value is not null) is > 1 and <= ChartKind.MostRows;

    /// <summary>The chart of what a link shows; null where it shows none.</summary>
    /// <param name="ownLinks">Follows links.</param>
    /// <param name="found">What the link shows.</param>
    /// <param name="query">Its query.</param>
    /// <param name="catalog">Which series count.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string?> FindAsync(
        OwnLinks ownLinks,
        OwnLinks.Found found,
        string query,
        Catalog catalog,
        CancellationToken cancellation)
    {
        var data = found.Envelope!.Data;
        var chart = found.Route switch
        {
            "/v1/targets/{id}" when data is Target target => OfTarget(target.Id, await SeriesOfAsync(ownLinks, target, query, catalog, cancellation)),
            "/v1/rankings" => OfList(ChartKind.Ranking, query),
            "/v1/observations" => OfList(ChartKind.TimeSeries, query),
            "/v1/gaps" => OfList(ChartKind.TargetGap, query),
            "/v1/comparisons" when data is ComparisonMatrix matrix => matrix.Rows.FirstOrDefault(IsDrawn) is { } row ? OfGoals(row, matrix) : null,
            _ => found.Envelope.Data is ChartAnswer answer ? OfList(answer.Kind, query) : null,
        };
        if (chart is null)
            return null;
        return QueryHelpers.ParseQuery(query).TryGetValue("release", out var release) ? Pinned(chart, $"{release}") : chart;
    }

    /// <summary>A chart at one release; one that names a release keeps it.</summary>
    public static string Pinned(string chart, string release) => chart.Contains("release=", StringComparison.Ordinal) ? chart : With(chart, "release", release);

    /// <summary>A link with one parameter more.</summary>
    public static string With(string link, string parameter, string value) => QueryHelpers.AddQueryString(link, parameter, value);

    private static string YearOf(int? horizon) => horizon is { } year ? $"{year}" : GapSummary.Open;

    private static IEnumerable<string> ComparedIn(ComparisonMatrix matrix) =>
        matrix.Provinces.Select(column => column.Id).Concat(matrix.Reference is { } reference ? [reference.Id] : []).Distinct();

    private static string Kept(string query)
    {
        var kept = QueryHelpers.ParseQuery(query).Where(parameter => !Form.Contains(parameter.Key));
        return QueryString.Create(kept.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)).Value ?? "";
    }

    /// <summary>The series that counts where several judge a target.</summary>
    private static async Task<string?> SeriesOfAsync(
        OwnLinks ownLinks,
        Target target,
        string query,
        Catalog catalog,
        CancellationToken cancellation)
    {
        var release = QueryHelpers.ParseQuery(query).TryGetValue("release", out var pinned) ? $"&release={pinned}" : "";
        var found = await ownLinks.FollowAsync(
            "/v1/gaps",
            $"?explain=false&indicator={target.Indicator}&limit=1000&province={target.Province}&standing=all{release}",
            cancellation);
        var rows = found?.Envelope?.Data is IReadOnlyList<GapRow> all ? all.Where(row => row.Target.Id == target.Id).ToList() : [];
        return rows.Count < 2 ? null : GapCharts.OneOfEach(rows, catalog)[0].Series;
    }
}
