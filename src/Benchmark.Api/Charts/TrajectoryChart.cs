using Benchmark.Api.Formats;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>The way to a target, year by year: what was observed, what the goal asks for, and where today's pace leads.</summary>
internal sealed record TrajectoryChart : Chart
{
    private const double InPage = 300;

    /// <summary>The row, with its way as lines and its figures as text.</summary>
    public required GapMark Mark { get; init; }

    public required Measured Measured { get; init; }

    /// <summary>The years before which the way of measuring changed.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];

    /// <summary>The values of other series.</summary>
    public IReadOnlyList<Other> Others { get; init; } = [];

    /// <summary>What the pass mark is called, with its figure.</summary>
    public required Text Level { get; init; }

    /// <summary>Why no pace is drawn; null where one is.</summary>
    public Text? WhyNoPace { get; init; }

    private Trajectory Way => Mark.Row.Trajectory!;

    /// <summary>What the same document asks for on the way; what it asks for later is another way.</summary>
    private IEnumerable<TrajectoryMilestone> Milestones => Way.Milestones.Where(milestone => !(milestone.Year > Mark.Row.Target.Horizon));

    public override double HeightIn(double width, Language language) => InPage;

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        var language = canvas.Language;
        var (size, small) = (13 * unit, Math.Max(11, 12 * unit));
        // What is due in the year of the newest value has nowhere to be led to.
        var projected = Way.Projection is [_, _, ..] line ? line[^1] : null;
        var projectedText = projected is null ? "" : FigureText.WithUnit(FigureText.Number(projected.Value, 2), FigureText.Brief(Measured), ofOneYear: true)
            .In(language);
        // Beside the end of the projection, where it is wide enough for both.
        var beside = TextWidth.Wrap(ChartWords.Projection.In(language), small, 92 * unit);
        var rightRoom = projected is null ? 6 * unit
            : Math.Max(TextWidth.Of(projectedText, size, isBold: true), beside.Max(text => TextWidth.Of(text, small))) + (16 * unit);
        var years = Way.Observed.Concat(Way.Path).Concat(Way.Projection).Select(point => point.Year)
            .Concat(Milestones.Select(milestone => milestone.Year))
            .Concat(Others.Select(other => other.Year))
            .Concat(Mark.Row.Target.Horizon is { } due ? [due] : [])
            .ToList();
        var figures = Way.Observed.Concat(Way.Path).Concat(Way.Projection).Select(point => point.Value)
            .Concat(Milestones.Select(milestone => milestone.Value))
            .Concat(Others.Select(other => other.Value))
            .Append(Mark.PassMark)
            .Append(Mark.BandEnd ?? Mark.PassMark)
            .ToList();
        if (years.Count == 0)
            years.Add(Mark.Row.Observation?.Year ?? 0);
        var whyRoom = WhyNoPace is null ? [] : TextWidth.Wrap(WhyNoPace.In(language), small, area.Width);
        var below = whyRoom.Count * small * 1.4;
        var plot = Plot.Draw(
            canvas,
            area with { Height = area.Height - below },
            unit,
            Measured,
            figures,
            (years.Min(), years.Max()),
            Mark.Row.Target.Horizon,
            rightRoom);
        foreach (var (number, text) in whyRoom.Index())
            canvas.Write(new Label(area.X, area.Bottom - below + ((number + 0.8) * small * 1.4), small, Ink.Secondary, text));

        DrawGoal(canvas, plot, unit);
        DrawLine(canvas, plot, Way.Path, Ink.Goal, 2 * unit, Dash.Dotted);
        DrawLine(canvas, plot, Way.Projection, Ink.Value, 2 * unit, Dash.Dashed);
        foreach (var milestone in Milestones)
        {
            var (x, y) = (plot.X(milestone.Year), plot.Y(milestone.Value));
            canvas.Add(new Segment(x, y - (8 * unit), x, y + (8 * unit), Ink.Goal, 3 * unit));
        }

        foreach (var run in RunsOf(Way.Observed))
            DrawLine(canvas, plot, run, Ink.Value, 2.5 * unit, Dash.None);
        foreach (var point in Way.Observed)
        {
            var isPreliminary = Mark.Row.Input.Values.Any(value => value.Year == point.Year && value.Preliminary);
            var (x, y) = (plot.X(point.Year), plot.Y(point.Value));
            Marks.DrawValue(canvas, x, y, 5.5 * unit, isPreliminary, unit);
            canvas.Keep(new Box(x - (5 * unit), y - (5 * unit), 10 * unit, 10 * unit, Ink.Paper));
        }

        WriteGoal(canvas, plot, size);
        if (projected is not null)
        {
            var (x, y) = (plot.X(projected.Year) + (8 * unit), plot.Y(projected.Value));
            var height = (beside.Count * small * 1.2) + size;
            y = Area.Within(y, area.Y + size, plot.Area.Bottom - height + size);
            canvas.Write(new Label(x, y + (0.35 * size), size, Ink.Value, projectedText, IsBold: true));
            foreach (var (number, text) in beside.Index())
                canvas.Write(new Label(x, y + (0.35 * size) + ((number + 1) * small * 1.25), small, Ink.Value, text));
        }

        WriteValues(canvas, plot, unit, size);
        var path = Way.Path is { Count: > 2 } drawn && drawn.Select(point => point.Value).Distinct().Count() > 1 ? drawn[drawn.Count / 2] : null;
        if (path is not null)
        {
            WriteAround(canvas, plot, path.Year, path.Value, new Label(0, 0, small, Ink.Secondary, ChartWords.RequiredPath.In(language), Anchor.Middle), unit);
        }

        foreach (var other in Others)
        {
            var (x, y) = (plot.X(other.Year), plot.Y(other.Value));
            canvas.Add(KeyShape.OtherSeries, Marks.Diamond(x, y, 6.5 * unit, unit));
            canvas.Keep(new Box(x - (6 * unit), y - (6 * unit), 12 * unit, 12 * unit, Ink.Paper));
        }

        foreach (var other in Others)
            WriteAround(canvas, plot, other.Year, other.Value, new Label(0, 0, small, Ink.Secondary, other.Text.In(language), Anchor.Middle), unit);
    }

    private void DrawGoal(Canvas canvas, Plot plot, double unit)
    {
        var y = plot.Y(Mark.PassMark);
        if (Mark.BandEnd is { } far)
            canvas.Add(new Box(plot.Area.X, Math.Min(y, plot.Y(far)), plot.Area.Width, Math.Max(Math.Abs(plot.Y(far) - y), 1), Ink.Zone));
        canvas.Add(new Segment(plot.Area.X, y, plot.Area.Right, y, Ink.Goal, 1.5 * unit, Dash.Dotted));
        if (Mark.Row.Target.Horizon is { } horizon)
            canvas.Add(KeyShape.Goal, new Segment(plot.X(horizon), y - (12 * unit), plot.X(horizon), y + (12 * unit), Ink.Goal, 3.5 * unit));
    }

    private void WriteGoal(Canvas canvas, Plot plot, double size)
    {
        var text = Level.In(canvas.Language);
        var y = plot.Y(Mark.PassMark);
        var above = Math.Min(y, Mark.BandEnd is { } far ? plot.Y(far) : y);
        var under = Math.Max(y, Mark.BandEnd is { } end ? plot.Y(end) : y);
        var left = plot.Area.X + (0.5 * size);
        Label At(double baseline) => new(left, baseline, size, Ink.Text, text, IsBold: true);
        var whole = plot.Area with { Y = plot.Area.Y - (0.8 * size), Height = plot.Area.Height + (0.8 * size) };
        if (!canvas.WriteWhereFree(whole, At(above - (0.5 * size)), At(under + (1.25 * size)), At(above - (1.8 * size)), At(under + (2.6 * size))))
            WriteAround(canvas, plot, Mark.Row.Target.Horizon ?? (int)plot.Years.From, Mark.PassMark, At(0), size / 13);
    }

    /// <summary>Writes the first and the newest value; one that is alone in large letters.</summary>
    private void WriteValues(Canvas canvas, Plot plot, double unit, double size)
    {
        if (Way.Observed is not [.., var newest])
            return;
        var isAlone = Way.Observed.Count == 1;
        var label = new Label(0, 0, isAlone ? size * 1.4 : size, Ink.Value, TextOf(newest), Anchor.Middle, IsBold: true);
        WriteAround(canvas, plot, newest.Year, newest.Value, label, unit);
        if (!isAlone && Way.Observed[0] is { } oldest)
            WriteAround(canvas, plot, oldest.Year, oldest.Value, label with { Text = TextOf(oldest) }, unit);

        string TextOf(TrajectoryPoint point) => FigureText.Value(
            point.Value,
            FigureText.Brief(Measured),
            null,
            FigureText.DecimalsFor([point.Value], [0]),
            ofOneYear: true).In(canvas.Language);
    }

    /// <summary>Writes a text beside a point, at the nearest place that is free; one that is far is led to.</summary>
    private static void WriteAround(Canvas canvas, Plot plot, int year, decimal value, Label text, double unit)
    {
        var (x, y) = (plot.X(year), plot.Y(value));
        var (half, lift) = (text.Width / 2, 0.3 * text.Size);
        var middle = Area.Within(x, plot.Area.X + half, Math.Max(plot.Area.X + half, plot.Area.Right - half));
        var steps = (int)(plot.Area.Height / (8 * unit));
        var places = Enumerable.Range(-steps, (2 * steps) + 1)
            .SelectMany(step => new (double Far, Label Label)[]
            {
                (Math.Abs(step) < 2 ? double.MaxValue : Math.Abs(step) - (step > 0 ? 0.5 : 0), text with { X = middle, Y = y + (8 * step * unit) + lift }),
                (Math.Abs(step) + 2.2, text with { X = x - (10 * unit), Y = y + (8 * step * unit) + lift, Anchor = Anchor.End }),
                (Math.Abs(step) + 2.4, text with { X = x + (10 * unit), Y = y + (8 * step * unit) + lift, Anchor = Anchor.Start }),
                (Math.Abs(step) + 8, text with { X = plot.Area.Right - text.Width - 1, Y = y + (8 * step * unit) + lift, Anchor = Anchor.Start }),
            })
            .Where(place => place.Far < double.MaxValue)
            .OrderBy(place => place.Far)
            .Select(place => place.Label);
        foreach (var place in places)
        {
            if (!plot.Area.Holds(place.Bounds) || !canvas.IsFree(place.Bounds))
                continue;
            var (toX, toY) = (Area.Within(x, place.Left, place.Left + place.Width), place.Y + (place.Y > y ? -0.8 * place.Size : 0.2 * place.Size));
            if (Math.Abs(place.Y - lift - y) > 30 * unit && canvas.IsFree(x, y + (place.Y > y ? 6.6 * unit : -6.6 * unit), toX, toY))
                canvas.Add(new Segment(x, y, toX, toY, Ink.Border, 0.75 * unit));
            canvas.WriteOnPaper(place);
            return;
        }
    }

    private static void DrawLine(Canvas canvas, Plot plot, IReadOnlyList<TrajectoryPoint> points, Ink ink, double width, Dash dash)
    {
        if (points.Count > 1)
            canvas.Add(new Trace([.. points.Select(point => new Point(plot.X(point.Year), plot.Y(point.Value)))], null, ink, width, dash));
    }

    /// <summary>The values between two changes of the way of measuring: what is measured otherwise is not joined.</summary>
    private IEnumerable<IReadOnlyList<TrajectoryPoint>> RunsOf(IReadOnlyList<TrajectoryPoint> points) =>
        points.GroupBy(point => Breaks.Count(year => year <= point.Year)).Select(run => (IReadOnlyList<TrajectoryPoint>)[.. run]);

    /// <summary>A value of another series.</summary>
    /// <param name="Year">Its year.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Text">What stands beside its mark.</param>
    /// <param name="Full">The value with the name of the series.</param>
    internal sealed record Other(int Year, decimal Value, Text Text, Text Full);
}
