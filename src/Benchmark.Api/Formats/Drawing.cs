namespace Benchmark.Api.Formats;

/// <summary>A drawing: shapes on paper, and what they show in words. It is written as SVG, of which a PNG is painted.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Description">Every figure it shows, in words.</param>
/// <param name="Shapes">The shapes, the lowest first.</param>
internal sealed record Drawing(double Width, double Height, Language Language, string Title, string Description, IReadOnlyList<DrawnShape> Shapes)
{
    /// <summary>Every text on it.</summary>
    public IEnumerable<Label> Labels => Shapes.OfType<Label>();
}

/// <summary>A chart as the formats of pictures are made of it: what is drawn depends on what accompanies the figures.</summary>
/// <param name="Draw">Draws it.</param>
/// <param name="Palette">Its colors.</param>
internal sealed record Picture(Func<Publication, Drawing> Draw, Palette Palette);

/// <summary>What is drawn.</summary>
internal abstract record DrawnShape;

/// <summary>A rectangle.</summary>
internal sealed record Box(double X, double Y, double Width, double Height, Ink Fill, Ink? Stroke = null, double StrokeWidth = 1) : DrawnShape;

/// <summary>A straight line.</summary>
internal sealed record Segment(double X1, double Y1, double X2, double Y2, Ink Stroke, double StrokeWidth = 1, Dash Dash = Dash.None) : DrawnShape;

/// <summary>A circle.</summary>
internal sealed record Dot(double X, double Y, double Radius, Ink? Fill, Ink? Stroke = null, double StrokeWidth = 0) : DrawnShape;

/// <summary>A line through points, or the area that it encloses.</summary>
internal sealed record Trace(
    IReadOnlyList<Point> Points,
    Ink? Fill,
    Ink? Stroke,
    double StrokeWidth = 0,
    Dash Dash = Dash.None,
    bool IsClosed = false) : DrawnShape;

/// <summary>A text on one line.</summary>
/// <param name="X">Where it is anchored.</param>
/// <param name="Y">Its baseline.</param>
/// <param name="Size">The size of its letters.</param>
/// <param name="Fill">Its color.</param>
/// <param name="Text">The text.</param>
/// <param name="Anchor">Which part of it stands at <paramref name="X"/>.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record Label(double X, double Y, double Size, Ink Fill, string Text, Anchor Anchor = Anchor.Start, bool IsBold = false) : DrawnShape
{
    // Parts of the size of its letters: Ẫ is the highest of the letters that names have, and g goes below the line.
    private const double Ascent = 0.8;
    private const double Descent = 0.2;

    /// <summary>The most room that it takes in any of the fonts.</summary>
    public double Width => TextWidth.Of(Text, Size, IsBold);

    /// <summary>Its left end.</summary>
    public double Left => Anchor switch { Anchor.Start => X, Anchor.Middle => X - (Width / 2), _ => X - Width };

    /// <summary>The room that it takes.</summary>
    public Box Bounds => new(Left, Y - (Ascent * Size), Width, (Ascent + Descent) * Size, Ink.Paper);
}

/// <summary>A point.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>Which part of a text stands where it is put.</summary>
internal enum Anchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a line is broken.</summary>
internal enum Dash
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Into dots.</summary>
    Dotted,

    /// <summary>Into strokes.</summary>
    Dashed,
}

/// <summary>What a color stands for; a <see cref="Palette"/> says which one it is.</summary>
internal enum Ink
{
    /// <summary>The ground.</summary>
    Paper,

    /// <summary>What is read first.</summary>
    Text,

    /// <summary>What is read second.</summary>
    Secondary,

    /// <summary>Axes and hints.</summary>
    Hint,

    /// <summary>A rule between parts.</summary>
    Rule,

    /// <summary>The border of a mark, an axis.</summary>
    Border,

    /// <summary>A value.</summary>
    Value,

    /// <summary>What joins a value and its goal, and the values of others.</summary>
    Soft,

    /// <summary>A goal.</summary>
    Goal,

    /// <summary>The band of a goal, a row that is picked out.</summary>
    Zone,

    /// <summary>A grid.</summary>
    Grid,

    /// <summary>The country.</summary>
    Reference,

    /// <summary>Reached.</summary>
    Met,

    /// <summary>On the way.</summary>
    Track,

    /// <summary>Too slow.</summary>
    Slow,

    /// <summary>Not reached.</summary>
    Missed,

    /// <summary>No verdict.</summary>
    None,

    /// <summary>Replaced.</summary>
    Swap,
}
