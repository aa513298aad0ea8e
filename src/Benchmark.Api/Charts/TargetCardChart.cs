using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>One target in a few words: the value, the verdict, how far it is, and the one thing to know.</summary>
internal sealed record TargetCardChart : Chart
{
    private const double Needed = 190;
    private const double MostLarger = 1.5;

    public required GapMark Mark { get; init; }

    public required Measured Measured { get; init; }

    /// <summary>Whose it is, and when it is due.</summary>
    public required Text Place { get; init; }

    /// <summary>What is promised: what is measured, and the goal.</summary>
    public required Text Promise { get; init; }

    /// <summary>The verdict in words.</summary>
    public required Text Verdict { get; init; }

    /// <summary>How far it is from the goal, or that it is not due; null where nothing can be said.</summary>
    public Text? Distance { get; init; }

    /// <summary>What to know; null for nothing.</summary>
    public Text? Caveat { get; init; }

    public override double HeightIn(double width, Language language) => Needed;

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        var language = canvas.Language;
        // A picture with room has larger letters, and what is left stands around them.
        unit *= Math.Clamp(area.Height / (Needed * unit), 1, MostLarger);
        var (large, size, small) = (34 * unit, 17 * unit, 13 * unit);
        var verdict = VerdictStyle.Of(Mark.Row.Status).Ink;
        var caveat = Caveat is { } text ? TextWidth.Wrap(text.In(language), small, area.Width - (22 * unit)) : [];
        var y = area.Y + (10 * unit) + Math.Max(0, (area.Height - (Needed * unit)) / 3);
        var value = Mark.ValueText is { } known ? known.In(language) : ChartWords.NoFigure.In(language);
        var valueSize = Mark.ValueText is null ? size : large;
        while (TextWidth.Of(value, valueSize, isBold: true) > area.Width * 0.62 && valueSize > small)
            valueSize -= unit;
        canvas.Write(new Label(area.X, y + (24 * unit), valueSize, Ink.Text, value, IsBold: true));
        var verdictText = Verdict.In(language);
        var verdictSize = size;
        var room = area.Width - TextWidth.Of(value, valueSize, isBold: true) - (50 * unit);
        while (TextWidth.Of(verdictText, verdictSize, isBold: true) > room && verdictSize > 11)
            verdictSize -= 0.5;
        var isBelow = TextWidth.Of(verdictText, verdictSize, isBold: true) > room;
        if (isBelow)
        {
            verdictSize = size;
            y += 30 * unit;
        }

        var written = canvas.Write(new Label(area.Right, y + (22 * unit), verdictSize, verdict, verdictText, Anchor.End, IsBold: true));
        foreach (var shape in VerdictMarks.Of(Mark.Row.Status, written.Left - (24 * unit), y + (8 * unit), 16 * unit))
            canvas.Add(shape);
        var second = y + (46 * unit);
        if (Mark.Row.Observation is not null)
        {
            var year = Told.YearOf(Mark.Row);
            var whole = Mark.IsPreliminary ? new Text($"{year.Vi}, sơ bộ", $"{year.En}, preliminary") : year;
            canvas.Write(new Label(area.X, second, small, Ink.Secondary, whole.In(language)));
        }

        if (Distance is not null)
            canvas.Write(new Label(area.Right, second, small, Ink.Secondary, Distance.In(language), Anchor.End));
        y = second + (18 * unit);
        if (Mark.Value is { } judged)
        {
            DrawBar(canvas, judged, new Area(area.X, y, area.Width, 26 * unit), unit);
            y += 30 * unit;
        }

        var goal = new Text($"mục tiêu: {Mark.GoalWithMark.Vi}", $"goal: {Mark.GoalWithMark.En}");
        var goalSize = small;
        while (TextWidth.Of(goal.In(language), goalSize, isBold: true) > area.Width && goalSize > 11)
            goalSize -= 0.5;
        canvas.Write(new Label(area.X, y + (14 * unit), goalSize, Ink.Text, goal.In(language), IsBold: true));
        y += 30 * unit;
        if (caveat.Count == 0 || y + (caveat.Count * small * 1.45) > area.Bottom)
            return;
        var (ring, centre) = (7.5 * unit, y + (5 * unit));
        canvas.Add(new Dot(area.X + ring + unit, centre, ring, Ink.Paper, Ink.Slow, 1.5 * unit));
        canvas.Add(new Segment(area.X + ring + unit, centre - (4 * unit), area.X + ring + unit, centre + unit, Ink.Slow, 1.75 * unit));
        canvas.Add(new Dot(area.X + ring + unit, centre + (3.5 * unit), unit, Ink.Slow));
        foreach (var (number, line) in caveat.Index())
            canvas.Write(new Label(area.X + (22 * unit), y + (10 * unit) + (number * small * 1.4), small, Ink.Secondary, line));
    }

    private void DrawBar(Canvas canvas, decimal value, Area area, double unit)
    {
        var isPlace = GapMark.IsPlace(Measured.Unit);
        var end = 1.04m * Math.Max(Math.Max(Mark.PassMark, value), Math.Max(Mark.BandEnd ?? 0, 0));
        var start = isPlace ? Math.Max(Mark.PassMark, value) + 1 : Math.Min(0, Math.Min(Mark.PassMark, value));
        var scale = new Scale(start, isPlace ? 1 : end <= start ? start + 1 : end, area.X, area.Right);
        var (y, height) = (area.Y + (8 * unit), 10 * unit);
        canvas.Add(new Box(area.X, y, area.Width, height, Ink.Grid));
        var (zero, at, mark) = (scale.At(isPlace ? start : 0), scale.At(value), scale.At(Mark.PassMark));
        if (isPlace)
        {
            canvas.Add(new Box(mark, y - (3 * unit), area.Right - mark, height + (6 * unit), Ink.Zone, Ink.Border));
            canvas.Add(new Segment(area.X, y + (height / 2), at, y + (height / 2), Ink.Value, 3 * unit));
            canvas.Add(new Dot(at, y + (height / 2), 6 * unit, Ink.Value));
        }
        else
        {
            canvas.Add(new Box(Math.Min(zero, at), y, Math.Max(Math.Abs(at - zero), 1), height, Ink.Value));
            if (Mark.BandEnd is { } far)
                canvas.Add(new Box(Math.Min(mark, scale.At(far)), y - (3 * unit), Math.Abs(scale.At(far) - mark), height + (6 * unit), Ink.Zone, Ink.Border));
        }

        canvas.Add(new Segment(mark, area.Y + (2 * unit), mark, area.Bottom - (2 * unit), Ink.Goal, 3 * unit));
    }
}
