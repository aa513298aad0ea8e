namespace Benchmark.Api.Charts;

/// <summary>How large the frame is in which a chart stands in the page of another.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels, with room for lines that wrap.</param>
internal readonly record struct EmbedSize(int Width, int Height)
{
    /// <summary>The room for marks in a frame of the usual width.</summary>
    public const double WideDrawing = 568;

    /// <summary>The width below which a chart is drawn narrow.</summary>
    private const int Narrow = 560;

    private const int CardWidth = 340;
    private const int CardHeight = 330;
    private const int UsualWidth = 600;
    private const int UsualHeight = 560;
    private const int NarrowHeight = 690;

    // The title, the subtitle, the key, the sources and the line below.
    private const double Around = 290;

    /// <summary>The frame of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="most">The most width and height that there is; null for any.</param>
    public static EmbedSize Of(Chart chart, (int? Width, int? Height) most = default)
    {
        var (width, height) = chart is TargetCardChart ? (CardWidth, CardHeight) : (UsualWidth, 0);
        width = Math.Min(width, most.Width ?? width);
        if (height == 0)
        {
            var isNarrow = width < Narrow;
            var drawn = Math.Max(
                chart.HeightIn(isNarrow ? ChartFrame.NarrowInPage : WideDrawing, Language.Vi),
                chart.HeightIn(isNarrow ? ChartFrame.NarrowInPage : WideDrawing, Language.En));
            height = Math.Max(isNarrow ? NarrowHeight : UsualHeight, (int)Math.Ceiling((drawn + Around) / 10) * 10);
        }

        return new EmbedSize(width, Math.Min(height, most.Height ?? height));
    }
}
