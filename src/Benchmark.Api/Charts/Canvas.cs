using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>What a chart is drawn on. It knows where texts stand, so that none is put over another.</summary>
/// <param name="language">The language of the texts.</param>
internal sealed class Canvas(Language language)
{
    private readonly List<DrawnShape> _shapes = [];
    private readonly List<Box> _taken = [];
    private readonly HashSet<KeyShape> _used = [];

    public Language Language => language;

    public IReadOnlyList<DrawnShape> Shapes => _shapes;

    public void Add(DrawnShape shape) => _shapes.Add(shape);

    /// <summary>Draws what a key explains.</summary>
    public void Add(KeyShape meaning, DrawnShape shape)
    {
        _used.Add(meaning);
        Add(shape);
    }

    /// <summary>Whether what a key would explain was drawn.</summary>
    public bool Has(KeyShape meaning) => _used.Contains(meaning);

    /// <summary>Writes a text, and keeps its room.</summary>
    public Label Write(Label label)
    {
        _taken.Add(label.Bounds);
        _shapes.Add(label);
        return label;
    }

    /// <summary>Writes a text on a ground of its own, so that lines below it do not cross it.</summary>
    public Label WriteOnPaper(Label label)
    {
        var bounds = label.Bounds;
        _shapes.Add(bounds with { X = bounds.X - (0.2 * label.Size), Width = bounds.Width + (0.4 * label.Size) });
        return Write(label);
    }

    /// <summary>Writes a text at the first place that is free.</summary>
    /// <param name="area">Where it has to stay.</param>
    /// <param name="places">The places, the best first.</param>
    /// <returns>Whether one was free.</returns>
    public bool WriteWhereFree(Area area, params IEnumerable<Label> places)
    {
        foreach (var place in places)
        {
            if (!area.Holds(place.Bounds) || !IsFree(place.Bounds))
                continue;
            WriteOnPaper(place);
            return true;
        }

        return false;
    }

    /// <summary>Keeps a place from texts.</summary>
    public void Keep(Box box) => _taken.Add(box);

    /// <summary>Whether no text stands there.</summary>
    public bool IsFree(Box box) => _taken.TrueForAll(other => !Overlap(box, other));

    /// <summary>Whether a line crosses no text.</summary>
    public bool IsFree(double x1, double y1, double x2, double y2)
    {
        var steps = Math.Max(2, (int)(Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))) / 3));
        for (var step = 0; step <= steps; step++)
        {
            var part = step / (double)steps;
            if (!IsFree(new Box(x1 + (part * (x2 - x1)) - 1, y1 + (part * (y2 - y1)) - 1, 2, 2, Ink.Paper)))
                return false;
        }

        return true;
    }

    private static bool Overlap(Box one, Box other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}

/// <summary>A part of a drawing.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>A place between two; where there is no room between them, the first.</summary>
    public static double Within(double place, double least, double most) => Math.Max(least, Math.Min(place, most));

    public bool Holds(Box box) => box.X >= X && box.Y >= Y && box.X + box.Width <= Right && box.Y + box.Height <= Bottom;
}

/// <summary>What is drawn of more rows than a picture has room for: the first and the last, and that some are left out.</summary>
internal static class Shortened
{
    private const double Note = 18;

    /// <summary>The rows that have room, and how many between the first and the last have none.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="fits">Whether some of them have room.</param>
    public static (IReadOnlyList<T> Shown, int LeftOut) Of<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, bool> fits)
    {
        var shown = rows;
        for (var half = (rows.Count - 1) / 2; half > 0 && !fits(shown); half--)
            shown = [.. rows.Take(half), .. rows.Skip(rows.Count - half)];
        return (shown, rows.Count - shown.Count);
    }

    /// <summary>Says how many are left out; returns the room above that.</summary>
    public static Area Say(Canvas canvas, Area area, int leftOut, double unit)
    {
        if (leftOut == 0)
            return area;
        var size = Math.Max(11, 12 * unit);
        canvas.Write(new Label(area.X, area.Bottom - (0.3 * size), size, Ink.Secondary, ChartWords.LeftOut(leftOut).In(canvas.Language)));
        return RoomIn(area, unit);
    }

    /// <summary>The room that is left where some are left out.</summary>
    public static Area RoomIn(Area area, double unit) => area with { Height = area.Height - (Note * unit) };
}

/// <summary>Where a number stands on an axis.</summary>
/// <param name="From">The number at its start.</param>
/// <param name="To">The number at its end.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Scale(decimal From, decimal To, double Start, double End)
{
    public double At(decimal value) => From == To ? Start : Start + ((double)((value - From) / (To - From)) * (End - Start));
}

/// <summary>Round numbers on an axis.</summary>
internal static class Ticks
{
    private static readonly decimal[] Steps = [1, 2, 2.5m, 5, 10];

    /// <summary>Round numbers from one to another, which they enclose.</summary>
    /// <param name="least">The smallest number that is drawn.</param>
    /// <param name="most">The largest.</param>
    /// <param name="count">About how many steps there are.</param>
    public static IReadOnlyList<decimal> Between(decimal least, decimal most, int count)
    {
        var span = most - least;
        if (span <= 0)
            span = most == 0 ? 1 : Math.Abs(most);
        var magnitude = 1m;
        while (magnitude * 10 <= span / count)
            magnitude *= 10;
        while (magnitude > span / count)
            magnitude /= 10;
        var step = Steps.Select(each => each * magnitude).First(each => each * count >= span);
        var ticks = new List<decimal>();
        for (var tick = Math.Floor(least / step) * step; ticks.Count == 0 || ticks[^1] < most; tick += step)
            ticks.Add(tick);
        return ticks;
    }
}
