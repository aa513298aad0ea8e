using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>Years from left to right and figures upwards, with their axes.</summary>
/// <param name="Years">Where a year stands.</param>
/// <param name="Figures">Where a figure stands.</param>
/// <param name="Area">The room for marks.</param>
internal sealed record Plot(Scale Years, Scale Figures, Area Area)
{
    private const int MostTicks = 5;

    public double X(int year) => Years.At(year);

    public double Y(decimal figure) => Figures.At(figure);

    /// <summary>Draws the axes, and finds the room for the marks.</summary>
    /// <param name="canvas">What is drawn on.</param>
    /// <param name="area">The room there is.</param>
    /// <param name="unit">What one pixel of a page is here.</param>
    /// <param name="measured">The unit of the figures.</param>
    /// <param name="figures">All figures that are drawn.</param>
    /// <param name="years">The first and the last year.</param>
    /// <param name="marked">The year that is picked out; null for none.</param>
    /// <param name="rightRoom">What is kept free at the right.</param>
    public static Plot Draw(
        Canvas canvas,
        Area area,
        double unit,
        Measured measured,
        IReadOnlyList<decimal> figures,
        (int First, int Last) years,
        int? marked,
        double rightRoom)
    {
        var language = canvas.Language;
        var size = Math.Max(11, 12 * unit);
        var isPlace = GapMark.IsPlace(measured.Unit);
        // All scales begin at zero; of places the best is the first.
        var (least, most) = isPlace ? (1, Math.Max(figures.Max(), 2)) : (Math.Min(figures.Min(), 0), Math.Max(figures.Max(), 0));
        var count = Math.Clamp((int)(area.Height / (40 * unit)), 2, MostTicks);
        var ticks = isPlace
            ? [1, .. Ticks.Between(0, most, count).Where(tick => tick > 1 && tick == Math.Floor(tick) && tick < most * 1.1m)]
            : Ticks.Between(least, most, count);
        var texts = ticks.Select((tick, number) => AxisText.Of(tick, measured, isEnd: number == ticks.Count - 1).In(language)).ToList();
        var left = texts.Max(text => TextWidth.Of(text, size)) + (10 * unit);
        var bottom = area.Bottom - (22 * unit);
        var room = new Area(area.X + left, area.Y + (10 * unit), area.Width - left - rightRoom, bottom - area.Y - (10 * unit));
        var bottomFigure = isPlace ? Math.Max(most, ticks[^1]) : ticks[0];
        var figureScale = isPlace ? new Scale(1, bottomFigure, room.Y + (6 * unit), bottom - (6 * unit)) : new Scale(ticks[0], ticks[^1], bottom, room.Y);
        var inset = Math.Min(26 * unit, room.Width * 0.1);
        var yearScale = years.First == years.Last
            ? new Scale(years.First - 1, years.First + 1, room.X + inset, room.Right - inset)
            : new Scale(years.First, years.Last, room.X + inset, room.Right - inset);
        foreach (var (number, tick) in ticks.Index())
        {
            var y = figureScale.At(tick);
            canvas.Add(new Segment(room.X, y, room.Right, y, !isPlace && tick == 0 ? Ink.Border : Ink.Grid, 1));
            canvas.Write(new Label(room.X - (7 * unit), y + (0.35 * size), size, Ink.Hint, texts[number], Anchor.End));
        }

        WriteYears(canvas, yearScale, years, marked, bottom + (18 * unit), size);
        return new Plot(yearScale, figureScale, room);
    }

    /// <summary>The years, as many as there is room for; the one that is picked out always.</summary>
    private static void WriteYears(Canvas canvas, Scale scale, (int First, int Last) years, int? marked, double baseline, double size)
    {
        var area = new Area(0, 0, double.MaxValue, double.MaxValue);
        var first = new[] { marked, years.Last, years.First }.OfType<int>().Where(year => year >= years.First && year <= years.Last).Distinct();
        var width = TextWidth.Of("2000", size, isBold: true) * 1.35;
        var span = years.Last == years.First ? width : (scale.End - scale.Start) / (years.Last - years.First);
        var step = Math.Max(1, (int)Math.Ceiling(width / span));
        var rest = Enumerable.Range(years.First, years.Last - years.First + 1).Where(year => (year - (marked ?? years.Last)) % step == 0);
        foreach (var year in first.Concat(rest).Distinct())
        {
            var label = new Label(scale.At(year), baseline, size, year == marked ? Ink.Text : Ink.Secondary, $"{year}", Anchor.Middle, year == marked);
            var wider = label.Bounds with { X = label.Bounds.X - (0.3 * size), Width = label.Bounds.Width + (0.6 * size) };
            if (area.Holds(label.Bounds) && canvas.IsFree(wider))
                canvas.Write(label);
        }
    }
}
