using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>That nothing was found to draw, which is not the same as that there is nothing.</summary>
internal sealed record EmptyChart : Chart
{
    /// <param name="path">The path of the page where the figures would stand.</param>
    /// <param name="why">Why nothing is drawn; null where nothing was found.</param>
    public static EmptyChart Of(string path, Text? why = null) => new()
    {
        Title = why ?? ChartWords.NothingToDraw,
        Subtitle = why is null ? ChartWords.NotNone : Text.Empty,
        Description = why ?? new($"{ChartWords.NothingToDraw.Vi} {ChartWords.NotNone.Vi}", $"{ChartWords.NothingToDraw.En} {ChartWords.NotNone.En}"),
        FigureSources = [],
        Path = path,
    };

    public override double HeightIn(double width, Language language) => 60;

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        var (x, y, radius) = (area.X + (area.Width / 2), area.Y + (area.Height / 2), Math.Min(24 * unit, area.Height / 3));
        canvas.Add(new Dot(x, y, radius, Ink.Paper, Ink.Border, 2 * unit));
    }
}
