using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>A way drawn year by year, so that a chart needs no arithmetic.</summary>
/// <param name="Path">The path required, from the baseline to the horizon; of a floor or an average a level line over its period. Empty without one.</param>
/// <param name="Observed">The known values of the series, oldest first.</param>
/// <param name="Projection">Where the actual change leads, from the judged value to the horizon; empty when there is none.</param>
/// <param name="Milestones">The pass marks that other targets of the same document set for other years.</param>
/// <param name="NotDrawn">Why the path or the projection is empty.</param>
public sealed record Trajectory(
    IReadOnlyList<TrajectoryPoint> Path,
    IReadOnlyList<TrajectoryPoint> Observed,
    IReadOnlyList<TrajectoryPoint> Projection,
    IReadOnlyList<TrajectoryMilestone> Milestones,
    IReadOnlyList<NotComputed> NotDrawn)
{
    /// <summary>The trajectory that belongs to figures and what they were computed from.</summary>
    public static Trajectory Of(GapInput input, GapFigures figures, IEnumerable<TrajectoryMilestone> milestones)
    {
        var notDrawn = new List<NotComputed>();
        var path = Draw("path", figures, notDrawn, () => PathOf(input, figures));
        var projection = Draw("projection", figures, notDrawn, () => ProjectionOf(input, figures));
        var observed = input.Values
            .Where(value => input.UpTo is null || value.Year <= input.UpTo)
            .OrderBy(value => value.Year)
            .Select(value => new TrajectoryPoint(value.Year, value.Value));
        return new Trajectory(path, [.. observed], projection, [.. milestones], notDrawn);
    }

    /// <summary>The same as one row for each year in which any of its lines has a value.</summary>
    public IReadOnlyList<TrajectoryRow> ToRows()
    {
        var years = Path.Concat(Observed).Concat(Projection).Select(point => point.Year).Concat(Milestones.Select(milestone => milestone.Year));
        return [.. years.Distinct().Order().Select(year => new TrajectoryRow(
            year,
            In(Path, year),
            In(Observed, year),
            In(Projection, year),
            Milestones.FirstOrDefault(milestone => milestone.Year == year)?.Value))];

        static decimal? In(IReadOnlyList<TrajectoryPoint> line, int year) => line.FirstOrDefault(point => point.Year == year)?.Value;
    }

    private static IReadOnlyList<TrajectoryPoint> Draw(string line, GapFigures figures, List<NotComputed> notDrawn, Func<IReadOnlyList<TrajectoryPoint>?> draw)
    {
        Reason reason;
        try
        {
            if (draw() is { } points)
                return points;
            reason = ReasonOf(figures);
        }
        catch (ArithmeticException)
        {
            reason = Reason.OutOfRange;
        }

        notDrawn.Add(new NotComputed(line, reason));
        return [];
    }

    // What refuses expectedNow refuses projectedAtHorizon for the same reason, and the latter alone may leave the range: its reason serves both lines.
    private static Reason ReasonOf(GapFigures figures) =>
        (figures.NotComputed.FirstOrDefault(entry => entry.Figure == "pace.projectedAtHorizon")
            ?? figures.NotComputed.First(entry => entry.Figure == "pace")).Reason;

    private static List<TrajectoryPoint>? PathOf(GapInput input, GapFigures figures)
    {
        // A floor, or the mean to hold, is as high in every year.
        if (input.Basis != Basis.AtYear)
        {
            return input.Period is null || input.Target.PassMark is not { } floor
                ? null
                : [.. Enumerable.Range(input.Period.Start, input.Period.Years()).Select(year => new TrajectoryPoint(year, Exact.Normalize(floor)))];
        }

        // At the horizon nothing is left to pace, but the path that led there can still be drawn.
        if (figures.Pace.ExpectedNow is null && ReasonOf(figures) != Reason.HorizonPassed)
            return null;
        var way = WayOf(input, figures, figures.Year!.Value);
        return input.Pace.RefusesPath(figures.Baseline!.Value, ValueIn(input, figures.Year.Value), input.Target.PassMark!.Value) is not null
            ? null
            : [.. YearsBetween(figures.Baseline.Year, input.Horizon!.Value).Select(
                year => new TrajectoryPoint(year, Exact.Round(input.Pace.ExpectedNow(way with { Year = year }).Value)))];
    }

    private static List<TrajectoryPoint>? ProjectionOf(GapInput input, GapFigures figures)
    {
        if (figures.Pace.ProjectedAtHorizon is not { } projected)
            return null;
        var year = figures.Year!.Value;
        if (input.Basis != Basis.AtYear)
            return [.. YearsBetween(year, input.Horizon ?? year).Select(each => new TrajectoryPoint(each, projected))];
        var way = WayOf(input, figures, year);
        return [.. YearsBetween(year, input.Horizon!.Value).Select(
            each => new TrajectoryPoint(each, Exact.Round(input.Pace.ProjectedAtHorizon(way with { Horizon = each }).Value)))];
    }

    private static decimal ValueIn(GapInput input, int year) => input.Values.First(value => value.Year == year).Value;

    private static Way WayOf(GapInput input, GapFigures figures, int year) => new(
        1,
        figures.Baseline!.Value,
        figures.Baseline.Year,
        ValueIn(input, year),
        year,
        input.Target.PassMark!.Value,
        input.Horizon!.Value);

    private static IEnumerable<int> YearsBetween(int from, int to) => Enumerable.Range(from, to - from + 1);
}

/// <summary>A point of a line.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The value, in the unit of the indicator.</param>
public sealed record TrajectoryPoint(int Year, decimal Value);

/// <summary>A year of a way; what is not drawn in it is null.</summary>
/// <param name="Year">The year.</param>
/// <param name="Path">Where the path required stands.</param>
/// <param name="Observed">The known value.</param>
/// <param name="Projection">Where the actual change leads.</param>
/// <param name="Milestone">The pass mark that another target of the same document sets.</param>
public sealed record TrajectoryRow(int Year, decimal? Path, decimal? Observed, decimal? Projection, decimal? Milestone);

/// <summary>What the same document asks for in another year.</summary>
/// <param name="Year">The horizon of the other target.</param>
/// <param name="Value">Its pass mark.</param>
/// <param name="Target">Its id.</param>
public sealed record TrajectoryMilestone(int Year, decimal Value, string Target);
