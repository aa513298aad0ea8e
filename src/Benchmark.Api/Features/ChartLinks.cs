using Benchmark.Api.Charts;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features;

/// <summary>Which chart shows what a page shows: the page draws it, announces it, and is shared with it as its picture.</summary>
internal static class ChartLinks
{
    /// <summary>How a picture is shown, not what it shows.</summary>
    public static readonly IReadOnlyList<string> Form = ["format", "lang", "scheme", "size"];

    // What of a list is no matter of a picture; whether it stays at a release is chosen where it is linked.
    private static readonly IReadOnlyList<string> Left = [.. IPictureRequest.NotTaken, .. Form, "asOf", "explain", "release", "trajectory"];

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
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string?> FindAsync(
        OwnLinks ownLinks,
        OwnLinks.Found found,
        string query,
        CancellationToken cancellation)
    {
        var data = found.Envelope!.Data;
        var chart = found.Route switch
        {
            "/v1/targets/{id}" when data is Target target => OfTarget(target.Id, await SeriesOfAsync(ownLinks, target, found.Request!, cancellation)),
            "/v1/rankings" => OfList(ChartKind.Ranking, query),
            "/v1/observations" => OfList(ChartKind.TimeSeries, query),
            "/v1/gaps" => OfList(ChartKind.TargetGap, query),
            "/v1/comparisons" when data is ComparisonMatrix matrix => matrix.Rows.FirstOrDefault(IsDrawn) is { } row ? OfGoals(row, matrix) : null,
            _ => found.Envelope.Data is ChartAnswer answer ? OfList(answer.Kind, query) : null,
        };
        if (chart is null)
            return null;
        var asked = QueryHelpers.ParseQuery(query);
        return asked.ContainsKey("release") || asked.ContainsKey("asOf") ? Pinned(chart, found.Request!.Published.Id) : chart;
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
        var kept = QueryHelpers.ParseQuery(query).Where(parameter => !Left.Contains(parameter.Key));
        return QueryString.Create(kept.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)).Value ?? "";
    }

    /// <summary>The series that counts where several judge a target.</summary>
    private static async Task<string?> SeriesOfAsync(
        OwnLinks ownLinks,
        Target target,
        DataRequest request,
        CancellationToken cancellation)
    {
        var found = await ownLinks.FollowAsync(
            "/v1/gaps",
            $"?explain=false&indicator={target.Indicator}&limit=1000&province={target.Province}&release={request.Published.Id}&standing=all",
            cancellation);
        var rows = found?.Envelope?.Data is IReadOnlyList<GapRow> all ? all.Where(row => row.Target.Id == target.Id).ToList() : [];
        return rows.Count < 2 ? null : GapCharts.OneOfEach(rows, request.Catalog)[0].Series;
    }
}
