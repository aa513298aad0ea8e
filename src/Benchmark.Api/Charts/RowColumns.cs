using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>A row of a table with bars: the figure has a column of its own, so that no mark crosses it.</summary>
/// <param name="Rank">Its place as it is written; null where there are no places.</param>
/// <param name="Name">Its name.</param>
/// <param name="ValueText">The value, in words; null where there is none.</param>
/// <param name="Value">The value.</param>
internal sealed record BarRow(string? Rank, string Name, string? ValueText, decimal? Value)
{
    public decimal? Goal { get; init; }

    public decimal? BandEnd { get; init; }

    /// <summary>What stands behind the bar; null for nothing.</summary>
    public string? Difference { get; init; }

    public bool IsPreliminary { get; init; }

    public bool IsPickedOut { get; init; }
}

/// <summary>Draws many rows: in as many columns as they need to be read.</summary>
/// <param name="rows">The rows.</param>
/// <param name="scale">The numbers at the two ends of a bar.</param>
/// <param name="reference">What every row is held against, with its name; null for nothing.</param>
internal sealed class RowColumns(IReadOnlyList<BarRow> rows, (decimal From, decimal To) scale, (decimal Value, string Text)? reference)
{
    /// <summary>The height of a row in a page.</summary>
    public const double RowInPage = 26;

    private const double Smallest = 11;
    private const double LineHeight = 1.055;
    private const double MostText = 14;
    private const int MostColumns = 4;
    private const double Gap = 24;

    // Half a mark at the end of the bars.
    private const double Edge = 6;
    private const double LeastBar = 40;
    private const double MostShareOfNames = 0.5;

    /// <summary>The room above the first row in which the reference is named.</summary>
    public double Head(double unit) => reference is null ? 0 : 20 * unit;

    /// <summary>Whether every row has room for its texts.</summary>
    public bool Fits(Area area, double unit) =>
        TightIn(area, unit) is { } layout && (layout.Bar >= 0 || (layout.Difference > 0 && layout.Bar + layout.Difference >= LeastBar * unit));

    /// <summary>Whether every row has room for its texts and a bar.</summary>
    public bool HasBarsIn(Area area, double unit) => TightIn(area, unit) is { } layout && layout.Bar + layout.Difference >= LeastBar * unit;

    // The layout in the smallest letters; null where there are too many rows even for them.
    private Layout? TightIn(Area area, double unit)
    {
        var columns = ColumnsIn(area, unit);
        var perColumn = Math.Ceiling(rows.Count / (double)columns);
        return (area.Height - Head(unit)) / perColumn >= Smallest * 1.03
            ? LayoutFor((area.Width - (Gap * unit * (columns - 1))) / columns, Smallest, unit)
            : null;
    }

    /// <param name="canvas">What is drawn on.</param>
    /// <param name="area">The room there is.</param>
    /// <param name="unit">What one pixel of a page is here.</param>
    public void Draw(Canvas canvas, Area area, double unit)
    {
        var (head, gap) = (Head(unit), Gap * unit);
        var columns = ColumnsIn(area, unit);
        // Two columns of readable rows are better than one of small ones.
        if (columns == 1 && area.Width > 480 * unit && rows.Count > 12 && (area.Height - head) / rows.Count < 18 * unit
            && LayoutFor((area.Width - gap) / 2, Smallest, unit).Bar >= LeastBar * unit)
        {
            columns = 2;
        }

        var perColumn = (int)Math.Ceiling(rows.Count / (double)columns);
        var pitch = Math.Min((area.Height - head) / perColumn, 34 * unit);
        var size = Area.Within(pitch / 1.3, Smallest, MostText * unit);
        var width = (area.Width - (gap * (columns - 1))) / columns;
        var layout = LayoutFor(width, size, unit);
        while (layout.Bar < 12 * unit && size > Smallest)
            layout = LayoutFor(width, size = Math.Max(Smallest, size - 0.5), unit);
        // Where there is no room for both, the bar with its goal says more; where there is none for a bar, the difference stays.
        if (layout.Bar < LeastBar * unit && layout.Difference > 0 && layout.Bar + layout.Difference >= LeastBar * unit)
            layout = layout with { Bar = layout.Bar + layout.Difference, Difference = 0 };
        foreach (var (number, row) in rows.Index())
        {
            var (column, place) = (number / perColumn, number % perColumn);
            var left = area.X + (column * (width + gap));
            DrawRow(canvas, row, left, area.Y + head + (place * pitch), width, pitch, size, layout, unit);
        }

        if (reference is not { } national || layout.Bar < 12 * unit)
            return;
        for (var column = 0; column * perColumn < rows.Count; column++)
        {
            var left = area.X + (column * (width + gap));
            var x = ScaleAt(left + layout.BarStart, layout.Bar).At(national.Value);
            var bottom = area.Y + head + (Math.Min(perColumn, rows.Count - (column * perColumn)) * pitch);
            canvas.Add(new Segment(x, area.Y + head - (3 * unit), x, bottom, Ink.Reference, 1.5 * unit, Dash.Dashed));
            var text = Math.Max(Smallest, 12 * unit);
            var half = TextWidth.Of(national.Text, text, isBold: true) / 2;
            // It may be wider than the bars: then it leans on the edge.
            var middle = Area.Within(x, left + Math.Min(half, width / 2), left + width - Math.Min(half, width / 2));
            canvas.Write(new Label(middle, area.Y + head - (7 * unit), text, Ink.Reference, national.Text, Anchor.Middle, IsBold: true));
        }
    }

    private int ColumnsIn(Area area, double unit) =>
        (int)Area.Within(Math.Ceiling(rows.Count * Smallest * LineHeight / (area.Height - Head(unit))), 1, MostColumns);

    private Scale ScaleAt(double start, double width) => new(scale.From, scale.To, start, start + width);

    private Layout LayoutFor(double width, double size, double unit)
    {
        var gap = 8 * unit;
        var rank = rows.Max(row => row.Rank is { } text ? TextWidth.Of(text, size, isBold: true) + gap : 0);
        var name = rows.Max(row => TextWidth.Of(row.Name, size, row.IsPickedOut)) + gap;
        // Names that are long even in the smallest letters are cut: what is compared is the figures.
        if (size <= Smallest)
            name = Math.Min(name, width * MostShareOfNames);
        var value = rows.Max(row => row.ValueText is { } text ? TextWidth.Of(text, size, row.IsPickedOut) : 0) + gap;
        var difference = rows.Max(row => row.Difference is { } text ? TextWidth.Of(text, size) + gap : 0);
        return new Layout(rank, name, value, width - rank - name - value - difference - (Edge * unit), difference);
    }

    private void DrawRow(Canvas canvas, BarRow row, double left, double top, double width, double pitch, double size, Layout layout, double unit)
    {
        var (middle, baseline) = (top + (pitch / 2), top + (pitch / 2) + (0.35 * size));
        if (row.IsPickedOut)
            canvas.Add(new Box(left, top, width, pitch, Ink.Zone));
        if (row.Rank is { } rank)
        {
            canvas.Write(new Label(
                left + layout.Rank - (8 * unit),
                baseline,
                size,
                row.IsPickedOut ? Ink.Text : Ink.Hint,
                rank,
                Anchor.End,
                row.IsPickedOut));
        }

        var name = TextWidth.Cut(row.Name, size, layout.Name - (8 * unit), row.IsPickedOut);
        canvas.Write(new Label(left + layout.Rank, baseline, size, Ink.Text, name, IsBold: row.IsPickedOut));
        if (row.ValueText is { } text)
            canvas.Write(new Label(left + layout.BarStart - (8 * unit), baseline, size, Ink.Text, text, Anchor.End, row.IsPickedOut));
        if (row.Difference is { } difference && layout.Difference > 0)
            canvas.Write(new Label(left + width, baseline, size, Ink.Secondary, difference, Anchor.End));
        if (layout.Bar < 12 * unit)
            return;

        var bar = ScaleAt(left + layout.BarStart, layout.Bar);
        var height = Math.Min(pitch * 0.54, 20 * unit);
        if (row.Value is { } value)
            DrawBar(canvas, row, bar, value, middle, height, unit);
        if (row is { BandEnd: { } far, Goal: { } near })
        {
            var (start, end) = (bar.At(near), bar.At(far));
            canvas.Add(KeyShape.Band, new Box(Math.Min(start, end), middle - (pitch * 0.34), Math.Abs(end - start), pitch * 0.68, Ink.Zone, Ink.Border));
        }

        if (row.Goal is { } goal)
        {
            var x = bar.At(goal);
            // An edge of paper, so that it is seen on a bar too.
            canvas.Add(new Box(x - (2.5 * unit), middle - (pitch * 0.36), 5 * unit, pitch * 0.72, row.IsPickedOut ? Ink.Zone : Ink.Paper));
            canvas.Add(KeyShape.Goal, new Segment(x, middle - (pitch * 0.36), x, middle + (pitch * 0.36), Ink.Goal, 2.5 * unit));
        }
    }

    private void DrawBar(Canvas canvas, BarRow row, Scale bar, decimal value, double middle, double height, double unit)
    {
        var ink = row.IsPickedOut ? Ink.Value : Ink.Soft;
        // Of places the best stands at the right: a dot says more than a bar from nowhere.
        if (scale.From > scale.To)
        {
            canvas.Add(new Segment(bar.Start, middle, bar.At(value), middle, ink, 2 * unit));
            Marks.DrawValue(canvas, bar.At(value), middle, Math.Min(height / 2, 5 * unit), row.IsPreliminary, unit);
            return;
        }

        var (start, end) = (bar.At(Math.Max(scale.From, 0)), bar.At(value));
        var box = new Box(Math.Min(start, end), middle - (height / 2), Math.Max(Math.Abs(end - start), 1), height, ink);
        if (row.IsPreliminary)
            canvas.Add(KeyShape.PreliminaryBar, box with { Fill = Ink.Paper, Stroke = Ink.Value, StrokeWidth = 1.5 * unit });
        else
            canvas.Add(KeyShape.Bar, box);
    }

    private sealed record Layout(double Rank, double Name, double Value, double Bar, double Difference)
    {
        public double BarStart => Rank + Name + Value;
    }
}
