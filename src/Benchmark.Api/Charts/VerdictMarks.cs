using Benchmark.Api.Formats;
using Benchmark.Core.Gaps;

namespace Benchmark.Api.Charts;

/// <summary>The marks of verdicts, each of a shape of its own.</summary>
internal static class VerdictMarks
{
    // What the shapes are drawn in.
    private const double Grid = 16;

    /// <summary>The shapes of a mark.</summary>
    /// <param name="status">The verdict.</param>
    /// <param name="x">Its left end.</param>
    /// <param name="y">Its upper end.</param>
    /// <param name="size">How wide and high it is.</param>
    public static IEnumerable<DrawnShape> Of(Status status, double x, double y, double size)
    {
        var (_, form, ink) = VerdictStyle.Of(status);
        var scale = size / Grid;
        double At(double place, double from) => from + (place * scale);
        Point P(double px, double py) => new(At(px, x), At(py, y));
        Dot Circle(double radius, bool isOpen) =>
            isOpen ? new(At(8, x), At(8, y), radius * scale, null, ink, 1.9 * scale) : new(At(8, x), At(8, y), radius * scale, ink);

        // A line of many corners around the middle; on the screen angles grow downwards.
        IEnumerable<Point> Arc(double radius, double from, double turn) => Enumerable.Range(0, 13)
            .Select(step => from + (step * turn / 12))
            .Select(angle => P(8 + (radius * Math.Cos(angle)), 8 + (radius * Math.Sin(angle))));

        switch (form)
        {
            case MarkShape.Circle:
                yield return Circle(6.5, isOpen: false);
                break;
            case MarkShape.HalfCircle:
                yield return Circle(6, isOpen: true);
                yield return new Trace([.. Arc(6, Math.PI / 2, Math.PI)], ink, null, IsClosed: true);
                break;
            case MarkShape.TriangleUp:
                yield return new Trace([P(8, 1.8), P(15, 14), P(1, 14)], ink, null, IsClosed: true);
                break;
            case MarkShape.TriangleDown:
                yield return new Trace([P(8, 13.2), P(1.9, 2.9), P(14.1, 2.9)], null, ink, 1.9 * scale, IsClosed: true);
                break;
            case MarkShape.Square:
                yield return new Box(At(2, x), At(2, y), 12 * scale, 12 * scale, ink);
                break;
            case MarkShape.Cross:
                yield return new Trace([P(3, 3), P(13, 13)], null, ink, 2.3 * scale);
                yield return new Trace([P(13, 3), P(3, 13)], null, ink, 2.3 * scale);
                break;
            case MarkShape.Arrow:
                yield return new Trace([.. Arc(5.6, 0, 1.75 * Math.PI)], null, ink, 2 * scale);
                yield return new Trace([P(11, .4), P(11, 5), P(15.4, 5)], ink, null, IsClosed: true);
                break;
            case MarkShape.Ring:
                yield return Circle(5.8, isOpen: true);
                break;
            default:
                throw new InvalidOperationException($"{form} has no drawing.");
        }
    }
}
