using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>What a chart says, whatever its size, and how its marks are drawn in the room there is.</summary>
internal abstract record Chart
{
    /// <summary>What it finds, in one sentence.</summary>
    public required Text Title { get; init; }

    /// <summary>What is measured: the measure, its unit, how, of how many.</summary>
    public required Text Subtitle { get; init; }

    /// <summary>What its marks may mean, where they do not say so themselves; what the room leaves undrawn has no place in the key.</summary>
    public IReadOnlyList<KeyMark> Key { get; init; } = [];

    /// <summary>Every figure on it, in words.</summary>
    public required Text Description { get; init; }

    /// <summary>The sources of the figures, by id.</summary>
    public required IReadOnlyList<string> FigureSources { get; init; }

    /// <summary>The documents or sources of the goals, by id.</summary>
    public IReadOnlyList<string> GoalSources { get; init; } = [];

    /// <summary>The path of the page where its figures stand, which is printed on the picture.</summary>
    public required string Path { get; init; }

    /// <summary>How high it is in a page of a width.</summary>
    public abstract double HeightIn(double width, Language language);

    /// <summary>Draws the marks.</summary>
    /// <param name="canvas">What it is drawn on.</param>
    /// <param name="area">The room there is.</param>
    /// <param name="unit">What one pixel of a page is here.</param>
    public abstract void Draw(Canvas canvas, Area area, double unit);
}

/// <summary>What a mark means.</summary>
/// <param name="Shape">The mark.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record KeyMark(KeyShape Shape, Text Meaning)
{
    private const double Size = 12;
    private const double Gap = 18;
    private const double Line = 18;

    /// <summary>How wide the mark itself is.</summary>
    private double MarkWidth => Shape is KeyShape.Reference or KeyShape.Level ? 20
        : Shape == KeyShape.Band ? 22
        : Shape == KeyShape.Goal ? 6
        : 14;

    /// <summary>Draws a key, on as many lines as it takes.</summary>
    /// <param name="canvas">What it is drawn on.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="x">Its left end.</param>
    /// <param name="y">Its upper end.</param>
    /// <param name="width">The room for a line.</param>
    /// <param name="unit">What one pixel of a page is here.</param>
    /// <returns>How high it is.</returns>
    public static double Draw(Canvas canvas, IReadOnlyList<KeyMark> marks, double x, double y, double width, double unit)
    {
        if (marks.Count == 0)
            return 0;
        var size = Math.Max(11, Size * unit);
        var (left, top) = (x, y);
        foreach (var mark in marks)
        {
            var text = mark.Meaning.In(canvas.Language);
            var taken = mark.WidthIn(canvas.Language, unit);
            if (left > x && left + taken > x + width)
                (left, top) = (x, top + (Line * unit));
            mark.DrawMark(canvas, left, top + (Line * unit / 2), unit);
            canvas.Write(new Label(left + ((mark.MarkWidth + 6) * unit), top + (Line * unit / 2) + (0.36 * size), size, Ink.Secondary, text));
            left += taken + (Gap * unit);
        }

        return top - y + (Line * unit);
    }

    /// <summary>How wide a key on one line is.</summary>
    public static double WidthOf(IReadOnlyList<KeyMark> marks, Language language, double unit) =>
        marks.Sum(mark => mark.WidthIn(language, unit)) + (Gap * unit * (marks.Count - 1));

    private double WidthIn(Language language, double unit) => ((MarkWidth + 6) * unit) + TextWidth.Of(Meaning.In(language), Math.Max(11, Size * unit));

    private void DrawMark(Canvas canvas, double x, double y, double unit)
    {
        var (middle, width) = (x + (MarkWidth * unit / 2), MarkWidth * unit);
        switch (Shape)
        {
            case KeyShape.Value:
                canvas.Add(new Dot(middle, y, 5.5 * unit, Ink.Value));
                break;
            case KeyShape.Preliminary:
                canvas.Add(new Dot(middle, y, 5 * unit, Ink.Paper, Ink.Value, 2.5 * unit));
                break;
            case KeyShape.Goal:
                canvas.Add(new Segment(middle, y - (7 * unit), middle, y + (7 * unit), Ink.Goal, 3.5 * unit));
                break;
            case KeyShape.Band:
                canvas.Add(new Box(x, y - (6 * unit), width, 12 * unit, Ink.Zone, Ink.Border));
                canvas.Add(new Segment(x, y - (7 * unit), x, y + (7 * unit), Ink.Goal, 3.5 * unit));
                break;
            case KeyShape.Column:
                canvas.Add(new Box(x, y - (6 * unit), width, 12 * unit, Ink.Value));
                break;
            case KeyShape.PreliminaryColumn:
                canvas.Add(new Box(x + unit, y - (5 * unit), width - (2 * unit), 10 * unit, Ink.Soft, Ink.Value, 2 * unit));
                break;
            case KeyShape.Bar:
                canvas.Add(new Box(x, y - (5 * unit), width, 10 * unit, Ink.Soft));
                break;
            case KeyShape.PreliminaryBar:
                canvas.Add(new Box(x + unit, y - (4 * unit), width - (2 * unit), 8 * unit, Ink.Paper, Ink.Value, 1.5 * unit));
                break;
            case KeyShape.Reference:
                canvas.Add(new Segment(x, y, x + width, y, Ink.Reference, 2 * unit, Dash.Dashed));
                break;
            case KeyShape.Level:
                canvas.Add(new Segment(x, y, x + width, y, Ink.Goal, 3.5 * unit));
                break;
            case KeyShape.OtherSeries:
                canvas.Add(Marks.Diamond(middle, y, 5.5 * unit, unit));
                break;
        }
    }
}

/// <summary>A mark of a key.</summary>
internal enum KeyShape
{
    /// <summary>A filled circle.</summary>
    Value,

    /// <summary>An open circle.</summary>
    Preliminary,

    /// <summary>An upright stroke.</summary>
    Goal,

    /// <summary>A box behind an upright stroke.</summary>
    Band,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A lighter column with an outline.</summary>
    PreliminaryColumn,

    /// <summary>A light bar.</summary>
    Bar,

    /// <summary>An empty bar with an outline.</summary>
    PreliminaryBar,

    /// <summary>A broken line in the color of the country.</summary>
    Reference,

    /// <summary>A level stroke.</summary>
    Level,

    /// <summary>An open diamond.</summary>
    OtherSeries,
}

/// <summary>Marks that several charts have.</summary>
internal static class Marks
{
    /// <summary>A value of another series.</summary>
    public static Trace Diamond(double x, double y, double radius, double unit) => new(
        [new(x, y - radius), new(x + radius, y), new(x, y + radius), new(x - radius, y)],
        Ink.Paper,
        Ink.Hint,
        1.75 * unit,
        IsClosed: true);

    /// <summary>Draws a value; hollow where it is preliminary.</summary>
    public static void DrawValue(Canvas canvas, double x, double y, double radius, bool isPreliminary, double unit)
    {
        if (isPreliminary)
            canvas.Add(KeyShape.Preliminary, new Dot(x, y, radius - (1.25 * unit), Ink.Paper, Ink.Value, 2.5 * unit));
        else
            canvas.Add(KeyShape.Value, new Dot(x, y, radius, Ink.Value));
    }
}
