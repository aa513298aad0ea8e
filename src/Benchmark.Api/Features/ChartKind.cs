using Benchmark.Api.Charts;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>A kind of chart.</summary>
/// <param name="Id">What its address names it by.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Meaning">What it shows.</param>
/// <param name="List">The route whose figures it draws; its page is where they stand.</param>
internal sealed record ChartKind(string Id, Text Name, Text Meaning, string List)
{
    /// <summary>The most rows that one axis has room for.</summary>
    public const int MostRows = 40;

    /// <summary>The most lines that can be told apart.</summary>
    public const int MostLines = 12;

    public static readonly ChartKind TargetGap = new(
        "target-gap",
        new("Khoảng cách tới mục tiêu", "Gap to target"),
        new("Số liệu và mức đạt của từng dòng trên cùng một trục.", "The figure and the pass mark of each row on one axis."),
        "/v1/gaps");

    public static readonly ChartKind Difference = new(
        "difference",
        new("Chênh lệch so với mục tiêu", "Difference to target"),
        new(
            "Khoảng cách của số liệu tới mức đạt: bên phải là ở mức đạt, bên trái là chưa tới.",
            "How far each figure is from its pass mark: what passes is at the right."),
        "/v1/gaps");

    public static readonly ChartKind Trajectory = new(
        "trajectory",
        new("Đường tới mục tiêu", "Trajectory"),
        new("Một mục tiêu qua các năm: số liệu, đường cần đi, và nơi nhịp hiện nay dẫn tới.", "One target year by year: figures, required path, today’s pace."),
        "/v1/gaps");

    public static readonly ChartKind Ranking = new(
        "ranking",
        new("Xếp hạng", "Ranking"),
        new(
            "Các địa phương từ tốt nhất, mỗi nơi với mục tiêu của mình; nơi chưa có số liệu được nêu tên.",
            "The provinces, best first, each with its own goal."),
        "/v1/rankings");

    public static readonly ChartKind TimeSeries = new(
        "time-series",
        new("Chuỗi số liệu theo năm", "Time series"),
        new("Số liệu qua các năm: một chuỗi là các cột với mục tiêu của năm, nhiều chuỗi là các đường.", "Figures year by year: columns with goals, or lines."),
        "/v1/observations");

    public static readonly ChartKind TargetCard = new(
        "target-card",
        new("Thẻ mục tiêu", "Target card"),
        new("Một mục tiêu trong vài chữ: số liệu, kết luận, còn thiếu bao nhiêu.", "One target in a few words: figure, verdict, distance."),
        "/v1/targets");

    public static readonly IReadOnlyList<ChartKind> All = [TargetGap, Difference, Trajectory, Ranking, TimeSeries, TargetCard];

    /// <summary>The path of its pictures.</summary>
    public string Path => $"/v1/charts/{Id}";
}

/// <summary>What the parameters of every chart are.</summary>
internal static class ChartText
{
    public const string Size = "How large: `wide` 1200 × 675, `small` 600 × 400, `square` 1080 × 1080. A page takes the room it has.";
    public const string Scheme = "The colors: on white, on black, or black and grey for paper. A page follows its reader.";
}

/// <summary>A chart as it is answered.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Chart">What is drawn.</param>
/// <param name="Figures">The path of the answer in which its figures stand, without the release.</param>
/// <param name="Readable">The path of the page where they stand.</param>
internal sealed record ChartAnswer(ChartKind Kind, Chart Chart, string Figures, string Readable) : IPictured
{
    /// <summary>The answer, of which every picture is made.</summary>
    /// <param name="catalog">The catalog, which cites what it rests on.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="scheme">Its colors.</param>
    public Answer<ChartAnswer> In(Catalog catalog, CodeParameter<ChartSize> size, CodeParameter<ColorScheme> scheme) => new Answer<ChartAnswer>(this)
        .As(() => ChartFrame.Picture(Chart, Readable, size.Value!.Value, scheme.Value!.Value)) with
    {
        Sources = catalog.Cite(Chart.FigureSources.Concat(Chart.GoalSources)),
    };

    /// <summary>What is asked, as another route takes it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="route">The other route.</param>
    /// <param name="chosen">What is drawn because nothing is chosen; empty where something is.</param>
    public static string PathOf(DataRequest request, string route, params IEnumerable<(string Parameter, string Value)> chosen)
    {
        var asked = request.Canonical.Bare([.. ChartLinks.Form, "release"])[request.Asked.Path.Length..].TrimStart('?');
        var all = asked.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Concat(chosen.Select(each => $"{each.Parameter}={each.Value}"))
            .Order(StringComparer.Ordinal);
        return string.Join('&', all) is { Length: > 0 } query ? $"{route}?{query}" : route;
    }
}
